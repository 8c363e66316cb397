import { existsSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import * as z from 'zod';
import { TearsheetError } from '../shared/errors.ts';

/** A server that datasets query; `${NAME}` in a value is taken from the environment. */
const connectionSchema = z.strictObject({
  url: z.string().describe('postgres://user:${PASSWORD}@host/database'),
  ssl: z.enum(['off', 'on', 'verify']).default('verify').describe('On loopback off when absent from the URL.'),
});

const httpSchema = z.strictObject({
  hosts: z.array(z.string()).default([]).describe('Hosts that datasets may name: "api.example.com", "127.0.0.1:8080".'),
  allowPrivate: z.boolean().default(false).describe('Also addresses of private networks and of this machine.'),
  maxBytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  credentials: z
    .record(
      z.string(),
      z.strictObject({
        host: z.string().describe('The one host they are sent to.'),
        header: z.string().default('Authorization'),
        value: z.string().describe('"Bearer ${TOKEN}"'),
      }),
    )
    .default({}),
});

/** `tearsheet.yaml` at the top of a user's workspace. */
export const settingsSchema = z.strictObject({
  brand: z.string().default('wrenfield').describe('Brand of reports that name none.'),
  page: z.enum(['A4', 'Letter']).optional(),
  output: z.string().default('output').describe('Where PDFs go.'),
  zone: z.string().default('UTC').describe('IANA zone in which "today" and "last month" are meant.'),
  fiscalYearEnd: z.int().min(1).max(12).default(12).describe('Month in which the fiscal year ends.'),
  connections: z.record(z.string(), connectionSchema).default({}).describe('PostgreSQL servers by name.'),
  http: httpSchema.prefault({}).describe('What may be fetched.'),
});
export type Settings = z.output<typeof settingsSchema>;

/** Where a report's surroundings are: the user's folders first, then those that come with Tearsheet. */
export interface Workspace {
  /** Absolute; nothing outside is read on behalf of a report. */
  readonly root: string;
  readonly settings: Settings;
  readonly templates: readonly string[];
  readonly styles: readonly string[];
  readonly locales: readonly string[];
}

/** Folder that holds `templates/` and `styles/` as they ship. */
export const BUILT_IN = homeOf(dirname(fileURLToPath(import.meta.url)));

/** The nearest folder upwards that holds the locales: the sources, the joined files and a build lie at different depths. */
function homeOf(start: string): string {
  for (let at = start; dirname(at) !== at; at = dirname(at)) if (existsSync(join(at, 'templates/locales/en.yaml'))) return at;
  return resolve(start, '../..');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * The workspace of a folder: the nearest folder upwards with a `tearsheet.yaml`, or the folder itself.
 * @throws TearsheetError `workspace.invalid-settings`
 */
export async function findWorkspace(directory: string): Promise<Workspace> {
  let root = resolve(directory);
  for (let at = root; ; at = dirname(at)) {
    if (await exists(join(at, 'tearsheet.yaml'))) {
      root = at;
      break;
    }
    if (dirname(at) === at) break;
  }
  const text = await readFile(join(root, 'tearsheet.yaml'), 'utf8').catch(() => '');
  const wrong = (
    why: string,
    place: { line: number; column: number } = { line: 1, column: 1 },
    cause?: unknown,
  ): TearsheetError =>
    new TearsheetError(
      'usage',
      {
        code: 'workspace.invalid-settings',
        message: `tearsheet.yaml is not right: ${why}.`,
        place: { file: 'tearsheet.yaml', ...place },
      },
      { cause },
    );
  let settings: unknown;
  try {
    settings = parseYaml(text) ?? {};
  } catch (cause) {
    const at = cause instanceof YAMLParseError ? cause.linePos?.[0] : undefined;
    throw wrong('it is not valid YAML', at ? { line: at.line, column: at.col } : undefined, cause);
  }
  const result = settingsSchema.safeParse(settings);
  if (!result.success)
    throw wrong(result.error.issues.map((issue) => `${issue.path.join('.') || 'top'}: ${issue.message}`).join('; '));
  const layered = (name: string): string[] => [...new Set([join(root, name), join(BUILT_IN, name)])];
  return {
    root,
    settings: result.data,
    templates: layered('templates'),
    styles: layered('styles'),
    locales: layered('templates/locales'),
  };
}
