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
  en: /(?<=[\p{L}\d,)%]\s)(?:of|for|to|with|by|from|into|in|on|at|than|that|which|may|will|would|could|should|can|is|are|was|were|has|have|be|our|your|but|through|between|against|as|while|if|when|where|who|whether|within|without|per|via|despite|including|versus|vs|this|these|those|every|each|after|before|since|until|approximately|roughly|around|about|we|they|also|both|either|whilst|during|among|across|toward|towards|under|upon)$/u,
  de: /(?<=[\p{L}\d,)%]\s)(?:im|am|ins|einer|eines|einen|zwischen|gegenüber|wenn|ob|ihre[nrm]?|seine[nrm]?|unsere[nrm]?|in|gegen|ohne|wegen|trotz|während|seit|bis|als|wie|sondern|denn|deren|dessen|diese[nrms]?|jede[nrms]?|pro|je|rund|etwa|knapp|mindestens|sich|innerhalb|aufgrund|sodass|damit|falls|sofern|aber|das)$/u,
} as const;
const SURE_HAN = /(?:以及|并且|並且|而且|但是|因为|因為|由于|由於|或者|对于|對於|关于|關於|从而|從而|如果|虽然|雖然|尽管|儘管)$/u;
/** Signs and words of Chinese that lead to what is not there. */
const LIKELY_HAN =
  /(?:(?<![是为為][^，。]{0,16})的|[和与與及或在将將从從由对對为為较較因但而并並把被向于於以使令]|预计|預計|主要系|主要是|同比|环比|環比|大约|大約|约|約|其中|包括|例如|通过|通過|随着|隨著|根据|根據|同时|同時|因此|所以|意味着|意味著|[至到])$/u;
/** A currency without its amount, or a dash with nothing behind it. */
const OPEN_END = /(?<=\p{Ll}\s)(?:EUR|USD|GBP|CHF|RMB|CNY|HKD|JPY|SEK|NOK|DKK|[$€£¥])$|\s[–—-]$/u;
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
  if (isHan)
    return found(SURE_HAN, tail, next.kind !== 'item') ?? (next.kind === 'item' ? undefined : found(LIKELY_HAN, tail, false));
  const own = language === 'de' ? 'de' : 'en';
  const sure = LETTERED.test(tail) ? undefined : found(SURE[own], tail, true);
  if (next.kind === 'item') {
    // "The company expects that" goes on in the list; behind an article, items that begin like labels do not.
    return /\s(?:an?|the)$/u.test(tail) ? sure : undefined;
  }
  return sure ?? found(LIKELY[own], tail, false) ?? found(OPEN_END, tail, false);
}

const CLOSED = /[.!?:;…。！？；：)）\]】”"’』」»]$/u;
const PARTED = /[.!?]["”’)]?\s+["“„(]?[\p{Lu}\d]|[。！？]["”』」）]?./u;

/** Whether a text of several sentences has no end to its last, as an example of how a text is broken off without a word that shows it. */
export function isUnclosed(text: string): boolean {
  const words = text.trimEnd();
  return (
    words.length >= (/\p{Script=Han}/u.test(words.slice(-40)) ? SHORTEST_HAN * 2 : SHORTEST * 2) &&
    PARTED.test(words.slice(0, -8)) &&
    /[\p{Ll}\p{Script=Han}]$/u.test(words) &&
    !/[|｜·•]/u.test(words)
  );
}

/** Whether a text of several sentences ends as sentences do. */
export function isClosed(text: string): boolean {
  return PARTED.test(text) && CLOSED.test(text.trimEnd());
}

function found(pattern: RegExp, tail: string, sure: boolean): BrokenOff | undefined {
  const match = pattern.exec(tail);
  return match ? { sure, why: `"${match[0]}" asks for more words`, length: match[0].length } : undefined;
}
