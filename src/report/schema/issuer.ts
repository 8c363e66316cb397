import * as z from 'zod';
import { isIsin, isLei } from './identifiers.ts';
import { label } from './text.ts';

/** Who the report is about. */
export const issuerSchema = z.strictObject({
  name: label,
  ticker: label.optional().describe('As the house prints it: "BABA US".'),
  exchange: label.optional().describe('"NYSE".'),
  isin: z.string().refine(isIsin, 'an ISIN whose check digit is right').optional(),
  lei: z.string().refine(isLei, 'an LEI whose check digits are right').optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code like USD')
    .optional()
    .describe('Currency of the shares.'),
  reportingCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code like CNY')
    .optional(),
  fiscalYearEnd: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'month-day, like 03-31')
    .optional(),
  adsRatio: z.number().positive().optional().describe('Ordinary shares in one depositary share.'),
  sector: label.optional(),
  country: label.optional(),
});
