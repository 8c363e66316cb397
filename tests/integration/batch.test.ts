import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/shared/errors.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { codesOf, folderOf, markdown } from '../support/report.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.mjs', import.meta.url));

/** A report of a parameter that prints for three of its values and fails for one. */
const REPORT = markdown(
  'parameters:\n  n: { type: number, choices: [0, 3, 1, 2], default: 0 }\n  port: { choices: { dataset: ports, column: id, label: name }, default: north }\ndatasets:\n  ports: { rows: [{ id: north, name: North Quay }, { id: "a/b", name: Both }] }\n',
  'Number {{param "n"}} of {{param "port_label"}}. {{#if (equal param.n 1)}}{{fact "nobody"}}{{/if}}\n',
);

async function cli(folder: string, ...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  const [code] = await once(child, 'close');
  return { code: code as number, ...said };
}

describe('a batch', () => {
  it('makes one file for each choice; one that fails does not stop the others', async () => {
    const folder = await folderOf({ 'tearsheet.yaml': '', 'note.md': REPORT, 'p.yaml': 'port: a/b\n' });
    const ended = await cli(folder, 'render', 'note.md', '--each', 'n', '--param-file', 'p.yaml', '--out', 'made');
    expect((await readdir(join(folder, 'made'))).sort()).toEqual(['note-0.pdf', 'note-2.pdf', 'note-3.pdf']);
    expect(ended.code).toBe(EXIT_CODES.report);
    expect(ended.err).toMatch(/note\.md \(1\):\n.*prose\.unknown-fact/);
    expect(ended.err).toContain('3 of 4 rendered, 1 failed.');
    expect(ended.err).not.toContain(folder);
    expect(ended.out.trim().split('\n')).toEqual(['made/note-0.pdf', 'made/note-3.pdf', 'made/note-2.pdf']);
  });

  it('names its files safely and says which value each is of', async () => {
    const folder = await folderOf({ 'tearsheet.yaml': '', 'note.md': REPORT });
    const ended = await cli(folder, 'render', 'note.md', '--each', 'port', '--format', 'html', '--out', 'made', '--json');
    expect((await readdir(join(folder, 'made'))).sort()).toEqual(['note-a-b.html', 'note-north.html']);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.out)).toMatchObject({
      ok: true,
      reports: [{ choice: 'north', report: 'note.md' }, { choice: 'a/b' }],
    });
  });

  it.each([
    [['--each', 'm'], /Did you mean "n"\?|declares no parameter "m"/, EXIT_CODES.usage],
    [['--each', 'n', '--param', 'n=1'], /given a value as well/, EXIT_CODES.usage],
    [['--param', 'n=7'], /not among its 4 choices/, EXIT_CODES.report],
    [['--param-file', 'none.yaml'], /none\.yaml is not there/, EXIT_CODES.usage],
  ])('with %j is refused', async (args, message, code) => {
    const folder = await folderOf({ 'tearsheet.yaml': '', 'note.md': REPORT });
    const ended = await cli(folder, 'render', 'note.md', '--format', 'html', ...args);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(message);
  });

  it('of the library gives one after the other, in the order of the choices', async () => {
    const folder = await folderOf({ 'tearsheet.yaml': '', 'note.md': REPORT });
    await using tearsheet = new Tearsheet();
    const seen: [string, number | string][] = [];
    for await (const { choice, rendered, error } of tearsheet.renderEach(join(folder, 'note.md'), 'n'))
      seen.push([choice.value, rendered ? rendered.pdf.pages : error.code]);
    expect(seen).toEqual([
      ['0', 1],
      ['3', 1],
      ['1', 'prose.unknown-fact'],
      ['2', 1],
    ]);
    expect(await codesOf(() => tearsheet.renderEach(join(folder, 'note.md'), 'x').next())).toEqual(['parameter.undeclared']);
  });

  it('may be left early, and leaves nothing in the making behind', async () => {
    const folder = await folderOf({ 'tearsheet.yaml': '', 'note.md': REPORT });
    await using tearsheet = new Tearsheet();
    for await (const { choice } of tearsheet.renderEach(join(folder, 'note.md'), 'n')) {
      expect(choice.value).toBe('0');
      break;
    }
  });
});
