import { readFileSync } from 'node:fs';
import { createPrinter } from '../../src/print/supervisor.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { benchNote } from './note.ts';
import { tell } from './statistics.ts';

const NOTES = Number(process.env['BENCH_NOTES'] ?? 2000);

/** Resident memory of this process in MB, after a collection where the runtime allows one. */
function resident(): number {
  globalThis.gc?.();
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
}

/** Memory after 2,000 notes in one process against after 300. */
export async function benchMemory(): Promise<void> {
  await using tearsheet = new Tearsheet({ printer: createPrinter() });
  let early = 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < NOTES; i = next++) {
      await tearsheet.render(benchNote(i));
      if (i === 300) early = resident();
    }
  };
  const start = performance.now();
  await Promise.all([lane(), lane()]);
  const late = resident();
  tell({
    name: `memory after ${NOTES} notes against after 300`,
    ratio: late / early,
    bar: 'at most 1.1',
    holds: late / early <= 1.1,
    detail: `${late.toFixed(0)} MB against ${early.toFixed(0)} MB; ${((NOTES * 1000) / (performance.now() - start)).toFixed(1)} notes a second`,
  });
}
