import { conform } from '../conform/conform.ts';
import type { LinkText } from '../conform/links.ts';
import type { Claims } from '../conform/xmp.ts';
import { type Broken, conformanceOf } from '../conformance/conformance.ts';
import type { DocumentData } from '../document-data.ts';
import type { Evidence } from '../evidence/embed.ts';
import type { Profile } from '../profile.ts';

/** A normalised file and what is to become of it. */
export interface FinishingInput {
  readonly bytes: Uint8Array;
  readonly profile: Exclude<Profile, 'draft'>;
  readonly data: DocumentData;
  readonly links: readonly LinkText[];
  readonly evidence: readonly Evidence[];
}

export interface FinishingOutput {
  readonly bytes: Uint8Array;
  /** What the file claims and does not hold. */
  readonly broken: readonly Broken[];
}

const CLAIMS: Readonly<Record<FinishingInput['profile'], Claims>> = {
  archive: { archive: { part: 3, level: 'A' }, accessible: 1 },
  web: { accessible: 1 },
};

/** Makes a file conform, and looks at the finished bytes whether it does. */
export async function finishBytes({ bytes, profile, data, links, evidence }: FinishingInput): Promise<FinishingOutput> {
  const claims = CLAIMS[profile];
  const finished = await conform(bytes, { data, links, claims, evidence: profile === 'archive' ? evidence : [] });
  return { bytes: finished, broken: await conformanceOf(finished, claims) };
}
