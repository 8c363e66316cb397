import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { applyFixes } from '../../check/fixes.ts';
import type { CheckedFile } from '../../check/output/checked.ts';

/** What the fixes of a file change. */
export interface FileFix {
  readonly file: string;
  readonly text: string;
  /** Unified diff; empty when nothing changes. */
  readonly diff: string;
  readonly made: number;
  readonly overlapping: number;
}

export function fixOf({ file, text, findings }: CheckedFile): FileFix {
  const mended = applyFixes(text, findings, file);
  return {
    file,
    text: mended.text,
    diff: mended.text === text ? '' : diffOf(file, text, mended.text),
    made: mended.made.length,
    overlapping: mended.overlapping.length,
  };
}

function diffOf(file: string, before: string, after: string): string {
  const options = { context: 2, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options);
}

/** "report.md: 2 findings can be mended, 1 more in the next run" */
export function fixSummary({ file, made, overlapping }: FileFix, written: boolean): string {
  if (made === 0) return `${file}: no finding brings its own fix.`;
  const one = made === 1;
  const next =
    overlapping === 0 ? '' : `; ${overlapping} more ${overlapping === 1 ? 'overlaps' : 'overlap'} and can be with the next run`;
  return written
    ? `${file}: ${made} ${one ? 'finding was' : 'findings were'} mended${next}.`
    : `${file}: ${made} ${one ? 'finding' : 'findings'} can be mended${next}. --write writes it.`;
}
