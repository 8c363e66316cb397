import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { checkReport } from '../../check/check-report.ts';
import { type CheckedFile, countsOf } from '../../check/output/checked.ts';
import { DataRoom } from '../../data/room.ts';
import { writeAtomically } from '../../publish/write.ts';
import { type ReportSource, readBytes, readSource } from '../../report/source.ts';
import { type ErrorKind, TearsheetError, toTearsheetError } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';
import { createRun } from '../../shared/run.ts';
import { BUILT_IN, findWorkspace } from '../../workspace/workspace.ts';
import { exitCodeOf } from '../exit.ts';
import { readOptions, readParameterFile, readParameters } from '../options.ts';
import { MAX_PDF_BYTES } from '../pdf-file.ts';
import type { CommandContext } from '../run.ts';
import { summaryOf, toText } from './check-text.ts';
import { expandGlobs } from './render-jobs.ts';

const optionsSchema = z.object({
  format: z.enum(['text', 'json', 'sarif', 'html']),
  out: z.string().optional(),
  fix: z.boolean().default(false),
  write: z.boolean().default(false),
  previous: z.string().optional(),
  rules: z.boolean().default(false),
  strict: z.boolean().default(false),
  brand: z.string().optional(),
  param: z.array(z.string().regex(/^[^=]+=/, 'name=value')).default([]),
  paramFile: z.string().optional(),
});

type CheckCommandOptions = z.output<typeof optionsSchema>;

/** A file that was tried, and with which kind of failure it ended. */
interface Tried {
  readonly path: string;
  readonly checked: CheckedFile;
  readonly failed: ErrorKind | undefined;
}

/**
 * `tearsheet check`: what the checks find in reports, loose drafts and the words of PDFs. Every file is tried; the exit code is that of the worst.
 * @throws TearsheetError `usage.option`, `usage.no-file`, `usage.no-match`, `publish.cannot-write`
 */
export async function checkCommand(patterns: readonly string[], raw: unknown, context: CommandContext): Promise<void> {
  const options = readOptions(optionsSchema, raw);
  if (options.rules) {
    await tellOutput(await rulesOutput(options), options, context);
    return;
  }
  const paths = await filesOf(patterns, options);
  await using rooms = new AsyncDisposableStack();
  const parameters = {
    ...(options.paramFile === undefined ? {} : await readParameterFile(options.paramFile)),
    ...readParameters(options.param),
  };
  const previous = options.previous === undefined ? undefined : (await readToCheck(options.previous)).source;
  const asked = {
    parameters,
    ...(previous ? { previous } : {}),
    ...(options.brand ? { brand: options.brand } : {}),
  };
  // Nothing is drawn or printed: the data of a report is all that is opened.
  const checkSource = async (source: ReportSource): Promise<CheckedFile['findings']> => {
    const room = rooms.use(new DataRoom(await findWorkspace(source.directory)));
    return checkReport(source, room, createRun({ signal: context.signal }), asked);
  };
  const check = (path: string): Promise<Tried> => checkFile(path, checkSource, context.signal);
  let tried: Tried[] = [];
  for (const path of paths) tried.push(await check(path));
  if (options.fix) {
    const written = await fixFiles(tried, options, context);
    tried = await Promise.all(tried.map((each) => (written.has(each.path) ? check(each.path) : each)));
    for (const { checked } of tried) context.err(`${checked.file}: ${summaryOf(checked.findings)}`);
  } else {
    await tellOutput(await outputOf(tried, options), options, context);
    if (options.out !== undefined)
      for (const { checked } of tried) context.err(`${checked.file}: ${summaryOf(checked.findings)}`);
  }
  process.exitCode = exitCodeOf(tried.flatMap(({ failed, checked }) => failed ?? (stands(checked, options) ? ['findings'] : [])));
}

async function filesOf(
  patterns: readonly string[],
  { fix, write, format, previous }: CheckCommandOptions,
): Promise<readonly string[]> {
  const wrong = (code: string, message: string, mend: string): TearsheetError =>
    new TearsheetError('usage', { code, message, mend });
  if (patterns.length === 0)
    throw wrong('usage.no-file', 'No file is named.', 'Name a report or a draft, as in tearsheet check report.md.');
  if (write && !fix) throw wrong('usage.option', '--write writes what --fix mends.', 'Add --fix.');
  if (fix && format !== 'text') throw wrong('usage.option', '--fix shows a diff and has no other format.', 'Leave out --format.');
  const paths = await expandGlobs(patterns);
  if (fix && paths.some(isPdf))
    throw wrong('usage.option', 'A PDF cannot be mended.', 'Mend the report that it was printed from.');
  if (previous !== undefined && paths.length > 1)
    throw wrong(
      'usage.option',
      '--previous is the edition before one note, and several files are named.',
      'Check the note alone.',
    );
  return paths;
}

