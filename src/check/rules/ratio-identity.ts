import { allowed } from '../arithmetic/allowed.ts';
import { causeOf } from '../arithmetic/causes.ts';
import { IDENTITIES } from '../arithmetic/identities.ts';
import { type Broken, brokenBy, byMetric } from '../arithmetic/identity.ts';
import { growth, middle, over, scaled, touch } from '../arithmetic/interval.ts';
import { oddEntries } from '../arithmetic/odd-entries.ts';
import { like } from '../arithmetic/print.ts';
import { oddPrices } from '../arithmetic/same-price.ts';
import { columnOf, inSameSentence, inSameTable } from '../arithmetic/scope.ts';
import { tablesOf } from '../arithmetic/tables.ts';
import { hasShareClasses } from '../call/share-classes.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** What is taken off before profit is shared out. */
const BEFORE_ORDINARY =
  /preferred|preference|perpetual|additional tier|(?<!\p{L})AT1(?!\p{L})|vorzugs|hybridkapital|优先股|優先股|永续|永續/iu;
const OF_A_SHARE = /price|share|target/u;
const MORE_DEBT =
  /minorit|minderheit|non-?controlling|pension|leases?(?!\p{L})|leasing|hybrid|preferred|preference|associates|少数股东|少數股東|优先股|優先股|租赁|租賃/iu;

export const ratioIdentity: Rule = {
  id: 'ratio-identity',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A ratio must be what its parts make: upside of target and price, market value of price and shares, a margin of profit and revenue. What is printed allows an interval for each; when they do not meet, one of the numbers is wrong.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden\nprice: price\ntarget: { current: target }\nupside: upside\nfacts:\n  price: { value: 84.2, unit: USD }\n  target: { value: 103, unit: USD }\n  upside: { value: 32.3, unit: "%" }\n---\nWords.\n',
        why: 'The call box prints an upside that its own target and price do not make.',
      },
      {
        text: '# Halden Marine (HALD SS)\n\nShare price: SEK 84.20. Price target: SEK 103. Upside potential: 32.3%.',
        why: '103 / 84.20 − 1 is 22.3%.',
      },
      {
        text: '# Halden Marine\n\n| Metric | Value |\n|---|---|\n| Share price | $84.20 |\n| Shares outstanding | 101 million |\n| Market capitalization | $85.0 billion |',
        why: 'The market value is ten times too large.',
      },
      {
        text: '# Halden Marine\n\n| USD mn | 2024 | 2025 |\n|---|---|---|\n| Revenue | 400 | 440 |\n| EBITDA | 80 | 92 |\n| EBITDA margin | 20.0% | 22.9% |',
        why: '92 / 440 is 20.9%.',
      },
      {
        text: '# 海登\n\n| | 2024 | 2025E | 2026E | 2027E |\n|---|---|---|---|---|\n| EPS（元） | 0.55 | 0.71 | 0.90 | 1.12 |\n| 市盈率（倍） | 30.9 | 24.0 | 21.9 | 15.2 |',
        why: '其余三年都对应17.0元，0.90元应为18.9倍。',
      },
      {
        text: '# Halden\n\nLTM adjusted EBITDA is €312.4m. EBITDA covers cash interest of €103.2m 3.6x.',
        why: 'It is 3.0x.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden\nprice: price\ntarget: { current: target }\nupside: upside\nfacts:\n  price: { value: 84.2, unit: USD }\n  target: { value: 103, unit: USD }\n  upside: { value: 22.3, unit: "%" }\n---\nWords.\n',
        why: 'The call box agrees.',
      },
      {
        text: '# Halden Marine (HALD SS)\n\nShare price: SEK 84.20. Price target: SEK 103. Upside potential: 22.3%.',
        why: 'All three agree.',
      },
      {
        text: '# Halden Marine\n\n| | 2024 | 2025E |\n|---|---|---|\n| EPS (USD) | 4.10 | 5.20 |\n| P/E | 25.4x | 16.2x |\n\nShare price: $84.20.',
        why: 'The multiple of a past year is of a past price.',
      },
      {
        text: '# Halden\n\n| | 2023 | 2024 | 2025E | 2026E | 2027E |\n|---|---|---|---|---|---|\n| EPS (USD) | 3.00 | 4.10 | 5.20 | 6.00 | 6.50 |\n| P/E | 14.1x | 25.4x | 16.2x | 14.0x | 13.0x |',
        why: 'Two past years of past prices.',
      },
    ],
  },
  *check({ claims, note }) {
    const groups = byMetric(claims);
    const hasClasses = hasShareClasses(note);
    const all = IDENTITIES.flatMap((identity) => {
      // Minorities, pensions and leases belong to it as well.
      if (identity.result === 'enterpriseValue' && MORE_DEBT.test(note.text)) return [];
      if (identity.result === 'eps' && BEFORE_ORDINARY.test(note.text)) return [];
      return brokenBy(identity, groups).filter(
        (broken) =>
          !fitsAnother(broken, groups) &&
          isOfOneShareCount(broken, groups) &&
          !isMadeBeside(broken, claims) &&
          !isOfAnotherPart(broken, claims) &&
          !isOfPartOfYear(broken),
      );
    });
    const wrong = new Map(all.map(({ claim, parts }) => [claim, parts]));
    const told = new Set<Claim>();
    for (const broken of all) {
      const { claim, parts } = broken;
      // What is made of a wrong number is not wrong by itself.
      if (told.has(claim) || parts.some((part) => wrong.has(part) && !wrong.get(part)?.includes(claim))) continue;
      told.add(claim);
      yield (hasClasses && OF_A_SHARE.test(broken.identity.formula)) ||
      hasRival(broken, groups) ||
      !isBorneOut(broken, all, groups)
        ? { ...noticed(broken), severity: 'warning' }
        : noticed(broken);
    }
    for (const table of tablesOf(note, claims))
      for (const { claim, others, made, doubtful } of oddEntries(table)) {
        if ([claim, ...others].some((each) => told.has(each))) continue;
        told.add(claim);
        const right = like(middle(made), claim);
        yield {
          ...(doubtful ? { severity: 'warning' as const } : {}),
          message: `${nameOf(claim)} is printed as ${claim.text}; ${others.map(({ text }) => text).join(' and ')} make ${right}, in the way that holds elsewhere in the table.`,
          mend: `Correct it to ${right}, or one of the two.`,
          place: claim.place(),
        };
      }
    for (const table of tablesOf(note, claims))
      for (const { claim, base, made } of oddPrices(table)) {
        if (told.has(claim) || told.has(base)) continue;
        told.add(claim);
        const right = like(middle(made), claim);
        yield {
          message: `${nameOf(claim)} is printed as ${claim.text} on ${base.text}; all other years of its row are of one price, which makes it ${right}.`,
          mend: `Correct it to ${right}, or the number that it is counted on.`,
          place: claim.place(),
        };
      }
  },
};

