import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { stampCommand } from '../../../src/cli/commands/stamp.ts';
import { traceCommand } from '../../../src/cli/commands/trace.ts';
import { sha256 } from '../../../src/shared/hash.ts';
import { finishedNote, rewritten } from '../../support/finished.ts';
import { hasTool } from '../../support/read-pdf.ts';
import { recordedContext } from './recorded-context.ts';

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = (await finishedNote()).bytes;
});

let folder: string;
let note: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-copies-'));
  note = join(folder, 'note.pdf');
  await writeFile(note, bytes);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function ledger(path = join(folder, 'copies.ndjson')): Promise<Record<string, string>[]> {
  return (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('tearsheet stamp', () => {
  it('writes one copy beside the file and enters it into the ledger, once', async () => {
    const context = recordedContext();
    await stampCommand(note, { for: 'Ada Example', firm: 'Example Capital' }, context);
    expect(context.said.out.trim()).toMatch(/note-Ada-Example\.pdf$/);
    const copy = await readFile(join(folder, 'note-Ada-Example.pdf'));
    await stampCommand(note, { for: 'Ada Example', firm: 'Example Capital' }, recordedContext());
    expect(await ledger()).toEqual([
      {
        id: context.said.err.split(' ')[0],
        name: 'Ada Example',
        firm: 'Example Capital',
        file: 'note-Ada-Example.pdf',
        sha256: sha256(copy),
        master: sha256(bytes),
      },
    ]);
  });

  it('writes a copy for each row of a list', async () => {
    const list = join(folder, 'recipients.csv');
    await writeFile(list, '\ufeffName;Firm;Id\nAda Example;"Example; Capital";\n陳大文;;desk-7\nada example;Other;\n');
    const out = join(folder, 'out');
    const context = recordedContext();
    await stampCommand(note, { list, out }, context);
    expect(context.said.err).toContain('3 copies');
    expect((await readdir(out)).sort()).toEqual([
      'copies.ndjson',
      'note-Ada-Example.pdf',
      'note-ada-example-2.pdf',
      'note-陳大文.pdf',
    ]);
    const entries = await ledger(join(out, 'copies.ndjson'));
    expect(entries.map(({ name, firm, id }) => [name, firm, id])).toEqual([
      ['Ada Example', 'Example; Capital', expect.any(String)],
      ['陳大文', undefined, 'desk-7'],
      ['ada example', 'Other', expect.any(String)],
    ]);
    for (const { file, sha256: sum } of entries) expect(sha256(await readFile(join(out, file as string)))).toBe(sum);
  });

  it('gives long names files of names that every system takes', async () => {
    const context = recordedContext();
    await stampCommand(note, { for: '國𠀀'.repeat(150) }, context);
    expect(Buffer.byteLength(basename(context.said.out.trim()))).toBeLessThan(200);
  });

  it('encrypts with a password out of the environment, or of the list', async () => {
    vi.stubEnv('COPY_PASSWORD', 'open sesame');
    await stampCommand(note, { for: 'Ada', passwordEnv: 'COPY_PASSWORD', out: join(folder, 'locked.pdf') }, recordedContext());
    const list = join(folder, 'recipients.csv');
    await writeFile(list, 'name,password\nBea,another password\n');
    await stampCommand(note, { list, out: folder }, recordedContext());
    for (const file of ['locked.pdf', 'note-Bea.pdf'])
      expect((await readFile(join(folder, file))).toString('latin1')).toContain('/Encrypt');
    const traced = recordedContext();
    await traceCommand(join(folder, 'locked.pdf'), {}, traced);
    expect(traced.said.err).toContain('Ada; handed out as locked.pdf, unchanged since');
    expect(await readFile(join(folder, 'copies.ndjson'), 'utf8')).not.toContain('password');
  });

  it.each([
    [{}, 'usage.option'],
    [{ for: 'A', list: 'x.csv' }, 'usage.option'],
    [{ list: 'x.csv', id: 'abc' }, 'usage.option'],
    [{ for: 'A', id: '/' }, 'copy.bad-id'],
    [{ for: 'A', passwordEnv: 'TEARSHEET_NOT_SET' }, 'usage.password-env'],
    [{ for: 'A', password: 'short' }, 'copy.weak-password'],
  ])('refuses %j', async (options, code) => {
    await expect(stampCommand(note, options, recordedContext())).rejects.toMatchObject({ code });
    expect(await readdir(folder)).toEqual(['note.pdf']);
  });

  it.each([
    ['firm\nx\n', 'copy.list'],
    ['name,colour\nx,y\n', 'copy.list'],
    ['name,firm\nAda,x\n,y\n', 'copy.list'],
    ['name\n', 'copy.list'],
    ['name,firm\nAda\n', 'copy.list'],
    ['name\nAda\nBea\nAda\n', 'copy.same-recipient'],
    ['name,id\nAda,a b\n', 'copy.bad-id'],
  ])('refuses the list %j before anything is written', async (text, code) => {
    const list = join(folder, 'recipients.csv');
    await writeFile(list, text);
    await expect(stampCommand(note, { list }, recordedContext())).rejects.toMatchObject({ kind: 'usage', code });
    expect(await readdir(folder)).toEqual(['note.pdf', 'recipients.csv']);
  });

  it('writes no copy that cannot be entered into the ledger', async () => {
    const stamping = stampCommand(note, { for: 'Ada', out: `${join(note, 'folder')}/` }, recordedContext());
    await expect(stamping).rejects.toMatchObject({ kind: 'print', code: 'copy.ledger' });
    expect(await readdir(folder)).toEqual(['note.pdf']);
  });

  it('does not write over the file', async () => {
    await expect(stampCommand(note, { for: 'A', out: note }, recordedContext())).rejects.toMatchObject({ code: 'usage.option' });
  });
});

describe('tearsheet trace', () => {
  it.skipIf(!hasTool('qpdf'))('names the recipient out of the ledger, also after the file was written anew', async () => {
    await stampCommand(note, { for: 'Ada Example' }, recordedContext());
    const copy = await readFile(join(folder, 'note-Ada-Example.pdf'));
    const leaked = join(folder, 'leaked.pdf');
    await writeFile(leaked, rewritten(copy, '--qdf', '--object-streams=disable'));
    const context = recordedContext();
    await traceCommand(leaked, { json: true }, context);
    expect(JSON.parse(context.said.out)).toMatchObject({
      foundIn: 'dictionary',
      entry: { name: 'Ada Example' },
      isUnchanged: false,
    });
  });

  it('says what it cannot', async () => {
    await expect(traceCommand(note, {}, recordedContext())).rejects.toMatchObject({ kind: 'findings', code: 'copy.no-id' });
    await expect(traceCommand(note, { ledger: join(folder, 'no') }, recordedContext())).rejects.toMatchObject({
      code: 'copy.no-ledger',
    });
    await stampCommand(note, { for: 'Ada' }, recordedContext());
    await rm(join(folder, 'copies.ndjson'));
    const context = recordedContext();
    await traceCommand(join(folder, 'note-Ada.pdf'), {}, context);
    expect(context.said.err).toContain('no ledger');
  });

  it('passes over lines of a ledger that are cut off, and ends them before it writes', async () => {
    const path = join(folder, 'copies.ndjson');
    await writeFile(path, '{"id":"ABC","name":"x"}\n{"id":"cut');
    await stampCommand(note, { for: 'Ada' }, recordedContext());
    const context = recordedContext();
    await traceCommand(join(folder, 'note-Ada.pdf'), {}, context);
    expect(context.said.err).toContain('unchanged since');
  });
});
