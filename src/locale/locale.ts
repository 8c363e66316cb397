import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import * as z from 'zod';
import { TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';

/** The words of a change; `to` and `at` put the value that was reached behind them. */
const trendSchema = z.strictObject({ up: z.string(), down: z.string(), flat: z.string(), to: z.string(), at: z.string() });

const missingSchema = z.strictObject({ NM: z.string(), NA: z.string(), nil: z.string() });

/** {y} year, {yy} its last two digits, {w} week. */
const periodsSchema = z.strictObject({
  quarter: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  half: z.tuple([z.string(), z.string()]),
  year: z.string(),
  week: z.string(),
  fiscalQuarter: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  fiscalHalf: z.tuple([z.string(), z.string()]),
  fiscalYear: z.string(),
});

const localeSchema = z.strictObject({
  language: z.string(),
  numbers: z.strictObject({
    currency: z.string(),
    plain: z.string(),
    percent: z.string(),
    percentagePoints: z.string(),
    basisPoints: z.string(),
    multiple: z.string(),
    unit: z.string(),
    range: z.string(),
    billionsInYi: z.boolean().default(false).describe('A billion is said as ten times 億.'),
    scales: z.strictObject({
      none: z.string(),
      k: z.string(),
      wan: z.string(),
      mn: z.string(),
      yi: z.string(),
      bn: z.string(),
      tn: z.string(),
    }),
    missing: missingSchema,
    missingMeaning: missingSchema,
    qualifiers: z.strictObject({
      over: z.string(),
      under: z.string(),
      about: z.string(),
      'up-to': z.string(),
      'at-least': z.string(),
    }),
  }),
  periods: periodsSchema,
  prose: z.strictObject({
    trend: z.strictObject({
      past: trendSchema,
      pastPlural: trendSchema,
      present: trendSchema,
      presentPlural: trendSchema,
      noun: trendSchema,
    }),
    compare: z.strictObject({ above: z.string(), below: z.string(), level: z.string() }),
    ordinal: z.object({ other: z.string() }).catchall(z.string()),
  }),
  words: z.record(z.string(), z.string()),
});

/** Words of ours and patterns of numbers in one language: the content of `templates/locales/<lang>.yaml`. */
export type Locale = z.output<typeof localeSchema> & {
  /** How the house of the report writes numbers. */
  readonly house?: HouseNumbers | undefined;
};

/** What a brand decides about numbers. */
export interface HouseNumbers {
  /** Negatives in tables and panels; running text keeps the minus. */
  readonly negatives: 'minus' | 'parentheses';
  /** `symbol` as the language knows it (US$ in Chinese), `narrowSymbol` the shortest, `code` ISO 4217. */
  readonly currency: 'symbol' | 'narrowSymbol' | 'code';
}

/** A language as one house writes it. */
export function withHouse(locale: Locale, house: HouseNumbers): Locale {
  return house.negatives === 'minus' && house.currency === 'symbol' ? locale : { ...locale, house };
}

/** Locales by their text: read once, whatever folder they lie in. */
const locales = new Map<string, Locale>();

/**
 * Reads the locale of a BCP 47 tag from the first folder that has it; `de-AT` falls back to `de`.
 * @throws TearsheetError `report.unknown-language`, `locale.invalid`
 */
export async function loadLocale(language: string, folders: readonly string[]): Promise<Locale> {
  const parts = language.split('-');
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-');
    if (!/^[A-Za-z0-9-]+$/.test(tag)) break;
    for (const folder of folders) {
      const text = await readFile(join(folder, `${tag}.yaml`), 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      const known = locales.get(text);
      if (known) return known;
      const result = localeSchema.safeParse(readYaml(text, tag));
      if (!result.success) {
        throw new TearsheetError('report', {
          code: 'locale.invalid',
          message: `The locale file ${tag}.yaml is not complete: ${z.prettifyError(result.error)}`,
          mend: 'Copy en.yaml and translate every entry.',
        });
      }
      locales.set(text, result.data);
      return result.data;
    }
  }
  const known = (await Promise.all(folders.map((folder) => readdir(folder).catch(() => []))))
    .flat()
    .map((file) => file.replace(/\.yaml$/, ''));
  throw new TearsheetError('report', {
    code: 'report.unknown-language',
    message: `There is no locale "${language}".${didYouMean(language, known)}`,
    mend: `Languages here: ${[...new Set(known)].sort().join(', ')}. A language is one file in templates/locales.`,
  });
}

function readYaml(text: string, tag: string): unknown {
  try {
    return parseYaml(text);
  } catch (cause) {
    throw new TearsheetError(
      'report',
      {
        code: 'locale.invalid',
        message: `The locale file ${tag}.yaml is not valid YAML: ${(cause as Error).message.split('\n')[0]}`,
        mend: 'Mend the line it names.',
      },
      { cause },
    );
  }
}

/** A word of ours with its blanks filled. */
export function word(locale: Locale, key: string, blanks: Readonly<Record<string, string | number>> = {}): string {
  const text = locale.words[key];
  if (text === undefined)
    throw new TearsheetError('internal', {
      code: 'locale.missing-word',
      message: `The locale ${locale.language} has no word "${key}".`,
    });
  return text.replace(/\{(\w+)\}/g, (match, name: string) => String(blanks[name] ?? match));
}