/** What is read of a file to check; a PDF has pages. */
interface ReadFile {
  readonly source: ReportSource;
  /** Page of each line of the text. */
  readonly pages: readonly number[] | undefined;
}

/** The text of a file to check. @throws TearsheetError those of readSource and textOfPdf */
async function readToCheck(path: string): Promise<ReadFile> {
  if (!isPdf(path)) return { source: await readSource(path), pages: undefined };
  const { bytes, name, directory } = await readBytes(path, MAX_PDF_BYTES);
  const { textOfPdf } = await import('../../finish/pdf-text/read.ts');
  const { text, pages } = await textOfPdf(bytes, name);
  return { source: { name, directory, format: 'loose', text }, pages };
}

function isPdf(path: string): boolean {
  return extname(path).toLowerCase() === '.pdf';
}

/** Findings with the page of each place. */
function paged(findings: readonly Finding[], pages: readonly number[] | undefined): readonly Finding[] {
  if (pages === undefined) return findings;
  return findings.map((finding) => {
    const page = finding.place && pages[finding.place.line - 1];
    return finding.place === undefined || page === undefined ? finding : { ...finding, place: { ...finding.place, page } };
  });
}

async function checkFile(
  path: string,
  check: (source: ReportSource) => Promise<CheckedFile['findings']>,
  signal: AbortSignal,
): Promise<Tried> {
  let source: ReportSource | undefined;
  try {
    const read = await readToCheck(path);
    source = read.source;
    const findings = paged(await check(source), read.pages);
    return { path, checked: { file: source.name, text: source.text, findings, problems: [] }, failed: undefined };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const { kind, problems } = toTearsheetError(thrown);
    if (kind === 'internal') throw thrown;
    return {
      path,
      checked: { file: source?.name ?? shown(path), text: source?.text ?? '', findings: [], problems },
      failed: kind,
    };
  }
}

/** Of this program. */
async function version(): Promise<string> {
  return String(JSON.parse(await readFile(join(BUILT_IN, 'package.json'), 'utf8')).version);
}

function stands({ findings }: CheckedFile, { strict }: CheckCommandOptions): boolean {
  const { error, warning } = countsOf(findings);
  return error > 0 || (strict && warning > 0);
}

async function outputOf(tried: readonly Tried[], { format, out }: CheckCommandOptions): Promise<string> {
  const files = tried.map(({ checked }) => checked);
  switch (format) {
    case 'json':
      return (await import('../../check/output/json.ts')).toJson(files);
    case 'sarif':
      return (await import('../../check/output/sarif.ts')).toSarif(files, await version());
    case 'html':
      return (await import('../../check/output/html.ts')).toHtml(
        files,
        await findWorkspace(dirname(resolve(tried[0]?.path ?? '.'))),
      );
    case 'text':
      return toText(files, out === undefined && process.stdout.isTTY === true && !process.env['NO_COLOR']);
  }
}

async function rulesOutput({ format }: CheckCommandOptions): Promise<string> {
  if (format !== 'json') return (await import('../../check/reference.ts')).rulesReference().trimEnd();
  const { rules } = await import('../../check/rules/index.ts');
  return JSON.stringify(
    rules.map(({ check: _, ...rule }) => rule),
    undefined,
    2,
  );
}

async function tellOutput(text: string, { out }: Pick<CheckCommandOptions, 'out'>, context: CommandContext): Promise<void> {
  if (out === undefined) {
    context.out(text);
    return;
  }
  context.signal.throwIfAborted();
  await writeAtomically(resolve(out), `${text.trimEnd()}\n`);
  context.out(shown(out));
}

/** Shows what the fixes change; writes it when asked to. Gives the files that were written. */
async function fixFiles(
  tried: readonly Tried[],
  { write, out }: CheckCommandOptions,
  context: CommandContext,
): Promise<ReadonlySet<string>> {
  const { fixOf, fixSummary } = await import('./check-fix.ts');
  const written = new Set<string>();
  const diffs: string[] = [];
  for (const { path, checked } of tried) {
    if (checked.problems.length > 0) continue;
    const fix = fixOf(checked);
    if (fix.diff !== '') diffs.push(fix.diff.trimEnd());
    if (write && fix.diff !== '') {
      context.signal.throwIfAborted();
      await writeAtomically(resolve(path), fix.text, checked.file);
      written.add(path);
    }
    context.err(fixSummary(fix, written.has(path)));
  }
  if (diffs.length > 0) await tellOutput(diffs.join('\n'), { out }, context);
  return written;
}

function shown(path: string): string {
  const near = relative(process.cwd(), resolve(path));
  return near.startsWith('..') ? path : near;
}
