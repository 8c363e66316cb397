import type { Interval } from '../claims/claim.ts';
import { COUNTS } from '../words/counts.ts';

/** A number told in words: a third, doubled, 三成, verdreifacht. */
export interface FractionWord {
  /** `times`: the end is so many times the start; `step`: the change is this part of the start; `share`: a part of a whole. */
  readonly kind: 'times' | 'step' | 'share';
  readonly value: number;
  /** What it allows, its "nearly" and "more than" counted. */
  readonly allows: Interval;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PARTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:half|hal(?:ve|f)s|hälfte)/iu, 2],
  [/^(?:thirds?|drittel)/iu, 3],
  [/^(?:quarters?|fourths?|viertel)/iu, 4],
  [/^(?:fifths?|fünftel)/iu, 5],
  [/^(?:sixths?|sechstel)/iu, 6],
  [/^(?:eighths?|achtel)/iu, 8],
  [/^(?:tenths?|zehntel)/iu, 10],
];

const COUNT = 'a|one|two|three|four|five|six|seven|nine|eine?[mns]?|zwei|drei|vier|fünf|sechs|sieben|neun';
const PART = String.raw`thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?|drittel|viertel|fünftel|sechstel|achtel|zehntel`;
const SHARES = new RegExp(
  String.raw`(?<!\p{L})(?:(?<count>${COUNT})[\s-](?<part>${PART})(?![-\s]?(?:point|ago|earlier|century|year|of\s20|of\s(?:fiscal|FY)))|(?<half>half|hälfte)(?![-\s]?(?:year|of\s20|of\sfiscal|a\s(?:point|per))|jahr))(?!\p{L})|(?<below>[二两三四五六七八九十])分之(?<above>[一二两三四五六七八九])|(?<tens>[一二两兩三四五六七八九])成(?<more>半)?(?!本|长|長|立|为|為|功|品|熟|交|员|員|分|果)|(?<han>一半|半数|半數|过半|過半)`,
  'giu',
);
const TIMES: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:doubl(?:e|ed|es|ing)|verdoppel(?:t|te|ten|ung)|two-?fold|twofold|twice as \p{L}+|doppelt so \p{L}+)(?!\p{L})|翻了?一?番|翻倍|倍增|翻了?一倍|增长一倍|增長一倍/giu,
    2,
  ],
  [
    /(?<!\p{L})(?:tripl(?:e|ed|es|ing)|trebl(?:ed|es|ing)|verdreifach(?:t|te|ten|ung)|three-?fold|threefold|three times as \p{L}+|dreimal so \p{L}+)(?!\p{L})|增至三倍|增长两倍|增長兩倍|翻两倍/giu,
    3,
  ],
  [
    /(?<!\p{L})(?:quadrupl(?:e|ed|es|ing)|vervierfach(?:t|te|ten|ung)|four-?fold|fourfold|four times as \p{L}+|viermal so \p{L}+)(?!\p{L})|增至四倍|增长三倍|增長三倍|翻两番|翻兩番/giu,
    4,
  ],
  [
    /(?<!\p{L})(?:quintupl(?:e|ed|es|ing)|verfünffach(?:t|te|ten|ung)|five-?fold|fivefold|five times as \p{L}+|fünfmal so \p{L}+)(?!\p{L})|增至五倍|增长四倍/giu,
    5,
  ],
  [/(?<!\p{L})(?:ten-?fold|tenfold|ten times as \p{L}+|verzehnfach(?:t|te|ten)|zehnmal so \p{L}+)(?!\p{L})/giu, 10],
  [
    /(?<!\p{L})(?:halv(?:e|ed|es|ing)|halbier(?:t|te|ten|ung)|half as \p{L}+(?!\sagain)|halb so \p{L}+)(?!\p{L})|腰斩|腰斬|减半|減半/giu,
    1 / 2,
  ],
  [/(?<!\p{L})(?:gedrittelt)(?!\p{L})/giu, 1 / 3],
  [/(?<!\p{L})(?:geviertelt|quartered)(?!\p{L})/giu, 1 / 4],
];
/** Before a part that is a change: "fell by a third", "降三成", "a quarter less". */
const STEP_BEFORE =
  /(?:(?<!\p{L})(?:by|um|fell|rose|fallen|risen|grew|grown|lost|gained|down|up|cut)\s|[增减減降升涨漲跌少加](?:长|長|加|少|低)?(?:了|约|約|近|逾|超)?)(?:(?:as much as|about|around|roughly|nearly|almost|some|more than|over|less than|just over|just under|a good|rund|etwa|fast|knapp|gut|mehr als|über|an?|die|eine?|ein)\s){0,2}$/iu;
