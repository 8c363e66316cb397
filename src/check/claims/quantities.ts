import type { NoteLanguage } from '../note/note.ts';
import type { Interval } from './claim.ts';

/** An amount of a thing that is weighed, measured or metered, in its basic unit: 140kt are 140,000 tonnes. */
export interface Quantity {
  readonly start: number;
  readonly text: string;
  readonly interval: Interval;
}

const UNITS: Readonly<Record<string, number>> = {
  kt: 1e3,
  mt: 1e6,
  t: 1,
  tonnes: 1,
  tons: 1,
  tonnen: 1,
  koz: 1e3,
  moz: 1e6,
  oz: 1,
  ounces: 1,
  bbl: 1,
  barrels: 1,
  mmbbl: 1e6,
  mbbl: 1e3,
  boe: 1,
  mmboe: 1e6,
  mwh: 1,
  gwh: 1e3,
  twh: 1e6,
  kwh: 1,
  teu: 1,
  sqm: 1,
  'm²': 1,
  吨: 1,
  噸: 1,
  平方米: 1,
  桶: 1,
};
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  tausend: 1e3,
  million: 1e6,
  m: 1e6,
  mio: 1e6,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};
const QUANTITY =
  /(?<![\p{L}\d.,$€£¥])(?<digits>\d{1,3}(?:[.,]\d{3}){1,3}(?![\d])|\d{1,9}(?:[.,]\d{1,3})?)\s?(?<scale>million|thousand|tausend|mio|m(?=\s)|[万萬亿億])?\.?\s?(?<unit>kt|Mt|t|tonnes|tons|Tonnen|koz|Moz|oz|ounces|bbl|barrels|mmbbl|mbbl|boe|mmboe|MWh|GWh|TWh|kWh|TEU|sqm|m²|吨|噸|平方米|桶)(?![\p{Script=Latin}\d/])/giu;

export function quantitiesIn(text: string, language: NoteLanguage): readonly Quantity[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(QUANTITY)].map((match) => {
    const { digits = '', scale, unit = '' } = match.groups as Record<string, string | undefined>;
    const plain = language === 'de' ? digits.replace(/\./g, '').replace(',', '.') : digits.replace(/,/g, '');
    const half = 0.5 * 10 ** -(plain.split('.')[1]?.length ?? 0);
    const factor = (UNITS[unit.toLowerCase()] ?? 1) * (scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1));
    const value = Number(plain);
    return {
      start: match.index,
      text: match[0].trim(),
      interval: { low: (value - half) * factor, high: (value + half) * factor },
    };
  });
}
