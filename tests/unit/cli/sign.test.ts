import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { signCommand } from '../../../src/cli/commands/sign.ts';
import { certificatesIn } from '../../../src/finish/sign/identity.ts';
import { signatureOf } from '../../../src/finish/sign/verify.ts';
import { finishedNote } from '../../support/finished.ts';
import { hasOpenSsl, PASSWORD, type TestAuthority, testAuthority, timestampServer } from '../../support/signing.ts';
import { recordedContext } from './recorded-context.ts';

describe.skipIf(!hasOpenSsl)('tearsheet sign (skipped where openssl is not on PATH)', () => {
  let authority: TestAuthority;
  let bytes: Uint8Array;
  beforeAll(async () => {
    authority = testAuthority();
    bytes = (await finishedNote()).bytes;
    // The clock of the command must not be behind that of the certificate.
    authority.signer('ec');
    authority.signer('rsa');
  });
  afterAll(() => authority?.[Symbol.dispose]());

  let folder: string;
  let note: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tearsheet-sign-'));
    note = join(folder, 'note.pdf');
    await mkdir(join(folder, 'keys'));
    const { key, certificates, p12 } = authority.signer('ec');
    await Promise.all([
      writeFile(note, bytes),
      writeFile(join(folder, 'keys/house.p12'), p12),
      writeFile(join(folder, 'keys/house.key'), key),
      writeFile(join(folder, 'keys/house.pem'), certificates),
    ]);
    vi.stubEnv('HOUSE_PASSWORD', PASSWORD);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  const report = async (file: string) =>
    signatureOf(await readFile(join(folder, file)), {
      roots: certificatesIn(authority.root, 'The root'),
      now: Date.now() + 60_000,
    });

  it('signs with PKCS#12, its password out of the environment', async () => {
    const context = recordedContext();
    await signCommand(note, { key: join(folder, 'keys/house.p12'), passwordEnv: 'HOUSE_PASSWORD', visible: true }, context);
    expect(context.said.out.trim()).toMatch(/note\.signed\.pdf$/);
    expect(context.said.err).toContain('signed by Ada Signer, PAdES B-B');
    expect(await report('note.signed.pdf')).toMatchObject({ isIntact: true, coversFile: true, isTrusted: true });
  });

  it('signs with PEM', async () => {
    const files = { key: join(folder, 'keys/house.key'), cert: join(folder, 'keys/house.pem') };
    await signCommand(note, { ...files, out: join(folder, 'out.pdf'), reason: 'Approved' }, recordedContext());
    expect(await report('out.pdf')).toMatchObject({ isIntact: true });
  });

  it('takes key, variable and authority of time stamps from the settings', async () => {
    await using server = await timestampServer((query) => authority.stamp(query));
    await writeFile(
      join(folder, 'tearsheet.yaml'),
      `signing: { key: keys/house.p12, passwordEnv: HOUSE_PASSWORD, timestamp: "${server.url}" }\n`,
    );
    const context = recordedContext();
    await signCommand(note, { json: true }, context);
    expect(JSON.parse(context.said.out)).toMatchObject({ ok: true, signer: 'Ada Signer', level: 'B-T' });
    expect(await report('note.signed.pdf')).toMatchObject({ level: 'B-T' });
    await signCommand(note, { timestamp: false, out: join(folder, 'plain.pdf') }, recordedContext());
    expect(await report('plain.pdf')).toMatchObject({ level: 'B-B' });
    expect(server.asked()).toBe(1);
  });

  it.each([
    [{}, 'sign.no-key'],
    [{ key: 'keys/house.p12', passwordEnv: 'TEARSHEET_NOT_SET' }, 'usage.password-env'],
    [{ key: 'keys/house.p12' }, 'sign.wrong-password'],
    [{ key: 'keys/none.p12' }, 'report.missing'],
    [{ key: 'keys/house.key' }, 'sign.no-certificate'],
    [{ key: 'keys/house.p12', timestamp: 'ftp://x' }, 'usage.option'],
  ])('refuses %j', async (options, code) => {
    const named = 'key' in options ? { ...options, key: join(folder, options.key) } : options;
    const error = await signCommand(note, named, recordedContext()).catch((thrown) => thrown);
    expect(error).toMatchObject({ code });
    expect(String(error.message)).not.toContain(PASSWORD);
  });
});
