import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/shared/errors.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'src/cli/main.mjs');
const EXAMPLE = join(ROOT, 'examples/alibaba-smart-sockets/report.md');

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-cli-'));
});
afterEach(async () => {
  // One that hangs has failed its test already and must not outlive it.
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a process of its own, in a folder of its own. */
function start(args: readonly string[], nodeArgs: readonly string[] = []) {
  const child = spawn(process.execPath, [...nodeArgs, MAIN, ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  const ended = once(child, 'close').then(([code]): Ended => {
    running.delete(child);
    return { code: code as number | null, ...said };
  });
  return { child, said, ended };
}

function tearsheet(...args: string[]): Promise<Ended> {
  return start(args).ended;
}

/** What a person or a log gets to see: nothing of this machine, nothing of the program's inside. */
function expectPublic({ out, err }: Ended): void {
  const text = `${out}\n${err}`;
  expect(text).not.toMatch(/^\s+at .*[:(]\d+:\d+\)?$/m);
  expect(text).not.toMatch(/node:internal|node_modules|\.ts:\d+/);
  expect(text).not.toContain(folder);
  expect(text).not.toContain(ROOT);
}

describe('the command line', () => {
  it.each([
    ['no arguments', []],
    ['an unknown option', ['render', 'report.md', '--colour']],
    ['a missing argument', ['render']],
    ['a format that is none', ['render', 'report.md', '--format', 'docx']],
    ['a number that is none', ['render', 'report.md', '--jobs', 'many']],
    ['a pattern that matches nothing', ['render', '*.md']],
    ['a port that is none', ['preview', 'report.md', '--port', '70000']],
  ])('answers %s with 2', async (_, args) => {
    const ended = await tearsheet(...args);
    expect(ended.code).toBe(EXIT_CODES.usage);
    expect(ended.err).not.toBe('');
    expectPublic(ended);
  });

  it('suggests the command that was meant', async () => {
    const ended = await tearsheet('rendr', 'report.md');
    expect(ended.code).toBe(EXIT_CODES.usage);
    expect(ended.err).toContain('Did you mean render?');
    expectPublic(ended);
  });

  it.each([['--help'], ['render', '--help']])('helps with 0: %s %s', async (...args) => {
    const ended = await tearsheet(...args.filter((arg) => arg !== undefined));
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('Usage: tearsheet');
  });

  it('prints the schema', async () => {
    const ended = await tearsheet('schema');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ended.out)).toMatchObject({ $id: 'urn:tearsheet:schema:report' });
  });

  it('looks at the machine and gives it as JSON', async () => {
    const ended = await tearsheet('doctor', '--json');
    const { ok, checks } = JSON.parse(ended.out);
    expect(checks.map((check: { name: string }) => check.name)).toEqual([
      'Node',
      'Chromium',
      'Fonts',
      'Text widths',
      'Output folder',
      'Temporary space',
    ]);
    expect(ended.code).toBe(ok ? 0 : 1);
    expectPublic(ended);
    expect(await readdir(folder)).toEqual([]);
  });

  it('makes a workspace, refuses to make it twice, and renders it without a finding', async () => {
    expect((await tearsheet('init', 'desk')).code).toBe(0);
    const again = await tearsheet('init', 'desk');
    expect(again.code).toBe(EXIT_CODES.usage);
    expect(again.err).toContain('init.exists');
    expectPublic(again);

    const rendered = await tearsheet('render', 'desk/reports/first-note/report.md', '--json');
    expect(rendered.code).toBe(0);
    const { ok, reports } = JSON.parse(rendered.out);
    expect(ok).toBe(true);
    expect(reports[0]).toMatchObject({ ok: true, pages: 2, findings: [] });
    expect(await readdir(join(folder, 'desk/output'))).toEqual(['first-note.pdf']);
  });
});

const front = (yaml: string, body = ''): string => `---\n${yaml}\n---\n${body}`;
const BOMB = `a: &a [x]\n${['b', 'c', 'd', 'e', 'f'].map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcde'[i]}`).join(', ')}]`).join('\n')}\ng: [${Array.from({ length: 9 }, () => '*f').join(', ')}]\n`;

