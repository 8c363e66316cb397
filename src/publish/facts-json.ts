import type { Claim } from '../check/claims/claim.ts';
import { claimsOf } from '../check/claims/read.ts';
import { noteOfReport } from '../check/note/report.ts';
import type { Dataset } from '../data/dataset.ts';
import { CLOSE, OPEN } from '../prose/marks.ts';
import { type FactProvenance, provenance } from '../resolve/provenance.ts';
import type { Report } from '../resolve/report.ts';
import { sha256 } from '../shared/hash.ts';

/** A dataset as a fact or an exhibit draws on it. */
export interface FactsDataset {
  readonly name: string;
  readonly kind: Dataset['kind'];
  /** File names, or URL without credentials. */
  readonly origin?: string;
  /** With the values of its parameters. */
  readonly query?: string;
  readonly column?: string;
  readonly take?: string;
  /** SHA-256 of what was read. */
  readonly hash: string;
  readonly asOf?: string;
}

/** One fact that is printed, or that a printed one is computed from. */
export interface FactsEntry {
  readonly id: string;
  readonly label: string;
  /** Unscaled, in `unit`; both ends of a range; null when NM or NA. */
  readonly value: FactProvenance['value'];
  readonly unit: string;
  /** As running text prints it. */
  readonly text: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly basis?: string;
  readonly owner?: NonNullable<FactProvenance['owner']>;
  readonly formula?: string;
  readonly inputs?: NonNullable<FactProvenance['inputs']>;
  readonly sources: FactProvenance['sources'];
  readonly dataset?: FactsDataset;
  /** Empty for a fact that only others are computed from. */
  readonly uses: readonly { readonly text: string; readonly where: string; readonly field: string; readonly line: number }[];
}

/** Where every number of a document comes from, ready to be written as JSON. Holds nothing of the machine or of the hour. */
export interface FactsFile {
  readonly schema: 1;
  readonly document: {
    readonly report: string;
    readonly sha256: string;
    readonly title: string;
    readonly language: string;
    readonly brand: string;
    readonly date?: string;
    /** SHA-256 of the printed file. */
    readonly pdf?: string;
  };
  /** By id. */
  readonly facts: readonly FactsEntry[];
  /** Exhibits whose numbers are rows of data, by number. */
  readonly exhibits: readonly {
    readonly id: string;
    readonly number: number;
    readonly datasets: readonly FactsDataset[];
    readonly sources: readonly string[];
  }[];
  /** Numbers that stand in the text as they were typed, with the sources cited for them, in the order of the lines. */
  readonly claims: readonly { readonly text: string; readonly line: number; readonly citations: readonly string[] }[];
}

/** The same report with the same data gives the same text. @param pdf SHA-256 of the file that was printed */
export function factsOf(report: Report, title: string, pdf?: string): FactsFile {
  return {
    schema: 1,
    document: {
      report: report.name,
      sha256: sha256(report.text),
      title,
      language: report.language,
      brand: report.brand.name,
      ...given({ date: report.data.date, pdf }),
    },
    facts: provenance(report)
      .map((fact) => factEntry(fact, report))
      .sort((a, b) => inOrder(a.id, b.id)),
    exhibits: exhibitEntries(report),
    claims: typedNumbers(report),
  };
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function factEntry({ fact, uses, dataset, ...from }: FactProvenance, report: Report): FactsEntry {
  const { label, value, unit, text, period, asOf, basis, owner, formula, inputs, sources } = from;
  return {
    id: fact,
    label,
    value,
    unit,
    text,
    ...given({ period, asOf, basis, owner, formula, inputs }),
    sources,
    ...(dataset ? { dataset: datasetEntry(dataset, report) } : {}),
    uses: uses
      .map(({ text: printed, where, field, place }) => ({ text: printed, where, field, line: place.line }))
      .sort((a, b) => a.line - b.line || inOrder(a.field, b.field) || inOrder(a.text, b.text)),
  };
}

function datasetEntry(
  { name, column, take }: { readonly name: string; readonly column?: string; readonly take?: string },
  { datasets }: Pick<Report, 'datasets'>,
): FactsDataset {
  const { kind, origin, hash, asOf } = datasets.get(name) as Dataset;
  const asked = kind === 'sql' || kind === 'postgres' ? { query: origin } : { origin };
  return { name, kind, ...asked, ...given({ column, take }), hash, ...given({ asOf }) };
}

/** Those entries that hold something. */
function given<T extends object>(entries: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function exhibitEntries(report: Report): FactsFile['exhibits'] {
  return report.exhibits.flatMap(({ id, number, sources }) => {
    const { data, with: more } = report.data.exhibits[id] ?? {};
    const names = [...new Set([data, ...Object.values(more ?? {})])].filter(
      (name): name is string => name !== undefined && report.datasets.has(name),
    );
    return names.length === 0
      ? []
      : [
          {
            id,
            number,
            datasets: names.sort(inOrder).map((name) => datasetEntry({ name }, report)),
            sources: [...sources].sort(inOrder),
          },
        ];
  });
}

/** The numbers of the text that no expression printed. */
function typedNumbers(report: Report): FactsFile['claims'] {
  const filled = filledLines(report);
  return claimsOf(noteOfReport(report))
    .filter((claim) => claim.fact === undefined && isText(claim))
    .map((claim) => ({ text: claim.text, line: claim.place().line, citations: [...claim.citations].sort(inOrder) }))
    .filter(({ text, line }) => !filled.get(line)?.some((printed) => printed.includes(text)))
    .sort((a, b) => a.line - b.line || inOrder(a.text, b.text));
}

/** What a person wrote: the cells of an exhibit are data. */
function isText({ role, block }: Claim): boolean {
  return role !== 'fact' && !(block?.kind === 'table' && block.exhibit !== undefined);
}

const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

/** What expressions printed, by the line they stand on. */
function filledLines(report: Report): ReadonlyMap<number, readonly string[]> {
  const lines = new Map<number, string[]>();
  const captions = report.exhibits.flatMap(({ title, subtitle, notes, sourceLine }) => [title, subtitle, notes, sourceLine]);
  for (const prose of [report.body, ...report.prose.values(), ...captions]) {
    if (prose === undefined) continue;
    for (const { 0: mark, 1: number, index } of prose.expanded.text.matchAll(MARK)) {
      const printed = prose.expanded.printed[Number(number)];
      if (printed === undefined || printed.kind === 'reference') continue;
      const { line } = prose.placeAt(index, index + mark.length);
      const texts = lines.get(line);
      if (texts) texts.push(printed.text);
      else lines.set(line, [printed.text]);
    }
  }
  return lines;
}
