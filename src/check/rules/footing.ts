import { allowed } from '../arithmetic/allowed.ts';
import { causeOf } from '../arithmetic/causes.ts';
import { gap, middle } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { makes, type Run, runsBefore, sumOf, turned } from '../arithmetic/runs.ts';
import { isTotal, leadOf, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import { headingOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Rows that close a computation. */
const RESULT =
  /(?<!\p{L})(?:free cash\s?flow|fcff?|operating cash\s?flow|cash\s?flow (?:from|before|after|available)|net cash|net (?:financial )?debt|(?:gross|operating|pre-?tax|net) (?:profit|income|result|earnings|loss)|profit (?:before|after|for)|ebitd?a?|ebt|pbt|pat|ppop|ffo|nopat|enterprise value|ev|equity(?: value)?|nav|nta|net assets|net (?:asset )?value|net additions|closing|ending|(?:change|increase|decrease|movement|surplus|deficit|shortfall) (?:in|of)?|balance|freier cash-?flow|operativer cash-?flow|cashflow|nettoverschuldung|nettofinanz\w+|nettoliquidität|netto\w+|unternehmenswert|eigenkapital(?:wert)?|bruttoergebnis|betriebsergebnis|vorsteuerergebnis|ergebnis (?:vor|nach)|\p{L}*überschuss|jahresergebnis|konzernergebnis|endbestand|veränderung)(?!\p{L})|自由现金流|自由現金流|净额|淨額|净利|淨利|毛利|利润总额|利潤總額|税前|稅前|营业利润|營業利益|经营利润|經營利潤|企业价值|企業價值|股权价值|股權價值|净现金|淨現金|净负债|淨負債|净债务|淨債務|净资产|淨資產|净增|淨增|期末|年末|季末/iu;
const OPENING = /(?<!\p{L})(?:opening|beginning|start of|anfangsbestand|beginn)(?!\p{L})|期初|年初|季初/iu;
const CLOSING = /(?<!\p{L})(?:closing|ending|end of|endbestand|ende)(?!\p{L})|期末|年末|季末/iu;
/** Rows that together make what the last one tells. */
const CONTRIBUTIONS =
  /(?<!\p{L})(?:contributions?|attribution|components?|wachstumsbeitr\p{L}+|beitr[aä]g\p{L}*)(?!\p{L})|贡献|貢獻|拉动|拉動/iu;
/** A return that its building blocks make, all of them percentages. */
const RETURN =
  /^(?:expected|total|implied|prospective|nominal|estimated)\s(?:\p{L}+\s)?returns?(?!\p{L})|^(?:erwartete|gesamt)\p{L}*\s?(?:rendite|ertrag)|^(?:预期|預期|总|總)(?:回报|回報|收益)率?$/iu;
/** From the value of the shares to that of the enterprise, or back. */
const MARKET = /market (?:cap\w*|value)|equity value|marktkapitalisierung|börsenwert|市值/iu;
const ENTERPRISE = /enterprise value|(?<!\p{L})ev(?!\p{L})|unternehmenswert|企业价值|企業價值/iu;
const STOCK =
  /(?<!\p{L})(?:debt|net cash|equity|nav|nta|value|assets|ev|cash (?:at|position)|\p{L}*verschuldung|\p{L}*schulden|\p{L}*liquidität|eigenkapital|\p{L}*wert|\p{L}*bestand|group|total|summe|konzern)(?!\p{L})|负债|負債|债务|債務|净现金|淨現金|净资产|淨資產|价值|價值|市值|合计|合計|期初|期末|年初|年末|余额|餘額/iu;
const BRIDGE =
  /(?<!\p{L})(?:cash\s?flow|bridge|walk|reconciliation|from .{3,30} to|sum[- ]of[- ](?:the[- ])?parts|sotp|uses? of cash|where the cash|überleitung|cashflow|mittel(?:fluss|verwendung|herkunft)|brücke|kapitalflussrechnung)(?!\p{L})|现金流|現金流|桥|橋|勾稽|调节|調節|变动表|變動表|分部估值/iu;

export const footing: Rule = {
  id: 'footing',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A row that closes a computation (free cash flow, net debt, equity value, closing cash) is what the rows before it make, with costs, taxes, capital expenditure and dividends taken away. It is asked where another column of the table adds up so, or where the rows are a bridge by their signs and names.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| USD mn | 2024 | 2025 | 2026E |\n|---|---|---|---|\n| EBITDA | 412 | 431 | 455 |\n| Capex | (150) | (162) | (158) |\n| Tax | (61) | (66) | (70) |\n| Free cash flow | 201 | 230 | 227 |',
        why: '431 − 162 − 66 is 203.',
      },
      {
        text: '# Outlook\n\n| % p.a. | US | Euro area | Japan |\n|---|---|---|---|\n| Dividend yield | 1.3 | 1.9 | 2.2 |\n| Net buybacks | 1.5 | 0.6 | 0.9 |\n| Real growth | 2.6 | 2.4 | 2.0 |\n| Inflation | 2.4 | 2.3 | 1.6 |\n| Valuation drift | (2.9) | (1.1) | (0.3) |\n| Expected return | 4.9 | 6.7 | 6.4 |',
        why: 'The blocks of the euro area make 6.1.',
      },
      {
        text: '# Outlook\n\n| Contribution to growth in 2026 | Points |\n|---|---|\n| Consumption | 1.2 |\n| Housing | 0.1 |\n| Investment | 0.7 |\n| Government | 0.1 |\n| Trade and stocks | -0.2 |\n| GDP growth | 2.3 |',
        why: 'They make 1.9.',
      },
      {
        text: '# Halden\n\nCash flow, EUR mn\n\n| Item | 2025 |\n|---|---|\n| Opening cash | 310.4 |\n| Operations | 122.8 |\n| Investment | -64.1 |\n| Financing | -31.5 |\n| Closing cash | 373.6 |',
        why: 'They make 337.6.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| USD mn | 2024 | 2025 | 2026E |\n|---|---|---|---|\n| EBITDA | 412 | 431 | 455 |\n| Capex | 150 | 162 | 158 |\n| Tax | 61 | 66 | 70 |\n| Free cash flow | 201 | 203 | 227 |',
        why: 'It adds up, costs without their minus.',
      },
      {
        text: '# Halden\n\n| USD mn | 2024 | 2025 |\n|---|---|---|\n| Revenue | 1,400 | 1,520 |\n| EBITDA | 412 | 431 |\n| Net income | 190 | 201 |\n| Free cash flow | 150 | 163 |',
        why: 'Chosen lines of accounts are no computation.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      const title = `${headingOf(note, table.block)} ${leadOf(note, table)} ${table.head(0)}`;
      yield* inTable(table, title);
      yield* inTable(turned(table), '');
    }
  },
};

