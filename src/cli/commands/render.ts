import { glob, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from '../../publish/write.ts';
import { readSource } from '../../report/source.ts';
import { EXIT_CODES, TearsheetError, toTearsheetError } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';
import { Tearsheet } from '../../tearsheet.ts';
import { findWorkspace } from '../../workspace/workspace.ts';
import { countFindings, formatBytes, formatFinding, formatProblems } from '../messages.ts';
import { readOptions, readParameters } from '../options.ts';
import type { StartedRooms } from '../rooms.ts';
import type { CommandContext } from '../run.ts';

const optionsSchema = z.object({
  out: z.string().optional(),
  brand: z.string().optional(),
  param: z.array(z.string().regex(/^[^=]+=/, 'name=value')).default([]),
  format: z.enum(['pdf', 'html', 'deck']),
  jobs: z.coerce.number().int().min(1).max(16),
  json: z.boolean().default(false),
});

/** One report rendered, or why not. */
interface Outcome {
  readonly report: string;
  readonly file?: string;
  readonly pages?: number;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly findings: readonly Finding[];
  /** Milliseconds by stage; drawing and composing overlap. */
  readonly timings?: Readonly<Record<string, number>>;
  readonly elapsed?: number;
  readonly error?: TearsheetError;
}

async function expandGlobs(patterns: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns) {
    if (
      !/[*?{[]/.test(pattern) ||
      (await stat(pattern).then(
        () => true,
        () => false,
      ))
    ) {
      files.add(pattern);
      continue;
    }
    const before = files.size;
    for await (const file of glob(pattern)) files.add(file);
    if (files.size === before)
      throw new TearsheetError('usage', {
        code: 'usage.no-match',
        message: `No file matches ${pattern}.`,
        mend: 'Check the pattern; quote it if the shell expands it.',
      });
  }
  return [...files].sort();
}

/** `examples/alibaba/report.md` → `alibaba.pdf`; other names keep their own. */
function outputName(report: string, extension: string): string {
  const stem = basename(report, extname(report));
  return `${stem === 'report' ? basename(dirname(resolve(report))) : stem}${extension}`;
}

async function outputPath(report: string, extension: string, out: string | undefined, several: boolean): Promise<string> {
  if (out === undefined) {
    const workspace = await findWorkspace(dirname(resolve(report)));
    return join(workspace.root, workspace.settings.output, outputName(report, extension));
  }
  const isFolder =
    several ||
    out.endsWith('/') ||
    (await stat(out).then(
      (entry) => entry.isDirectory(),
      () => false,
    ));
  return isFolder ? join(resolve(out), outputName(report, extension)) : resolve(out);
}

/** `tearsheet render`: every report is tried; the exit code is that of the first failure. */
export async function renderCommand(
  patterns: readonly string[],
  raw: unknown,
  context: CommandContext,
  rooms?: StartedRooms,
): Promise<void> {
  const options = readOptions(optionsSchema, raw);
  const parameters = readParameters(options.param);
  const reports = await expandGlobs(patterns);
  await using tearsheet = new Tearsheet(rooms);

  const renderOne = async (report: string): Promise<Outcome> => {
    const start = performance.now();
    try {
      const source = await readSource(report);
      const extension = options.format === 'html' ? '.html' : options.format === 'deck' ? '.deck.pdf' : '.pdf';
      const file = await outputPath(report, extension, options.out, reports.length > 1);
      const choice = {
        parameters,
        signal: context.signal,
        ...(options.brand ? { brand: options.brand } : {}),
        ...(options.format === 'deck' ? { template: 'deck' } : {}),
      };
      if (options.format === 'html') {
        const { document, findings, timings } = await tearsheet.compose(source, { ...choice, screen: true });
        await writeAtomically(file, document.html);
        return { report, file, bytes: Buffer.byteLength(document.html), findings, timings, elapsed: performance.now() - start };
      }
      const { pdf, findings, timings } = await tearsheet.render(source, choice);
      context.signal.throwIfAborted();
      await writeAtomically(file, pdf.bytes);
      return {
        report,
        file,
        pages: pdf.pages,
        bytes: pdf.bytes.length,
        sha256: pdf.sha256,
        findings,
        timings,
        elapsed: performance.now() - start,
      };
    } catch (thrown) {
      const error = toTearsheetError(thrown);
      if (context.signal.aborted) throw thrown;
      return { report, findings: [], error };
    }
  };

  const outcomes =
    context.interactive && !options.json && reports.length > 1
      ? await withList(reports, options.jobs, renderOne)
      : await inOrder(reports, options.jobs, renderOne, (outcome) => !options.json && tell(outcome, context));
  if (options.json)
    context.out(JSON.stringify({ ok: outcomes.every((outcome) => !outcome.error), reports: outcomes.map(toJson) }, undefined, 2));
  else if (context.interactive && reports.length > 1) for (const outcome of outcomes) tell(outcome, context);
  const failed = outcomes.find((outcome) => outcome.error);
  if (failed?.error) process.exitCode = failed.error.exitCode ?? EXIT_CODES.internal;
}

/** Runs with so many at a time; tells each outcome in the order of the reports. */
async function inOrder(
  reports: readonly string[],
  jobs: number,
  work: (report: string) => Promise<Outcome>,
  tellOne: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = new Array(reports.length);
  let next = 0;
  let told = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < reports.length; i = next++) {
      outcomes[i] = await work(reports[i] as string);
      while (told < reports.length && outcomes[told]) tellOne(outcomes[told++] as Outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, reports.length) }, worker));
  return outcomes;
}

async function withList(
  reports: readonly string[],
  jobs: number,
  work: (report: string) => Promise<Outcome>,
): Promise<Outcome[]> {
  const { Listr } = await import('listr2');
  const outcomes: Outcome[] = new Array(reports.length);
  const list = new Listr(
    reports.map((report, i) => ({
      title: report,
      task: async (_: unknown, task: { title: string }) => {
        const outcome = await work(report);
        outcomes[i] = outcome;
        if (outcome.error) throw new Error(outcome.error.code);
        task.title = `${report}  ${outcome.pages ?? ''} pages`;
      },
    })),
    { concurrent: jobs, exitOnError: false, rendererOptions: { collapseErrors: true } },
  );
  await list.run();
  return outcomes;
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

function tell(outcome: Outcome, context: CommandContext): void {
  const colour = process.stderr.isTTY === true;
  if (outcome.error) {
    context.err(formatProblems(outcome.error, colour));
    if (process.argv.includes('--verbose') && outcome.error.cause)
      context.err(String((outcome.error.cause as Error).stack ?? outcome.error.cause));
    return;
  }
  for (const finding of outcome.findings) context.err(formatFinding(finding, colour));
  const times = Object.entries(outcome.timings ?? {});
  const parts = [
    outcome.pages ? `${outcome.pages} ${outcome.pages === 1 ? 'page' : 'pages'}` : undefined,
    formatBytes(outcome.bytes ?? 0),
    countFindings(outcome.findings),
    `${Math.round(outcome.elapsed ?? 0)} ms (${times.map(([stage, ms]) => `${stage} ${Math.round(ms)}`).join(', ')})`,
  ];
  context.err(`${outcome.report}: ${parts.filter(Boolean).join(', ')}`);
  context.out(shown(outcome.file as string));
}

function toJson(outcome: Outcome): unknown {
  const { error, file, ...rest } = outcome;
  return error ? { ...rest, ok: false, kind: error.kind, problems: error.problems } : { ...rest, ok: true, file };
}
