import { allowed } from '../arithmetic/allowed.ts';
import { middle, plus, times, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { type Counted, countedIn } from '../arithmetic/table-quantities.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { type Quantity, quantitiesIn } from '../claims/quantities.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Words that a whole stands with. */
const WHOLE =
  /(?<!\p{L})(?:total(?:s|l?ed|l?ing)?|overall|altogether|together|combined|came\sto|comes\sto|amount(?:s|ed)?\sto|sum|all\sin|of\swhich|with|consist\p{L}*|made\sup\sof|split|insgesamt|zusammen|gesamt\p{L}*|summe|addier\p{L}*|belief|belaufen|beläuft|davon|verteil\p{L}*)(?!\p{L})|合计|合計|共计|共計|总计|總計|合共|总额|總額|总投资|其中|总/iu;
const WORTH =
  /(?<!\p{L})(?:worth|valued?|value|cost|costs|equal(?:s|\sto)?|equivalent|amount(?:s|ed)?\sto|means?|revenues?|bill|wert|entspr\p{L}*|kosten|kostet)(?!\p{L})|价值|價值|相当于|相當於|合/iu;
/** Amounts of one sum stand no further from each other, in characters. */
const REACH = 260;
const MOST_PARTS = 8;
const MOST_PRICES = 40;

export const orderOfMagnitude: Rule = {
  id: 'order-of-magnitude',
  group: 'arithmetic',
  severity: 'warning',
  about:
    'A total that has the digits of the sum of its parts, or of number times price, and another power of ten, is off by that power; so is a quantity of the text that a table counts in thousands.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nOperating expenses came to $538M, with R&D at $41.2M and SG&A at $12.6M.',
        why: 'The two make 53.8.',
      },
      {
        text: '# Halden\n\nIn der Pipeline stehen die Aufstockung Riesbach (CHF 37 Mio.), der Neubau Glattbrugg (CHF 61 Mio.) und das Areal Töss (CHF 84 Mio.). Das Volumen von insgesamt CHF 1,82 Mrd. verteilt sich auf vier Jahre.',
        why: 'Es sind 182 Mio.',
      },
      {
        text: '# Halden\n\nLME cash copper stands at $9,860. At the cash price this year’s shortfall of 140kt is worth about $13.8bn.',
        why: 'It is 1.38bn.',
      },
      {
        text: '# Tin\n\n| kt refined | 2024 | 2025 |\n|---|---|---|\n| Supply | 371.8 | 377.7 |\n| Demand | 379.0 | 388.5 |\n\nWorldwide consumption came to 388.5 million tonnes in 2025.',
        why: 'The table counts in thousands of tonnes.',
      },
      {
        text: '# Zinn\n\n| Tsd. t | 2024 | 2025 |\n|---|---|---|\n| Angebot | 371,8 | 377,7 |\n| Nachfrage | 379,0 | 388,5 |\n\nDer Verbrauch erreichte 388,5 Mio. Tonnen.',
        why: 'Die Tabelle zählt in Tausend Tonnen.',
      },
      {
        text: '# 锡\n\n| 千吨 | 2024 | 2025 |\n|---|---|---|\n| 供给 | 371.8 | 377.7 |\n| 需求 | 379.0 | 388.5 |\n\n2025年全球消费388.5万吨。',
        why: '表中单位为千吨。',
      },
    ],
    silent: [
      {
        text: '# Tin\n\n| kt refined | 2024 | 2025 |\n|---|---|---|\n| Supply | 371.8 | 377.7 |\n| Demand | 379.0 | 388.5 |\n\nWorldwide consumption came to 388,500 tonnes in 2025, and mines moved 388.5kt.',
        why: 'The same quantity twice.',
      },
      { text: '# Halden\n\nOperating expenses came to $53.8M, with R&D at $41.2M and SG&A at $12.6M.', why: 'They sum.' },
      {
        text: '# Halden\n\nRevenue came to $538M, with R&D at $41.2M and SG&A at $31.1M.',
        why: 'They are no parts.',
      },
    ],
  },
  *check({ claims, note }) {
    yield* otherPowers(countedIn(claims));
    const money = claims.filter(({ unit, range, cell }) => unit.length === 3 && range === undefined && cell === undefined);
    const bySpan = Map.groupBy(money, ({ span }) => span);
    const prices = claims
      .filter(({ unit, scale, range, value }) => unit.length === 3 && scale === 0 && range === undefined && value > 1)
      .slice(0, MOST_PRICES);
    for (const [span, list] of bySpan) {
      for (const claim of list) {
        if (claim.scale < 5) continue;
        const found = ofParts(claim, list) ?? ofPrice(claim, quantitiesIn(span.text, note.language), prices);
        if (found) yield found;
      }
    }
  },
};