/** In a row of several things beside each other the ratio must hold for half of them at least, or the rows are not what they seem. */
function isBorneOut({ identity, claim }: Broken, all: readonly Broken[], groups: ReturnType<typeof byMetric>): boolean {
  const { block, cell, period } = claim;
  if (cell === undefined || block?.kind !== 'table' || block.head.length <= 2 || period !== undefined) return true;
  const row = (groups.get(identity.result) ?? []).filter((each) => each.block === block && each.cell?.row === cell.row);
  const column = (groups.get(identity.result) ?? []).filter((each) => each.block === block && each.cell?.column === cell.column);
  const beside = row.length > column.length ? row : column;
  const wrong = new Set(all.filter((each) => each.identity.result === identity.result).map((each) => each.claim));
  return beside.length < 2 || 2 * beside.filter((each) => !wrong.has(each)).length >= beside.length;
}

/** A part that stands elsewhere, and of which the note prints another value that may be meant: nothing is proven. */
function hasRival({ claim, parts }: Broken, groups: ReturnType<typeof byMetric>): boolean {
  return parts.some(
    (part) =>
      !inSameSentence(part, claim) &&
      !(inSameTable(part, claim) || (part.cell !== undefined && part.metric === 'price')) &&
      (groups.get(part.metric ?? '') ?? []).some(
        (other) =>
          other !== part &&
          other.subject === part.subject &&
          other.unit === part.unit &&
          other.range === undefined &&
          other.motion !== 'by' &&
          !touch(allowed(other), allowed(part)) &&
          (other.period === undefined || part.period === undefined || other.period.key === part.period.key),
      ),
  );
}

/** An enterprise value may be made with debt or with cash: one way is enough. */
function fitsAnother({ identity, claim }: Broken, groups: ReturnType<typeof byMetric>): boolean {
  return IDENTITIES.some(
    (other) =>
      other !== identity &&
      other.result === identity.result &&
      other.parts.every((part) => part.split('|').some((metric) => (groups.get(metric)?.length ?? 0) > 0)) &&
      !brokenBy(other, new Map([...groups, [other.result, [claim]]])).some((each) => each.claim === claim) &&
      other.parts.join() !== identity.parts.join() &&
      identity.result === 'enterpriseValue',
  );
}

/** Most amounts of one paragraph that are held against each other. */
const MOST_BESIDE = 24;

