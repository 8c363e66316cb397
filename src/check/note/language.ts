import { languageOf } from '../../report/import/language.ts';
import type { NoteLanguage } from './note.ts';

const GERMAN =
  /(?<!\p{L})(?:der|die|das|und|mit|von|nicht|ist|eine?|für|auf|bei|wird|sich|dem|den|des|im|um|je|wir|nach|summe|umsatz|gewinn|bereich|kurs|kursziel|aktie|mio|mrd|anteil|wert)(?!\p{L})/giu;
const ENGLISH =
  /(?<!\p{L})(?:the|and|of|to|in|with|is|for|on|by|its|that|from|as|are|an?|revenue|growth|share|price|total|per)(?!\p{L})/giu;
/** Numbers as German writes them: 1.234,5 and 12,5 %. */
const FORMS = /(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d{1,2}(?!\d)\s?(?:%|€|Mio|Mrd|x|\||$)/gmu;
const SAMPLE = 20_000;

/** The language in which a draft is written; also of short ones, by their small words and the form of their numbers. */
export function noteLanguage(text: string): NoteLanguage {
  const code = languageOf(text);
  if (code !== 'en') return code === 'de' ? 'de' : 'zh';
  const sample = text.slice(0, SAMPLE);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  return count(GERMAN) + 2 * count(FORMS) > count(ENGLISH) && count(GERMAN) > 0 ? 'de' : 'en';
}
