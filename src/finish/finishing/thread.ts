import { JobThread } from '../job-thread.ts';
import type { FinishingInput, FinishingOutput } from './work.ts';

/** Patience with one file, milliseconds: a megabyte takes some 400. */
const PATIENCE_MS = 60_000;
const PATIENCE_BYTE_MS = 0.005;

/** Finishes printed files; one thread does for a process. */
export const finishingThread = new JobThread<FinishingInput, FinishingOutput>({
  module: new URL(import.meta.url.endsWith('.ts') ? './finisher.ts' : './finisher.js', import.meta.url),
  patience: ({ bytes }) => PATIENCE_MS + bytes.length * PATIENCE_BYTE_MS,
});
