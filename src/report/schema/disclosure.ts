import * as z from 'zod';

/** Ids of the disclosure packs that `tearsheet check` knows. */
export const DISCLOSURE_PACKS = ['finra-2241', 'reg-ac', 'mar-2016-958', 'hk-sfc-16', 'cn-csrc'] as const;

/** A sentence that is printed as it stands among the disclosures. */
const sentence = z.string().trim().min(1).max(2_000);

/** What rules ask about the house, the analyst and the issuer. */
export const CONFLICTS = {
  analystInterest: 'What the analyst or the household holds in the securities of the issuer.',
  bankingPay: "Whether the analyst's pay depends on income from investment banking.",
  managedOffering: 'Whether the house led an offering of the issuer in the past twelve months.',
  bankingFees: 'Whether the house was paid for investment banking by the issuer in the past twelve months.',
  expectedFees: 'Whether the house expects or seeks such fees in the next three months.',
  otherFees: 'Whether the issuer paid the house for other services in the past twelve months.',
  client: 'Whether the issuer was a client in the past twelve months, and of what.',
  ownership: 'Whether the house owns 1% or more of the shares, and at which month end.',
  netPosition: 'Whether the house has a net long or short position above 0.5% of the shares, and which.',
  issuerHolding: 'Whether the issuer holds more than 5% of the house.',
  marketMaking: "Whether the house makes a market in the issuer's securities.",
  servicesAgreement: 'Whether the house has an agreement with the issuer on investment services.',
  recommendationAgreement: 'Whether the house has an agreement with the issuer to produce the recommendation.',
  officers: 'Whether somebody of the house is an officer of the issuer.',
  issuerPay: 'Whether the analyst was paid by the issuer in the past twelve months.',
  other: 'Any other conflict that matters.',
} as const;

/** What a house answers for all its notes; a note may answer otherwise. */
export const houseComplianceSchema = z.strictObject({
  conflicts: z
    .strictObject(
      Object.fromEntries(Object.entries(CONFLICTS).map(([item, asks]) => [item, sentence.optional().describe(asks)])) as Record<
        keyof typeof CONFLICTS,
        z.ZodOptional<typeof sentence>
      >,
    )
    .optional()
    .describe('Interests and relations that a reader should know of, a sentence each: "None on 28 February 2026."'),
  updatePolicy: sentence.optional().describe('How often the recommendation is to be updated.'),
  methodologyUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where the methods and models of valuation are explained.'),
  fundingModel: z
    .enum(['independent', 'issuer-paid', 'sponsored'])
    .optional()
    .describe('Who pays for the research: its readers or the house, the issuer, or a third party.'),
  barriers: sentence.optional().describe('How the house keeps research apart from banking and dealing.'),
  dealing: sentence.optional().describe('When analysts may not deal in shares that they write about.'),
  licence: sentence.optional().describe('The licence under which the house publishes research.'),
});

/** What disclosure rules ask and no other field answers: `compliance` in a report. */
export const complianceSchema = houseComplianceSchema.extend({
  packs: z
    .array(z.enum(DISCLOSURE_PACKS))
    .optional()
    .describe('Disclosure packs that this note must answer, besides those of workspace and brand.'),
  certification: z
    .strictObject({
      by: z.array(z.string().trim().min(1).max(300)).min(1).describe('Names of the authors who certify.'),
      text: sentence.describe('That the views are theirs, and whether their pay depends on them.'),
    })
    .optional()
    .describe("The analysts' certification."),
  certificates: z
    .record(z.string(), z.string().trim().min(1).max(80))
    .optional()
    .describe('Number of the professional certificate by name of the author.'),
  sentToIssuer: sentence.optional().describe('Whether the issuer saw the note before, and what was changed then.'),
  assumptions: sentence.optional().describe('The assumptions that the projections rest on.'),
  ratingsHistory: sentence
    .optional()
    .describe('All recommendations on the issuer in the past twelve months, or where they are listed.'),
});

export type HouseCompliance = z.output<typeof houseComplianceSchema>;
export type Compliance = z.output<typeof complianceSchema>;
