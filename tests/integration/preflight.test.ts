import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preflightCommand } from '../../src/cli/commands/preflight.ts';
import { preflightRules } from '../../src/finish/preflight/rules/index.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { reportText, TestWorkspace } from '../support/test-workspace.ts';
import { writtenPdf } from '../support/written-pdf.ts';

const tearsheet = new Tearsheet();
const workspaces: TestWorkspace[] = [];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-preflight-'));
  await tearsheet.warm();
});
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  for (const workspace of workspaces) workspace[Symbol.dispose]();
  await rm(folder, { recursive: true, force: true });
});

const OURS: ReadonlySet<string> = new Set(preflightRules.map(({ id }) => id));

describe('the examples', () => {
  const names = [
    'alibaba-smart-sockets/report',
    'fund-factsheet/report',
    'morning-note/report',
    'sector-comps/sector-comps',
    'sector-comps/tearsheet',
  ];
  it.each(
    names.flatMap((name) =>
      ['wrenfield', 'polarquay'].flatMap((brand) => [undefined, 'deck'].map((template) => ({ name, brand, template }))),
    ),
  )('are without fault : $name, $brand, $template', async ({ name, brand, template }) => {
    const { findings } = await tearsheet.render(join(BUILT_IN, 'examples', `${name}.md`), {
      brand,
      template,
      profile: 'archive',
      preflight: true,
    });
    // The list of corrections closes the note, and its first page names it.
    const far = name.startsWith('alibaba') && template === undefined;
    expect(
      findings.filter(({ rule }) => OURS.has(rule)).map(({ rule, message }) => `${rule} ${message.replace(/^.*?: /, '')}`),
    ).toEqual(far ? ['far-exhibit "Exhibit 16" stands on page 7 and is first named on page 1.'] : []);
  });
});

describe('a report whose pages have a fault', () => {
  const render = (
    { css = '.body p { font-size: 5pt; }', settings = '', report = {} },
    options: { final?: boolean; preflight?: boolean } = {},
  ) => {
    const workspace = new TestWorkspace({
      'tearsheet.yaml': `brand: plain\n${settings}`,
      'styles/brands/plain/brand.yaml': 'meta: { name: Plain }\ncolor: { primary: "#204060" }\n',
      'styles/brands/plain/brand.css': css,
    });
    workspaces.push(workspace);
    const text = reportText({ headline: 'Trains are full', ...report }, '## First\n\nWords of the first part, which are small.');
    return tearsheet.render(workspace.source(text), options);
  };
  const ours = async (rendering: ReturnType<typeof render>) =>
    (await rendering).findings
      .filter(({ rule }) => OURS.has(rule))
      .map(({ rule, severity, paper }) => ({ rule, severity, page: paper?.page }));

  it('is told with the place on paper', async () => {
    expect(await ours(render({}, { preflight: true }))).toEqual([{ rule: 'small-type', severity: 'warning', page: 1 }]);
  });

  it('is told at the level of the workspace, and not at all when that is off', async () => {
    const level = (name: string) => render({ settings: `check: { levels: { small-type: ${name} } }\n` }, { preflight: true });
    expect(await ours(level('info'))).toEqual([{ rule: 'small-type', severity: 'info', page: 1 }]);
    expect(await ours(level('off'))).toEqual([]);
  });

  it('is not looked for in a draft unless it is asked for', async () => {
    const { timings, findings } = await render({});
    expect(timings['read']).toBeUndefined();
    expect(findings.filter(({ rule }) => OURS.has(rule))).toEqual([]);
  });

  it('stops what is final, unless somebody answers for it', async () => {
    const report = { status: 'final', overrides: [] as object[] };
    const codes = async (rendering: Promise<unknown>): Promise<readonly string[]> =>
      rendering.then(
        () => [],
        ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code),
      );
    const final = (overrides: object[], preflight?: boolean) =>
      codes(render({ report: { ...report, overrides } }, { final: true, ...(preflight === undefined ? {} : { preflight }) }));
    const others = await final([], false);
    expect(await final([])).toEqual(expect.arrayContaining(['check.small-type', ...others]));
    const answered = await final([{ rule: 'small-type', reason: 'The house prints it so.', person: 'A. Lindqvist' }]);
    expect(answered).not.toContain('check.small-type');
  });
});

describe('tearsheet preflight', () => {
  async function preflight(bytes: Uint8Array, raw: object = { format: 'json' }, name = 'a.pdf') {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const said: string[] = [];
    const before = process.exitCode;
    await preflightCommand([path], raw, {
      out: (text: string) => said.push(text),
      err: () => {},
      signal: new AbortController().signal,
      interactive: false,
    });
    const code = process.exitCode;
    process.exitCode = before;
    return { said: said.join('\n'), code };
  }

  it('says what is wrong with the pages of any PDF', async () => {
    const annotation = '/Annots[<</Type/Annot/Subtype/Link/F 4/Rect[20 48 40 62]/Dest/nowhere>>]';
    const { said, code } = await preflight(writtenPdf({ page: annotation }));
    expect(JSON.parse(said)).toMatchObject({
      file: 'a.pdf',
      findings: [
        { rule: 'dead-link', severity: 'error', paper: { page: 1, x: 20, y: 38 } },
        { rule: 'unembedded-font', severity: 'warning', paper: { page: 1 } },
      ],
    });
    expect(code).toBe(4);
    const text = await preflight(writtenPdf({ page: annotation }), { format: 'text' });
    expect(text.said).toContain('dead-link  Page 1, 7 mm from the left and 13 mm from the top: The link "ab" leads to "nowhere"');
  });

  it('tells words that are cut off', async () => {
    const { said } = await preflight(writtenPdf({ words: 'BT /F 12 Tf 180 50 Td (abcdefgh) Tj ET' }));
    expect(JSON.parse(said).findings[0]).toMatchObject({ rule: 'clipped-text', paper: { page: 1 } });
  });

  it('takes a limit for mail, and fails for warnings when it is strict', async () => {
    const { said, code } = await preflight(writtenPdf({}), { format: 'json', mailLimit: '0.0001', strict: true });
    expect(JSON.parse(said).findings.map(({ rule }: { rule: string }) => rule)).toContain('large-file');
    expect(code).toBe(4);
  });

  it('says so when a file is no PDF, is cut short, or is locked', async () => {
    const problem = async (bytes: Uint8Array) => {
      const { said, code } = await preflight(bytes);
      expect(code).toBe(3);
      return JSON.parse(said).problems[0];
    };
    expect(await problem(Buffer.from('no PDF at all'))).toMatchObject({ code: 'pdf.unreadable', message: 'a.pdf is no PDF.' });
    expect(await problem(writtenPdf({}).subarray(0, 200))).toMatchObject({ code: 'pdf.truncated' });
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
    expect(await problem(await document.save())).toMatchObject({ code: 'pdf.locked', message: 'a.pdf asks for a password.' });
  });

  it('refuses what it does not know', async () => {
    await expect(preflight(writtenPdf({}), { format: 'sarif' })).rejects.toMatchObject({ problems: [{ code: 'usage.option' }] });
  });
});
