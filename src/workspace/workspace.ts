import { existsSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { TearsheetError } from '../shared/errors.ts';
import { type Settings, settingsSchema } from './settings.ts';

export { type Settings, settingsSchema } from './settings.ts';

/** Where a report's surroundings are: the user's folders first, then those that come with Tearsheet. */
export interface Workspace {
  /** Absolute; nothing outside is read on behalf of a report. */
  readonly root: string;
  readonly settings: Settings;
  /** Text of tearsheet.yaml, for places in it. */
  readonly settingsText?: string;
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
  const settingsText = await readFile(join(root, 'tearsheet.yaml'), 'utf8').catch(() => '');
  const settings = readSettings(settingsText);
  const layered = (name: string): string[] => [...new Set([join(root, name), join(BUILT_IN, name)])];
  return {
    root,
    settings,
    settingsText,
    templates: layered('templates'),
    styles: layered('styles'),
    locales: layered('templates/locales'),
  };
}

/** Settings of a text; what is wrong is told with the line, never with the value, which may be a secret. */
function readSettings(text: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const wrong = (why: string, offset: number): TearsheetError => {
    const { line, col } = lines.linePos(offset);
    return new TearsheetError('usage', {
      code: 'workspace.invalid-settings',
      message: `tearsheet.yaml is not right: ${why}.`,
      place: { file: 'tearsheet.yaml', line: Math.max(1, line), column: Math.max(1, col) },
    });
  };
  const [broken] = document.errors;
  if (broken) throw wrong('it is not valid YAML', broken.pos[0]);
  let settings: unknown;
  try {
    settings = document.toJS() ?? {};
  } catch {
    // Anchors that multiply past what the parser bears.
    throw wrong('its anchors stand for too much', 0);
  }
  const result = settingsSchema.safeParse(settings);
  if (result.success) return result.data;
  const why = result.error.issues.map((issue) => `${issue.path.join('.') || 'top'}: ${issue.message}`).join('; ');
  throw wrong(why, offsetOf(document, result.error.issues[0]?.path ?? []));
}

/** Where the deepest part of a path that is written begins. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
