import type { Finding } from '../../shared/finding.ts';
import { pointOn } from '../paper.ts';
import type { FoundFault } from './preflight.ts';

/** Faults as findings, which say in words where on paper they are. */
export function findingsOf(faults: readonly FoundFault[]): readonly Finding[] {
  return faults.map(({ rule, severity, message, mend, page, x, y }) => ({
    rule,
    severity,
    message: page === undefined ? message : `${where(page, x, y)}: ${message}`,
    ...(mend === undefined ? {} : { mend }),
    ...(page === undefined
      ? {}
      : { paper: { page, ...(x === undefined || y === undefined ? {} : { x: tenth(x), y: tenth(y) }) } }),
  }));
}

function where(page: number, x: number | undefined, y: number | undefined): string {
  const words = x === undefined || y === undefined ? `page ${page}` : pointOn(page, x, y);
  return `P${words.slice(1)}`;
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}
