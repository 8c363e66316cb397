import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/cli/commands/check.ts';
import { textOfPdf } from '../../src/finish/pdf-text/read.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';

const tearsheet = new Tearsheet();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-check-pdf-'));
  await tearsheet.warm();
});
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const DRAFT = [
  'Harbour Works: cranes are full',
  '',
  '2 May 2026',
  '',
  '## Results',
  '',
  'Revenue rose from $40.0 million in 2024 to $44.0 million in 2025, a rise of 10.0% [1].',
  '',
  '| USD mn | 2024 | 2025 |',
  '|---|---:|---:|',
  '| Cranes | 25.0 | 27.0 |',
  '| Tugs | 15.0 | 17.0 |',
  '| Total | 40.0 | 44.0 |',
  '',
  '[1] Harbour office - "Annual report" (2026-04-02) https://harbour.example/2025',
  '',
];

async function printed(name: string, text: string): Promise<string> {
  const draft = join(folder, `${name}.txt`);
  await writeFile(draft, text);
  const path = join(folder, `${name}.pdf`);
  await writeFile(path, (await tearsheet.render(draft)).pdf.bytes);
  return path;
}

async function check(path: string, format = 'json') {
  const said: string[] = [];
  const code = process.exitCode;
  await checkCommand([path], { format }, {
    out: (text: string) => said.push(text),
    err: () => {},
    signal: new AbortController().signal,
  } as never);
  process.exitCode = code;
  return JSON.parse(said.join('\n'));
}

describe('tearsheet check of a finished PDF', () => {
  it('reads back headings, prose with citations, tables and sources', async () => {
    const path = await printed('sound', DRAFT.join('\n'));
    const { text, pages } = await textOfPdf(new Uint8Array(await readFile(path)), 'sound.pdf');
    expect(text).toContain('Revenue rose from $40.0 million in 2024 to $44.0 million in 2025, a rise of 10.0% [1].');
    expect(text).toMatch(/^#+ Results$/m);
    expect(text).toMatch(/\| Tugs \| 15\.0 \| 17\.0 \|/);
    expect(text).toMatch(/^\[1\] Harbour office/m);
    expect(pages.length).toBe(text.trimEnd().split('\n').length + (text.endsWith('\n\n') ? 1 : 0));
    expect((await check(path)).counts.error).toBe(0);
  });

  it('finds what does not add up, with its page', async () => {
    const path = await printed(
      'unsound',
      DRAFT.join('\n').replace('a rise of 10.0%', 'a rise of 14.0%').replace('| 40.0 | 44.0 |', '| 40.0 | 47.0 |'),
    );
    const { findings } = await check(path);
    const errors = findings.filter(({ rule }: { rule: string }) => rule === 'growth-vs-series' || rule === 'total');
    expect(errors.map(({ rule }: { rule: string }) => rule)).toEqual(expect.arrayContaining(['growth-vs-series', 'total']));
    for (const { place } of errors) expect(place).toMatchObject({ page: 1, file: expect.stringMatching(/unsound\.pdf$/) });
    const { runs } = await check(path, 'sarif');
    expect(runs[0].results[0].locations[0]).toEqual({
      physicalLocation: { artifactLocation: { uri: expect.stringMatching(/unsound\.pdf$/) } },
      logicalLocations: [{ name: 'page 1', kind: 'page' }],
    });
  });

  it.each(['alibaba-smart-sockets', 'fund-factsheet', 'morning-note'])('has no error in the printed example %s', async (name) => {
    const path = join(folder, `${name}.pdf`);
    await writeFile(path, (await tearsheet.render(join(BUILT_IN, 'examples', name, 'report.md'))).pdf.bytes);
    const { findings } = await check(path);
    expect(findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  });

  it('says so when the file is no PDF, or has no words', async () => {
    await writeFile(join(folder, 'torn.pdf'), '%PDF-1.7\nnothing more');
    expect((await check(join(folder, 'torn.pdf'))).problems[0].code).toBe('pdf.unreadable');
    const empty =
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>';
    await writeFile(join(folder, 'empty.pdf'), empty);
    expect((await check(join(folder, 'empty.pdf'))).problems[0].code).toBe('pdf.no-text');
  });
});
