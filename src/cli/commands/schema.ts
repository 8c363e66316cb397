import * as z from 'zod';
import { reportSchema } from '../../report/schema/report.ts';
import type { CommandContext } from '../run.ts';

/**
 * The report format as JSON Schema, draft 2020-12: what an author may write, before defaults are filled in.
 * Rules that JSON Schema cannot say, like check digits, are left to `tearsheet render`.
 */
export function reportJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  return {
    $schema,
    $id: 'urn:tearsheet:schema:report',
    title: 'Tearsheet report',
    description: 'The front matter of a Markdown report, or a whole report in YAML or JSON with its text under "body".',
    ...schema,
  };
}

/** `tearsheet schema` */
export function schemaCommand(context: CommandContext): void {
  context.out(JSON.stringify(reportJsonSchema(), undefined, 2));
}
