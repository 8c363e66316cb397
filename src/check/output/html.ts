import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngine, SafeString } from '../../template/engine.ts';
import type { CheckedFile } from './checked.ts';
import { reviewOf } from './review.ts';

/** Folders of templates and styles, the user's first. */
export interface ReviewFolders {
  readonly templates: readonly string[];
  readonly styles: readonly string[];
}

const HELPERS = {
  /** Style sheets are ours and go in as they are. */
  css: (text: unknown) => new SafeString(String(text)),
};

async function readFirst(name: string, folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return '';
}

/** Control characters that no page can show. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** A review page for people: the text line by line, each finding beside its line. One file, no script, no network. */
export async function toHtml(files: readonly CheckedFile[], { templates, styles }: ReviewFolders): Promise<string> {
  const [template, css] = await Promise.all([readFirst('review.hbs', templates), readFirst('review.css', styles)]);
  const page = createEngine(HELPERS).compile(template)({
    title: files.length === 1 ? `Review of ${files[0]?.file}` : `Review of ${files.length} files`,
    styles: css,
    files: files.map(reviewOf),
  });
  return page.replace(CONTROLS, '');
}
