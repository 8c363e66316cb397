import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, extname, relative, resolve } from 'node:path';
import { type Problem, TearsheetError } from '../shared/errors.ts';

export type ReportFormat = 'markdown' | 'yaml' | 'json' | 'loose';

/** The text of a report, with where it came from. */
export interface ReportSource {
  /** Display name for messages, relative to where the person works. */
  readonly name: string;
  /** Absolute folder that the report's own paths are relative to. */
  readonly directory: string;
  readonly format: ReportFormat;
  readonly text: string;
}

/** A report is words and small tables; data lives in datasets. */
export const MAX_REPORT_BYTES = 4 * 1024 * 1024;

const FORMATS: Readonly<Record<string, ReportFormat>> = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json' };

function refuse(code: string, message: string, mend: string, file: string, cause?: unknown): TearsheetError {
  const problem: Problem = { code: `report.${code}`, message, mend, place: { file, line: 1, column: 1 } };
  return new TearsheetError('report', problem, { cause });
}

function tooLarge(size: number, most: number, name: string): TearsheetError {
  return refuse(
    'too-large',
    `${name} is ${(size / 1e6).toFixed(1)} MB; it may have ${Math.round(most / 2 ** 20)} MB.`,
    'Move data into CSV files and name them under datasets.',
    name,
  );
}

/**
 * Decodes bytes strictly and tells the format by name and first line.
 * @throws TearsheetError `report.empty`, `report.not-utf8`, `report.nul`, `report.too-large`
 */
export function sourceFromBytes(bytes: Uint8Array, path: string, name: string): ReportSource {
  if (bytes.length > MAX_REPORT_BYTES) throw tooLarge(bytes.length, MAX_REPORT_BYTES, name);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse('not-utf8', `${name} is not UTF-8 text.`, 'Save the file as UTF-8.', name, cause);
  }
  if (text.includes('\u0000')) {
    throw refuse('nul', `${name} contains NUL bytes: it is not a text file.`, 'Give a Markdown, YAML, JSON or text file.', name);
  }
  if (text.trim() === '') {
    throw refuse('empty', `${name} is empty.`, 'Write a report, or start from `tearsheet init`.', name);
  }
  const format = FORMATS[extname(path).toLowerCase()] ?? (/^---[ \t]*\r?\n/.test(text) ? 'markdown' : 'loose');
  return { name, directory: dirname(resolve(path)), format, text };
}

/** The bytes of a file, with where it lies. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  /** Display name. */
  readonly name: string;
  readonly absolute: string;
  /** Absolute folder. */
  readonly directory: string;
}

/**
 * Reads a report file.
 * @throws TearsheetError those of readBytes and sourceFromBytes
 */
export async function readSource(path: string, workingDirectory = process.cwd()): Promise<ReportSource> {
  const { bytes, absolute, name } = await readBytes(path, MAX_REPORT_BYTES, workingDirectory);
  return sourceFromBytes(bytes, absolute, name);
}

/**
 * Reads a file that was named to be checked or printed, up to a size.
 * @throws TearsheetError `report.missing`, `report.not-a-file`, `report.unreadable`, `report.too-large`
 */
export async function readBytes(path: string, most: number, workingDirectory = process.cwd()): Promise<FileBytes> {
  const absolute = resolve(workingDirectory, path);
  const near = relative(workingDirectory, absolute);
  const name = near === '' || near.startsWith('..') ? basename(absolute) : near;
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    // Without waiting for the other end of a pipe.
    handle = await open(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw refuse('missing', `There is no file ${name}.`, 'Check the path; `tearsheet init` makes a first report.', name, cause);
    }
    throw refuse('unreadable', `${name} cannot be read (${code}).`, 'Check its permissions.', name, cause);
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) {
      throw refuse(
        'not-a-file',
        `${name} is a ${stat.isDirectory() ? 'folder' : 'special file'}, not a report.`,
        'Name the report file in it.',
        name,
      );
    }
    if (stat.size > most) throw tooLarge(stat.size, most, name);
    return { bytes: new Uint8Array(await handle.readFile()), name, absolute, directory: dirname(absolute) };
  } finally {
    await handle.close();
  }
}
