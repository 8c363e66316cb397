import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, expect, it, vi } from 'vitest';
import { finish } from '../../../src/finish/finish.ts';
import { createPrinter } from '../../../src/print/supervisor.ts';
import { sha256 } from '../../../src/shared/hash.ts';
import { createRun } from '../../../src/shared/run.ts';
import { fontFace, page } from '../../support/printing.ts';

const head = Array.from({ length: 12 }, (_, i) => `<th>Head ${i}</th>`).join('');
const row = Array.from({ length: 12 }, (_, i) => `<td>${i}</td>`).join('');
const document = page(
  `<h1>Note</h1><table><thead><tr>${head}</tr></thead><tbody>${`<tr>${row}</tr>`.repeat(60)}</tbody></table>`,
  {
    title: 'node00000001',
    css: `${fontFace('Body', 400)}${fontFace('Body', 700)} body{font:400 9pt Body}`,
  },
);
const run = createRun();
const printer = createPrinter({ pages: 2 });
afterAll(() => printer[Symbol.asyncDispose]());

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

async function finished(on = printer) {
  const printed = await on.print(document);
  return { printed, pdf: await finish(printed, document, run, { profile: 'draft' }) };
}

it('gives the same bytes on every page, in every browser, at every hour', async () => {
  const first = await finished();
  expect(first.pdf.bytes).toHaveLength(first.printed.bytes.length);
  expect(first.pdf.sha256).toBe(sha256(first.pdf.bytes));
  expect(first.pdf.pages).toBe(first.printed.pages);
  // A page that has printed much numbers its nodes higher.
  await printer.print(page('<p>x</p>'.repeat(500)));
  // Chromium takes its clock's zone from the environment: eleven hours later there, another stamp.
  vi.stubEnv('TZ', 'Pacific/Noumea');
  await using other = createPrinter({ pages: 1 });
  const later = [...(await Promise.all([finished(), finished()])), await finished(other).finally(() => vi.unstubAllEnvs())];
  expect(later.map(({ pdf }) => pdf.sha256)).toEqual(later.map(() => first.pdf.sha256));
});

it('dates the file as the report does, and keeps its title', async () => {
  const { pdf } = await finished();
  const task = getDocument({ data: new Uint8Array(pdf.bytes), verbosity: 0 });
  const { info } = await (await task.promise).getMetadata();
  expect(info).toMatchObject({
    Title: 'node00000001',
    CreationDate: "D:20260115083000+08'00'",
    ModDate: "D:20260115083000+08'00'",
  });
  await task.destroy();
});

it('keeps the tree of ids sorted, and every head in it', async () => {
  const text = Buffer.from((await finished()).pdf.bytes).toString('latin1');
  const names = [...text.matchAll(/\/Names \[([^\]]*)\]/g)].flatMap(([, list]) =>
    [...(list as string).matchAll(/node\d{8}/g)].map(String),
  );
  const ids = new Set([...text.matchAll(/\/ID \((node\d{8})\)/g)].map((match) => match[1]));
  expect(names.length).toBeGreaterThanOrEqual(12);
  expect(names).toEqual([...names].sort());
  expect(new Set(names)).toEqual(ids);
  expect(names[0]).toBe('node00000001');
});

it.skipIf(!hasQpdf)('leaves a file that qpdf finds nothing wrong with (skipped where qpdf is not on PATH)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-finish-'));
  try {
    await writeFile(join(folder, 'a.pdf'), (await finished()).pdf.bytes);
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', join(folder, 'a.pdf')], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('No syntax or stream encoding errors found');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('stops with its run', async () => {
  const { printed } = await finished();
  const reason = new Error('enough');
  await expect(finish(printed, document, createRun({ signal: AbortSignal.abort(reason) }), { profile: 'draft' })).rejects.toThrow(
    reason,
  );
});
