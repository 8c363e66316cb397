import * as z from 'zod';

/** What a workspace or a house asks of the checks: `check` in tearsheet.yaml and brand.yaml. */
export const checkSettingsSchema = z.strictObject({
  levels: z
    .record(z.string(), z.enum(['error', 'warning', 'info', 'off']))
    .default({})
    .describe('Severity by rule; "off" leaves a rule out. `tearsheet check --rules` lists the rules.'),
  ages: z
    .record(z.string(), z.number().positive())
    .default({})
    .describe('Greatest age of a source in days by metric, `default` for others.'),
  packs: z.array(z.string().min(1)).optional().describe('Disclosure packs that a note must answer.'),
});

export type WrittenCheckSettings = z.output<typeof checkSettingsSchema>;
