import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import type { Fact } from '../../src/data/fact.ts';
import { resolveFacts } from '../../src/data/facts.ts';
import { DataRoom, type DataRoomOptions } from '../../src/data/room.ts';
import { type Locale, loadLocale } from '../../src/locale/locale.ts';
import type { ProseScope } from '../../src/prose/expanded.ts';
import { parse } from '../../src/report/parse.ts';
import { type ReportSource, sourceFromBytes } from '../../src/report/source.ts';
import type { ReportSpec } from '../../src/report/spec.ts';
import type { Report } from '../../src/resolve/report.ts';
import { type ResolveOptions, resolveReport } from '../../src/resolve/resolve.ts';
import { type Problem, TearsheetError } from '../../src/shared/errors.ts';
import { createRun } from '../../src/shared/run.ts';
import { BUILT_IN, findWorkspace } from '../../src/workspace/workspace.ts';

export const LOCALES = join(BUILT_IN, 'templates/locales');
export const STYLES = join(BUILT_IN, 'styles');

const [en, de, zhHant, zhHans] = await Promise.all(
  ['en', 'de', 'zh-Hant', 'zh-Hans'].map((language) => loadLocale(language, [LOCALES])),
);
/** The locales that ship. */
export const locales = { en, de, 'zh-Hant': zhHant, 'zh-Hans': zhHans } as Readonly<
  Record<'en' | 'de' | 'zh-Hant' | 'zh-Hans', Locale>
>;

/** A report from the lines of its front matter and its body; kind and title are there already. */
export function markdown(frontMatter = '', body = 'A paragraph.\n'): string {
  return `---\nkind: note\ntitle: Harbour Works\n${frontMatter}${frontMatter === '' || frontMatter.endsWith('\n') ? '' : '\n'}---\n${body}`;
}

export function sourceOf(text: string, name = 'report.md', directory = '/workspace'): ReportSource {
  return sourceFromBytes(Buffer.from(text), join(directory, name), name);
}

/** The validated report of a text. */
export function specOf(text: string, name = 'report.md', directory?: string): ReportSpec {
  return parse(sourceOf(text, name, directory), createRun());
}

/** A folder with these files, taken away after the test. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Datasets of the workspace in a folder, closed after the test. */
export async function roomOf(root: string, options?: DataRoomOptions): Promise<DataRoom> {
  const room = new DataRoom(await findWorkspace(root), options);
  onTestFinished(() => room[Symbol.asyncDispose]());
  return room;
}

/** The closed report of a text, in a workspace with these files. */
export async function reportOf(
  text: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  options: ResolveOptions = {},
): Promise<Report> {
  const root = await folderOf({ 'tearsheet.yaml': '', ...files });
  return resolveReport(specOf(text, 'report.md', root), await roomOf(root), createRun(), options);
}

/** Facts by id from the lines under `facts:`. */
export function factsOf(lines: string, language: keyof typeof locales = 'en'): Map<string, Fact> {
  return resolveFacts(specOf(markdown(`facts:\n${lines.trim().replace(/^/gm, '  ')}`)), new Map(), locales[language]);
}

/** What prose can name: these facts, parameters and datasets, and exhibits `chart` and `table`. */
export function scopeOf(
  facts = '',
  parameters: Readonly<Record<string, string | number | boolean>> = {},
  datasets: readonly Dataset[] = [],
  language: keyof typeof locales = 'en',
  days: readonly string[] = [],
): ProseScope {
  return {
    facts: facts === '' ? new Map() : factsOf(facts, language),
    exhibits: new Set(['chart', 'table']),
    parameters: Object.assign(Object.create(null), parameters),
    days: new Set(days),
    datasets: new Map(datasets.map((dataset) => [dataset.name, dataset])),
    locale: locales[language],
  };
}

/** The error that some work ends with; anything but a TearsheetError is a failure of the test. */
export async function errorOf(work: () => unknown): Promise<TearsheetError> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof TearsheetError) return thrown;
    throw thrown;
  }
  throw new Error('Nothing was refused.');
}

export async function problemsOf(work: () => unknown): Promise<readonly Problem[]> {
  return (await errorOf(work)).problems;
}

export async function codesOf(work: () => unknown): Promise<readonly string[]> {
  return (await problemsOf(work)).map((problem) => problem.code);
}

/** The lines of a code frame that carry the mark, and what the mark stands under. */
export function underlined(problem: Problem): string {
  const lines = (problem.frame ?? '').split('\n');
  const at = lines.findIndex((line) => /^\s*\|\s*\^+$/.test(line));
  const mark = lines[at] ?? '';
  return (lines[at - 1] ?? '').slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1);
}