/** Most columns that are tried for the run that holds in others. */
const MOST_COLUMNS = 60;
/** Further off than this the row is another thing. */
const FURTHEST = 0.5;

/** Halves of the last digit by which a sum may miss and still be exact. */
const EXACT = 1.01;

function* inTable(table: NumberTable, title: string): Generator<Noticed> {
  const sums = new Set<string>();
  for (let row = 1; row < table.rows; row++) yield* judge(table, row, title, sums);
}

/** @param sums cells before this row that are what the rows before them make */
function* judge(table: NumberTable, row: number, title: string, sums: Set<string>): Generator<Noticed> {
  const columns = Array.from({ length: table.columns }, (_, at) => at)
    .slice(1)
    .filter((at) => table.at(row, at) !== undefined)
    .slice(0, MOST_COLUMNS);
  const isContribution = row === table.rows - 1 && title !== '' && CONTRIBUTIONS.test(`${title} ${table.head(1)}`);
  const isReturn = RETURN.test(table.label(row));
  const isResult = RESULT.test(table.label(row)) || isContribution || isReturn;
  const told = columns.map((column) => {
    const printed = table.at(row, column) as Claim;
    const target = isContribution ? asAbove(table, column, printed) : printed;
    const isSum = (at: number) => isTotal(table.label(at)) || sums.has(`${at} ${column}`);
    const runs =
      isSummed(target) || isContribution || (isReturn && target.unit === '%')
        ? runsBefore(table, row, column, isSum, target)
        : [];
    const holding = runs.filter((run) => makes(table, run, column, target));
    if (holding.some(({ rows }) => rows.length > 2 || isResult)) sums.add(`${row} ${column}`);
    return { column, target, runs, holding };
  });
  if (isTotal(table.label(row))) return;
  const asked = told.filter(({ runs }) => runs.length > 0);
  const failing = asked.filter(({ holding }) => holding.length === 0);
  if (failing.length === 0) return;
  const run = provenBy(
    asked.flatMap(({ holding }) => [holding]),
    failing.length,
    isResult,
  );
  if (run !== undefined) {
    // Coarse numbers come near each other by chance: most must meet to the last digit.
    const held = asked.filter(({ holding }) => holding.length > 0);
    const isExact = ({ column, target }: (typeof asked)[number]): boolean => {
      const sum = sumOf(table, run, column, target);
      return sum !== undefined && Math.abs(middle(sum) - target.value) <= EXACT * target.half;
    };
    const isLoose = 2 * held.filter(isExact).length < held.length;
    for (const { column, target } of failing) {
      const found = off(table, run, column, target);
      if (found === undefined || isTotal(table.head(column))) continue;
      // History may hold what estimates leave out.
      const isHistory = !target.estimate && asked.every((each) => each.holding.length === 0 || each.target.estimate);
      if (isHistory && failing.length > 1) continue;
      yield { ...found.noticed, ...(isHistory || isLoose || failing.length > 1 ? { severity: 'warning' as const } : {}) };
    }
    return;
  }
  if (asked.length !== failing.length || !isResult) return;
  for (const { column, target, runs } of failing) {
    const found = isContribution ? ofAll(table, column, target, runs) : asBridge(table, row, column, target, runs, title);
    if (found) yield found;
  }
}

