import * as z from 'zod';
import { readSource } from '../../report/source.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { readOptions, readParameters } from '../options.ts';
import type { CommandContext } from '../run.ts';

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  brand: z.string().optional(),
  param: z.array(z.string().regex(/^[^=]+=/, 'name=value')).default([]),
});

/** A report that can be mended while it is watched is no reason to stop; one that is not there is. */
const FATAL = ['report.missing', 'report.not-a-file', 'report.unreadable'];

/**
 * `tearsheet preview`: serves the report until Ctrl-C.
 * @throws TearsheetError `report.missing`, `report.not-a-file`, `report.unreadable`, `preview.port-in-use`, `preview.port-refused`
 */
export async function previewCommand(report: string, raw: unknown, context: CommandContext): Promise<void> {
  const { port, brand, param } = readOptions(optionsSchema, raw);
  await readSource(report).catch((error) => {
    if (!(error instanceof TearsheetError) || FATAL.includes(error.code)) throw error;
  });
  const { startPreview } = await import('../../server/preview/preview.ts');
  const preview = await startPreview(report, {
    port,
    signal: context.signal,
    pipeline: { parameters: readParameters(param), ...(brand === undefined ? {} : { brand }) },
  });
  context.out(preview.url);
  context.err('Follows every save. Ctrl-C ends it.');
  await preview.closed;
}
