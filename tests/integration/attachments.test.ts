import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEvidence } from '../../src/finish/evidence/read.ts';
import { thumbnailOf } from '../../src/finish/thumbnail.ts';
import { sourceFromBytes } from '../../src/report/source.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { verify } from '../../src/verify/verify.ts';
import { findWorkspace } from '../../src/workspace/workspace.ts';
import { problemsOf } from '../support/report.ts';

let folder: string;
let tearsheet: Tearsheet;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-attach-'));
  await writeFile(join(folder, 'tearsheet.yaml'), 'zone: UTC\n');
  await writeFile(join(folder, 'model.xlsx'), 'cells');
  tearsheet = new Tearsheet();
});
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const source = (attachments: string) =>
  sourceFromBytes(
    Buffer.from(`---\nkind: note\ntitle: Halden\nlanguage: en\ndate: 2026-05-04\nattachments:\n${attachments}---\n\nWords.\n`),
    join(folder, 'report.md'),
    'report.md',
  );

it('travel inside the PDF, which is printed again with them', async () => {
  const { pdf } = await tearsheet.render(source('  - { file: model.xlsx, about: The model }\n'), { profile: 'archive' });
  const { files } = await readEvidence(pdf.bytes, 'a.pdf');
  const model = files.find(({ name }) => name === 'attachments/model.xlsx');
  expect(Buffer.from(model?.bytes ?? '').toString()).toBe('cells');
  const result = await verify(pdf.bytes, 'a.pdf', tearsheet, {
    workspace: await findWorkspace(folder),
    now: 0,
    signal: new AbortController().signal,
  });
  expect(result).toMatchObject({ unchanged: true, reproduced: { is: 'same' } });
  expect(result.manifest.inputs).toHaveProperty(['files/model.xlsx']);
});

it.each([
  ['  - { file: ../outside.xlsx, about: x }\n', 'attachment.outside-workspace'],
  ['  - { file: none.xlsx, about: x }\n', 'attachment.missing'],
  ['  - { file: model.xlsx, about: x }\n  - { file: model.xlsx, about: y }\n', 'attachment.twice'],
])('are refused with line and mend: %s', async (attachments, code) => {
  const [problem] = await problemsOf(() => tearsheet.render(source(attachments)));
  expect(problem).toMatchObject({ code, place: { line: expect.any(Number) }, mend: expect.any(String) });
});

it('show page 1 as a picture', async () => {
  const { pdf } = await tearsheet.render(source('  - { file: model.xlsx, about: The model }\n'), { profile: 'archive' });
  const picture = Buffer.from(await thumbnailOf(pdf.bytes, 300));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([300, 425]);
  expect(Buffer.from(await thumbnailOf(pdf.bytes, 300)).equals(picture)).toBe(true);
});
