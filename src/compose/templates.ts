import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '../locale/locale.ts';
import { word } from '../locale/locale.ts';
import { TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';
import { createEngine, type Engine, type HelperOptions, SafeString } from '../template/engine.ts';
import { withoutControls } from './escape.ts';

/** The layouts and partials of one kind, user's files first. */
export interface Templates {
  readonly layout: (context: unknown, locale: Locale) => string;
  partial(name: string, context: unknown, locale: Locale): string;
}

const HELPERS = {
  /** `{{t "source"}}`: a word of ours; hash values fill its blanks. */
  t: (key: unknown, options: unknown) => {
    const { data, hash } = options as HelperOptions;
    return word((data as { root: unknown; locale: Locale }).locale, String(key), hash as Record<string, string>);
  },
  /** Markup that compose has already made. */
  html: (value: unknown) => new SafeString(typeof value === 'string' ? value : ''),
  /** `{{#if (is a "b")}}` */
  is: (a: unknown, b: unknown) => a === b,
};

async function filesIn(folder: string): Promise<readonly (readonly [string, string])[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.hbs'))
      .map(async (name) => [name.slice(0, -4), await readFile(join(folder, name), 'utf8')] as const),
  );
}

/**
 * Reads the templates of a kind. A user's file replaces ours of the same name.
 * @throws TearsheetError `template.unknown`, `template.broken`
 */
export async function loadTemplates(kind: string, folders: readonly string[]): Promise<Templates> {
  const engine: Engine = createEngine(HELPERS);
  const partials = new Map<string, string>();
  let layout: string | undefined;
  for (const folder of [...folders].reverse()) {
    for (const [name, source] of await filesIn(join(folder, 'partials'))) partials.set(name, source);
    for (const [name, source] of /^[\w-]+$/.test(kind) ? await filesIn(join(folder, kind)) : []) {
      if (name === 'layout') layout = source;
      else partials.set(name, source);
    }
  }
  if (layout === undefined) {
    const known = (await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true }).catch(() => [])))).flat();
    const names = [
      ...new Set(
        known.filter((entry) => entry.isDirectory() && !['partials', 'locales'].includes(entry.name)).map((entry) => entry.name),
      ),
    ].sort();
    throw new TearsheetError('report', {
      code: 'template.unknown',
      message: `There is no template "${kind}".${didYouMean(kind, names)}`,
      mend: `Templates here: ${names.join(', ')}. A template is a folder under templates with a layout.hbs.`,
    });
  }
  for (const [name, source] of partials) engine.partial(name, source);
  const run = (name: string, source: string, context: unknown, locale: Locale): string => {
    try {
      return withoutControls(engine.compile(source)(context, { locale }));
    } catch (cause) {
      if (cause instanceof TearsheetError) throw cause;
      throw new TearsheetError(
        'report',
        {
          code: 'template.broken',
          message: `The template ${kind}/${name} cannot be filled: ${(cause as Error).message.split('\n')[0]}.`,
        },
        { cause },
      );
    }
  };
  const source = layout;
  return {
    layout: (context, locale) => run('layout', source, context, locale),
    partial(name, context, locale) {
      const found = partials.get(name);
      if (found === undefined)
        throw new TearsheetError('internal', { code: 'template.missing-partial', message: `There is no partial "${name}".` });
      return run(name, found, context, locale);
    },
  };
}
