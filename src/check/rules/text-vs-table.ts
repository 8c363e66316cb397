import { allowed } from '../arithmetic/allowed.ts';
import { gap, touch } from '../arithmetic/interval.ts';
import { nameOf, placeOf } from '../arithmetic/row-names.ts';
import { bySentence } from '../arithmetic/sentences.ts';
import { isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import { DIRECT } from '../claims/binding.ts';
import type { Claim } from '../claims/claim.ts';
import { metricOfLabel } from '../claims/metrics.ts';
import { periodOfLabel } from '../claims/periods.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Said of another time, owner or case than the table's. */
const ELSE =
  /(?<!\p{L})(?:consensus|street|guid\w+|peers?|median|average|mean|old|previous\w*|prior|former\w*|last year|year ago|a year earlier|scenario|case|bull|bear|peak|trough|long[- ]term|target(?:s|ed|ing)?|expect\w*|would|could|if|per cent of|share of|stress|adjusted|excluding|ex|including|constant|organic|konsens|bisher\w*|zuvor|vorher|vorjahr\w*|zuletzt|spanne|mittelfristig|erwart\w*|würde|könnte|falls|bereinigt\w*|ohne|inklusive)(?!\p{L})|一致预期|一致預期|共识|共識|同业|同業|行业|行業|此前|去年|上年|年初|如果|若|预计|預計|预期|預期|目标|目標|调整后|調整後|扣除|剔除/iu;
/** Labels of rows that say nothing by themselves. */
const PLAIN =
  /^(?:others?|rest|group|sum|average|mean|median|price|target|rating|upside|growth|change|year|date|source|sonstige|übrige|gruppe|konzern|kurs|wachstum|veränderung|其他|其它|同比|环比|環比)$/iu;
/** Most rows that are looked for in the text. */
const MOST_ROWS = 160;
/** A number further off is of another thing. */
const FURTHEST = 0.35;

export const textVsTable: Rule = {
  id: 'text-vs-table',
  group: 'consistency',
  severity: 'warning',
  about:
    'What the text says of a row of a table by its own words is what the row prints: in some column, or in the column of the time that is said.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nNet revenue retention of 117% in the October quarter shows a sticky base.\n\n| | 3Q24 | 3Q25 |\n|---|---|---|\n| Net revenue retention | 116% | 114% |\n| Gross retention | 96% | 96% |',
        why: 'The table has no 117%.',
      },
      {
        text: '# 海登\n\n- 期末平均融资成本4.36%，继续下降。\n\n| 指标 | 数值 |\n|---|---|\n| 平均融资成本 | 4.63% |',
        why: '两处不一致。',
      },
      {
        text: '# Sector\n\n| €m | Revenue 2025E | Backlog |\n|---|---|---|\n| Voltera | 9,660 | 18,900 |\n| Nordkabel | 5,880 | 10,400 |\n\n**Voltera** is the bellwether. The €19.8bn order book is two years of sales.',
        why: 'The table has a backlog of 18.9 billion.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nNet revenue retention of 114% compares with 116% a year ago.\n\n| | 3Q24 | 3Q25 |\n|---|---|---|\n| Net revenue retention | 116% | 114% |\n| Gross retention | 96% | 96% |',
        why: 'Both stand in the table.',
      },
      {
        text: '# Halden\n\nPeers have a net revenue retention of 109%.\n\n| | 3Q24 | 3Q25 |\n|---|---|---|\n| Net revenue retention | 116% | 114% |\n| Gross retention | 96% | 96% |',
        why: 'Peers are others.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims);
    if (tables.length === 0) return;
    const rows = tables.flatMap(rowsOf).slice(0, MOST_ROWS);
    const entities = tables.flatMap(entitiesOf).slice(0, MOST_ROWS);
    for (const sentence of bySentence(claims)) {
      for (const [at, claim] of sentence.entries()) {
        if (!isPlain(claim) || ELSE.test(around(claim, sentence[at + 1]))) continue;
        const found = ofRow(claim, rows) ?? ofEntity(claim, entities);
        if (found) yield found;
      }
    }
  },
};

interface Row {
  readonly name: string;
  readonly cells: readonly Claim[];
}

/** Rows that a text can name by the words of their first cell. */
function rowsOf(table: NumberTable): readonly Row[] {
  return Array.from({ length: table.rows }, (_, row): Row => {
    const name = nameOf(table.label(row));
    return { name, cells: cellsOf(table, row, (column) => !isChange(table, column)) };
  }).filter(({ name, cells }) => cells.length > 0 && isTelling(name));
}

interface Entity {
  readonly name: string;
  readonly metric: string;
  readonly cells: readonly Claim[];
}

/** Rows that name whose numbers they hold, with the metric that a column names. */
function entitiesOf(table: NumberTable): readonly Entity[] {
  const columns = Array.from({ length: table.columns }, (_, at) => at).slice(1);
  const metrics = columns.map((column) => (isChange(table, column) ? undefined : metricOfLabel(table.head(column))?.metric.id));
  const found: Entity[] = [];
  for (let row = 0; row < table.rows; row++) {
    const name = nameOf(table.label(row));
    if (name.length < 2 || isTotal(table.label(row)) || PLAIN.test(name) || metricOfLabel(table.label(row)) !== undefined)
      continue;
    for (const metric of new Set(metrics)) {
      if (metric === undefined) continue;
      const cells = cellsOf(table, row, (column) => metrics[column - 1] === metric);
      if (cells.length > 0) found.push({ name, metric, cells });
    }
  }
  return found;
}

