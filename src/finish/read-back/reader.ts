import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { ReadBackInput } from './read.ts';
import type { ReadReply } from './thread.ts';

// The reading thread: pdf.js is loaded and run here, beside whatever else the process does.
enableCompileCache();
const { readBackPdf } = await import('./read.ts');

parentPort?.on('message', async ({ id, input }: { readonly id: number; readonly input: ReadBackInput }) => {
  let reply: ReadReply;
  try {
    reply = { id, read: await readBackPdf(input) };
  } catch (thrown) {
    reply = { id, failure: String((thrown as Error)?.stack ?? thrown) };
  }
  parentPort?.postMessage(reply);
});
