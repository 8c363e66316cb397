import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishedPart, readEvidence } from '../../src/finish/evidence/read.ts';
import { stamp } from '../../src/finish/personal/copy.ts';
import { openPdf } from '../../src/finish/read-back/pdf.ts';
import { certificatesIn, readIdentity } from '../../src/finish/sign/identity.ts';
import { signPdf } from '../../src/finish/sign/sign.ts';
import { sourceFromBytes } from '../../src/report/source.ts';
import { sha256 } from '../../src/shared/hash.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { verify } from '../../src/verify/verify.ts';
import { findWorkspace } from '../../src/workspace/workspace.ts';
import { askTool, hasTool } from '../support/read-pdf.ts';
import { hasOpenSsl, testAuthority } from '../support/signing.ts';

const NOTE = new URL('../../examples/alibaba-smart-sockets/report.md', import.meta.url).pathname;
const FUND = new URL('../../examples/fund-factsheet/report.md', import.meta.url).pathname;
const never = new AbortController().signal;
let folder: string;
let tearsheet: Tearsheet;
let note: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-finished-'));
  tearsheet = new Tearsheet();
  note = (await tearsheet.render(NOTE, { final: true })).pdf.bytes;
});
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const verified = async (bytes: Uint8Array) =>
  verify(bytes, 'note.pdf', tearsheet, { workspace: await findWorkspace(folder), now: 0, signal: never });

describe('a finished note', () => {
  it('is the same in another process and folder', async () => {
    const copy = join(folder, 'elsewhere/deep/report.md');
    await mkdir(join(copy, '..'), { recursive: true });
    await cp(NOTE, copy);
    await using other = new Tearsheet();
    const { pdf } = await other.render(copy, { final: true });
    expect(pdf.sha256).toBe(sha256(note));
    expect(pdf.profile).toBe('archive');
  });

  it.skipIf(!hasTool('qpdf'))('is whole, as qpdf sees it (skipped where qpdf is not on PATH)', () => {
    expect(askTool('qpdf', ['--check', '%'], note)).toContain('No syntax or stream encoding errors found');
  });

  it.skipIf(!hasTool('pdfinfo'))(
    'says what it is to poppler, and carries its evidence (skipped where poppler is not on PATH)',
    () => {
      const out = askTool('pdfinfo', ['%'], note);
      expect(out).toMatch(/Title:\s+Alibaba Group/);
      expect(out).toMatch(/Author:\s+Example Analyst/);
      expect(out).toMatch(/Tagged:\s+yes/);
      const inside = askTool('pdfdetach', ['-list', '%'], note);
      for (const file of ['facts.json', 'findings.json', 'manifest.json', 'report.json']) expect(inside).toContain(file);
      const fonts = askTool('pdffonts', ['%'], note).split('\n').slice(2).filter(Boolean);
      expect(fonts.length).toBeGreaterThan(2);
      // Embedded, a subset, with Unicode.
      for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
    },
  );

  it('has outline, labels and tags for pdf.js', async () => {
    await using file = await openPdf(new Uint8Array(note));
    const { pdf } = file;
    expect(await pdf.getPageLabels()).toEqual(Array.from({ length: pdf.numPages }, (_, at) => String(at + 1)));
    expect((await pdf.getOutline())?.length).toBeGreaterThan(0);
    expect(JSON.stringify(await (await pdf.getPage(1)).getStructTree())).toContain('"Figure"');
  });

  it('is smaller for the web, and carries nothing there', async () => {
    const { pdf } = await tearsheet.render(NOTE, { final: true, profile: 'web' });
    expect(pdf.bytes.length).toBeLessThan(note.length);
    expect((await readEvidence(pdf.bytes, 'web.pdf')).files).toEqual([]);
    await expect(verified(pdf.bytes)).rejects.toMatchObject({ code: 'verify.no-evidence' });
  });
});

