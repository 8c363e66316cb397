import type { Fact } from '../data/fact.ts';
import { tabularText } from '../data/fact.ts';
import type { Locale } from '../locale/locale.ts';
import type { Printed } from '../prose/expanded.ts';
import { CLOSE, OPEN } from '../prose/marks.ts';
import type { Prose } from '../prose/prose.ts';
import type { ReportSpec } from '../report/spec.ts';
import { factMentions } from './fact-numbers.ts';
import { factReferences } from './prose-fields.ts';
import type { Exhibit, FactUse, FactUsePlace } from './report.ts';

interface Resolved {
  readonly spec: ReportSpec;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly locale: Locale;
  /** Prose of the front matter by schema path. */
  readonly prose: ReadonlyMap<string, Prose>;
  readonly body: Prose;
  readonly exhibits: readonly Exhibit[];
}

const BLOCKS: Readonly<Record<string, FactUsePlace>> = {
  price: 'call-box',
  upside: 'call-box',
  target: 'call-box',
  callBox: 'call-box',
  keyData: 'key-data',
  targetRange: 'target-range',
  estimates: 'estimates',
  scenarios: 'scenarios',
  ratingDistribution: 'ratings',
};

/** Every print of a fact, with the block and the place that print it. Places are looked up when they are asked for. */
export function factUses({ spec, facts, locale, prose, body, exhibits }: Resolved): readonly FactUse[] {
  const uses: FactUse[] = [];
  const at = (path: readonly (string | number)[], fact: string, text: string, where: FactUsePlace): void => {
    uses.push({
      fact,
      text,
      where,
      field: path.join('.'),
      get place() {
        return spec.locate(path);
      },
    });
  };
  for (const [path, id] of factReferences(spec.data)) {
    const fact = facts.get(id);
    if (fact) at(path, id, tabularText(fact, locale), BLOCKS[String(path[0])] as FactUsePlace);
  }
  for (const [field, read] of prose) uses.push(...usesInProse(read, field, 'prose'));
  uses.push(...usesInProse(body, 'body', 'prose'));
  for (const exhibit of exhibits) {
    const field = `exhibits.${exhibit.id}`;
    for (const key of ['title', 'subtitle', 'notes', 'sourceLine'] as const) {
      const read = exhibit[key];
      if (read) uses.push(...usesInProse(read, `${field}.${key === 'sourceLine' ? 'source' : key}`, 'prose'));
    }
    if (exhibit.content.kind === 'table') {
      for (const { cells } of exhibit.content.table.rows)
        for (const cell of cells) {
          if (cell.prose) uses.push(...usesInProse(cell.prose, `${field}.table`, 'table'));
          else if (cell.fact !== undefined) at(['exhibits', exhibit.id, 'table'], cell.fact, cell.text, 'table');
        }
    } else if (exhibit.content.kind === 'chart') {
      const { chart, rows, data, with: more } = spec.data.exhibits[exhibit.id] ?? {};
      const written: [readonly string[], unknown][] = [
        [['exhibits', exhibit.id, 'chart'], chart],
        [['exhibits', exhibit.id, 'rows'], rows],
        ...[data, ...Object.values(more ?? {})].flatMap((name): [readonly string[], unknown][] =>
          name === undefined ? [] : [[['datasets', name, 'rows'], spec.data.datasets[name]?.rows]],
        ),
      ];
      for (const [path, value] of written)
        for (const [inner, { fact }] of factMentions(value, path)) {
          const found = facts.get(fact);
          if (found) at(inner, fact, found.tableText, 'chart');
        }
    }
  }
  return uses;
}

const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

function factsOf(printed: Printed): readonly string[] {
  if (printed.kind === 'fact') return [printed.id];
  return printed.kind === 'derived' ? printed.from.flatMap((origin) => ('fact' in origin ? [origin.fact] : [])) : [];
}

function usesInProse({ expanded, placeAt }: Prose, field: string, where: FactUsePlace): readonly FactUse[] {
  if (expanded.printed.length === 0) return [];
  const uses: FactUse[] = [];
  for (const match of expanded.text.matchAll(MARK)) {
    const printed = expanded.printed[Number(match[1])];
    if (!printed || printed.kind === 'reference') continue;
    for (const fact of factsOf(printed))
      uses.push({
        fact,
        text: printed.text,
        where,
        field,
        get place() {
          return placeAt(match.index, match.index + match[0].length);
        },
      });
  }
  return uses;
}
