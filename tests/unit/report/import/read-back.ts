import { parse as parseYaml } from 'yaml';
import { splitFrontMatter } from '../../../../src/report/front-matter.ts';
import { importDraft } from '../../../../src/report/import/import.ts';
import { type ReportData, reportSchema } from '../../../../src/report/schema/report.ts';

/** The report that an imported draft is, read the way every report is read. */
export function readBack(draft: string, name = 'draft.txt'): ReportData {
  return readReport(importDraft(draft, { name }).markdown);
}

export function readReport(markdown: string): ReportData {
  const split = splitFrontMatter(markdown);
  if (!split) throw new Error('no front matter');
  return reportSchema.parse({ ...(parseYaml(split.yaml) as object), body: split.body });
}

/** Ids that the report names without declaring them. */
export function danglingIds(report: ReportData): string[] {
  const facts = new Set(Object.keys(report.facts));
  const sources = new Set(report.sources.map(({ id }) => id));
  const prose = [report.body, report.title, ...report.scenarios.map(({ assumption }) => assumption)].join('\n');
  const printed = [...prose.matchAll(/(?<!\\)\{\{fact "([^"]*)"/g)].map((match) => match[1] as string);
  const cells = Object.values(report.exhibits)
    .flatMap(({ table }) => (table?.rows ?? []).flatMap((row) => Object.values(row as object)))
    .flatMap((cell) => (cell !== null && typeof cell === 'object' && 'fact' in cell ? [String(cell.fact)] : []));
  const named = [
    ...printed,
    ...cells,
    ...report.callBox,
    ...report.keyData,
    report.price,
    report.upside,
    report.target?.current,
    report.targetRange?.low,
    report.targetRange?.mean,
    report.targetRange?.high,
    ...(report.ratingDistribution?.rows ?? []).map(({ share }) => share),
    ...report.scenarios.flatMap(({ price, upside, probability }) => [price, upside, probability]),
  ].filter((id) => id !== undefined);
  const cited = Object.values(report.facts).flatMap((fact) =>
    typeof fact === 'number' || fact.source === undefined ? [] : [fact.source].flat(),
  );
  const placed = [...report.body.matchAll(/^::exhibit\{#([^}]*)\}$/gm)].map((match) => match[1] as string);
  return [
    ...named.filter((id) => !facts.has(id)),
    ...cited.filter((id) => !sources.has(id)),
    ...placed.filter((id) => !Object.hasOwn(report.exhibits, id)),
    ...Object.keys(report.exhibits).filter((id) => !placed.includes(id)),
  ];
}

/** Everything the report would print, with facts filled in. */
export function printedText(report: ReportData): string {
  const fill = (text: string): string =>
    text
      .replace(/\{\{fact "([^"]*)"[^}]*\}\}/g, (_, id: string) => displayOf(report, id))
      .replaceAll('&#92;', '\\')
      .replace(/&#12[35];/g, ' ');
  const cell = (value: unknown): string =>
    value !== null && typeof value === 'object' && 'fact' in value ? displayOf(report, String(value.fact)) : String(value);
  return [
    fill(report.title),
    fill(report.body),
    report.disclaimer ?? '',
    ...report.scenarios.map(({ name, assumption }) => `${name} ${fill(assumption)}`),
    ...report.sources.map(({ id, publisher, title, date, locator, note }) =>
      [id, publisher, title, date, locator, note].join(' '),
    ),
    ...Object.values(report.exhibits).map(({ table }) =>
      [
        ...(table?.columns ?? []).map((column) => (typeof column === 'string' ? column : column.title)),
        ...(table?.rows ?? []).flatMap((row) => Object.values(row as object).map(cell)),
      ].join(' '),
    ),
  ].join('\n');
}

function displayOf(report: ReportData, id: string): string {
  const fact = report.facts[id];
  return typeof fact === 'object' ? (fact.display ?? '') : '';
}
