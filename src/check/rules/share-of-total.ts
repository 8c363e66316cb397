import { allowed } from '../arithmetic/allowed.ts';
import { middle, over, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { isTotal, type NumberTable, tablesNear, tablesOf } from '../arithmetic/tables.ts';
import { isSameValue } from '../changes/named.ts';
import type { Claim } from '../claims/claim.ts';
import { periodOfLabel } from '../claims/periods.ts';
import type { Noticed, Rule } from '../rule.ts';

export const shareOfTotal: Rule = {
  id: 'share-of-total',
  group: 'arithmetic',
  severity: 'error',
  about: 'Where a table prints amounts beside their shares, each share is its amount divided by the total.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Segment | USD mn | Share |\n|---|---|---|\n| A | 500 | 50.0% |\n| B | 300 | 30.0% |\n| C | 150 | 18.0% |\n| D | 50 | 5.0% |\n| Total | 1,000 | 100.0% |',
        why: '150 of 1,000 are 15%.',
      },
      {
        text: '# Halden\n\n| Thousand ounces | FY24 | FY25E |\n|---|---|---|\n| Northern limb | 428 | 441 |\n| Eastern limb | 291 | 280 |\n| Great Dyke | 121 | 126 |\n| Group | 840 | 847 |\n\nThe Great Dyke, with 126 thousand ounces, contributes 25% of output in FY25E.',
        why: '126 of 847 are 14.9%.',
      },
      {
        text: '# Halden\n\n| Maturity | RMB bn |\n|---|---|\n| 2026 | 9.8 |\n| 2027 | 6.1 |\n| Later | 11.0 |\n| Total | 26.9 |\n\nShort-term debt is 63% of the total: RMB 9.8 billion falls due within the year.',
        why: 'It is 36%.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Segment | USD mn | Share |\n|---|---|---|\n| A | 500 | 50.0% |\n| B | 300 | 30.0% |\n| C | 150 | 15.0% |\n| D | 50 | 5.0% |\n| Total | 1,000 | 100.0% |',
        why: 'All are right.',
      },
      {
        text: '# Halden\n\n| Segment | USD mn | Margin |\n|---|---|---|\n| A | 500 | 12.0% |\n| B | 300 | 9.0% |\n| C | 150 | 15.0% |\n| Total | 950 | 11.5% |',
        why: 'Margins are no shares.',
      },
      {
        text: '# Halden\n\n| Maturity | RMB bn |\n|---|---|\n| 2026 | 9.8 |\n| 2027 | 6.1 |\n| Later | 11.0 |\n| Total | 26.9 |\n\nShort-term debt is 36% of the total: RMB 9.8 billion falls due within the year.',
        why: 'It is so.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      const total = Array.from({ length: table.rows }, (_, at) => at).findLast((at) => isTotal(table.label(at)));
      if (total === undefined) continue;
      for (let share = 2; share < table.columns; share++) {
        // Where one column of amounts makes all shares, the others are of other years.
        if (amountsBefore(share).some((amount) => fitsAll(table, total, amount, share))) continue;
        for (const amount of amountsBefore(share)) {
          const [ours, theirs] = [periodOfLabel(table.head(share))?.period.key, periodOfLabel(table.head(amount))?.period.key];
          if (ours !== undefined && theirs !== undefined && ours !== theirs) continue;
          const whole = table.at(total, amount);
          if (!whole || whole.unit === '%' || whole.unit === 'x' || whole.value <= 0) continue;
          const rows = Array.from({ length: table.rows }, (_, row) => ({
            row,
            part: table.at(row, amount),
            told: table.at(row, share),
          })).flatMap(({ row, part, told }) =>
            part && told && row !== total && told.unit === '%' && told.range === undefined && told.metric !== 'growth'
              ? [{ part, told }]
              : [],
          );
          if (rows.length < 3) continue;
          const wrong = rows.filter(({ part, told }) => !touch(allowed(told), scaled(over(allowed(part), allowed(whole)), 100)));
          // One or two that fail among many that hold are slips; else the column is something else.
          if (wrong.length === 0 || wrong.length > Math.max(1, rows.length / 3)) continue;
          for (const { part, told } of wrong) {
            const made = like(middle(scaled(over(allowed(part), allowed(whole)), 100)), told);
            yield {
              message: `The share is printed as ${told.text}; ${part.text} of ${whole.text} are ${made}.`,
              mend: `Correct it to ${made}, or the amount.`,
              place: told.place(),
            };
          }
        }
      }
    }
    yield* inProse(tablesOf(note, claims), claims);
  },
};