/** File, its bytes, the code that is told, and the place. */
const BAD: readonly (readonly [string, string | Uint8Array | undefined, string, string])[] = [
  ['empty.md', '', 'report.empty', 'empty.md:1:1'],
  ['binary.md', new Uint8Array([0xff, 0xfe, 0x00, 0x78]), 'report.not-utf8', 'binary.md:1:1'],
  ['nul.md', 'a\u0000b', 'report.nul', 'nul.md:1:1'],
  ['bomb.yaml', BOMB, 'report.too-many-aliases', 'bomb.yaml:1:1'],
  ['typo.md', front('kind: note\ntitel: x', 'hi\n'), 'report.unknown-key', 'typo.md:3:1'],
  ['kind.md', front('kind: nope\ntitle: x', 'hi\n'), 'report.wrong-value', 'kind.md:2:7'],
  ['cut.json', '{"kind":"note","title":', 'report.syntax', 'cut.json:1:'],
  ['yaml.md', front('kind: note\ntitle: [1,2'), 'report.syntax', 'yaml.md:'],
  ['open.md', '---\nkind: note\n', 'report.front-matter-open', 'open.md:1:1'],
  ['missing.md', undefined, 'report.missing', 'missing.md:1:1'],
];

describe('a report that cannot be read', () => {
  it.each(BAD)('%s: says what and where, and writes nothing', async (name, bytes, code, place) => {
    if (bytes !== undefined) await writeFile(join(folder, name), bytes);
    const before = await readdir(folder);
    const ended = await tearsheet('render', name, '--out', 'x.pdf');
    expect(ended.code).toBe(EXIT_CODES.report);
    expect(ended.err).toContain(code);
    expect(ended.err).toContain(place);
    expect(ended.out).toBe('');
    expectPublic(ended);
    expect(await readdir(folder)).toEqual(before);
  });

  it('a folder is no report', async () => {
    await mkdir(join(folder, 'folder.md'));
    const ended = await tearsheet('render', 'folder.md', '--out', 'x.pdf');
    expect(ended.code).toBe(EXIT_CODES.report);
    expect(ended.err).toContain('report.not-a-file');
    expectPublic(ended);
    expect(await readdir(folder)).toEqual(['folder.md']);
  });

  it('gives the same as JSON', async () => {
    await writeFile(join(folder, 'typo.md'), front('kind: note\ntitel: x', 'hi\n'));
    const ended = await tearsheet('render', 'typo.md', '--json');
    expect(ended.code).toBe(EXIT_CODES.report);
    const { ok, reports } = JSON.parse(ended.out);
    expect(ok).toBe(false);
    expect(reports[0]).toMatchObject({ ok: false, report: 'typo.md', kind: 'report' });
    expect(reports[0].problems).toContainEqual(
      expect.objectContaining({
        code: 'report.unknown-key',
        place: expect.objectContaining({ file: 'typo.md', line: 3, column: 1 }),
      }),
    );
    expectPublic(ended);
  });

  it('stops no preview but one of a file that is not there', async () => {
    const ended = await tearsheet('preview', 'missing.md', '--port', '0');
    expect(ended.code).toBe(EXIT_CODES.report);
    expect(ended.err).toContain('report.missing');
    expectPublic(ended);
  });
});

/** Tells on standard error which processes are started: the moment to interrupt, and what must be gone afterwards. */
const TELL_CHILDREN = [
  '--import',
  `data:text/javascript,${encodeURIComponent("import { subscribe } from 'node:diagnostics_channel'; subscribe('child_process', ({ process: child }) => child.once('spawn', () => process.stderr.write('started ' + child.pid + '\\n')));")}`,
];

describe.skipIf(process.platform === 'win32')('an interrupted render', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends on %s with 130, leaves no file and no browser', async (signal) => {
    await copyFile(EXAMPLE, join(folder, 'report.md'));
    const { child, said, ended } = start(['render', 'report.md', '--out', 'out/x.pdf'], TELL_CHILDREN);
    while (!/^started \d+$/m.test(said.err) && child.exitCode === null) await Promise.race([once(child.stderr, 'data'), ended]);
    child.kill(signal);
    const end = await ended;
    expect(end.code).toBe(EXIT_CODES.interrupted);
    expect(end.err).toContain('run.interrupted');
    expect(end.out).toBe('');
    expectPublic(end);
    expect(await readdir(folder)).toEqual(['report.md']);
    for (const [, pid] of end.err.matchAll(/^started (\d+)$/gm)) expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
  });
});
