import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileWords } from '../../../src/cli/commands/render-jobs.ts';
import { readParameterFile, readParameters } from '../../../src/cli/options.ts';
import { errorOf, folderOf } from '../../support/report.ts';

describe('parameters of the command line', () => {
  it('are pairs, cut at the first sign', () => {
    expect(readParameters(['a=1', 'b=x=y', 'c='])).toEqual({ a: '1', b: 'x=y', c: '' });
  });

  it('may stand in a file of YAML or JSON', async () => {
    const folder = await folderOf({
      'p.yaml': 'fund: North\nmonth: 2026-10\nday: 2026-10-31\nn: 3\nflag: true\n',
      'p.json': '{ "fund": "a" }',
      'empty.yaml': '',
    });
    expect(await readParameterFile(join(folder, 'p.yaml'))).toEqual({
      fund: 'North',
      month: '2026-10',
      day: '2026-10-31',
      n: 3,
      flag: true,
    });
    expect(await readParameterFile(join(folder, 'p.json'))).toEqual({ fund: 'a' });
    expect(await readParameterFile(join(folder, 'empty.yaml'))).toEqual({});
  });

  it.each([
    ['a: [1, 2]', /gives "a" a list or a mapping/],
    ['a:', /gives "a" no value/],
    ['- a', /holds no names/],
    ['just words', /holds no names/],
    ['a: 1\n b: 2\n  c: "', /not valid YAML or JSON near line \d/],
    ['&x a: 1\nb: *y', /not valid/],
  ])('in a file like %j are refused', async (text, message) => {
    const folder = await folderOf({ 'p.yaml': text });
    const error = await errorOf(() => readParameterFile(join(folder, 'p.yaml')));
    expect(error).toMatchObject({ code: 'usage.param-file', kind: 'usage' });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(folder);
  });

  it('in a file that is not there are refused', async () => {
    const folder = await folderOf();
    expect((await errorOf(() => readParameterFile(join(folder, 'none.yaml')))).message).toContain('none.yaml is not there');
    expect((await errorOf(() => readParameterFile(folder))).code).toBe('usage.param-file');
  });
});

describe('words for the names of files', () => {
  it('are safe, short and all different', () => {
    expect(fileWords(['North', 'north', '../etc/passwd', '.', '', 'a b\u0000c', '上海 2026', 'x'.repeat(300)])).toEqual([
      'North',
      'north-2',
      'etc-passwd',
      'value',
      'value-2',
      'a-b-c',
      '上海-2026',
      'x'.repeat(80),
    ]);
  });
});
