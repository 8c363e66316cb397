import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/shared/errors.ts';
import { onlyRules } from '../support/quiet-checks.ts';
import { askTool, hasTool, readPdf } from '../support/read-pdf.ts';
import { markdown } from '../support/report.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'src/cli/main.mjs');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function tearsheet(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  const [code] = await once(child, 'close');
  return { code: code as number | null, ...said };
}

const SOUND = 'Harbour Works\n\nRevenue rose.[1]\n\n[1] P - Report (2026-01-05)\n';
const UNSOUND = SOUND.replace('[1]\n\n', '[1][7]\n\n');
const WARNED = `${SOUND}[2] Q - Other (2026-01-06)\n`;
const SETTINGS = onlyRules('unknown-citation', 'unused-source');

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  await writeFile(join(folder, 'tearsheet.yaml'), SETTINGS);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

describe('tearsheet check', () => {
  it('passes a sound draft, and says so', async () => {
    await write({ 'draft.txt': SOUND });
    expect(await tearsheet('check', 'draft.txt')).toEqual({ code: 0, out: 'draft.txt: no findings\n', err: '' });
    expect((await tearsheet('check', 'draft.txt', '--strict')).code).toBe(0);
  });

  it('passes a sound note with all rules', async () => {
    await copyFile(join(ROOT, 'tests/golden/checks/shipping-usd-sound/note.md'), join(folder, 'note.md'));
    expect((await tearsheet('check', 'note.md')).code).toBe(0);
  });

  it('fails an unsound draft at its own lines', async () => {
    await write({ 'draft.txt': UNSOUND });
    const { code, out, err } = await tearsheet('check', 'draft.txt');
    expect({ code, err }).toEqual({ code: EXIT_CODES.findings, err: '' });
    expect(out).toMatch(/^Errors \(1\)\n\ndraft\.txt:3:\d+ {2}unknown-citation {2}\[7\] /);
    expect(out).toContain('> 3 | Revenue rose.[1][7]');
    expect(out.trimEnd().split('\n').at(-1)).toBe('draft.txt: 1 error');
    expect(out).not.toContain('\u001b');
    expect(await readdir(folder)).toEqual(['draft.txt', 'tearsheet.yaml']);
  });

  it('lets a warning pass unless it is strict', async () => {
    await write({ 'draft.txt': WARNED });
    expect((await tearsheet('check', 'draft.txt')).code).toBe(0);
    expect((await tearsheet('check', 'draft.txt', '--strict')).code).toBe(EXIT_CODES.findings);
  });

  it('lets a strict warning pass that somebody answers for', async () => {
    const sources = 'sources: [{ id: a, publisher: P }]';
    const overrides = 'overrides: [{ rule: unused-source, person: A. Analyst, reason: Background }]';
    await write({ 'open.md': markdown(sources), 'answered.md': markdown(`${sources}\n${overrides}`) });
    expect((await tearsheet('check', 'open.md', '--strict')).code).toBe(EXIT_CODES.findings);
    const { code, out } = await tearsheet('check', 'answered.md', '--strict');
    expect(code).toBe(0);
    expect(out).toContain('Overridden by A. Analyst: Background');
  });

  it('gives one file as an object of JSON, several as an array', async () => {
    await write({ 'a.txt': UNSOUND, 'b.txt': SOUND, 'c.md': '---\ntitel: x\n---\n' });
    const one = await tearsheet('check', 'a.txt', '--format', 'json');
    expect(one.code).toBe(EXIT_CODES.findings);
    expect(JSON.parse(one.out)).toMatchObject({
      file: 'a.txt',
      findings: [{ rule: 'unknown-citation', severity: 'error', place: { file: 'a.txt', line: 3 } }],
      counts: { error: 1, warning: 0 },
    });
    const all = await tearsheet('check', '*.txt', 'c.md', '--format', 'json');
    // The worst: c.md is no report.
    expect(all.code).toBe(EXIT_CODES.report);
    expect(
      JSON.parse(all.out).map(({ file, problems = [] }: { file: string; problems?: unknown[] }) => [file, problems.length > 0]),
    ).toEqual([
      ['a.txt', false],
      ['b.txt', false],
      ['c.md', true],
    ]);
  });

  it('writes SARIF and a review page, and tells their names', async () => {
    await write({ 'draft.txt': UNSOUND });
    const sarif = await tearsheet('check', 'draft.txt', '--format', 'sarif', '--out', 'out/log.sarif');
    expect(sarif).toEqual({ code: EXIT_CODES.findings, out: 'out/log.sarif\n', err: 'draft.txt: 1 error\n' });
    expect(JSON.parse(await readFile(join(folder, 'out/log.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    await tearsheet('check', 'draft.txt', '--format', 'html', '--out', 'review.html');
    expect(await readFile(join(folder, 'review.html'), 'utf8')).toMatch(/<h1>draft\.txt<\/h1>[\s\S]*<mark class="error">/);
  });

  it('takes the edition before', async () => {
    await write({ 'old.txt': UNSOUND, 'new.txt': SOUND });
    expect((await tearsheet('check', 'new.txt', '--previous', 'old.txt')).code).toBe(0);
    expect((await tearsheet('check', 'new.txt', '--previous', 'none.txt')).code).toBe(EXIT_CODES.report);
  });

  it('prints the rules, for people and programs', async () => {
    expect(await tearsheet('check', '--rules')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^# Rules\n[\s\S]*### unknown-citation/),
    });
    const { out } = await tearsheet('check', '--rules', '--format', 'json');
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ id: 'unknown-citation', severity: 'error', group: 'sourcing' }),
    );
  });

  it.each([
    ['no file', ['check'], 'usage', 'usage.no-file'],
    ['a format that is none', ['check', 'a.txt', '--format', 'pdf'], 'usage', 'usage.option'],
    ['--write without --fix', ['check', 'a.txt', '--write'], 'usage', 'usage.option'],
    ['a diff as JSON', ['check', 'a.txt', '--fix', '--format', 'json'], 'usage', 'usage.option'],
    ['an edition before two notes', ['check', 'a.txt', 'b.txt', '--previous', 'a.txt'], 'usage', 'usage.option'],
    ['a PDF that is none', ['check', 'none-such.pdf'], 'report', 'report.missing'],
    ['to mend a PDF', ['check', 'a.pdf', '--fix'], 'usage', 'usage.option'],
    ['a file that is not there', ['check', 'none.md'], 'report', 'report.missing'],
  ] as const)('refuses %s', async (_, args, kind, code) => {
    await write({ 'a.txt': SOUND, 'b.txt': SOUND });
    const ended = await tearsheet(...args);
    expect(ended.code).toBe(EXIT_CODES[kind]);
    expect(ended.out + ended.err).toContain(code);
  });

  it('refuses settings for a rule that does not exist', async () => {
    await write({ 'a.txt': SOUND });
    await writeFile(join(folder, 'tearsheet.yaml'), 'check:\n  levels: { unused-sauce: info }\n');
    const ended = await tearsheet('check', 'a.txt');
    expect(ended.code).toBe(EXIT_CODES.usage);
    expect(ended.out).toContain('tearsheet.yaml:2:13  check.unknown-rule');
    expect(ended.out).toContain('Did you mean "unused-source"?');
  });

  it('shows what can be mended, writes it when asked to, and checks again', async () => {
    await writeFile(join(folder, 'tearsheet.yaml'), onlyRules('misspelt-citation'));
    const text = markdown('sources: [{ id: results, publisher: P }]', 'Revenue rose [resluts].\n\nMargins fell [results].\n');
    await writeFile(join(folder, 'report.md'), text);
    const shown = await tearsheet('check', 'report.md', '--fix', '--strict');
    expect(shown.code).toBe(EXIT_CODES.findings);
    expect(shown.out).toMatch(
      /^--- a\/report\.md\n\+\+\+ b\/report\.md\n@@ [^\n]*\n[\s\S]*\n-Revenue rose \[resluts\]\.\n\+Revenue rose \[results\]\.\n/m,
    );
    expect(shown.err).toContain('report.md: 1 finding can be mended. --write writes it.');
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe(text);

    const written = await tearsheet('check', 'report.md', '--fix', '--write', '--strict');
    expect(written).toMatchObject({ code: 0, err: 'report.md: 1 finding was mended.\nreport.md: no findings\n' });
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe(text.replace('resluts', 'results'));
  });

  it('has nothing to fix where no finding knows its mend', async () => {
    await write({ 'draft.txt': UNSOUND });
    const ended = await tearsheet('check', 'draft.txt', '--fix', '--write');
    expect(ended).toMatchObject({ code: EXIT_CODES.findings, out: '' });
    expect(ended.err).toContain('draft.txt: no finding brings its own fix.');
    expect(await readFile(join(folder, 'draft.txt'), 'utf8')).toBe(UNSOUND);
  });
});

