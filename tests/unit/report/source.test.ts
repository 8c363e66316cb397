import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_REPORT_BYTES, readSource, sourceFromBytes } from '../../../src/report/source.ts';
import { errorOf, folderOf, sourceOf } from '../../support/report.ts';

describe('readSource', () => {
  it('reads a report with its name and folder', async () => {
    const folder = await folderOf({ 'notes/a.md': '---\nkind: note\n---\nText' });
    expect(await readSource('notes/a.md', folder)).toEqual({
      name: join('notes', 'a.md'),
      directory: join(folder, 'notes'),
      format: 'markdown',
      text: '---\nkind: note\n---\nText',
    });
  });

  it.each([
    ['a missing file', 'nothing.md', 'report.missing'],
    ['a file below a file', 'a.md/b.md', 'report.missing'],
    ['a folder', 'folder', 'report.not-a-file'],
    ['an empty file', 'empty.md', 'report.empty'],
    ['a file of white space', 'blank.md', 'report.empty'],
    ['invalid UTF-8', 'latin.md', 'report.not-utf8'],
    ['NUL bytes', 'nul.md', 'report.nul'],
    ['too many bytes', 'large.md', 'report.too-large'],
  ])('refuses %s', async (_, path, code) => {
    const folder = await folderOf({
      'a.md': 'x',
      'folder/a.md': 'x',
      'empty.md': '',
      'blank.md': ' \r\n\t\n',
      'latin.md': Buffer.from('Zürich', 'latin1'),
      'nul.md': 'a\0b',
      'large.md': Buffer.alloc(MAX_REPORT_BYTES + 1, 'a'),
    });
    const error = await errorOf(() => readSource(path, folder));
    expect(error).toMatchObject({ code, kind: 'report', exitCode: 3 });
    for (const problem of error.problems) {
      expect(JSON.stringify(problem)).not.toContain(folder);
      expect(problem.mend).toBeTruthy();
      expect(problem.place).toMatchObject({ line: 1, column: 1 });
    }
  });

  it('takes a file of exactly the largest size', async () => {
    const folder = await folderOf({ 'large.md': Buffer.alloc(MAX_REPORT_BYTES, 'a') });
    expect((await readSource('large.md', folder)).text).toHaveLength(MAX_REPORT_BYTES);
  });

  it('names a file outside the working folder by its last part', async () => {
    const folder = await folderOf({ 'here/a.md': 'x', 'there/b.md': 'x' });
    expect((await readSource('../there/b.md', join(folder, 'here'))).name).toBe('b.md');
    const error = await errorOf(() => readSource(join(folder, 'there/c.md'), join(folder, 'here')));
    expect(error.message).toContain('c.md');
    expect(error.message).not.toContain(folder);
  });

  it.skipIf(process.platform === 'win32')(
    'does not wait at a pipe that nobody writes to',
    async () => {
      const folder = await folderOf({});
      execFileSync('mkfifo', [join(folder, 'pipe.md')]);
      expect((await errorOf(() => readSource('pipe.md', folder))).code).toBe('report.not-a-file');
    },
    5_000,
  );
});

describe('the format', () => {
  it.each([
    ['a.yaml', 'kind: note', 'yaml'],
    ['a.YML', 'kind: note', 'yaml'],
    ['a.json', '{}', 'json'],
    ['a.md', '---\nkind: note\n---\n', 'markdown'],
    ['a.txt', '---\r\nkind: note\r\n---\r\n', 'markdown'],
    ['a.md', '--- \t\nkind: note\n---\n', 'markdown'],
    ['a.md', '# A draft', 'loose'],
    ['a.txt', '----\nwords', 'loose'],
    ['a', ' ---\nwords', 'loose'],
  ])('of %s with %j is told by name and first line', (name, text, format) => {
    expect(sourceOf(text, name).format).toBe(format);
  });

  it('is not hidden by a byte order mark', () => {
    const source = sourceFromBytes(Buffer.from('\uFEFF---\nkind: note\n---\n'), 'a.md', 'a.md');
    expect(source).toMatchObject({ format: 'markdown', text: '---\nkind: note\n---\n' });
  });
});
