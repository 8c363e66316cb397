import type { Period } from './claim.ts';
import type { Context } from './context.ts';
import type { Motion } from './motion.ts';
import type { PrintedNumber } from './numbers.ts';
import { type FoundPeriod, periodsIn } from './periods.ts';
import type { Sentence } from './sentences.ts';
import { within } from './within.ts';

const RESPECTIVELY = /分别|分別|respectively|beziehungsweise/iu;

/** In a list of numbers for a list of years, the year that stands where the number stands. */
export function listPeriod(
  number: PrintedNumber,
  sentence: Sentence,
  { span: { text }, periods, numbers }: Context,
): Period | undefined {
  const words = text.slice(sentence.start, sentence.end);
  const inside = within(numbers, sentence.start, sentence.end);
  const at = inside.indexOf(number);
  const joined = (a: PrintedNumber | undefined, b: PrintedNumber | undefined) =>
    a !== undefined &&
    b !== undefined &&
    a.unit === b.unit &&
    /^\s?(?:[、,，/]|和|及|与|與|and|und|,?\s(?:and|und|beziehungsweise|bzw\.)\s)\s?$/u.test(text.slice(a.end, b.start));
  let first = at;
  while (joined(inside[first - 1], inside[first])) first -= 1;
  let last = at;
  while (joined(inside[last], inside[last + 1])) last += 1;
  const count = last - first + 1;
  if (count < 2) return undefined;
  if (!RESPECTIVELY.test(words) && !isBareList(inside.slice(first, last + 1), text)) return undefined;
  const years = yearsIn(words, within(periods, sentence.start, sentence.end));
  const year = years.length === count ? years[at - first] : undefined;
  // Numbers of different times whose times are not told apart are comparable with nothing.
  return {
    kind: 'year',
    text: year === undefined ? '' : String(year),
    year,
    part: undefined,
    fiscal: false,
    key: year === undefined ? `list-${at - first}` : String(year),
  };
}

/** "KGV 12,5 bzw. 10,6", "P/E 12.9x and 11.7x": numbers of one kind with nothing but a joint between them. */
function isBareList(numbers: readonly PrintedNumber[], text: string): boolean {
  const [first] = numbers;
  return (
    first !== undefined &&
    numbers.every(({ unit, range }) => unit === first.unit && range === undefined) &&
    !/(?:between|zwischen|介于|介於|from|von)\s?$/iu.test(text.slice(Math.max(0, first.start - 10), first.start))
  );
}

/** The years of a list: 2026, 2027 and 2028, or 2026–2028. */
function yearsIn(words: string, periods: readonly FoundPeriod[]): readonly number[] {
  const range = /((?:20)\d\d)\s?年?\s?(?:[-–—~～]{1,2}|至|到)\s?((?:20)?\d\d)/u.exec(words);
  if (range !== null) {
    const from = Number(range[1]);
    const to = Number((range[2] as string).length === 2 ? `20${range[2]}` : range[2]);
    if (to > from && to - from < 8) return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }
  return periods.flatMap(({ period }) => period.year ?? []);
}