describe('tearsheet render --final', () => {
  const sources = 'sources: [{ id: a, publisher: P }]';
  const overrides = 'overrides: [{ rule: unused-source, person: A. Analyst, reason: Background, date: 2026-01-14 }]';

  it('prints a draft otherwise, which says so on every page and how much stands', async () => {
    await write({ 'report.md': markdown(sources, 'One.\n\n::page-break\n\nTwo.\n') });
    const { code, err } = await tearsheet('render', 'report.md', '--out', 'a.pdf', '--manifest');
    expect(code).toBe(0);
    expect(err).toMatch(/report\.md: 2 pages, \d+ kB, draft, 1 warning \(one stands against --final\)/);
    const bytes = await readFile(join(folder, 'a.pdf'));
    const { pages, tags } = await readPdf(bytes);
    for (const { text } of pages)
      expect(text).toMatch(/DRAFT – not for distribution[\s\S]*D ?R ?A ?F ?T|D ?R ?A ?F ?T[\s\S]*DRAFT – not for distribution/);
    expect(tags.length).toBeGreaterThan(0);
    if (hasTool('pdfinfo')) expect(askTool('pdfinfo', ['-struct-text', '%'], bytes)).not.toMatch(/draft/i);
    expect(JSON.parse(await readFile(join(folder, 'a.manifest.json'), 'utf8'))).toMatchObject({ final: false, overrides: [] });
  });

  it('stops at a warning and writes nothing', async () => {
    await write({ 'report.md': markdown(sources) });
    const { code, err } = await tearsheet('render', 'report.md', '--final', '--out', 'a.pdf');
    expect(code).toBe(EXIT_CODES.findings);
    expect(err).toContain('check.unused-source');
    expect(err).toContain('under "overrides" who answers for it');
    expect(await readdir(folder)).not.toContain('a.pdf');
  });

  it('prints what somebody answers for, without a mark, and keeps the answer', async () => {
    await write({ 'report.md': markdown(`${sources}\n${overrides}`) });
    const { code, err } = await tearsheet('render', 'report.md', '--final', '--out', 'a.pdf', '--manifest');
    expect(err).toContain('final, 1 note');
    expect(code).toBe(0);
    const { pages } = await readPdf(await readFile(join(folder, 'a.pdf')));
    expect(pages.map(({ text }) => text).join(' ')).not.toMatch(/D ?R ?A ?F ?T/);
    expect(JSON.parse(await readFile(join(folder, 'a.manifest.json'), 'utf8'))).toMatchObject({
      final: true,
      overrides: [{ rule: 'unused-source', person: 'A. Analyst', reason: 'Background', date: '2026-01-14' }],
    });
  });

  it('marks every slide of a draft', async () => {
    await write({ 'report.md': markdown(sources, '## One\n\nWords.\n\n## Two\n\nWords.\n') });
    await mkdir(join(folder, 'out'));
    expect((await tearsheet('render', 'report.md', '--format', 'deck', '--out', 'a.pdf')).code).toBe(0);
    const { pages } = await readPdf(await readFile(join(folder, 'a.pdf')));
    expect(pages.length).toBeGreaterThan(2);
    for (const { text } of pages) expect(text).toContain('DRAFT – not for distribution');
  });
});
