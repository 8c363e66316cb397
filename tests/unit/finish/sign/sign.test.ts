import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stamp } from '../../../../src/finish/personal/copy.ts';
import { traceCopy } from '../../../../src/finish/personal/trace.ts';
import { certificatesIn, readIdentity, type SigningIdentity } from '../../../../src/finish/sign/identity.ts';
import { signPdf } from '../../../../src/finish/sign/sign.ts';
import { signatureOf } from '../../../../src/finish/sign/verify.ts';
import { finishedNote, hasVeraPdf, qpdf, rewritten, veraPdfFailures } from '../../../support/finished.ts';
import { hasTool } from '../../../support/read-pdf.ts';
import {
  hasOpenSsl,
  hasPdfSig,
  type KeyKind,
  type TestAuthority,
  testAuthority,
  timestampServer,
} from '../../../support/signing.ts';

/** Certificates are made today, by openssl's clock, a moment after this is read. */
const now = Date.now() + 60_000;
const KINDS: readonly KeyKind[] = ['rsa', 'ec', 'ec384'];

describe.skipIf(!hasOpenSsl)('a signature (skipped where openssl is not on PATH)', () => {
  let authority: TestAuthority;
  let note: Uint8Array;
  let copy: Buffer;
  const identities = new Map<KeyKind, SigningIdentity>();
  const trusting = () => ({ roots: certificatesIn(authority.root, 'The root'), now });
  const identity = (kind: KeyKind = 'rsa'): SigningIdentity => identities.get(kind) as SigningIdentity;

  beforeAll(async () => {
    authority = testAuthority();
    for (const kind of KINDS) identities.set(kind, readIdentity(authority.signer(kind)));
    note = (await finishedNote()).bytes;
    copy = stamp(note, { name: 'Ada Example', firm: 'Example Capital' }).bytes;
  });
  afterAll(() => authority?.[Symbol.dispose]());

  it.each(KINDS)('of a key %s covers the file, and is trusted by whoever trusts its root', async (kind) => {
    const { bytes, signer } = await signPdf(copy, identity(kind), { now });
    expect(bytes.subarray(0, copy.length).equals(copy)).toBe(true);
    expect(signer).toBe('Ada Signer');
    expect(signatureOf(bytes, trusting())).toMatchObject({
      signer: 'Ada Signer',
      organisation: 'Example Research',
      isIntact: true,
      coversFile: true,
      appended: 0,
      isTrusted: true,
      wasValid: true,
      level: 'B-B',
      timestamp: undefined,
    });
    expect(signatureOf(bytes, { roots: [], now })).toMatchObject({ isIntact: true, isTrusted: false });
    expect(await traceCopy(bytes)).toMatchObject({ foundIn: 'dictionary' });
  });

  it('is the same for the same file, key and time', async () => {
    const [first, second] = await Promise.all([signPdf(note, identity(), { now }), signPdf(note, identity(), { now })]);
    expect(second.sha256).toBe(first.sha256);
  });

  it.skipIf(!hasPdfSig).each(KINDS)('of a key %s is valid for pdfsig (skipped without pdfsig and certutil)', async (kind) => {
    const said = authority.pdfsig(
      (await signPdf(copy, identity(kind), { now, reason: 'Approved, 批准', location: 'Oslo' })).bytes,
    );
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('Certificate Validation: Certificate is Trusted.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
  });

  it.skipIf(!hasVeraPdf)('leaves PDF/A-3a and PDF/UA-1 whole, seen or not (skipped without veraPDF)', async () => {
    const files = await Promise.all(
      [note, copy].flatMap((file) =>
        [false, true].map(async (visible) => (await signPdf(file, identity(), { now, visible })).bytes),
      ),
    );
    expect(veraPdfFailures('ua1,3a', ...files)).toEqual([]);
  });

  it.skipIf(!hasTool('qpdf'))('leaves a file that qpdf finds nothing wrong with', async () => {
    for (const visible of [false, true]) {
      const { status, stderr } = qpdf((await signPdf(copy, identity(), { now, visible })).bytes, '--check', '%');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
  });

  it('tells what was changed and what was added', async () => {
    const { bytes } = await signPdf(copy, identity(), { now });
    const changed = Buffer.from(bytes);
    changed.write('X', 2_000, 'latin1');
    expect(signatureOf(changed, trusting())).toMatchObject({ isIntact: false, coversFile: true });
    const longer = Buffer.concat([bytes, Buffer.from('\n% more\n')]);
    expect(signatureOf(longer, trusting())).toMatchObject({ isIntact: true, coversFile: false, appended: 8 });
    const spoofed = Buffer.concat([bytes, Buffer.from('\n/ByteRange [0 1 2 3]\n')]);
    expect(signatureOf(spoofed, trusting())).toMatchObject({ isIntact: true, coversFile: false });
    expect(signatureOf(note, trusting())).toBeUndefined();
  });

  it('can be followed by another', async () => {
    const first = await signPdf(copy, identity('rsa'), { now });
    const second = await signPdf(first.bytes, identity('ec'), { now, visible: true });
    expect(signatureOf(second.bytes, trusting())).toMatchObject({ isIntact: true, coversFile: true });
    if (hasPdfSig) expect(authority.pdfsig(second.bytes).match(/Signature is Valid/g)).toHaveLength(2);
  });

  it('takes the time of the certificate for what it is', async () => {
    await expect(signPdf(note, identity(), { now: 0 })).rejects.toMatchObject({ kind: 'usage', code: 'sign.not-yet-valid' });
    await expect(signPdf(note, identity(), { now: Date.UTC(2126, 0) })).rejects.toMatchObject({ code: 'sign.expired' });
    const { bytes } = await signPdf(note, identity(), { now });
    expect(signatureOf(bytes, { ...trusting(), now: Date.UTC(2126, 0) })).toMatchObject({ isIntact: true, wasValid: false });
  });

  it.skipIf(!hasTool('qpdf'))('is not put on an encrypted file', async () => {
    const locked = rewritten(note, '--encrypt', 'open', 'own', '256', '--');
    await expect(signPdf(locked, identity(), { now })).rejects.toMatchObject({ code: 'sign.encrypted' });
  });

  describe('with a time stamp', () => {
    it('is of level B-T, and the time outlives the certificate', async () => {
      await using server = await timestampServer((query) => authority.stamp(query));
      const { bytes } = await signPdf(copy, identity(), { now, timestamp: { url: server.url, timeoutMs: 20_000 } });
      expect(server.asked()).toBe(1);
      const late = { ...trusting(), now: Date.UTC(2126, 0) };
      const report = signatureOf(bytes, late);
      expect(report).toMatchObject({
        isIntact: true,
        wasValid: true,
        level: 'B-T',
        timestamp: { authority: 'Test Time', isTrusted: true },
      });
      expect(Math.abs((report?.timestamp?.time.getTime() ?? 0) - now)).toBeLessThan(600_000);
      if (hasPdfSig) expect(authority.pdfsig(bytes)).toContain('Signature is Valid');
      if (hasVeraPdf) expect(veraPdfFailures('ua1,3a', bytes)).toEqual([]);
    });

    it('does not wait for ever', async () => {
      await using server = await timestampServer(undefined);
      const signing = signPdf(note, identity(), { now, timestamp: { url: server.url, timeoutMs: 50 } });
      await expect(signing).rejects.toMatchObject({ kind: 'unavailable', code: 'sign.timestamp-unavailable' });
    });

    it('stops with its run', async () => {
      await using server = await timestampServer(undefined);
      const reason = new Error('enough');
      const timestamp = { url: server.url, timeoutMs: 60_000 };
      await expect(signPdf(note, identity(), { now, timestamp, signal: AbortSignal.abort(reason) })).rejects.toThrow(reason);
    });

    it.each([
      ['nothing', () => Buffer.alloc(0)],
      ['something else', () => Buffer.from('<html>')],
      ['a refusal', () => Buffer.from('30053003020102', 'hex')],
      [
        'an error',
        () => {
          throw new Error('no');
        },
      ],
    ])('takes %s for no answer', async (_, answer) => {
      await using server = await timestampServer(answer);
      const signing = signPdf(note, identity(), { now, timestamp: { url: server.url, timeoutMs: 20_000 } });
      await expect(signing).rejects.toMatchObject({ kind: 'unavailable', code: 'sign.timestamp-refused' });
    });

    it('takes an answer to another question for none', async () => {
      let kept: Buffer | undefined;
      await using server = await timestampServer((query) => (kept ??= authority.stamp(query)));
      const timestamp = { url: server.url, timeoutMs: 20_000 };
      await signPdf(note, identity(), { now, timestamp });
      await expect(signPdf(copy, identity(), { now, timestamp })).rejects.toMatchObject({ code: 'sign.timestamp-refused' });
    });

    it('names an authority that is not there', async () => {
      const signing = signPdf(note, identity(), { now, timestamp: { url: 'http://127.0.0.1:1/', timeoutMs: 20_000 } });
      await expect(signing).rejects.toMatchObject({ code: 'sign.timestamp-unavailable' });
    });
  });
});
