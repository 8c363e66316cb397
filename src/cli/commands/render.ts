import { extname, relative } from 'node:path';
import * as z from 'zod';
import { type FactsFile, factsOf } from '../../publish/facts-json.ts';
import { type Manifest, manifestOf } from '../../publish/manifest.ts';
import { writeAtomically } from '../../publish/write.ts';
import { readSource } from '../../report/source.ts';
import { type TearsheetError, toTearsheetError } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';
import { Tearsheet } from '../../tearsheet.ts';
import { exitCodeOf } from '../exit.ts';
import { countFindings, formatBytes, formatFinding, formatProblems } from '../messages.ts';
import { readOptions, readParameterFile, readParameters } from '../options.ts';
import type { StartedRooms } from '../rooms.ts';
import type { CommandContext } from '../run.ts';
import { expandGlobs, jobsForEach, jobsOf, outputPath, type RenderJob } from './render-jobs.ts';

const SECONDS = 'seconds, up to a day';

const optionsSchema = z.object({
  out: z.string().optional(),
  brand: z.string().optional(),
  param: z.array(z.string().regex(/^[^=]+=/, 'name=value')).default([]),
  paramFile: z.string().optional(),
  each: z.string().min(1).optional(),
  format: z.enum(['pdf', 'html', 'deck']),
  jobs: z.coerce.number().int().min(1).max(16),
  timeout: z.coerce.number(SECONDS).positive(SECONDS).max(86_400, SECONDS).optional(),
  manifest: z.boolean().default(false),
  thumbnail: z.boolean().default(false),
  facts: z.string().min(1).optional(),
  final: z.boolean().default(false),
  profile: z.enum(['archive', 'web', 'draft']).optional(),
  json: z.boolean().default(false),
});

/** One report rendered, or why not. */
interface Outcome {
  readonly report: string;
  readonly title: string;
  /** Of a batch: the value for which it was made. */
  readonly choice?: string;
  readonly file?: string;
  readonly pages?: number;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly findings: readonly Finding[];
  /** Milliseconds by stage; drawing and composing overlap. */
  readonly timings?: Readonly<Record<string, number>>;
  readonly elapsed?: number;
  /** Printed for its readers. */
  readonly final: boolean;
  readonly error?: TearsheetError;
}

