import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type ComposeOptions, ComposeRoom, compose } from '../../src/compose/compose.ts';
import type { HtmlDocument } from '../../src/compose/document.ts';
import { DataRoom } from '../../src/data/room.ts';
import { parse } from '../../src/report/parse.ts';
import { type ReportSource, sourceFromBytes } from '../../src/report/source.ts';
import type { Report } from '../../src/resolve/report.ts';
import { type ResolveOptions, resolveReport } from '../../src/resolve/resolve.ts';
import type { Finding } from '../../src/shared/finding.ts';
import { createRun } from '../../src/shared/run.ts';
import { findWorkspace } from '../../src/workspace/workspace.ts';

export type FrontMatter = Readonly<Record<string, unknown>>;

/** A report file: a note titled "Larkhill" unless the front matter says otherwise. */
export function reportText(frontMatter: FrontMatter = {}, body = ''): string {
  return `---\n${stringify({ kind: 'note', title: 'Larkhill', ...frontMatter }, { aliasDuplicateObjects: false })}---\n\n${body}\n`;
}

/** A folder that is a workspace, with files in it; gone when disposed. */
export class TestWorkspace implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'tearsheet-test-'));
  readonly #rooms: DataRoom[] = [];

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries({ 'tearsheet.yaml': '', ...files })) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), content);
    }
  }

  /** A report of this workspace, as if read from a file of that name. */
  source(text: string, name = 'report.md'): ReportSource {
    return sourceFromBytes(Buffer.from(text), join(this.root, name), name);
  }

  async resolve(text: string, options: ResolveOptions = {}): Promise<Report> {
    const run = createRun();
    const room = new DataRoom(await findWorkspace(this.root));
    this.#rooms.push(room);
    return resolveReport(parse(this.source(text), run), room, run, options);
  }

  /** Composed without its charts. */
  async compose(text: string, options: ComposeOptions = {}): Promise<ComposedText> {
    const report = await this.resolve(text);
    const run = createRun();
    const document = await compose(report, new Map(), new ComposeRoom(await findWorkspace(this.root)), run, options);
    return { report, document, ...partsOf(document), findings: run.diagnostics };
  }

  [Symbol.dispose](): void {
    for (const room of this.#rooms) room[Symbol.asyncDispose]().catch(() => {});
    rmSync(this.root, { recursive: true, force: true });
  }
}

export interface ComposedText {
  readonly report: Report;
  readonly document: HtmlDocument;
  readonly css: string;
  /** What stands in `<body>`. */
  readonly body: string;
  readonly findings: readonly Finding[];
}

/** Style sheet without its fonts, and body, of a page. */
export function partsOf({ html }: HtmlDocument): { readonly css: string; readonly body: string } {
  const css = (/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '').replace(/@font-face\{[^}]*\}\n?/g, '');
  const body = /<body[^>]*>\n([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  return { css, body };
}
