import { leadOf, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import { metricOfLabel } from '../claims/metrics.ts';
import { headingOf, type Note } from '../note/note.ts';
import { isSameMoment, type Moment, momentOfLabel, orderOf } from './moment.ts';

export interface Point {
  readonly moment: Moment;
  readonly claim: Claim;
}

/** A row or column of a table that tells one thing at several times, the earliest first. */
export interface Series {
  /** Words of its label in small letters, without what stands in brackets. */
  readonly name: string;
  readonly metric: string | undefined;
  readonly points: readonly Point[];
  /** Index of its table among the blocks of the note. */
  readonly table: number;
  /** What stands right above the table and what its heading says: names a table that has one series. */
  readonly about: string;
}

const known = new WeakMap<readonly Claim[], readonly Series[]>();

/** All series of the tables of a note. */
export function seriesIn(note: Note, claims: readonly Claim[]): readonly Series[] {
  let series = known.get(claims);
  if (series === undefined)
    known.set(
      claims,
      (series = tablesOf(note, claims)
        .flatMap((table) => seriesOf(note, table))
        .flatMap(ofOneKind)),
    );
  return series;
}

const OF_TIME =
  /^\s*$|quarter|month|year|date|period|week|from|time|quartal|monat|jahr|datum|zeitraum|季度|月份|年份|年度|日期|时间|時間|期间/iu;

function seriesOf(note: Note, table: NumberTable): readonly Series[] {
  const about = `${headingOf(note, table.block)} ${leadOf(note, table)}`.toLowerCase();
  const heads = Array.from({ length: table.columns }, (_, at) => momentOfLabel(table.head(at)));
  const across = heads.filter((moment) => moment !== undefined).length;
  if (across >= 2) {
    const measures = measuresOf(table, heads);
    return Array.from({ length: table.rows }, (_, row) => {
      const own = momentOfLabel(table.label(row));
      return measures.map(({ words, columns }) => {
        const points = columns.flatMap((column): Point[] => {
          const moment = heads[column];
          const claim = moment && table.at(row, column);
          if (!moment || !claim) return [];
          // "2024 revenue" in the row and "Q1" in the column.
          return [{ claim, moment: moment.year === undefined && own?.kind === 'year' ? { ...moment, year: own.year } : moment }];
        });
        const label = heads[0] === undefined ? table.label(row) : '';
        const isHan = /\p{Script=Han}$/u.test(label);
        const name = words === '' || label === '' ? label : `${label}${isHan ? '' : ' '}${words}`;
        return inOrder({ ...named(name), points, table: table.block.index, about });
      });
    })
      .flat()
      .filter(({ points }) => points.length >= 2);
  }
  const down = Array.from({ length: table.rows }, (_, row) => momentOfLabel(table.label(row)));
  if (down.filter((moment) => moment !== undefined).length < 2) return [];
  return Array.from({ length: table.columns - 1 }, (_, at) => {
    // Of a table of two columns the first head may be the name: "Index, close | Points".
    const label = table.columns === 2 && !OF_TIME.test(table.head(0)) ? table.head(0) : table.head(at + 1);
    const points = down.flatMap((moment, row): Point[] => {
      const claim = moment && table.at(row, at + 1);
      return moment && claim ? [{ claim, moment }] : [];
    });
    return inOrder({ ...named(label), points, table: table.block.index, about });
  }).filter(({ points }) => points.length >= 2);
}

/** What columns of several times measure: "Sales 1H25", "Sales 1H24" and "EBIT 1H25" are two things, and sales are meant where none is named. */
function measuresOf(
  table: NumberTable,
  heads: readonly (Moment | undefined)[],
): readonly { readonly words: string; readonly columns: readonly number[] }[] {
  const columns = heads.flatMap((moment, column) => (moment === undefined ? [] : [column]));
  const known = Map.groupBy(columns, (column) => metricOfLabel(table.head(column))?.metric.id);
  if (known.size < 2 || known.has(undefined)) return [{ words: '', columns }];
  return [...known].map(([metric, of]) => ({
    words:
      metric === 'revenue'
        ? ''
        : table
            .head(of[0] as number)
            .replace(/\S*\d\S*/gu, '')
            .trim(),
    columns: of,
  }));
}

/** Quarters and the year that they add up to are two series. */
function ofOneKind(series: Series): readonly Series[] {
  return [...Map.groupBy(series.points, ({ moment }) => moment.kind).values()]
    .filter((points) => points.length >= 2)
    .map((points) => ({ ...series, points }));
}

function named(label: string): Pick<Series, 'name' | 'metric'> {
  const name = label
    .replace(/[(（［[].*$/u, '')
    .replace(/,.{0,12}$/u, '')
    .replace(/[*_:：]/gu, '')
    .trim()
    .toLowerCase();
  return { name, metric: metricOfLabel(label)?.metric.id };
}

/** The earliest first; a table may run either way, and its order holds where years are not written. */
function inOrder(series: Series): Series {
  const { points } = series;
  const [first, second] = [points[0], points.at(-1)];
  const isTold = points.every(({ moment }) => moment.year !== undefined);
  if (!first || !second || !isTold) return series;
  return { ...series, points: points.toSorted((a, b) => orderOf(a.moment) - orderOf(b.moment)) };
}

/** The point of a series at a time. */
export function pointAt({ points }: Series, moment: Moment): Point | undefined {
  const found = points.filter((each) => isSameMoment(each.moment, moment));
  return found.length === 1 ? found[0] : undefined;
}

/** The point of a year before another, or of the quarter or month before it. */
export function pointBefore(series: Series, { moment }: Point, step: 'year' | 'part'): Point | undefined {
  const { kind, year, part } = moment;
  if (step === 'year') return year === undefined ? undefined : pointAt(series, { ...moment, year: year - 1 });
  if (part === undefined) return undefined;
  const last = kind === 'quarter' ? 4 : kind === 'half' ? 2 : 12;
  const before =
    part === 1 ? { ...moment, part: last, year: year === undefined ? undefined : year - 1 } : { ...moment, part: part - 1 };
  return pointAt(series, before);
}