function cellsOf(table: NumberTable, row: number, belongs: (column: number) => boolean): readonly Claim[] {
  const cells: Claim[] = [];
  for (let column = 1; column < table.columns; column++) {
    const claim = table.at(row, column);
    if (claim !== undefined && claim.range === undefined && belongs(column)) cells.push(claim);
  }
  return cells;
}

function isChange(table: NumberTable, column: number): boolean {
  return /(?<!\p{L})(?:growth|change|chg|yoy|y\/y|δ|delta|veränderung|wachstum)(?!\p{L})|同比|环比|環比|增速|季增|年增/iu.test(
    table.head(column),
  );
}

/** Words that no text has by chance. */
function isTelling(name: string): boolean {
  if (PLAIN.test(name) || periodOfLabel(name) !== undefined || isTotal(name)) return false;
  return /\p{Script=Han}/u.test(name) ? name.length >= 4 : name.length >= 11 || (name.split(' ').length > 1 && name.length >= 8);
}

function isPlain({ range, motion, quoted, owner, qualifier, of, fact }: Claim): boolean {
  return (
    range === undefined &&
    motion !== 'from' &&
    motion !== 'by' &&
    !quoted &&
    owner !== 'consensus' &&
    owner !== 'company' &&
    qualifier === undefined &&
    of === undefined &&
    fact === undefined
  );
}

function around({ span, start, end, sentence }: Claim, next: Claim | undefined): string {
  return span.text.slice(Math.max(sentence, start - 60), Math.min(end + 24, next?.start ?? Number.POSITIVE_INFINITY));
}

/** The row whose name stands right before a number, or right behind it. */
function ofRow(claim: Claim, rows: readonly Row[]): Noticed | undefined {
  const { span, start, end, sentence } = claim;
  const before = span.text.slice(Math.max(sentence, start - 70), start).toLowerCase();
  const behind = span.text.slice(end, end + 50).toLowerCase();
  for (const { name, cells } of rows) {
    if (claim.metric !== undefined && cells.some(({ metric }) => metric === claim.metric)) continue;
    const at = before.lastIndexOf(name);
    const isNamed =
      (at !== -1 && DIRECT.test(before.slice(at + name.length)) && !/[\p{Script=Latin}-]$/u.test(before.slice(0, at))) ||
      (claim.unit === '%' && behind.startsWith(` ${name}`));
    if (!isNamed) continue;
    const found = against(claim, cells, name);
    if (found) return found;
  }
  return undefined;
}

/** The row that the sentence names, or else the head of the paragraph, in the column of the metric. */
function ofEntity(claim: Claim, entities: readonly Entity[]): Noticed | undefined {
  if (claim.metric === undefined || claim.metric === 'price' || claim.block?.kind === 'heading') return undefined;
  const { span, sentence, end } = claim;
  const mine = entities.filter(({ metric }) => metric === claim.metric);
  if (mine.length < 2) return undefined;
  const words = span.text.slice(sentence, end + 40).toLowerCase();
  const named = mine.filter(({ name }) => placeOf(words, name) !== -1);
  const meant = named.length > 0 ? named : mine.filter(({ name }) => placeOf(span.text.slice(0, 40).toLowerCase(), name) !== -1);
  const [one] = meant;
  return one === undefined || meant.length > 1 ? undefined : against(claim, one.cells, one.name);
}

function against(claim: Claim, cells: readonly Claim[], name: string): Noticed | undefined {
  const alike = cells.filter(({ unit }) => unit === claim.unit);
  const ofTime = alike.filter(({ period }) => period?.key === claim.period?.key);
  if (alike.length === 0) return undefined;
  // Of a time that the table does not have.
  if (claim.period !== undefined && ofTime.length === 0 && alike.some(({ period }) => period !== undefined)) return undefined;
  if (alike.some((cell) => isSame(claim, cell))) return undefined;
  const nearest = alike.reduce((best, each) =>
    gap(allowed(claim), allowed(each)) < gap(allowed(claim), allowed(best)) ? each : best,
  );
  if (Math.abs(claim.value / nearest.value - 1) > FURTHEST) return undefined;
  return {
    message: `The text has ${claim.text} for "${name}"; the table in line ${nearest.place().line} prints ${cells.map(({ text }) => text).join(', ')}.`,
    mend: 'Correct the one that is wrong, or say what tells them apart.',
    place: claim.place(),
  };
}

/** The same number, rounded further or not; costs stand in tables with a minus, in text without. */
function isSame(claim: Claim, cell: Claim): boolean {
  const { low, high } = allowed(claim);
  const printed = allowed(cell);
  if (Math.abs(claim.half / cell.half - 1) < 1e-6)
    return Math.abs(Math.abs(claim.value) - Math.abs(cell.value)) < (high - low) / 2 + claim.half / 10;
  return touch(printed, { low, high }) || touch(printed, { low: -high, high: -low });
}