const STEP_BEHIND = /^\s(?:less|more|lower|higher|fewer|below|above|weniger|mehr|niedriger|höher)(?!\p{L})/iu;

const MORE =
  /(?:more than|over|above|well over|just over|a little over|a good|at least|mehr als|über|gut|超过|超過|逾|超|过|過)\s?(?:die\s|the\s)?$/iu;
const LESS = /(?:less than|under|below|just under|a little under|weniger als|unter|不足|不到|低于|低於)\s?(?:die\s|the\s)?$/iu;
const NEARLY = /(?:nearly|almost|close to|not quite|fast|nahezu|beinahe|knapp|接近|近|将近|將近)\s?(?:die\s|the\s)?$/iu;
const ABOUT = /(?:about|around|roughly|some|approximately|rund|etwa|circa|ca\.|约|約|大约|大約)\s?(?:die\s|the\s)?$/iu;

/** The numbers that a text tells in words, from left to right. */
export function fractionsIn(text: string): readonly FractionWord[] {
  const found: FractionWord[] = [];
  for (const match of text.matchAll(SHARES)) {
    const value = shareOf(match.groups as Record<string, string | undefined>);
    if (value === undefined) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    const before = text.slice(Math.max(0, start - 24), start);
    const after = text.slice(end, end + 12);
    const isStep = STEP_BEFORE.test(before) || STEP_BEHIND.test(after);
    found.push({
      kind: isStep ? 'step' : 'share',
      value,
      allows:
        match.groups?.han?.endsWith('半') && /^[过過]/u.test(match[0]) ? { low: 0.49, high: 0.75 } : around(value, before, after),
      text: match[0],
      start,
      end,
    });
  }
  for (const [words, value] of TIMES)
    for (const match of text.matchAll(words)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const before = text.slice(Math.max(0, start - 24), start);
      found.push({ kind: 'times', value, allows: times(value, before, text.slice(end, end + 4)), text: match[0], start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

function shareOf({ count, part, half, below, above, tens, more, han }: Record<string, string | undefined>): number | undefined {
  if (half !== undefined || han !== undefined) return 0.5;
  if (tens !== undefined) return (COUNTS[tens] as number) / 10 + (more === undefined ? 0 : 0.05);
  if (below !== undefined && above !== undefined) return (COUNTS[above] as number) / (COUNTS[below] as number);
  const parts = PARTS.find(([word]) => word.test(part ?? ''))?.[1];
  const counted = COUNTS[(count ?? '').toLowerCase()];
  return parts === undefined || counted === undefined ? undefined : counted / parts;
}

function around(value: number, before: string, after: string): Interval {
  if (LESS.test(before)) return { low: value * 0.75, high: value * 1.005 };
  if (NEARLY.test(before)) return { low: value * 0.84, high: value * 1.03 };
  if (MORE.test(before) || /^(?:多|以上|有余|有餘)/u.test(after)) return { low: value * 0.99, high: value * 1.35 };
  const play = ABOUT.test(before) || /^左右/u.test(after) ? 0.11 : 0.08;
  const wide = Math.max(play * value, 0.02);
  return { low: value - wide, high: value + wide };
}

function times(value: number, before: string, after: string): Interval {
  if (MORE.test(before) || /^(?:有余|有餘|以上)/u.test(after))
    return value > 1 ? { low: value * 0.99, high: Number.POSITIVE_INFINITY } : { low: 0, high: value * 1.02 };
  if (NEARLY.test(before) || ABOUT.test(before))
    return value > 1 ? { low: value * 0.85, high: value * 1.08 } : { low: value * 0.88, high: value * 1.18 };
  return value > 1 ? { low: value * 0.93, high: value * 1.15 } : { low: value * 0.86, high: value * 1.14 };
}