/** "GDP growth 2.3" below contributions in points: one unit for all, where none is printed. */
function asAbove(table: NumberTable, column: number, target: Claim): Claim {
  const above = table.at(0, column);
  const isBare = target.unit === '%' && !/%/.test(target.text) && above?.unit !== '%';
  return isBare && above !== undefined ? { ...target, unit: above.unit, metric: above.metric } : target;
}

function isSummed({ range, unit, metric }: Claim): boolean {
  return range === undefined && unit !== '%' && unit !== 'x' && unit !== 'pp' && unit !== 'bp' && metric !== 'growth';
}

/** The run that holds in so many other columns that it is no chance. */
function provenBy(holding: readonly (readonly Run[])[], failing: number, isResult: boolean): Run | undefined {
  const counts = new Map<string, { run: Run; count: number }>();
  for (const run of holding.flat()) {
    const key = `${run.rows.join()} ${run.signs.join()}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { run, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()]
    .filter(({ count }) => count > failing || (count >= failing && isResult))
    .filter(({ run, count }) => count >= (run.rows.length > 2 ? (isResult ? 1 : 2) : isResult ? 2 : 3))
    .toSorted((a, b) => b.count - a.count || b.run.rows.length - a.run.rows.length)[0]?.run;
}

/** The last row of a list of contributions. */
function ofAll(table: NumberTable, column: number, target: Claim, runs: readonly Run[]): Noticed | undefined {
  const [all] = runs;
  if (all === undefined || all.rows.length < 3 || all.rows.length < table.rows - 2) return undefined;
  return off(table, all, column, target)?.noticed;
}

/** One column alone: a list of amounts with their signs that runs from an opening to its result. */
function asBridge(
  table: NumberTable,
  row: number,
  column: number,
  target: Claim,
  runs: readonly Run[],
  title: string,
): Noticed | undefined {
  const [first] = runs;
  if (first === undefined) return undefined;
  const cells = first.rows.map((at) => table.at(at, column) as Claim);
  const start = first.rows[0] as number;
  const isBalance = OPENING.test(table.label(start)) && CLOSING.test(table.label(row));
  const hasSigns = cells.slice(1).some(({ value }) => value < 0) && (cells[0]?.value ?? 0) > 0;
  const isWhole = Array.from({ length: start }, (_, at) => at).every((at) => table.at(at, column)?.unit !== target.unit);
  const [from, to] = [table.label(start), table.label(row)];
  const isValue = (MARKET.test(from) && ENTERPRISE.test(to)) || (ENTERPRISE.test(from) && MARKET.test(to));
  if (!isWhole || !(hasSigns || isValue) || cells.length < 3) return undefined;
  // What is measured at a day does not come of flows alone.
  if (STOCK.test(to) && !STOCK.test(from)) return undefined;
  if (!isBalance && !isValue && !BRIDGE.test(title) && !closesLater(table, row, column)) return undefined;
  const nearest = runs.flatMap((run) => off(table, run, column, target) ?? []).toSorted((a, b) => a.away - b.away)[0];
  if (nearest === undefined) return undefined;
  const sure = isBalance ? nearest.away > 0.03 || nearest.swapped : cells.length > 3 || isValue;
  return sure ? nearest.noticed : { ...nearest.noticed, severity: 'warning' };
}

/** A later row adds up once this one is passed over: the list is complete. */
function closesLater(table: NumberTable, row: number, column: number): boolean {
  for (let later = row + 2; later < Math.min(table.rows, row + 8); later++) {
    const target = table.at(later, column);
    if (target === undefined) continue;
    if (
      runsBefore(table, later, column, (at) => at === row).some(
        (run) => run.rows.length > 3 && !run.rows.includes(row) && run.rows[0] === 0 && makes(table, run, column, target),
      )
    )
      return true;
  }
  return false;
}

interface Off {
  readonly noticed: Noticed;
  /** As a share of the largest number that takes part. */
  readonly away: number;
  /** Two digits that change places would make it right. */
  readonly swapped: boolean;
}

function off(table: NumberTable, run: Run, column: number, target: Claim): Off | undefined {
  const sum = sumOf(table, run, column, target);
  if (sum === undefined) return undefined;
  const largest = Math.max(Math.abs(target.value), ...run.rows.map((at) => Math.abs((table.at(at, column) as Claim).value)));
  const away = Math.abs(middle(sum) - target.value) / largest;
  if (away > FURTHEST || gap(allowed(target), sum) === 0) return undefined;
  const made = like(middle(sum), target);
  const cause = causeOf(target, allowed(target), sum);
  return {
    away,
    swapped: cause?.includes('digits') ?? false,
    noticed: {
      message: `${table.label(run.rows[0] as number)} to ${table.label(run.rows.at(-1) as number)} make ${made}; the table prints ${target.text} for ${named(table, target, column)}.`,
      mend:
        cause === undefined
          ? `Correct it to ${made}, or the number that is wrong before it.`
          : `It looks as if ${cause}. Correct it, or the number that is wrong before it.`,
      place: target.place(),
    },
  };
}

function named(table: NumberTable, { cell }: Claim, column: number): string {
  const label = cell === undefined ? '' : (table.block.rows[cell.row]?.[0]?.text ?? '');
  return label || table.head(column) || 'the result';
}
