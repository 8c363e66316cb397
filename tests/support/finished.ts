import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finish } from '../../src/finish/finish.ts';
import type { Profile } from '../../src/finish/profile.ts';
import { createPrinter } from '../../src/print/supervisor.ts';
import { createRun } from '../../src/shared/run.ts';
import { fontFace, page } from './printing.ts';

const paragraph = '<p>Orders came in ahead of the run rate that the guidance needs.</p>';
const document = page(
  `<h1>Note</h1>${paragraph.repeat(60)}<h2>Later</h2><p>See <a href="https://example.com/">the release</a>.</p>`,
  {
    title: 'A note',
    css: `@page{size:210mm 297mm;margin:19mm 15mm 18mm;@bottom-left{content:"Foot";font:7pt Body;padding-top:3mm;vertical-align:top}} ${fontFace('Body', 400)}${fontFace('Body', 700)} body{font:400 10pt Body}`,
  },
);

/** A finished file of three pages and the print that it was made of. */
export async function finishedNote(
  profile: Profile = 'archive',
): Promise<{ readonly raw: Uint8Array; readonly bytes: Uint8Array }> {
  await using printer = createPrinter({ pages: 1 });
  const printed = await printer.print(document);
  const data = {
    title: document.title,
    authors: ['Example Analyst'],
    subject: '',
    keywords: [],
    language: 'en',
    date: document.date,
    creator: 'Tests',
    producer: 'Tests',
  };
  const evidence = [
    { name: 'facts.json', mime: 'application/json', relation: 'Data' as const, about: 'Facts', bytes: Buffer.from('{}') },
  ];
  const options = profile === 'draft' ? { profile } : { profile, data, evidence };
  return { raw: printed.bytes, bytes: (await finish(printed, document, createRun(), options)).bytes };
}

/** Where the judge of PDF/A and PDF/UA is; it is no part of the project. */
const VERAPDF = process.env['VERAPDF'] ?? 'verapdf';

export const hasVeraPdf = spawnSync(VERAPDF, ['--version'], { stdio: 'ignore' }).error === undefined;

/** The flavours that files fail, as veraPDF says it; empty when all hold. */
export function veraPdfFailures(flavours: string, ...files: readonly Uint8Array[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-verapdf-'));
  try {
    const paths = files.map((bytes, i) => {
      const path = join(folder, `${i}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const lines = spawnSync(VERAPDF, ['--flavour', flavours, ...paths], { encoding: 'utf8' }).stdout.split('\n');
    const passed = lines.filter((line) => line.includes(': PASS'));
    const expected = files.length * flavours.split(',').length;
    return passed.length === expected ? [] : lines.filter((line) => !line.includes(': PASS') && line !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What qpdf makes of a file. */
export function qpdf(
  bytes: Uint8Array,
  ...args: readonly string[]
): { readonly status: number | null; readonly stderr: string; readonly stdout: string } {
  return withFile(bytes, (file) => spawnSync('qpdf', [...args.map((arg) => (arg === '%' ? file : arg))], { encoding: 'utf8' }));
}

/** A file as qpdf writes it anew. */
export function rewritten(bytes: Uint8Array, ...args: readonly string[]): Uint8Array {
  return withFile(
    bytes,
    (file) => new Uint8Array(spawnSync('qpdf', [...args, file, '-'], { maxBuffer: 64 * 1024 * 1024 }).stdout),
  );
}

function withFile<T>(bytes: Uint8Array, work: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-finished-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    return work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
