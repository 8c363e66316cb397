import { expressionFunction } from 'vega';
import { memoizeByLanguage } from './words/language.ts';

const formats = memoizeByLanguage((language) => ({
  compact: new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }),
  scientific: new Intl.NumberFormat(language, { notation: 'scientific', maximumSignificantDigits: 3 }),
}));

/** A number in few characters: 1.2M, 1,2 Mio., 120萬; 3E-7 for very small ones. */
export function shortNumber(value: number, language: string): string {
  const { compact, scientific } = formats(language);
  const tiny = value !== 0 && Math.abs(value) < 1e-3;
  const huge = Math.abs(value) >= 1e16;
  return (tiny || huge ? scientific : compact).format(value).replace('-', '\u2212');
}

/** Under this name expressions of a spec can call it. */
export const SHORT_NUMBER = 'tearsheetShort';

expressionFunction(SHORT_NUMBER, (value: unknown, language: unknown) => shortNumber(Number(value), String(language)));