/** "388.5 million tonnes" beside a table that counts 388.5 in thousands. */
function* otherPowers(counted: readonly Counted[]): Generator<Noticed> {
  const cells = Map.groupBy(
    counted.filter(({ claim }) => claim.cell !== undefined),
    ({ kind }) => kind,
  );
  for (const { claim, kind, value } of counted) {
    if (claim.cell !== undefined || claim.half / Math.abs(claim.value) > EXACT) continue;
    const alike = cells.get(kind) ?? [];
    const power = (cell: Counted) => Math.log10(Math.abs(value / cell.value));
    if (alike.some((cell) => Math.abs(power(cell)) < 0.01)) continue;
    const found = alike.find((cell) => Math.abs(power(cell) - Math.round(power(cell))) < 1e-6);
    if (found)
      yield {
        message: `${claim.text} has the digits of ${found.claim.text} in line ${found.claim.place().line}, which counts ${kind} in another power of ten.`,
        mend: 'Correct the unit here, or that of the table.',
        place: claim.place(),
      };
  }
}

/** Of fewer digits two quantities agree by chance: half a unit of the last one, as a share. */
const EXACT = 0.0006;

/** The parts stand right before the whole or right behind it. */
function ofParts(whole: Claim, list: readonly Claim[]): Noticed | undefined {
  const { text } = whole.span;
  if (!WHOLE.test(text.slice(Math.max(0, whole.start - 60), whole.end + 40))) return undefined;
  const at = list.indexOf(whole);
  const alike = (each: Claim) => each.unit === whole.unit && each.scale >= 5 && Math.abs(each.start - whole.start) < REACH;
  const sides = [list.slice(Math.max(0, at - MOST_PARTS), at).toReversed(), list.slice(at + 1, at + 1 + MOST_PARTS)].map((side) =>
    side.slice(0, lengthWhile(side, alike)),
  );
  const sums = sides
    .flatMap((side) => side.map((_, last) => ({ parts: side.slice(0, last + 1) })).slice(1))
    .map(({ parts }) => ({
      parts,
      sum: parts.map(allowed).reduce(plus),
    }));
  if (sums.some(({ sum }) => touch(sum, allowed(whole)))) return undefined;
  const found = sums.find(({ sum, parts }) => isShifted(whole, sum) && parts.every(({ value }) => value > 0));
  return found && told(whole, found.parts.map(({ text: part }) => part).join(' and '), found.sum);
}

function lengthWhile<T>(list: readonly T[], test: (each: T) => boolean): number {
  const end = list.findIndex((each) => !test(each));
  return end === -1 ? list.length : end;
}

function ofPrice(worth: Claim, quantities: readonly Quantity[], prices: readonly Claim[]): Noticed | undefined {
  const { span, start, end, sentence } = worth;
  if (!WORTH.test(span.text.slice(Math.max(sentence, start - 70), end + 30))) return undefined;
  const near = quantities.filter((each) => each.start >= sentence && Math.abs(each.start - start) < 120);
  const made = near.flatMap((quantity) =>
    prices
      .filter(({ unit }) => unit === worth.unit)
      .map((price) => ({ quantity, price, value: times(quantity.interval, allowed(price)) })),
  );
  if (made.some(({ value }) => [1, 1e3, 1e6].some((unit) => touch(over1(value, unit), allowed(worth))))) return undefined;
  const found = made.find(({ value }) => isShifted(worth, value));
  return found && told(worth, `${found.quantity.text} at ${found.price.text} (line ${found.price.place().line})`, found.value);
}

function over1({ low, high }: Interval, unit: number): Interval {
  return { low: low / unit, high: high / unit };
}

/** The same digits, three at least, and another power of ten. */
function isShifted(claim: Claim, made: Interval): boolean {
  const ratio = claim.value / middle(made);
  const power = Math.round(Math.log10(ratio));
  return (
    power !== 0 &&
    Math.abs(power) <= 3 &&
    claim.half / claim.value < 0.006 &&
    Math.abs(ratio / 10 ** power - 1) < Math.max(0.0035, claim.half / claim.value)
  );
}

function told(claim: Claim, parts: string, made: Interval): Noticed {
  const words = like(middle(made), claim);
  return {
    message: `${claim.text} has the digits of ${parts}, which make ${words}.`,
    mend: `It looks as if a power of ten is off: ${words} fits.`,
    place: claim.place(),
  };
}
