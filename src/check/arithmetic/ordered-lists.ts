import type { Claim } from '../claims/claim.ts';
import { mentionsIn, metricOfLabel } from '../claims/metrics.ts';
import { allowed } from './allowed.ts';
import { touch } from './interval.ts';
import { type NamedRow, nameOf, placeOf } from './row-names.ts';
import type { NumberTable } from './tables.ts';

/** Two rows that a list tells in the wrong order. */
export interface OutOfOrder {
  readonly first: Claim;
  readonly second: Claim;
  readonly firstLabel: string;
  readonly secondLabel: string;
  readonly head: string;
}

/** "In descending order of ROE: A, B and C", "按ROE从高到低排列，依次为": a list that says how it is ordered. */
const ORDERED =
  /(?<down>(?<!\p{L})(?:(?:in )?descending(?: order)?|from (?:the )?(?:highest|largest|biggest) to (?:the )?(?:lowest|smallest)|from high to low|absteigend\p{L}*|vo[nm] (?:der |dem )?(?:höchsten|größten) (?:bis )?zu[mr]? (?:niedrigsten|kleinsten))(?!\p{L})|[从從由]?(?:高到低|高至低|大到小|大至小|多到少)|降序)|(?<up>(?<!\p{L})(?:(?:in )?ascending(?: order)?|from (?:the )?(?:lowest|smallest) to (?:the )?(?:highest|largest|biggest)|from low to high|aufsteigend\p{L}*|vo[nm] (?:der |dem )?(?:niedrigsten|kleinsten) (?:bis )?zu[mr]? (?:höchsten|größten))(?!\p{L})|[从從由]?(?:低到高|低至高|小到大|小至大|少到多)|升序)/iu;

/** Whether a sentence says of a list how it is ordered. */
export function saysOrder(words: string): boolean {
  return ORDERED.test(words);
}

/** The first two rows of an ordered list of a sentence that the one column it names has the other way round. */
export function outOfOrder(words: string, table: NumberTable, rows: readonly NamedRow[]): OutOfOrder | undefined {
  const match = ORDERED.exec(words);
  if (match === null) return undefined;
  const small = words.toLowerCase();
  const end = match.index + match[0].length;
  const listed = rows
    .flatMap((row) => {
      const places = row.names.map((name) => placeOf(small, name, end)).filter((place) => place !== -1);
      return places.length === 0 ? [] : [{ row: row.row, place: Math.min(...places) }];
    })
    .toSorted((a, b) => a.place - b.place);
  const [first] = listed;
  if (first === undefined || listed.length < 3) return undefined;
  const column = columnNamed(words.slice(0, first.place), table);
  if (column === undefined) return undefined;
  const way = match.groups?.down === undefined ? -1 : 1;
  for (const [at, { row }] of listed.entries()) {
    const next = listed[at + 1];
    const [one, other] = [table.at(row, column), next && table.at(next.row, column)];
    if (!next || !one || !other || one.range || other.range || one.unit !== other.unit) continue;
    if (touch(allowed(one), allowed(other)) || (one.value > other.value ? 1 : -1) === way) continue;
    return {
      first: one,
      second: other,
      firstLabel: table.label(row),
      secondLabel: table.label(next.row),
      head: table.head(column),
    };
  }
  return undefined;
}

/** The one column of which the words before a list speak, of the year that they name. */
function columnNamed(lead: string, table: NumberTable): number | undefined {
  const small = lead.toLowerCase();
  const metrics = new Set(mentionsIn(lead).map(({ metric }) => metric.id));
  const year = /(?<!\d)(?:20)?(\d\d)(?=[EeAF]?(?:年|\s|[,，:：]|$))/u.exec(lead)?.[1];
  const named = Array.from({ length: table.columns }, (_, at) => at)
    .slice(1)
    .filter((column) => {
      const head = table.head(column);
      const name = nameOf(head)
        .replace(/(?:fy|cy)?\s?(?:20)?\d\d[aef]?年?/gu, '')
        .trim();
      const metric = metricOfLabel(head)?.metric.id;
      return (name.length > 1 && small.includes(name)) || (metric !== undefined && metrics.has(metric));
    });
  const ofYear = year === undefined ? named : named.filter((column) => table.head(column).includes(year));
  const left = ofYear.length > 0 ? ofYear : named;
  return left.length === 1 ? left[0] : undefined;
}
