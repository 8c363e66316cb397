import type { NoteLanguage } from '../note/note.ts';
import { numbersIn } from './numbers.ts';

/** Unit and power of ten that a label gives to the numbers under or beside it: "Revenue (USD mn)", "in Mio. €", "（亿元）". */
export interface LabelUnit {
  readonly unit: string;
  readonly scale: number;
}

const INNER =
  /[(（［[]([^)）\]］]{1,40})[)）\]］]|,\s?([^,()（）]{1,24})$|\bin\s((?:Mio|Mrd|Tsd)\.?\s?\S{1,4}|[A-Z]{3}(?:\s?(?:mn?|bn|Mio|Mrd|Tsd)\.?)?|[$€£]\S{0,4}|%)/gu;

/** Read by giving the unit a number and reading that. */
export function unitOfLabel(label: string, language: NoteLanguage): LabelUnit | undefined {
  for (const match of label.matchAll(INNER)) {
    const words = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    if (match.index > 0 && /^(?:c|cts?|cents?)$/iu.test(words)) return { unit: 'USD', scale: -2 };
    // "45.3% of the world (16.3%)" is a number and no unit.
    if (/^[+\u2212-]?\d*[1-9][\d.,]*\s?%?$/u.test(words)) continue;
    const found =
      unitOfWords(words, language) ?? (/[,;]/.test(words) ? unitOfWords(words.split(/[,;]/)[0] as string, language) : undefined);
    if (found) return found;
  }
  return unitOfWords(label, language);
}

function unitOfWords(given: string, language: NoteLanguage): LabelUnit | undefined {
  const words = given
    .trim()
    .replace(/^(?:in|单位|單位)\s?[:：]?\s?/iu, '')
    .replace(/^(US\$|HK\$|NT\$|[$€£¥])\s?(m|mn|bn|million|billion|k|tn)$/iu, '$1 $2')
    // "RMBm", "EURbn".
    .replace(/^([A-Z]{3})(m|mn|bn|tn)$/u, '$1 $2');
  if (/^(?:p|pence|GBp|GBX)$/u.test(words)) return { unit: 'GBP', scale: -2 };
  const counted = /^(.{1,4}?)\s?(?:股|shares|aktien|units)$/iu.exec(words)?.[1];
  if (counted !== undefined)
    return {
      unit: '',
      scale: numbersIn(/\p{Script=Han}/u.test(counted) ? `1${counted}元` : `$1${counted}`, language)[0]?.scale ?? 0,
    };
  // A single letter names a row rather than a scale.
  if (words === '' || words.length > 24 || /^[\p{Script=Latin}]$/u.test(words.replace(/[x倍]/iu, '×'))) return undefined;
  if (/^[x×倍]$/iu.test(words)) return { unit: 'x', scale: 0 };
  if (/^%\s?(?:p\.?\s?a\.?|per\s(?:annum|year)|a\syear|pro\sjahr|jährlich)$/iu.test(words)) return { unit: '%', scale: 0 };
  if (/^(?:p|pence|GBp|GBX)$/u.test(words)) return { unit: 'GBP', scale: -2 };
  for (const written of [
    `1 ${words}`,
    `1${words}`,
    words.replace(/^(\S{1,4})\s?(.*)$/u, '$1 1 $2').trim(),
    `${words} 1`,
    `${words}1`,
  ]) {
    const [number] = numbersIn(written, language);
    if (number && number.start === 0 && number.end >= written.length - 1 && (number.unit !== '' || number.scale !== 0))
      return { unit: number.unit, scale: number.scale };
  }
  return undefined;
}
