import type { Span } from '../note/note.ts';
import type { Owner } from './claim.ts';
import type { Mention } from './metrics.ts';
import type { PrintedNumber } from './numbers.ts';
import type { Sentence } from './sentences.ts';

const CONSENSUS =
  /(?<!\p{L})(?:consensus|street|analysts?['’]?|bloomberg|factset|konsens\w*|marktkonsens\w*|markterwartung\w*)(?!\p{L})|一致预期|一致預期|市场(?:一致)?预[期测]|市場(?:一致)?預[期測]|共识|共識|分析师|分析師/iu;
const COMPANY =
  /(?<!\p{L})(?:guid(?:es|ed|ance)|management|company (?:expects|targets|guides)|vorstand|unternehmen (?:erwartet|rechnet))(?!\p{L})|公司(?:预计|預計|指引)|管理层|管理層/iu;
const HOUSE = /(?<!\p{L})(?:we|our|wir|unser\w*)(?!\p{L})|我们|我們|本行/iu;
const QUOTES: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['"', '"'],
];
const SAID = /(?<!\p{L})(?:said|says|told|according to|stated|sagte|laut|zufolge)(?!\p{L})|表示|称，|指出/iu;

/** Whose number it is, by the words of its sentence. */
export function ownerOf(words: string, mention: Mention | undefined): Owner | undefined {
  if (mention?.metric.id === 'averageTarget' || CONSENSUS.test(words)) return 'consensus';
  if (COMPANY.test(words)) return 'company';
  return HOUSE.test(words) ? 'house' : undefined;
}

/** The sources cited for a number: behind it in its sentence, else at the end of its paragraph. */
export function citationsOf(number: PrintedNumber, sentence: Sentence, { citations, text }: Span): readonly string[] {
  const inSentence = citations.filter(({ at }) => at >= number.end && at <= sentence.end + 1);
  if (inSentence.length > 0) {
    const first = (inSentence[0] as { at: number }).at;
    return inSentence.filter(({ at }) => at - first < 3).map(({ source }) => source);
  }
  return citations.filter(({ at }) => at >= text.trimEnd().length - 2).map(({ source }) => source);
}

/** Whether a number stands in quotation marks, or in a sentence that tells what somebody said. */
export function isQuoted(text: string, { start }: PrintedNumber, sentence: Sentence): boolean {
  if (SAID.test(text.slice(sentence.start, sentence.end))) return true;
  const [before, behind] = [text.slice(sentence.start, start), text.slice(start, sentence.end)];
  return QUOTES.some(([open, close]) => {
    if (open === close) return (before.split(open).length - 1) % 2 === 1 && behind.includes(close);
    const opened = before.lastIndexOf(open);
    return opened !== -1 && !before.includes(close, opened + 1) && behind.includes(close);
  });
}