/** What a change starts from, where nothing says when: before all else that is said. */
const BEFORE: Period = { kind: 'window', text: '', year: undefined, part: undefined, fiscal: false, key: 'before' };
const BEHIND_IN =
  /^[\s)）,]*(?:(?:in|for|by|during|at the end of|im|für|bis|at|as of|per|of|year-end|ende|on|over)\s?(?:the\s|calendar\s|fiscal\s|jahr\s|year\s)?|[(（])?\s?$/iu;

/** Between a period and the number right behind it: "Q1 100, Q2 110". */
const OF_NEXT = /^[\s:：]*(?:(?:of|was|at|with|von|mit|bei|war|为|為)\s?)?$/iu;

/** When a number holds: told right behind it, or last before it. */
export function periodOf(
  number: PrintedNumber,
  sentence: Sentence,
  motion: Motion,
  { periods, span, numbers }: Context,
): { found: Period | undefined; estimate: boolean } {
  const { text } = span;
  const bracket = bracketAround(text, number.start, sentence);
  // A period in brackets says when the numbers in these brackets are meant, and no others.
  const own = within(periods, sentence.start, sentence.end).filter(({ start, end }) => {
    if (isCompared(text, start, end, number)) return false;
    const around = bracketAround(text, start, sentence);
    return (
      around === undefined ||
      around === bracket ||
      (around >= number.end && around - number.end <= 2 && !/^[^()（）]{0,30}\d/u.test(text.slice(end, end + 30)))
    );
  });
  const behind = own.find(({ start }) => start >= number.end && start - number.end <= 40);
  const last = own.filter(({ end }) => end <= number.start).at(-1) ?? carried(text, sentence, periods, number);
  const isOfNext =
    behind !== undefined &&
    last !== undefined &&
    (OF_NEXT.test(text.slice(last.end, number.start)) ||
      /^\s?[,;，；、]|^\s(?:and|und)\s/u.test(text.slice(number.end, behind.start))) &&
    within(numbers, behind.end, behind.end + 40).some(({ start }) => OF_NEXT.test(text.slice(behind.end, start)));
  if (behind && !isOfNext && BEHIND_IN.test(text.slice(number.end, behind.start)))
    return { found: behind.period, estimate: behind.estimate };
  if (
    motion === 'from' &&
    (last === undefined || (number.start - last.end > 12 && bracketAround(text, last.start, sentence) === undefined))
  )
    return { found: BEFORE, estimate: false };
  // "From 43.6% in 2024 to 45.1%": the year is that of the start.
  if (
    motion === 'to' &&
    last !== undefined &&
    /(?:由|从|從|from|von|自)\s?(?:the\s)?$/iu.test(text.slice(Math.max(0, last.start - 10), last.start))
  )
    return { found: undefined, estimate: false };
  return { found: last?.period, estimate: last?.estimate ?? false };
}

/** A quarter or half that the heading names holds for what stands under it and says nothing else. */
export function headingPeriod({ reading: { note, year }, block }: Context): Period | undefined {
  const heading = block === undefined ? undefined : note.blocks[block.section];
  if (heading?.kind !== 'heading') return undefined;
  const [found, second] = periodsIn(heading.span.text, year);
  return second === undefined && (found?.period.kind === 'quarter' || found?.period.kind === 'half') ? found.period : undefined;
}

/** "较2024年的1.20元增长15.0%；股息率5.2%": the time of what is compared with is of the one number behind it. */
function isCompared(text: string, start: number, end: number, number: PrintedNumber): boolean {
  return (
    end < number.start &&
    /(?:较|較|相比|(?<!\p{L})(?:than|versus|vs\.?|against)\s(?:in\s|the\s)?)$/iu.test(
      text.slice(Math.max(0, start - 14), start),
    ) &&
    /\d\D+$/u.test(text.slice(end, number.start))
  );
}

/** Behind a semicolon the period goes on that was said before it, brackets aside. */
function carried(
  text: string,
  sentence: Sentence,
  periods: readonly FoundPeriod[],
  number: PrintedNumber,
): FoundPeriod | undefined {
  if (!/[；;]\s*$/u.test(text.slice(Math.max(0, sentence.start - 2), sentence.start))) return undefined;
  const from = Math.max(0, sentence.start - 250);
  return within(periods, from, sentence.start).findLast(
    ({ start, end }) =>
      bracketAround(text, start, { start: from, end: sentence.start }) === undefined && !isCompared(text, start, end, number),
  );
}

/** Offset of the bracket that is open at a place of a sentence. */
function bracketAround(text: string, at: number, { start }: Sentence): number | undefined {
  for (let i = at - 1; i >= start && at - i < 240; i--) {
    if (/[)）]/.test(text[i] as string)) return undefined;
    if (/[(（]/.test(text[i] as string)) return i;
  }
  return undefined;
}
