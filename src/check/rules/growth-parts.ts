import { allowed } from '../arithmetic/allowed.ts';
import { byFullSentence } from '../arithmetic/enumerations.ts';
import { middle, plus, scaled, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** What growth is made of. */
const PART =
  /(?<!\p{L})(?:pric(?:e|es|ing)|volumes?|mix|price[/-]mix|currenc(?:y|ies)|fx|foreign exchange|translation|acquisitions?|disposals?|divestments?|m&a|perimeter|scope|consolidation|pass-through|space|new stores|organic\w*|preise?|preiseffekte?|mengen?|volumen|mix|währung\w*|wechselkurs\w*|akquisitionen?|zukäufe|desinvestitionen?|konsolidierung\w*|portfolio\w*|organisch\w*)(?!\p{L})|价格|價格|销量|銷量|单价|單價|汇率|匯率|结构|結構|并购|併購|内生|內生/iu;
/** That the parts are all of it. */
const ALL =
  /(?<!\p{L})(?:consist(?:s|ed|ing)? of|made up of|comprising|comprises|composed of|split (?:into|between)|breaks? down|explain(?:s|ed)?|account(?:s|ed)? for (?:all|the)|sum of|setzt sich|erklär\w+|ergibt sich|besteht aus|bestehend aus|aufgeteilt)(?!\p{L})|由[\p{Script=Han}\d.%+−-]{2,40}(?:构成|構成|组成|組成)|拆分|其中/iu;

export const growthParts: Rule = {
  id: 'growth-parts',
  group: 'arithmetic',
  severity: 'warning',
  about:
    'Where a sentence says that price, volume, currency and the like are all of a growth, they add up to it, or make it one upon the other.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nOrganic growth of 6.5% consisted of 2.1% price and 3.4% volume.',
        why: 'They make 5.5% or 5.6%.',
      },
      {
        text: '# Halden AG\n\nPreise (–1,9 %), Mengen (+0,8 %) und Währung (–1,3 %) erklären den Rückgang von 3,4 % vollständig.',
        why: 'Es sind −2,4 %.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nOrganic growth of 5.5% consisted of 2.1% price and 3.4% volume.',
        why: 'They add up.',
      },
      {
        text: '# Halden\n\nSales fell 0.4%: comparable growth of 1.9%, currency of -3.1 points and pass-through of 0.8 points explain it.',
        why: 'With their signs they add up.',
      },
    ],
  },
  *check({ claims }) {
    let before: readonly Claim[] = [];
    for (const sentence of byFullSentence(claims)) {
      const found = judge(sentence.filter(isRate), before.filter(isRate));
      if (found) yield found;
      before = sentence;
    }
  },
};

function isRate({ unit, range }: Claim): boolean {
  return (unit === '%' || unit === 'pp') && range === undefined;
}

/** @param earlier rates of the sentence before, which may tell the growth */
function judge(rates: readonly Claim[], earlier: readonly Claim[]): Noticed | undefined {
  const [first] = rates;
  const last = rates.at(-1);
  if (first === undefined || last === undefined || rates.length < 3 || rates.length > 6) return undefined;
  const { text } = first.span;
  if (!ALL.test(text.slice(first.sentence, last.end + 60)) || rates.some(({ motion }) => motion === 'from' || motion === 'to'))
    return undefined;
  const parts = rates.filter((rate) => PART.test(beside(rate, text, rates)));
  // One number is the growth, all others are its parts.
  if (parts.length < rates.length - 1) return undefined;
  if (parts.length === rates.length && earlier.some(({ span }) => span === first.span)) return undefined;
  for (const whole of rates) {
    const others = rates.filter((rate) => rate !== whole);
    for (const size of [allowed(whole), scaled(allowed(whole), -1)])
      if (waysOf(others).some((made) => touch(made, size))) return undefined;
  }
  const whole = rates.find((rate) => !parts.includes(rate)) ?? (first.signed ? last : first);
  const made = middle(waysOf(rates.filter((rate) => rate !== whole))[0] as Interval);
  return {
    message: `The parts add up to ${few(made)}%; the growth is printed as ${whole.text}.`,
    mend: 'Correct the growth, or the part that is wrong.',
    place: whole.place(),
  };
}

/** The sum with the signs as printed, or as words say them, and one upon the other. */
function waysOf(parts: readonly Claim[]): readonly Interval[] {
  let signed: readonly (readonly Interval[])[] = [[]];
  for (const part of parts)
    signed = signed.flatMap((list) =>
      (part.signed ? [allowed(part)] : [allowed(part), scaled(allowed(part), -1)]).map((each) => [...list, each]),
    );
  return signed.flatMap(madeBy);
}

function madeBy(made: readonly Interval[]): readonly Interval[] {
  const compounded = made.reduce<Interval>(
    (all, { low, high }) => ({
      low: (1 + all.low / 100) * (1 + low / 100) * 100 - 100,
      high: (1 + all.high / 100) * (1 + high / 100) * 100 - 100,
    }),
    { low: 0, high: 0 },
  );
  return [made.reduce(plus), compounded];
}

/** The words that name a rate: before it up to the last one, and right behind it. */
function beside({ start, end, sentence }: Claim, text: string, rates: readonly Claim[]): string {
  const before = rates.findLast((rate) => rate.end <= start)?.end ?? sentence;
  const next = rates.find((rate) => rate.start >= end)?.start ?? end + 24;
  const near = text.slice(Math.max(before, start - 30), start);
  return `${near} ${/^[^,;，；(（]*/u.exec(text.slice(end, Math.min(next, end + 24)))?.[0] ?? ''}`;
}
