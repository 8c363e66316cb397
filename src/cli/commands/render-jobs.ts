import { glob, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ParameterValue } from '../../data/parameters.ts';
import { type ReportSource, readSource } from '../../report/source.ts';
import { TearsheetError } from '../../shared/errors.ts';
import type { Choice, RenderOptions, Tearsheet } from '../../tearsheet.ts';
import { findWorkspace } from '../../workspace/workspace.ts';

/** One document to make: a report with the values of its parameters. */
export interface RenderJob {
  readonly report: string;
  /** As it is told: the file, and the choice when there are several. */
  readonly title: string;
  /** Read already, when several documents are made from it. */
  readonly source?: ReportSource;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly choice?: Choice;
  /** Data that the jobs of a batch share. */
  readonly snapshot?: NonNullable<RenderOptions['snapshot']>;
  /** End of the file's name that tells the choices apart. */
  readonly suffix: string;
}

/** The files that patterns match, each once. @throws TearsheetError `usage.no-match` */
export async function expandGlobs(patterns: readonly string[]): Promise<string[]> {
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

/** One job for each report. */
export function jobsOf(reports: readonly string[], parameters: RenderJob['parameters']): RenderJob[] {
  return reports.map((report) => ({ report, title: report, parameters, suffix: '' }));
}

/** One job for each choice of a parameter, in every report. @throws TearsheetError of what cannot be read */
export async function jobsForEach(
  reports: readonly string[],
  name: string,
  parameters: RenderJob['parameters'],
  tearsheet: Tearsheet,
  signal: AbortSignal,
): Promise<RenderJob[]> {
  if (Object.hasOwn(parameters, name))
    throw new TearsheetError('usage', {
      code: 'usage.option',
      message: `--each ${name} renders every choice of "${name}", and the parameter is given a value as well.`,
      mend: 'Leave out one of the two.',
    });
  const jobs: RenderJob[] = [];
  const snapshot = tearsheet.snapshot();
  for (const report of reports) {
    const source = await readSource(report);
    const choices = await tearsheet.choices(source, name, { parameters, signal, snapshot });
    const suffixes = fileWords(choices.map(({ value }) => value));
    for (const [i, choice] of choices.entries())
      jobs.push({
        report,
        title: `${report} (${choice.label})`,
        source,
        parameters: { ...parameters, [name]: choice.value },
        choice,
        snapshot,
        suffix: `-${suffixes[i]}`,
      });
  }
  return jobs;
}

/** Words for the names of files, one for each value and no two alike, whatever the file system makes of capitals. */
export function fileWords(values: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return values.map((value) => {
    const word =
      value
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}._]+/gu, '-')
        .replace(/^[-.]+|[-.]+$/g, '')
        .slice(0, 80) || 'value';
    let name = word;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${word}-${i}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** `examples/alibaba/report.md` → `alibaba.pdf`; other names keep their own. */
function outputName({ report, suffix }: RenderJob, extension: string): string {
  const stem = basename(report, extname(report));
  return `${stem === 'report' ? basename(dirname(resolve(report))) : stem}${suffix}${extension}`;
}

/** Where a job's file goes: `out` is a file for one job, else a folder; the workspace's own folder when absent. */
export async function outputPath(job: RenderJob, extension: string, out: string | undefined, several: boolean): Promise<string> {
  if (out === undefined) {
    const workspace = await findWorkspace(dirname(resolve(job.report)));
    return join(workspace.root, workspace.settings.output, outputName(job, extension));
  }
  const isFolder =
    several ||
    out.endsWith('/') ||
    (await stat(out).then(
      (entry) => entry.isDirectory(),
      () => false,
    ));
  return isFolder ? join(resolve(out), outputName(job, extension)) : resolve(out);
}
