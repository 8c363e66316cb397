import { type Fact, factText } from '../data/fact.ts';
import type { Locale } from '../locale/locale.ts';
import { SCALE_FACTORS } from '../locale/numbers.ts';
import { didYouMean } from '../shared/nearest.ts';

/** What the options of `fact` may be. */
export const FACT_OPTIONS: Readonly<Record<string, { readonly expected: string; accepts(value: unknown): boolean }>> = {
  decimals: {
    expected: 'a whole number from 0 to 8',
    accepts: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 8,
  },
  scale: {
    expected: Object.keys(SCALE_FACTORS).join(', '),
    accepts: (value) => typeof value === 'string' && Object.hasOwn(SCALE_FACTORS, value),
  },
  sign: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  part: { expected: 'low or high', accepts: (value) => value === 'low' || value === 'high' },
  bare: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  size: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
};

/** What is wrong with the options of one print, if anything. */
export function optionMistake(
  options: Readonly<Record<string, unknown>>,
): { readonly code: string; readonly message: string } | undefined {
  for (const [key, value] of Object.entries(options)) {
    const option = Object.hasOwn(FACT_OPTIONS, key) ? FACT_OPTIONS[key] : undefined;
    if (!option)
      return {
        code: 'prose.unknown-option',
        message: `"fact" has no option "${key}".${didYouMean(key, Object.keys(FACT_OPTIONS))}`,
      };
    if (!option.accepts(value))
      return { code: 'prose.wrong-option', message: `The option "${key}" is "${String(value)}"; it may be ${option.expected}.` };
  }
  return undefined;
}

/** A fact's words with the options of one print: other decimals, scale, one end of a range, its size without the sign ("lost 15.4%"). NM, NA and – stay what they are. */
export function factPrint(fact: Fact, options: Readonly<Record<string, unknown>>, locale: Locale): string {
  let text = fact.text;
  if (fact.missing === undefined && Object.keys(options).some((key) => key !== 'bare')) {
    const end = options['part'] === 'low' ? fact.low : options['part'] === 'high' ? fact.high : undefined;
    const ends = [end ?? fact.low, end ?? fact.high].map((each) => (options['size'] === true ? Math.abs(each) : each));
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    text = factText(
      {
        low,
        high,
        isRange: low !== high,
        unit: fact.unit,
        scale: (typeof options['scale'] === 'string' ? options['scale'] : fact.scale) as Fact['scale'],
        decimals: typeof options['decimals'] === 'number' ? options['decimals'] : fact.decimals,
        sign: options['size'] !== true && (typeof options['sign'] === 'boolean' ? options['sign'] : fact.sign),
      },
      locale,
    );
  }
  return fact.qualifier && options['bare'] !== true ? locale.numbers.qualifiers[fact.qualifier].replace('{n}', text) : text;
}
