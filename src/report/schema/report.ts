import * as z from 'zod';
import { authorSchema } from './author.ts';
import {
  estimateChangeSchema,
  ratingDistributionSchema,
  ratingSchema,
  riskSchema,
  scenarioSchema,
  targetSchema,
} from './call.ts';
import { datasetSchema } from './dataset.ts';
import { complianceSchema } from './disclosure.ts';
import { exhibitSchema } from './exhibit.ts';
import { factEntrySchema } from './fact.ts';
import { issuerSchema } from './issuer.ts';
import { overrideSchema } from './override.ts';
import { parameterSchema } from './parameter.ts';
import { sourceSchema } from './source.ts';
import { dateOrDateTime, dateTime, id, label, prose, zone } from './text.ts';

export const KINDS = ['note', 'tearsheet', 'factsheet', 'deck'] as const;

/** A report as people write it: the front matter of a Markdown file, or a whole YAML or JSON file with `body`. */
export const reportSchema = z.strictObject({
  kind: z.enum(KINDS).describe('Layout.'),
  brand: z.string().optional().describe('Folder name under styles/brands; the workspace setting when absent.'),
  language: z.string().default('en').describe('BCP 47 tag of a file in templates/locales.'),
  page: z.enum(['A4', 'Letter']).optional().describe('The workspace setting when absent, else A4.'),
  template: z.string().optional().describe('Folder under templates; the kind when absent.'),
  title: prose.describe('Company or subject.'),
  headline: prose.optional().describe('The message, at most twelve words with a verb.'),
  standfirst: prose.optional().describe('One or two sentences under the headline.'),
  deck: z.array(prose).max(5).default([]).describe('Bullets with bold lead-ins.'),
  noteType: label.optional().describe('"Company update".'),
  department: label.optional().describe('"Equity Research".'),
  issuer: issuerSchema.optional(),
  authors: z.array(authorSchema).default([]),
  date: dateOrDateTime.optional().describe('When the report was completed.'),
  disseminated: dateTime.optional().describe('When it was first sent out.'),
  status: z.enum(['draft', 'final']).default('final'),
  zone: zone.optional().describe('IANA zone in which "today" and "last month" are meant; the workspace setting when absent.'),
  fiscalYearEnd: z
    .int()
    .min(1)
    .max(12)
    .optional()
    .describe("Month in which the fiscal year ends; the issuer's, then the workspace setting when absent."),
  parameters: z.record(id, parameterSchema).default({}),
  datasets: z.record(id, datasetSchema).default({}),
  facts: z.record(id, factEntrySchema).default({}),
  sources: z.array(sourceSchema).default([]),
  attachments: z
    .array(z.strictObject({ file: z.string().min(1), about: z.string().min(1).max(200).describe('What it is, in a few words.') }))
    .max(20)
    .default([])
    .describe('Files of the workspace that the finished PDF carries, such as a model in XLSX.'),
  rating: ratingSchema.optional(),
  price: id.optional().describe('The fact that is the share price.'),
  target: targetSchema.optional(),
  upside: id.optional().describe('The fact that is the upside; computed from target and price when absent.'),
  callBox: z.array(id).max(6).default([]).describe('Further facts for the call box.'),
  keyData: z.array(id).default([]).describe('Facts for the key data panel.'),
  estimates: z.array(estimateChangeSchema).default([]),
  scenarios: z.array(scenarioSchema).default([]),
  risks: z.array(riskSchema).default([]),
  ratingDistribution: ratingDistributionSchema.optional(),
  targetRange: z.strictObject({ low: id, mean: id.optional(), high: id }).optional(),
  exhibits: z.record(id, exhibitSchema).default({}),
  frontExhibit: id.optional().describe('An exhibit for the side column of page 1; drawn 4 columns wide.'),
  contents: z.boolean().optional().describe('Table of contents; by itself past eight pages.'),
  sidenotes: z.boolean().default(true).describe('Show the sources of a paragraph beside it.'),
  verification: z
    .boolean()
    .optional()
    .describe('List every printed fact at the end with its source or formula; as the brand says when absent.'),
  disclosures: z.array(z.strictObject({ title: label, text: prose })).default([]),
  disclaimer: prose.optional(),
  compliance: complianceSchema.optional().describe('What disclosure rules ask and no other field answers.'),
  keywords: z.array(label).default([]),
  overrides: z.array(overrideSchema).max(200).default([]).describe('Warnings that may stand, and who answers for each.'),
  body: z.string().default('').describe('Markdown; in a Markdown file it is what follows the front matter.'),
});

export type ReportData = z.output<typeof reportSchema>;
export type FactData = Exclude<ReportData['facts'][string], number>;
export type DatasetData = ReportData['datasets'][string];
export type ParameterData = ReportData['parameters'][string];
export type ExhibitData = ReportData['exhibits'][string];
export type OverrideData = ReportData['overrides'][number];
export type SourceData = ReportData['sources'][number];