describe('verify', () => {
  it('finds a note unchanged, and prints it again byte for byte', async () => {
    expect(await verified(note)).toMatchObject({
      unchanged: true,
      appended: 0,
      evidence: { files: 4, wrong: [] },
      reproduced: { is: 'same' },
    });
  });

  it('prints a factsheet again from the answers that its queries had, without its files', async () => {
    const { pdf } = await tearsheet.render(FUND, { profile: 'archive', parameters: { month: '2025-11' } });
    expect(await verified(pdf.bytes)).toMatchObject({ unchanged: true, reproduced: { is: 'same' } });
  });

  it('sees one changed byte, wherever it is', async () => {
    for (const share of [0.1, 0.35, 0.6, 0.85]) {
      const changed = Buffer.from(note);
      const at = Math.floor(changed.length * share);
      changed[at] = (changed[at] as number) ^ 1;
      const outcome = await verified(changed).then(
        ({ unchanged }) => unchanged,
        ({ code }) => code as string,
      );
      expect([false, 'pdf.unreadable', 'verify.no-evidence']).toContain(outcome);
    }
  });

  it('knows the finished file before what was appended to it', async () => {
    const longer = Buffer.concat([note, Buffer.from('\n9999 0 obj\nnull\nendobj\nstartxref\n0\n%%EOF\n')]);
    expect(finishedPart(longer)?.length).toBe(note.length);
  });

  it.skipIf(!hasOpenSsl)(
    'tells whose copy and whose signature a file carries (skipped where openssl is not on PATH)',
    async () => {
      using authority = testAuthority();
      const now = Date.now() + 60_000;
      const copy = stamp(note, { name: 'Ada Example', firm: 'Example Capital' });
      const { bytes } = await signPdf(copy.bytes, readIdentity(authority.signer('rsa')), { now });
      const options = {
        workspace: await findWorkspace(folder),
        roots: certificatesIn(authority.root, 'The root'),
        now,
        signal: never,
      };
      const result = await verify(bytes, 'signed.pdf', tearsheet, options);
      expect(result).toMatchObject({
        unchanged: true,
        appended: bytes.length - note.length,
        copyId: copy.copyId,
        signature: { isIntact: true, coversFile: true, isTrusted: true, wasValid: true, level: 'B-B' },
        reproduced: { is: 'same' },
      });
      const longer = await verify(Buffer.concat([bytes, Buffer.from(' ')]), 'signed.pdf', tearsheet, options);
      expect(longer.signature).toMatchObject({ isIntact: true, coversFile: false, appended: 1 });
    },
  );

  it('says which input is another one here', async () => {
    const own = join(folder, 'house');
    await mkdir(join(own, 'styles/brands/wrenfield'), { recursive: true });
    await writeFile(join(own, 'tearsheet.yaml'), 'zone: UTC\n');
    await cp(new URL('../../styles/brands/wrenfield', import.meta.url).pathname, join(own, 'styles/brands/wrenfield'), {
      recursive: true,
    });
    const file = join(own, 'styles/brands/wrenfield/brand.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/primary: ["']?#?\w+["']?/, 'primary: "#0b4f6c"'));
    const { reproduced } = await verify(note, 'note.pdf', tearsheet, {
      workspace: await findWorkspace(own),
      now: 0,
      signal: never,
    });
    expect(reproduced).toEqual({ is: 'different', why: expect.stringMatching(/style sheet|template/) });
  });

  it.each<[string, Uint8Array, string]>([
    ['a text', Buffer.from('not a PDF'), 'pdf.unreadable'],
    ['an empty file', new Uint8Array(), 'pdf.unreadable'],
    [
      'a PDF of somebody else',
      Buffer.from(
        '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
      ),
      'verify.no-evidence',
    ],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(verified(bytes)).rejects.toMatchObject({ code });
  });

  it('refuses half a note', async () => {
    await expect(verified(note.subarray(0, note.length / 2))).rejects.toMatchObject({ code: 'pdf.unreadable' });
  });
});

it('leaves out of the file what the brand keeps to itself', async () => {
  const house = join(folder, 'quiet');
  await mkdir(join(house, 'styles/brands/quiet'), { recursive: true });
  await writeFile(
    join(house, 'tearsheet.yaml'),
    'brand: quiet\nconnections:\n  desk: { url: "postgres://u:secret-word@localhost/x" }\n',
  );
  await writeFile(
    join(house, 'styles/brands/quiet/brand.yaml'),
    'meta: { name: Quiet }\ncolor: { primary: "#0b4f6c" }\nevidence: [facts]\n',
  );
  const source = sourceFromBytes(
    Buffer.from('---\nkind: note\ntitle: Halden\nstatus: final\nlanguage: en\ndate: 2026-05-04\n---\n\nWords.\n'),
    join(house, 'report.md'),
    'report.md',
  );
  const { pdf } = await tearsheet.render(source, { profile: 'archive' });
  const { files } = await readEvidence(pdf.bytes, 'quiet.pdf');
  expect(files.map(({ name }) => name)).toEqual(['facts.json', 'manifest.json']);
  expect(files.map(({ bytes }) => Buffer.from(bytes).toString()).join('')).not.toContain('secret-word');
  expect(await verified(pdf.bytes)).toMatchObject({
    unchanged: true,
    reproduced: { is: 'untried', why: 'it does not carry its report' },
  });
});
