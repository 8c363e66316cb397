import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { ReadBackInput } from './read.ts';
import type { ReadReply } from './thread.ts';

// The reading thread: pdf.js is loaded and run here, beside whatever else the process does.
enableCompileCache();
const { readBackPdf } = await import('./read.ts');

parentPort?.on('message', async (input: ReadBackInput) => {
  let reply: ReadReply;
  try {
    reply = { read: await readBackPdf(input) };
  } catch (thrown) {
    reply = { failure: String((thrown as Error)?.stack ?? thrown) };
  }
  parentPort?.postMessage(reply);
});

parentPort?.postMessage({ ready: true } satisfies ReadReply);
