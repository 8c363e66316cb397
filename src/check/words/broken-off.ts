import type { NoteBlock, NoteLanguage } from '../note/note.ts';
import { isSalutation } from './salutation.ts';

/** A small letter, or the number of a point, as "(2) …". */
const GOES_ON = /^(?:["“„«「]?\p{Ll}|[（(]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十])[.)、）])/u;

/** How a text breaks off. */
export interface BrokenOff {
  /** No reading of the words is whole. */
  readonly sure: boolean;
  /** Goes on with "breaks off: …". */
  readonly why: string;
  /** Length of the words that show it. */
  readonly length: number;
}

const SHORTEST = 40;
const SHORTEST_HAN = 14;
/** Salutations and farewells end in a comma and are no sentences. */
const SHORTEST_COMMA = 60;

/** Words after which a sentence must go on. */
const SURE = {
  en: /(?<=[\p{L}\d,)%]\s)(?:a|an|the|and|or|nor|its|their|whose|because|although|whereas)$/u,
  de: /(?<=[\p{L}\d,)%]\s)(?:und|oder|sowie|der|die|den|dem|des|einem|(?<!(?:nur|noch|je|als|keine?)\s)eine|vom|zum|zur|beim|dass|weil|für|von)$/u,
} as const;
/** Words that can end a sentence but seldom end a paragraph without a full stop. */
const LIKELY = {
  en: /(?<=[\p{L}\d,)%]\s)(?:of|for|to|with|by|from|into|in|on|at|than|that|which|may|will|would|could|should|can|is|are|was|were|has|have|be|our|your|but|through|between|against)$/u,
  de: /(?<=[\p{L}\d,)%]\s)(?:im|am|ins|einer|eines|einen|zwischen|gegenüber|wenn|ob|ihre[nrm]?|seine[nrm]?|unsere[nrm]?)$/u,
} as const;
const SURE_HAN = /(?:以及|并且|並且|而且|但是|因为|因為|由于|由於|或者|对于|對於|关于|關於|从而|從而|如果|虽然|雖然|尽管|儘管)$/u;
/** "paragraph a", "class a": a letter, not an article. */
const LETTERED =
  /\b(?:paragraph|section|point|item|option|class|series|appendix|annex|letter|note|footnote|type|grade|group|vitamin|hepatitis|plan|tranche|schedule|part|case|scenario|tier) a$/iu;

/**
 * Whether a paragraph breaks off in the middle of a sentence.
 * @param next what follows it; a list, a quotation or a small letter may go on with the sentence
 */
export function isBrokenOff(
  text: string,
  next: { readonly kind: NoteBlock['kind'] | undefined; readonly text: string },
  language: NoteLanguage,
): BrokenOff | undefined {
  const words = text.trimEnd();
  const isHan = /\p{Script=Han}/u.test(words.slice(-40));
  if (words.length < (isHan ? SHORTEST_HAN : SHORTEST)) return undefined;
  if (next.kind === 'quote' || GOES_ON.test(next.text)) return undefined;
  const tail = words.slice(-40);
  if (/[,，、]$/u.test(tail)) {
    if (next.kind === 'item' || isSalutation(words) || (!isHan && words.length < SHORTEST_COMMA)) return undefined;
    return { sure: next.kind === undefined || next.kind === 'heading', why: 'it ends in a comma', length: 1 };
  }
  if (/[([（„「]$/u.test(tail)) return { sure: true, why: 'it ends in an opening mark', length: 1 };
  if (isHan) return found(SURE_HAN, tail, next.kind !== 'item');
  const own = language === 'de' ? 'de' : 'en';
  const sure = LETTERED.test(tail) ? undefined : found(SURE[own], tail, true);
  if (next.kind === 'item') {
    // "The company expects that" goes on in the list; behind an article, items that begin like labels do not.
    return /\s(?:an?|the)$/u.test(tail) ? sure : undefined;
  }
  return sure ?? found(LIKELY[own], tail, false);
}

function found(pattern: RegExp, tail: string, sure: boolean): BrokenOff | undefined {
  const match = pattern.exec(tail);
  return match ? { sure, why: `"${match[0]}" asks for more words`, length: match[0].length } : undefined;
}
