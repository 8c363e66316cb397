import { relative, resolve } from 'node:path';
import { writeAtomically } from '../../publish/write.ts';
import { importDraft } from '../../report/import/import.ts';
import { type ReportSource, readSource } from '../../report/source.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { countFindings, formatFinding } from '../messages.ts';
import type { CommandContext } from '../run.ts';

/** As the command line gives them. */
export interface ImportCommandOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/**
 * `tearsheet import`: a loose draft becomes a report file, on standard output or under `--out`; what the import noticed goes to standard error.
 * @throws TearsheetError `import.not-loose`, `import.onto-draft`, `report.*`, `publish.cannot-write`
 */
export async function importCommand(draft: string, options: ImportCommandOptions, context: CommandContext): Promise<void> {
  const file = options.out === undefined ? undefined : resolve(options.out);
  if (file === resolve(draft)) {
    throw new TearsheetError('usage', {
      code: 'import.onto-draft',
      message: 'The report would be written over its draft.',
      mend: 'Give --out another name.',
    });
  }
  const source = await readSource(draft);
  if (source.format !== 'loose') throw notLoose(source);
  const { markdown, findings } = importDraft(source.text, { name: source.name });
  context.signal.throwIfAborted();
  if (file !== undefined) await writeAtomically(file, markdown);

  if (options.json) {
    context.out(
      JSON.stringify({ ok: true, draft: source.name, ...(file === undefined ? { markdown } : { file }), findings }, undefined, 2),
    );
    return;
  }
  const colour = process.stderr.isTTY === true;
  for (const finding of findings) context.err(formatFinding(finding, colour));
  context.err(`${source.name}: ${countFindings(findings)}`);
  context.out(file === undefined ? markdown.trimEnd() : relative(process.cwd(), file));
}

function notLoose({ name, format }: ReportSource): TearsheetError {
  const what = format === 'markdown' ? 'it has front matter' : `it is ${format.toUpperCase()}`;
  return new TearsheetError('report', {
    code: 'import.not-loose',
    message: `${name} is a report already: ${what}.`,
    mend: `Print it with \`tearsheet render ${name}\`.`,
    place: { file: name, line: 1, column: 1 },
  });
}
