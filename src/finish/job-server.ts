import { parentPort } from 'node:worker_threads';
import type { JobReply } from './job-thread.ts';

/** The other side of a JobThread: does each job as it comes, and says when it is ready. */
export function serveJobs<Input, Output>(work: (input: Input) => Promise<Output>): void {
  parentPort?.on('message', async (input: Input) => {
    let reply: JobReply<Output>;
    try {
      reply = { output: await work(input) };
    } catch (thrown) {
      reply = { failure: String((thrown as Error)?.stack ?? thrown) };
    }
    parentPort?.postMessage(reply);
  });
  parentPort?.postMessage({ ready: true } satisfies JobReply<Output>);
}