/** The whole of a table, behind a share or in Chinese before it. */
const OF_ALL =
  /^\s?(?:of|des|der|vom|am)\s(?:(?:the|its|group|company|gesamten?)\s)?(?:total|whole|(?:group |total )?(?:output|production|volumes?|sales|revenues?|debt|portfolio)|gesamt\p{L}*|konzern\p{L}*|produktion|ganzen)(?!\p{L})/iu;
const OF_ALL_BEFORE = /[占佔](?:总|總|全部|合计|合計|集团|集團)[\p{Script=Han}]{0,4}(?:的)?(?:约|約)?$/u;
const REACH = 70;

/** "126 thousand ounces, 25% of output": an amount of a row told as a share of the total below it. */
function* inProse(tables: readonly NumberTable[], claims: readonly Claim[]): Generator<Noticed> {
  const withTotal = tables.flatMap((table) => {
    const total = Array.from({ length: table.rows }, (_, at) => at).findLast((at) => isTotal(table.label(at)));
    return total === undefined ? [] : [{ table, total }];
  });
  if (withTotal.length === 0) return;
  for (const [at, share] of claims.entries()) {
    if (share.unit !== '%' || share.range !== undefined || share.cell !== undefined || share.quoted || share.motion === 'from')
      continue;
    const { text } = share.span;
    if (
      !OF_ALL.test(text.slice(share.end, share.end + 40)) &&
      !OF_ALL_BEFORE.test(text.slice(Math.max(0, share.start - 14), share.start))
    )
      continue;
    const part = [claims[at - 1], claims[at + 1]].find((each) => each !== undefined && isBeside(each, share));
    if (part === undefined) continue;
    const near = new Set(tablesNear(tables, share.block?.index ?? 0));
    const wholes = withTotal.filter(({ table }) => near.has(table)).flatMap(({ table, total }) => wholesOf(part, table, total));
    const made = wholes.map(([cell, whole]) => scaled(over(allowed(cell), allowed(whole)), 100));
    const [first] = made;
    if (first === undefined || made.some((each) => touch(each, allowed(share)))) continue;
    const right = like(middle(first), share);
    yield {
      severity: 'warning',
      message: `${part.text} is told as ${share.text} of the total; of ${wholes[0]?.[1].text} (line ${wholes[0]?.[1].place().line}) it is ${right}.`,
      mend: `Correct it to ${right}, or the amount.`,
      place: share.place(),
    };
  }
}

/** An amount of the same sentence, near enough to be what the share is of. */
function isBeside(each: Claim, share: Claim): boolean {
  if (each.span !== share.span || each.sentence !== share.sentence || each.range !== undefined || each.motion === 'from')
    return false;
  if (each.unit === '%' || each.unit === 'x' || each.unit === 'pp' || each.unit === 'bp' || /^(?:19|20)\d\d$/.test(each.text))
    return false;
  return Math.max(share.start - each.end, each.start - share.end) < REACH;
}

/** The cells that print an amount, each with the total of its column. */
function wholesOf(part: Claim, table: NumberTable, total: number): readonly (readonly [Claim, Claim])[] {
  return Array.from({ length: table.columns }, (_, column) => column).flatMap((column) => {
    const whole = table.at(total, column);
    if (whole === undefined || whole.unit === '%' || whole.value <= 0) return [];
    return Array.from({ length: table.rows }, (_, row) => table.at(row, column)).flatMap((cell, row) =>
      cell !== undefined && row !== total && cell.unit === whole.unit && isSameValue(cell, part) ? [[cell, whole] as const] : [],
    );
  });
}

function amountsBefore(share: number): readonly number[] {
  return Array.from({ length: share - 1 }, (_, at) => share - 1 - at);
}

function fitsAll(table: NumberTable, total: number, amount: number, share: number): boolean {
  const whole = table.at(total, amount);
  if (!whole || whole.value <= 0) return false;
  const rows = Array.from({ length: table.rows }, (_, row) => [table.at(row, amount), table.at(row, share)] as const).filter(
    ([part, told], row) => row !== total && part && told,
  );
  return (
    rows.length > 1 &&
    rows.every(([part, told]) => part && told && touch(allowed(told), scaled(over(allowed(part), allowed(whole)), 100)))
  );
}
