export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export interface Measured {
  readonly name: string;
  readonly ratio: number;
  readonly bar: string;
  readonly holds: boolean;
  readonly detail: string;
}

export function tell({ name, ratio, bar, holds, detail }: Measured): void {
  process.stdout.write(`${holds ? 'holds      ' : 'falls short'}  ${name}: ${ratio.toFixed(2)} × (${bar}); ${detail}\n`);
}

export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
