import type { Profile } from './profile.ts';

/** Bytes for a reader: the same for the same report. */
export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Lowercase hex SHA-256 of `bytes`. */
  readonly sha256: string;
  /** What the file was finished as. */
  readonly profile: Profile;
}
