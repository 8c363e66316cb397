import { allowed } from '../arithmetic/allowed.ts';
import { minus, over, scaled, touch } from '../arithmetic/interval.ts';
import { nameOf } from '../arithmetic/row-names.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const netLeverage: Rule = {
  id: 'net-leverage',
  group: 'arithmetic',
  severity: 'warning',
  about:
    'A leverage that is told as net is that of the debt less cash: where the multiple is the one before cash, the gross figure was taken for the net one.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nEBITDA was $418m.\n\n| Instrument ($m) | Outstanding |\n|---|---|\n| Secured debt | 1,510 |\n| Total debt | 2,010 |\n| Cash | (176) |\n\nOn a net basis secured leverage is 3.6x.',
        why: '1,510 less 176 are 3.2 times 418; 3.6 is before cash.',
      },
      {
        text: '# Nordhalde\n\nDas EBITDA betrug 418 Mio. €.\n\n| Mio. € | 2025 |\n|---|---|\n| Besicherte Schulden | 1.510 |\n| Liquide Mittel | 176 |\n\nDer besicherte Nettoverschuldungsgrad liegt bei 3,6x.',
        why: 'Das ist der Wert vor Abzug der Mittel.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nEBITDA was $418m.\n\n| Instrument ($m) | Outstanding |\n|---|---|\n| Secured debt | 1,510 |\n| Total debt | 2,010 |\n| Cash | (176) |\n\nSecured leverage is 3.6x, or 3.2x on a net basis.',
        why: 'Both are right.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims).flatMap(debtsIn);
    const ebitda = claims.filter(
      ({ metric, range, estimate, motion }) => metric === 'ebitda' && range === undefined && !estimate && motion !== 'by',
    );
    if (tables.length === 0 || tables.length > MOST_DEBTS || ebitda.length === 0) return;
    for (const claim of claims) {
      if (claim.unit !== 'x' || claim.range !== undefined || claim.cell !== undefined || claim.quoted) continue;
      const words = wordsOf(claim);
      if (!NET.test(words) || !LEVERAGE.test(words)) continue;
      for (const { debt, cash, kind } of tables) {
        if (!kind.test(words) || (kind === TOTAL && PART.test(words))) continue;
        const gross = ebitda.filter((each) => touch(allowed(claim), ratio(allowed(debt), each, debt)));
        const less = minus(allowed(debt), size(allowed(cash)));
        if (gross.length === 0 || ebitda.some((each) => touch(allowed(claim), ratio(less, each, debt)))) continue;
        yield {
          message: `${claim.text} is told as net, but ${debt.text} is ${claim.text} of EBITDA before cash of ${cash.text} (line ${cash.place().line}) is taken off.`,
          mend: 'Correct the multiple to that of the debt less cash, or call it gross.',
          place: claim.place(),
        };
        break;
      }
    }
  },
};

const NET =
  /(?<!\p{L})(?:net(?:-debt)?|after (?:deducting|cash)|netto\p{L}*|nach abzug)(?!\p{L})|\p{L}+nettoverschuldung|净|淨|扣除[^，。]{0,4}(?:现金|現金)/iu;
/** A book of many companies names its debts apart. */
const MOST_DEBTS = 40;
const LEVERAGE = /leverage|levered|debt|verschuldung|schulden|hebel|杠杆|槓桿|负债|負債|债务|債務/iu;
const SECURED = /(?<!\p{L})(?:secured|first[- ]lien|besichert\p{L}*)(?!\p{L})|有担保|有擔保|有抵押/iu;
const SENIOR = /(?<!\p{L})(?:senior|vorrangig\p{L}*)(?!\p{L})|优先|優先/iu;
const TOTAL = /./u;
const PART = new RegExp(`${SECURED.source}|${SENIOR.source}|unsecured|unbesichert`, 'iu');
const CASH =
  /^(?:less |minus |abzüglich )?(?:cash(?: and (?:cash )?equivalents)?|liquide mittel|kasse|barmittel|现金(?:及.{1,6})?|货币资金)$/iu;
const DEBT = /(?:debt|borrowings|schulden|verbindlichkeiten|债务|債務|负债|負債)$/iu;

interface Debt {
  readonly debt: Claim;
  readonly cash: Claim;
  /** What a sentence says that means it. */
  readonly kind: RegExp;
}

/** The rows of debt of a table that has one of cash, in its first column that has both. */
function debtsIn(table: NumberTable): readonly Debt[] {
  const rows = Array.from({ length: table.rows }, (_, row) => ({ row, name: nameOf(table.label(row).replace(/[*_]/g, '')) }));
  const cashRow = rows.find(({ name }) => CASH.test(name))?.row;
  if (cashRow === undefined) return [];
  return rows.flatMap(({ row, name }): Debt[] => {
    if (!DEBT.test(name) || /^(?:net|netto|净|淨)/iu.test(name) || /^unsecured|^unbesichert/iu.test(name)) return [];
    const kind = SECURED.test(name) ? SECURED : SENIOR.test(name) ? SENIOR : TOTAL;
    for (let column = 1; column < table.columns; column++) {
      const [debt, cash] = [table.at(row, column), table.at(cashRow, column)];
      if (debt && cash && debt.unit === cash.unit && debt.unit !== '%' && debt.unit !== 'x') return [{ debt, cash, kind }];
    }
    return [];
  });
}

/** Cash may be printed in brackets, as what is taken off. */
function size(interval: Interval): Interval {
  return interval.high <= 0 ? scaled(interval, -1) : interval;
}

/** A multiple of EBITDA, where a table prints bare numbers in the millions of the text or the other way round. */
function ratio(debt: Interval, ebitda: Claim, { unit }: Claim): Interval {
  const made = over(debt, allowed(ebitda));
  return unit === ebitda.unit ? made : scaled(made, 10 ** (3 * Math.round(-Math.log10(Math.abs(made.high)) / 3)));
}

/** The clause of a number: its sentence up to it, or from the number before it, and what stands right behind. */
function wordsOf({ span: { text }, sentence, start, end }: Claim): string {
  const before = text.slice(sentence, start);
  const own = before.slice(Math.max(0, ...[...before.matchAll(/\d\s?[x×]/gu)].map(({ index }) => index + 2)));
  return own + (text.slice(end, end + 50).split(/[.;。；]|,?\s(?:or|and|oder|und)\s/u)[0] as string);
}
