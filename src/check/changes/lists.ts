import { bySentence } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import { isAlike } from './changes.ts';
import { type Moment, momentIn } from './moment.ts';
import type { Point, Series } from './series.ts';

/** Fewest numbers that make a list of times. */
const FEWEST = 3;
const JOINT = /^\s?(?:[\p{L}/²]{1,5}\s?)?(?:[、，,/]|[,，]?\s?(?:and|und|sowie|和|及|then|to|after))\s?$/u;
const MONTHS = /(?<!\d)(\d{1,2})月?\s?(?:至|到|[-–—~])\s?(\d{1,2})月/u;
const QUARTERS = /([一二三四])(?:至|到|、)([一二三四])季度/u;
const HAN: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/** Numbers that a sentence lists for one time after another: "5月至10月依次为", "86,100 in January, 85,850 in February". */
export function listsIn(claims: readonly Claim[]): readonly Series[] {
  return bySentence(claims).flatMap((sentence) =>
    sentence.length < FEWEST ? [] : [...bareLists(sentence), ...datedList(sentence)],
  );
}

function seriesOf(points: readonly Point[], lead: string): Series {
  return {
    name: '',
    metric: points[0]?.claim.metric,
    points,
    table: points[0]?.claim.block?.index ?? -1,
    about: lead.toLowerCase(),
  };
}

/** Numbers with nothing but joints between them. */
function bareLists(sentence: readonly Claim[]): readonly Series[] {
  const lists: Claim[][] = [];
  for (const claim of sentence) {
    const list = lists.at(-1);
    const last = list?.at(-1);
    if (
      list &&
      last &&
      claim.range === undefined &&
      isAlike(last, claim) &&
      JOINT.test(claim.span.text.slice(last.end, claim.start))
    )
      list.push(claim);
    else lists.push([claim]);
  }
  return lists.flatMap((list) => {
    const [first] = list;
    if (first === undefined || list.length < FEWEST) return [];
    const lead = first.span.text.slice(Math.max(first.sentence, first.start - 60), first.start);
    const moments = momentsOf(lead, list.length);
    if (moments === undefined && !OF_TIMES.test(lead)) return [];
    return [
      seriesOf(
        list.map((claim, at) => ({
          claim,
          moment: moments?.[at] ?? { kind: 'quarter', year: undefined, part: undefined, estimate: false },
        })),
        lead,
      ),
    ];
  });
}

/** Words that make a list one of times. */
const OF_TIMES =
  /quarterly|monthly|weekly|by quarter|last (?:three|four|five|six|eight) (?:quarters|months|years)|quartalsweise|依次|逐季|逐月|各季|各月/iu;

function momentsOf(lead: string, count: number): readonly Moment[] | undefined {
  const months = MONTHS.exec(lead);
  const quarters = QUARTERS.exec(lead);
  const [kind, from, to] = months
    ? (['month', Number(months[1]), Number(months[2])] as const)
    : quarters
      ? (['quarter', HAN[quarters[1] as string] as number, HAN[quarters[2] as string] as number] as const)
      : (['quarter', 0, -1] as const);
  if (to - from + 1 !== count) return undefined;
  return Array.from({ length: count }, (_, at) => ({ kind, year: undefined, part: from + at, estimate: false }));
}

/** "94,200 in May: 86,100 in January, 85,850 in February": each with its month behind it. */
function datedList(sentence: readonly Claim[]): readonly Series[] {
  const points = sentence.flatMap((claim, at): Point[] => {
    const next = sentence[at + 1];
    const behind = /^\s?(?:[\p{L}/]{1,6}\s)?(?:in|for|im|at (?:the )?end[- ](?:of )?)\s?\p{L}{3,9}/u.exec(
      claim.span.text.slice(claim.end, Math.min(claim.end + 30, next?.start ?? claim.end + 30)),
    )?.[0];
    const moment = behind === undefined ? undefined : momentIn(behind);
    return moment && claim.range === undefined ? [{ claim, moment }] : [];
  });
  const [first] = points;
  const alike = points.filter(({ claim }) => first && isAlike(claim, first.claim));
  return alike.length < FEWEST || first === undefined
    ? []
    : [seriesOf(alike, first.claim.span.text.slice(first.claim.sentence, first.claim.start))];
}