/** "In our bull case of $75 there is 50% upside": an upside to or from another amount beside it. */
function isMadeBeside({ identity, claim }: Broken, claims: readonly Claim[]): boolean {
  if (identity.result !== 'upside' || claim.cell !== undefined) return false;
  const beside = claims.filter(
    ({ span, unit, scale, range }) => span === claim.span && unit.length === 3 && scale === 0 && range === undefined,
  );
  if (beside.length > MOST_BESIDE) return true;
  const { low, high } = allowed(claim);
  return beside.some((from) =>
    beside.some((to) => {
      const made = growth(allowed(from), allowed(to));
      return (
        from !== to &&
        from.unit === to.unit &&
        (touch(made, { low, high }) || touch(made, { low: -high, high: -low })) &&
        isOtherPair(from, to)
      );
    }),
  );
}

/** "Issued are 25.6m shares, of which 0.7m are its own; on the other 24.9m the market value is …": made with a number beside that has no name. */
function isOfAnotherPart({ identity, claim, parts }: Broken, claims: readonly Claim[]): boolean {
  if (claim.cell !== undefined) return false;
  const beside = claims.filter(
    ({ span, metric, range, id }) => span === claim.span && metric === undefined && range === undefined && id !== claim.id,
  );
  if (beside.length > MOST_BESIDE) return true;
  const play = Math.abs(claim.value) * (identity.play ?? 0);
  const mine = { low: allowed(claim).low - play, high: allowed(claim).high + play };
  return beside.some((other) =>
    parts.some(
      (part, at) =>
        part.unit === other.unit && touch(identity.compute(parts.map((each, nth) => allowed(nth === at ? other : each))), mine),
    ),
  );
}

/** Not the target over the price the other way round: that is the usual mistake. */
function isOtherPair(from: Claim, to: Claim): boolean {
  const isTarget = (each: Claim) => each.metric === 'targetPrice' || each.metric === 'averageTarget';
  return !(isTarget(from) && to.metric === 'price');
}

/** Shares are counted anew each year: in a row of years the others must be made of the same count. */
function isOfOneShareCount({ identity, claim, parts }: Broken, groups: ReturnType<typeof byMetric>): boolean {
  if (identity.result !== 'eps' || claim.cell === undefined) return true;
  const [income, shares] = parts as readonly [Claim, Claim];
  if (income.cell === undefined || shares.block === claim.block) return true;
  const made = (groups.get('eps') ?? []).filter(
    (other) =>
      other !== claim &&
      other.block === claim.block &&
      other.cell?.row === claim.cell?.row &&
      (groups.get('netIncome') ?? []).some(
        (each) =>
          each.block === income.block &&
          each.cell?.row === income.cell?.row &&
          each.cell?.column === other.cell?.column &&
          touch(over(allowed(each), allowed(shares)), allowed(other)),
      ),
  );
  return made.length > 1;
}

const PART_OF_YEAR =
  /(?<!\p{L})(?:quarter(?:ly)?|interim|half(?:-year(?:ly)?)?|semi-?annual\p{L}*|month(?:ly)?|quartal\p{L}*|zwischen-?dividende|halbjahr\p{L}*|monatlich\p{L}*)(?!\p{L})|中期|季度|每季|半年|每月/iu;

/** "Dividend: $0.45 a quarter. Yield: 3.6%": a payment for a part of the year. */
function isOfPartOfYear({ identity, claim, parts, computed }: Broken): boolean {
  const paid = parts.find(({ metric }) => metric === 'dps');
  if (paid === undefined || (identity.result !== 'dividendYield' && identity.result !== 'payoutRatio')) return false;
  const { span, start, end } = paid;
  const words = paid.cell === undefined ? span.text.slice(Math.max(0, start - 40), end + 24) : nameOf(paid);
  return PART_OF_YEAR.test(words) && [2, 4, 12].some((times) => touch(scaled(computed, times), allowed(claim)));
}

/** By its own label, else by its column. */
function nameOf(claim: Claim): string {
  const { label, text, subject } = claim;
  return (label.toLowerCase() === subject ? columnOf(claim) : label) || text;
}

function noticed({ identity, claim, parts, computed, isFar }: Broken): Noticed {
  // What is not named may be something else.
  const isNamed = claim.label !== '';
  const made = like(middle(computed), claim);
  const cause = causeOf(claim, allowed(claim), computed);
  return {
    ...(isNamed && !isFar ? {} : { severity: 'warning' as const }),
    message: `${isNamed ? nameOf(claim) : 'The number'} is printed as ${claim.text}, but ${identity.formula} gives ${made} from ${parts.map(({ text, place }) => `${text} (line ${place().line})`).join(' and ')}.`,
    mend:
      cause === undefined
        ? `Correct it to ${made}, or the numbers that it comes from.`
        : `It looks as if ${cause}. Correct it, or the numbers that it comes from.`,
    place: claim.place(),
  };
}
