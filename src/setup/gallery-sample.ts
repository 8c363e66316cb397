import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';

/** A chart as somebody would write it into a report, from `examples/gallery/charts/<name>.yaml`. */
export interface GallerySample {
  readonly name: string;
  /** The exhibit; further datasets stand inline under `with`, by role. */
  readonly exhibit: Readonly<Record<string, unknown>>;
  readonly with: Readonly<Record<string, readonly unknown[]>>;
  /** The file without what is seen anyway, long lists of rows shortened. */
  readonly lines: string;
}

/** Rows that are shown of a list. */
const SHOWN = 2;

/** Reads the sample of a chart; undefined when there is none. */
export async function readSample(folder: string, name: string): Promise<GallerySample | undefined> {
  const text = await readFile(join(folder, `${name}.yaml`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { with: datasets = {}, ...exhibit } = load(text, { schema: CORE_SCHEMA, filename: `${name}.yaml` }) as Record<
    string,
    unknown
  > & {
    with?: GallerySample['with'];
  };
  return { name, exhibit, with: datasets, lines: shortened(text.trimEnd()) };
}

/** What stands over and under the picture already. */
const SEEN = /^(title|subtitle|source|asOf|width|notes|alt):/;

/** The text without title, subtitle and source; datasets of their own by name; of each long list the first rows, and how many follow. */
function shortened(text: string): string {
  const exhibit: string[] = [];
  const datasets: string[] = [];
  let part: string[] | undefined = exhibit;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) part = SEEN.test(line) ? undefined : line.startsWith('with:') ? datasets : exhibit;
    part?.push(line);
  }
  const lines = onOneLine(exhibit);
  if (datasets.length === 0) return withFewRows(lines);
  const roles = datasets.flatMap((line) => /^ {2}(\w+):/.exec(line)?.[1] ?? []);
  const named = `with: { ${roles.map((role) => `${role}: ${role}`).join(', ')} }`;
  const own = datasets.slice(1).flatMap((line) => (/^ {2}\w+:/.test(line) ? [line.slice(2), '  rows:'] : [line]));
  return withFewRows([...lines, named, '# under datasets:', ...own]);
}

/** A chart's options on one line, where each is a single value. */
function onOneLine(lines: readonly string[]): readonly string[] {
  const at = lines.indexOf('chart:');
  if (at === -1) return lines;
  const end = lines.findIndex((line, index) => index > at && !line.startsWith('  '));
  const options = lines.slice(at + 1, end === -1 ? undefined : end);
  const parts = options.map((line) => /^ {2}(\w+): (.+)$/.exec(line));
  if (!parts.every((part) => part !== null)) return lines;
  const written = parts.map(
    ([, key, value = '']) => `${key}: ${/^[^"'{[].*[,{}[\]]/.test(value) ? JSON.stringify(value) : value}`,
  );
  return [...lines.slice(0, at), `chart: { ${written.join(', ')} }`, ...(end === -1 ? [] : lines.slice(end))];
}

function withFewRows(lines: readonly string[]): string {
  const out: string[] = [];
  let run: string[] = [];
  const flush = () => {
    const left = run.length - SHOWN;
    const indent = /^ */.exec(run[0] ?? '')?.[0] ?? '';
    out.push(...(left > 1 ? [...run.slice(0, SHOWN), `${indent}# and ${left} more`] : run));
    run = [];
  };
  for (const line of lines) {
    const isRow = /^ +- /.test(line);
    if (!isRow || (run.length > 0 && indentOf(line) !== indentOf(run[0] ?? ''))) flush();
    if (isRow) run.push(line);
    else out.push(line);
  }
  flush();
  return out.join('\n');
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
