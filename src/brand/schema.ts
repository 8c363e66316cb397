import * as z from 'zod';
import { houseComplianceSchema } from '../report/schema/disclosure.ts';
import { checkSettingsSchema } from '../shared/check-settings.ts';

/**
 * `brand.yaml`: how a house looks and who it is. The words follow brand.yml where it has one.
 * Only `meta.name` and `color.primary` are required: a third brand is one short file.
 */
const colour = z.string().describe('A hex colour (#rrggbb) or the name of a palette entry.');

const fontSchema = z.strictObject({
  family: z.string().describe('Family name as CSS writes it.'),
  package: z.string().optional().describe('A @fontsource package that holds static woff2 files.'),
  files: z
    .array(
      z.strictObject({
        path: z.string(),
        weight: z.number().int().default(400),
        style: z.enum(['normal', 'italic']).default('normal'),
      }),
    )
    .optional()
    .describe('Font files beside brand.yaml: static TrueType as woff2.'),
  weights: z.array(z.number().int().min(100).max(900)).default([400, 600, 700]),
  styles: z.array(z.enum(['normal', 'italic'])).default(['normal']),
});

const familyUse = z.strictObject({ family: z.string(), weight: z.number().int().optional() });

/** What a finished PDF may carry inside. */
export const EVIDENCE = ['report', 'data', 'facts', 'findings'] as const;

export const brandSchema = z.strictObject({
  meta: z.strictObject({
    name: z.string().min(1).describe('Name of the house as the masthead prints it.'),
    tagline: z.string().optional().describe('A few words under or beside the name.'),
    link: z.url().optional(),
  }),
  color: z.strictObject({
    palette: z.record(z.string(), z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour like #0b4f6c')).default({}),
    foreground: colour.default('#16181d').describe('Text.'),
    background: colour.default('#ffffff').describe('Paper.'),
    primary: colour.describe('The hue of the house: masthead, call box, first chart series.'),
    accent: colour.optional().describe('The one contrast colour, for what must be seen.'),
    muted: colour.default('#5c6470').describe('Sources, notes, axis labels.'),
    line: colour.default('#c9ced6').describe('Hairlines and grid lines.'),
    tint: colour.optional().describe('Panels and the columns of estimates; derived from primary when absent.'),
    positive: colour.default('#1b6e53'),
    negative: colour.default('#a4333a'),
    series: z.array(colour).optional().describe('Order of chart series; derived when absent.'),
  }),
  typography: z
    .strictObject({
      fonts: z.array(fontSchema).default([]),
      base: familyUse.optional().describe('Running text.'),
      headings: familyUse.optional().describe('Headline and headings.'),
      data: familyUse.optional().describe('Tables, charts, labels.'),
    })
    .prefault({}),
  numbers: z
    .strictObject({
      negatives: z
        .enum(['minus', 'parentheses'])
        .default('minus')
        .describe('Negative numbers in tables and panels; running text keeps the minus.'),
      currency: z
        .enum(['symbol', 'narrowSymbol', 'code'])
        .default('symbol')
        .describe('symbol as the language knows it (US$ in Chinese), narrowSymbol the shortest ($), code ISO 4217 (USD).'),
    })
    .prefault({}),
  logo: z.string().optional().describe('An SVG file beside brand.yaml. Without one the name is set in type.'),
  legal: z
    .strictObject({
      entity: z.string().optional(),
      address: z.string().optional(),
      regulator: z.string().optional(),
      copyright: z.string().optional(),
    })
    .prefault({}),
  ratings: z
    .array(z.strictObject({ name: z.string(), meaning: z.string() }))
    .default([])
    .describe('The rating scale with its meaning and horizon.'),
  disclosures: z.array(z.strictObject({ title: z.string(), text: z.string() })).default([]),
  compliance: houseComplianceSchema.optional().describe('What the house answers in all its notes; a note may answer otherwise.'),
  frontPointer: z.string().optional().describe('The sentence on page 1 that leads to the disclosures; {page} becomes the page.'),
  about: z.string().optional(),
  verification: z
    .boolean()
    .optional()
    .describe('Every printed fact is listed at the end with what it rests on; a report may say otherwise.'),
  evidence: z
    .array(z.enum(EVIDENCE))
    .default([...EVIDENCE])
    .describe(
      'What a finished PDF carries inside: the closed report and its pictures, the data of its exhibits and facts, every printed fact, what the checks found. The manifest is always there. Without report and data nobody can print it again from the file alone.',
    ),
  check: checkSettingsSchema.optional().describe('What the house asks of its notes; the workspace wins.'),
});

export type BrandSpec = z.output<typeof brandSchema>;
