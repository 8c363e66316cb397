import type { X509Certificate } from 'node:crypto';
import type { EmbeddedFile } from '../finish/evidence/embed.ts';
import { finishedPart, readEvidence } from '../finish/evidence/read.ts';
import { traceCopy } from '../finish/personal/trace.ts';
import { type SignatureReport, signatureOf } from '../finish/sign/verify.ts';
import type { EvidenceManifest, ReportFile } from '../publish/evidence.ts';
import { TearsheetError, toTearsheetError } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Tearsheet } from '../tearsheet.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { differenceOf } from './difference.ts';
import { reprint } from './reprint.ts';

/** What holds of a file. */
export interface Verification {
  /** The bytes are those that were finished; what was appended since is said apart. */
  readonly unchanged: boolean;
  /** Bytes behind the finished file: signatures, the mark of a personal copy. */
  readonly appended: number;
  /** The last signature; undefined when there is none. */
  readonly signature: SignatureReport | undefined;
  /** Whose copy it is, by its own id. */
  readonly copyId: string | undefined;
  /** Files inside, and those of which the manifest says something else. */
  readonly evidence: { readonly files: number; readonly wrong: readonly string[] };
  /** `same`: printed again here, byte for byte. `different`: with the first difference. `untried`: with the reason. */
  readonly reproduced: { readonly is: 'same' | 'different' | 'untried'; readonly why?: string };
  readonly manifest: EvidenceManifest;
}

export interface VerifyOptions {
  readonly workspace: Workspace;
  /** Authorities whose signatures are trusted. */
  readonly roots?: readonly X509Certificate[];
  /** Milliseconds since 1970, for the validity of certificates. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/**
 * Whether a finished file is what it was, and whether its own evidence makes it again. Uses no network.
 * @param name display name
 * @throws TearsheetError `pdf.unreadable`, `pdf.locked`, `verify.no-evidence`
 */
export async function verify(
  bytes: Uint8Array,
  name: string,
  tearsheet: Tearsheet,
  { workspace, roots = [], now, signal }: VerifyOptions,
): Promise<Verification> {
  const { files } = await readEvidence(bytes, name);
  const byName = new Map(files.map((file) => [file.name, file]));
  const manifest = jsonIn<EvidenceManifest>(byName, 'manifest.json', name);
  if (manifest?.schema !== 1)
    throw new TearsheetError('report', {
      code: 'verify.no-evidence',
      message: `${name} carries no manifest of Tearsheet: there is nothing to hold it against.`,
      mend: 'Ask for the file as it was released: `render --final` puts the evidence in.',
    });
  const finished = finishedPart(bytes);
  const unchanged = finished !== undefined;
  const wrong = Object.entries(manifest.files)
    .filter(([file, hash]) => {
      const found = byName.get(file);
      return found === undefined || sha256(found.bytes) !== hash;
    })
    .map(([file]) => file);
  const closed = jsonIn<ReportFile>(byName, 'report.json', name);
  return {
    unchanged,
    appended: finished === undefined ? 0 : bytes.length - finished.length,
    signature: signatureOf(bytes, { roots, now }),
    copyId: (await traceCopy(bytes).catch(() => undefined))?.copyId,
    evidence: { files: files.length, wrong },
    reproduced: await again({ closed, manifest, byName, wrong, finished: finished ?? bytes }),
    manifest,
  };

  async function again(of: Evident): Promise<Verification['reproduced']> {
    const reason = cannot(of);
    if (reason !== undefined || of.closed === undefined) return { is: 'untried', why: reason ?? '' };
    try {
      const printed = await reprint(tearsheet, {
        closed: of.closed,
        final: of.manifest.final,
        files: of.byName,
        workspace,
        signal,
      });
      if (Buffer.from(printed).equals(Buffer.from(of.finished))) return { is: 'same' };
      return { is: 'different', why: await differenceOf(of.finished, printed, of.manifest) };
    } catch (thrown) {
      signal.throwIfAborted();
      const [problem] = toTearsheetError(thrown).problems;
      return { is: 'different', why: `it cannot be printed here: ${problem?.message ?? String(thrown)}` };
    }
  }
}

interface Evident {
  readonly closed: ReportFile | undefined;
  readonly manifest: EvidenceManifest;
  readonly byName: ReadonlyMap<string, EmbeddedFile>;
  readonly wrong: readonly string[];
  readonly finished: Uint8Array;
}

/** Why a file is not printed again. */
function cannot({ closed, wrong }: Evident): string | undefined {
  if (closed === undefined) return 'it does not carry its report';
  if (wrong.includes('report.json')) return 'its report is not the one that its manifest names';
  const without = closed.datasets
    .filter(({ file, csv, isOutside }) => file === undefined && csv === undefined && isOutside !== true)
    .map(({ name }) => name);
  return without.length === 0 ? undefined : `it does not carry the data of ${without.join(', ')}`;
}

function jsonIn<T>(files: ReadonlyMap<string, EmbeddedFile>, file: string, name: string): T | undefined {
  const found = files.get(file);
  if (found === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(found.bytes).toString('utf8')) as T;
  } catch (cause) {
    throw new TearsheetError(
      'report',
      { code: 'verify.no-evidence', message: `${file} in ${name} is damaged.`, mend: 'Ask for the file again.' },
      { cause },
    );
  }
}
