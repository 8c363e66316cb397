import type { Problem } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';
import { type CheckedFile, countsOf, type FindingCounts } from './checked.ts';

/** One file as JSON. A finding has `mend`, `place`, `paper`, `fix` and `override` where there is something to say. */
export interface JsonFile {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly counts: FindingCounts;
  /** Only when the file could not be read as a report. */
  readonly problems?: readonly Problem[];
}

/** One file as an object, several as an array. */
export function toJson(files: readonly CheckedFile[]): string {
  const all = files.map(fileJson);
  return JSON.stringify(all.length === 1 ? all[0] : all, undefined, 2);
}

function fileJson({ file, findings, problems }: CheckedFile): JsonFile {
  return {
    file,
    findings: findings.map(findingJson),
    counts: countsOf(findings),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

/** Keys in one order, whatever made the finding. */
function findingJson({ rule, severity, message, mend, place, paper, fix, override }: Finding): Finding {
  return {
    rule,
    severity,
    message,
    ...(mend === undefined ? {} : { mend }),
    ...(place === undefined ? {} : { place: placeJson(place) }),
    ...(paper === undefined ? {} : { paper }),
    ...(fix === undefined ? {} : { fix: { place: placeJson(fix.place), text: fix.text } }),
    ...(override === undefined ? {} : { override }),
  };
}

function placeJson({
  file,
  line,
  column,
  endLine,
  endColumn,
  path,
  page,
}: NonNullable<Finding['place']>): NonNullable<Finding['place']> {
  return {
    file,
    line,
    column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
    ...(path === undefined ? {} : { path }),
    ...(page === undefined ? {} : { page }),
  };
}
