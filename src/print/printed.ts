/** A request that the page made and that was refused: something was not inlined. */
export interface BlockedRequest {
  /** Scheme and host or first 60 characters; never a path of this machine. */
  readonly url: string;
  readonly kind: string;
}

/** Bytes as Chromium left them. */
export interface PrintedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly blocked: readonly BlockedRequest[];
  /** Page numbers by id, for the ids the document asked for. */
  readonly pageOf: Readonly<Record<string, number>>;
  /** e.g. `153.0.8010.0`. */
  readonly chromium: string;
}
