import { JobThread } from '../job-thread.ts';
import type { ReadFile, ReadInput } from './read.ts';

/** Patience with one file, milliseconds: a page takes some 30 and has some 20,000 bytes. */
const PATIENCE_MS = 60_000;
const PATIENCE_BYTE_MS = 0.01;

/** Reads printed files; one thread does for a process. */
export const readingThread = new JobThread<ReadInput, ReadFile>({
  module: new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url),
  patience: ({ pdf }) => PATIENCE_MS + pdf.length * PATIENCE_BYTE_MS,
});
