import type { Claim, Interval } from '../claims/claim.ts';
import { METRICS } from '../claims/metrics.ts';
import { allowed } from './allowed.ts';
import { plus, scaled, touch } from './interval.ts';
import type { NumberTable } from './tables.ts';

/** Rows whose sum may make a later row, each with the sign that it is counted with. */
export interface Run {
  readonly rows: readonly number[];
  /** 1 as printed, -1 taken away, 0 taken away whatever its sign. */
  readonly signs: readonly (1 | -1 | 0)[];
}

/** Most rows that one sum is made of. */
const LONGEST = 14;

/** Rows that are taken away where they are printed without a minus. */
const TAKEN =
  /(?<!\p{L})(?:less|minus|net (?:financial )?debt|(?:gross |financial |total )?debt|borrowings|minorit\w+|non-controlling\w*|pensions?|capex|capital expenditures?|capitali[sz]ed|tax(?:es)?|interest|finance costs?|dividends?|buy-?backs?|repurchases?|costs?|cogs|expenses?|opex|sg&a|r&d|depreciation|amorti[sz]ation|d&a|impairments?|leases?|provisions?|write-?(?:downs?|offs?)|redemptions?|outflows?|abzüglich|abzgl\.?|nettoverschuldung|netto(?:finanz)?schulden|finanzschulden|verbindlichkeiten|minderheiten|pensionen|pensionsrückstellungen|investitionen|steuern|ertragsteuern|zinsen|zinsaufwand|dividenden?|aktienrückkäufe?|aufwand|kosten|\p{L}{3,}(?:aufwand|aufwendungen|kosten|steuern|zahlungen)|abschreibungen|leasing\w*|risikovorsorge|rücknahmen|tilgung(?:en)?)(?!\p{L})|^[-−–]\s|减|減|扣除|净负债|淨負債|净债务|淨債務|有息负债|有息負債|少数股东|少數股東|资本开支|資本開支|资本支出|資本支出|税|稅|利息|股息|股利|分红|派息|回购|回購|成本|费用|費用|折旧|折舊|摊销|攤銷|减值|減值|赎回|贖回|支出/iu;
/** Cash is taken off debt, and debt off value. */
const OPPOSED = /(?<!\p{L})(?:cash|liquid\w*|securities|liquide mittel|kasse|wertpapiere)(?!\p{L})|现金|現金|货币资金|貨幣資金/iu;

/** The runs of rows right before a row that may make it, longest first. */
export function runsBefore(
  table: NumberTable,
  row: number,
  column: number,
  isResult: (row: number) => boolean,
  target = table.at(row, column),
): readonly Run[] {
  if (target === undefined) return [];
  const rows: number[] = [];
  for (let at = row - 1; at >= 0 && rows.length < LONGEST; at--) {
    const claim = table.at(at, column);
    if (claim !== undefined && isAlike(claim, target)) rows.unshift(at);
  }
  const runs: Run[] = [];
  for (let start = 0; start < rows.length - 1; start++) {
    const whole = rows.slice(start);
    // Results on the way are sums of rows that are counted already.
    const plain = whole.filter((at, nth) => nth === 0 || !isResult(at));
    for (const list of plain.length === whole.length ? [whole] : [whole, plain])
      if (list.length > 1) runs.push(...signed(table, list));
  }
  return runs;
}

function signed(table: NumberTable, rows: readonly number[]): readonly Run[] {
  const taken = rows.map((row, nth) => nth > 0 && TAKEN.test(table.label(row)));
  const opposed = rows.map((row, nth) => nth > 0 && OPPOSED.test(table.label(row)));
  const ways: Run[] = [{ rows, signs: rows.map(() => 1) }];
  if (taken.includes(true)) {
    ways.push({ rows, signs: taken.map((is) => (is ? -1 : 1)) });
    ways.push({ rows, signs: taken.map((is) => (is ? 0 : 1)) });
  }
  if (opposed.includes(true)) ways.push({ rows, signs: opposed.map((is) => (is ? -1 : 1)) });
  return ways;
}

/** Numbers that may stand in one sum. */
function isAlike(claim: Claim, target: Claim): boolean {
  if (claim.unit !== target.unit || claim.range !== undefined) return false;
  // Building blocks of a return.
  if (claim.unit === '%') return true;
  if (claim.metric === 'growth' || claim.metric === 'change') return false;
  const [one, two] = [claim, target].map(({ metric }) => METRICS.get(metric ?? '')?.kind ?? 'money');
  return one === two || (one !== 'percent' && one !== 'multiple' && one !== 'share' && two === 'money');
}

/** What a run makes in a column; undefined where a cell is missing or of another kind. */
export function sumOf(table: NumberTable, { rows, signs }: Run, column: number, target: Claim): Interval | undefined {
  let sum: Interval = { low: 0, high: 0 };
  for (const [nth, row] of rows.entries()) {
    const claim = table.at(row, column);
    if (claim === undefined || !isAlike(claim, target)) return undefined;
    const sign = signs[nth] === 0 ? -1 : signs[nth] === -1 && claim.value > 0 ? -1 : 1;
    sum = plus(sum, scaled(allowed(claim), sign));
  }
  return sum;
}

export function makes(table: NumberTable, run: Run, column: number, target: Claim): boolean {
  const sum = sumOf(table, run, column, target);
  return sum !== undefined && touch(sum, allowed(target));
}

/** The same table with rows for columns. */
export function turned(table: NumberTable): NumberTable {
  return {
    block: table.block,
    at: (row, column) => (column === 0 ? undefined : table.at(column - 1, row + 1)),
    all: (row, column) => (column === 0 ? [] : table.all(column - 1, row + 1)),
    rows: table.columns - 1,
    columns: table.rows + 1,
    label: (row) => table.head(row + 1),
    head: (column) => table.label(column - 1),
  };
}