/** `tearsheet render`: every report is tried, and every choice of a batch; the exit code is that of the worst failure. */
export async function renderCommand(
  patterns: readonly string[],
  raw: unknown,
  context: CommandContext,
  rooms?: StartedRooms,
): Promise<void> {
  const options = readOptions(optionsSchema, raw);
  const parameters = {
    ...(options.paramFile === undefined ? {} : await readParameterFile(options.paramFile)),
    ...readParameters(options.param),
  };
  const reports = await expandGlobs(patterns);
  await using tearsheet = new Tearsheet(rooms);
  const jobs =
    options.each === undefined
      ? jobsOf(reports, parameters)
      : await jobsForEach(reports, options.each, parameters, tearsheet, context.signal);
  const several = jobs.length > 1 || options.each !== undefined;

  const renderOne = async (job: RenderJob): Promise<Outcome> => {
    const start = performance.now();
    const about = {
      report: job.report,
      title: job.title,
      final: options.final,
      ...(job.choice ? { choice: job.choice.value } : {}),
    };
    try {
      const source = job.source ?? (await readSource(job.report));
      const extension = options.format === 'html' ? '.html' : options.format === 'deck' ? '.deck.pdf' : '.pdf';
      const file = await outputPath(job, extension, options.out, several);
      const writeFacts = async (facts: () => FactsFile): Promise<void> => {
        if (options.facts === undefined) return;
        await writeAtomically(
          await outputPath(job, '.facts.json', options.facts, several),
          `${JSON.stringify(facts(), undefined, 2)}\n`,
        );
      };
      const choice = {
        parameters: job.parameters,
        ...(job.snapshot ? { snapshot: job.snapshot } : {}),
        signal: context.signal,
        ...(options.brand ? { brand: options.brand } : {}),
        ...(options.format === 'deck' ? { template: 'deck' } : {}),
        final: options.final,
        ...(options.profile === undefined ? {} : { profile: options.profile }),
        ...(options.timeout === undefined ? {} : { printTimeoutMs: options.timeout * 1000 }),
      };
      if (options.format === 'html') {
        const { report, document, findings, timings } = await tearsheet.compose(source, { ...choice, screen: true });
        await writeAtomically(file, document.html);
        if (options.manifest) await writeManifest(file, manifestOf(report, document.title, { final: options.final, findings }));
        await writeFacts(() => factsOf(report, document.title));
        return { ...about, file, bytes: Buffer.byteLength(document.html), findings, timings, elapsed: performance.now() - start };
      }
      const { report, document, pdf, findings, timings } = await tearsheet.render(source, choice);
      context.signal.throwIfAborted();
      await writeAtomically(file, pdf.bytes);
      if (options.thumbnail) {
        const { thumbnailOf } = await import('../../finish/thumbnail.ts');
        await writeAtomically(withoutExtension(file, '.png'), await thumbnailOf(pdf.bytes));
      }
      if (options.manifest)
        await writeManifest(file, manifestOf(report, document.title, { pdf, final: options.final, findings }));
      await writeFacts(() => factsOf(report, document.title, pdf.sha256));
      return {
        ...about,
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
      return { ...about, findings: [], error };
    }
  };

  const outcomes =
    context.interactive && !options.json && several
      ? await withList(jobs, options.jobs, renderOne)
      : await inOrder(jobs, options.jobs, renderOne, (outcome) => !options.json && tell(outcome, context));
  if (options.json)
    context.out(JSON.stringify({ ok: outcomes.every((outcome) => !outcome.error), reports: outcomes.map(toJson) }, undefined, 2));
  else if (context.interactive && several) for (const outcome of outcomes) tell(outcome, context);
  if (several && !options.json) tellCount(outcomes, context);
  process.exitCode = exitCodeOf(outcomes.flatMap(({ error }) => error?.kind ?? []));
}

function writeManifest(file: string, manifest: Manifest): Promise<void> {
  return writeAtomically(withoutExtension(file, '.manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

function withoutExtension(file: string, other: string): string {
  return `${file.slice(0, file.length - extname(file).length)}${other}`;
}

/** How a run of several ended. */
function tellCount(outcomes: readonly Outcome[], context: CommandContext): void {
  const failed = outcomes.filter(({ error }) => error).length;
  context.err(`${outcomes.length - failed} of ${outcomes.length} rendered${failed === 0 ? '' : `, ${failed} failed`}.`);
}

/** Runs with so many at a time; tells each outcome in the order of the jobs. */
async function inOrder(
  jobs: readonly RenderJob[],
  atOnce: number,
  work: (job: RenderJob) => Promise<Outcome>,
  tellOne: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = new Array(jobs.length);
  let next = 0;
  let told = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < jobs.length; i = next++) {
      outcomes[i] = await work(jobs[i] as RenderJob);
      while (told < jobs.length && outcomes[told]) tellOne(outcomes[told++] as Outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, worker));
  return outcomes;
}

async function withList(
  jobs: readonly RenderJob[],
  atOnce: number,
  work: (job: RenderJob) => Promise<Outcome>,
): Promise<Outcome[]> {
  const { Listr } = await import('listr2');
  const outcomes: Outcome[] = new Array(jobs.length);
  const list = new Listr(
    jobs.map((job, i) => ({
      title: job.title,
      task: async (_: unknown, task: { title: string }) => {
        const outcome = await work(job);
        outcomes[i] = outcome;
        if (outcome.error) throw new Error(outcome.error.code);
        task.title = `${job.title}  ${outcome.pages ?? ''} pages`;
      },
    })),
    { concurrent: atOnce, exitOnError: false, rendererOptions: { collapseErrors: true } },
  );
  await list.run();
  return outcomes;
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

/** How a final note that was stopped goes on. */
const STOPPED =
  'not printed. Mend what is found; a warning may stand when the report says under "overrides" who answers for it, and why.';

function tell(outcome: Outcome, context: CommandContext): void {
  const colour = process.stderr.isTTY === true;
  if (outcome.error) {
    if (outcome.choice !== undefined) context.err(`${outcome.title}:`);
    context.err(formatProblems(outcome.error, colour));
    if (outcome.error.kind === 'findings' && outcome.final) context.err(`${outcome.title}: ${STOPPED}`);
    if (process.argv.includes('--verbose') && outcome.error.cause)
      context.err(String((outcome.error.cause as Error).stack ?? outcome.error.cause));
    return;
  }
  for (const finding of outcome.findings) context.err(formatFinding(finding, colour));
  const times = Object.entries(outcome.timings ?? {});
  const parts = [
    outcome.pages ? `${outcome.pages} ${outcome.pages === 1 ? 'page' : 'pages'}` : undefined,
    formatBytes(outcome.bytes ?? 0),
    outcome.final ? 'final' : 'draft',
    standing(outcome),
    `${Math.round(outcome.elapsed ?? 0)} ms (${times.map(([stage, ms]) => `${stage} ${Math.round(ms)}`).join(', ')})`,
  ];
  context.err(`${outcome.title}: ${parts.filter(Boolean).join(', ')}`);
  context.out(shown(outcome.file as string));
}

/** What is left to mend; of a draft, whether it keeps it from its readers. */
function standing({ findings, final }: Outcome): string {
  const open = findings.filter(({ severity }) => severity !== 'info').length;
  const stands = open === 0 || final ? '' : ` (${open === 1 ? 'one stands' : `${open} stand`} against --final)`;
  return `${countFindings(findings)}${stands}`;
}

function toJson(outcome: Outcome): unknown {
  const { error, file, title: _, ...rest } = outcome;
  return error ? { ...rest, ok: false, kind: error.kind, problems: error.problems } : { ...rest, ok: true, file };
}
