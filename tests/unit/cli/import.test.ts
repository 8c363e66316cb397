import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCommand } from '../../../src/cli/commands/import.ts';
import { parse } from '../../../src/report/parse.ts';
import { sourceFromBytes } from '../../../src/report/source.ts';
import { createRun } from '../../../src/shared/run.ts';
import { recordedContext } from './recorded-context.ts';

const DRAFT = `Harrowgate sells more service

Sign in to continue with your research
Revenue of the company rose to $412 million last year[0], and the price stands at $12.40.

[0] Harrowgate, Annual report 2025, 2026-03-05
`;

let folder: string;
let draft: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-import-'));
  draft = join(folder, 'draft.txt');
  await writeFile(draft, DRAFT);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('tearsheet import', () => {
  it('prints a report that parses, and says beside it what it noticed', async () => {
    const context = recordedContext();
    await importCommand(draft, {}, context);
    const source = sourceFromBytes(Buffer.from(context.said.out), 'report.md', 'report.md');
    expect(source.format).toBe('markdown');
    expect(parse(source, createRun()).data.kind).toBe('note');
    expect(context.said.err).toContain('import-residue draft.txt:3:1');
    expect(await readdir(folder)).toEqual(['draft.txt']);
  });

  it('writes the same text to a file', async () => {
    const [toOut, toFile] = [recordedContext(), recordedContext()];
    await importCommand(draft, {}, toOut);
    await importCommand(draft, { out: join(folder, 'new/report.md') }, toFile);
    expect((await readFile(join(folder, 'new/report.md'), 'utf8')).trimEnd()).toBe(toOut.said.out.trimEnd());
    expect(toFile.said.out.trim()).toMatch(/report\.md$/);
  });

  it('gives findings as JSON', async () => {
    const context = recordedContext();
    await importCommand(draft, { json: true }, context);
    const result = JSON.parse(context.said.out);
    expect(result).toMatchObject({ ok: true, draft: 'draft.txt' });
    expect(result.findings.map((finding: { rule: string }) => finding.rule)).toContain('import-residue');
    expect(result.markdown).toMatch(/^---\n/);
  });

  it.each([
    ['report.md', '---\nkind: note\ntitle: A\n---\nText\n'],
    ['report.yaml', 'kind: note\ntitle: A\n'],
    ['report.json', '{"kind":"note","title":"A"}'],
  ])('refuses %s, which is a report already', async (name, text) => {
    const file = join(folder, name);
    await writeFile(file, text);
    const error = await importCommand(file, { out: join(folder, 'out.md') }, recordedContext()).catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: 'report', code: 'import.not-loose' });
    expect(error.problems[0].place).toMatchObject({ file: name, line: 1 });
    expect(await readdir(folder)).not.toContain('out.md');
  });

  it('does not write over its draft', async () => {
    await expect(importCommand(draft, { out: draft }, recordedContext())).rejects.toMatchObject({ code: 'import.onto-draft' });
    expect(await readFile(draft, 'utf8')).toBe(DRAFT);
  });
});
