import type { Problem } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';

/** A composed page; the token changes when its text does. */
export interface ShownPage {
  readonly token: string;
  readonly html: string;
}

/** A printed document; the token changes when its bytes do. */
export interface ShownPdf {
  readonly token: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * What a preview shows at one moment. `composing` and `printing` are under way, `ready` has both forms of the report as saved,
 * `broken` says why it has not; page and PDF are then the last good ones.
 */
export interface PreviewState {
  readonly phase: 'composing' | 'printing' | 'ready' | 'broken';
  /** Display name of the report file. */
  readonly report: string;
  readonly title: string | undefined;
  readonly page: ShownPage | undefined;
  readonly pdf: ShownPdf | undefined;
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  /** Milliseconds by stage of the last run. */
  readonly timings: Readonly<Record<string, number>>;
}
