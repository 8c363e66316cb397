import type { Finding, Severity } from '../../shared/finding.ts';
import { linesOf } from '../../shared/frame.ts';
import { type CheckedFile, countsOf } from './checked.ts';

/** Lines behind the first that a finding marks; a longer one is about all that follows. */
const MOST_MARKED = 12;

/** Words of a line that findings point at. */
export interface ReviewPart {
  readonly text: string;
  /** The worst of the findings there; empty where none points. */
  readonly mark: Severity | '';
}

export interface ReviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly label: string;
  readonly message: string;
  readonly mend: string | undefined;
  readonly where: string | undefined;
  /** Person and reason of an override. */
  readonly answered: string | undefined;
  readonly id: string;
}

export interface ReviewLine {
  readonly number: number;
  readonly id: string;
  readonly parts: readonly ReviewPart[];
  readonly findings: readonly ReviewFinding[];
}

/** A file as the review page shows it. */
export interface ReviewFile {
  readonly name: string;
  readonly summary: readonly { readonly severity: Severity; readonly count: number; readonly label: string }[];
  readonly overridden: number;
  readonly clean: boolean;
  /** Findings that stand at no line of the file. */
  readonly general: readonly ReviewFinding[];
  /** All findings in their order, for the list at the top. */
  readonly list: readonly ReviewFinding[];
  readonly lines: readonly ReviewLine[];
}

const LABELS: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['Error', 'Errors'],
  warning: ['Warning', 'Warnings'],
  info: ['Note', 'Notes'],
};

/** @param index of the file on the page: ids differ between files */
export function reviewOf({ file, text, findings, problems }: CheckedFile, index: number): ReviewFile {
  const told: readonly Finding[] = [
    ...problems.map(({ code, ...problem }): Finding => ({ ...problem, rule: code, severity: 'error' })),
    ...findings,
  ];
  const lines = text === '' ? [] : linesOf(text);
  const shown = told.map((finding, i) => shownOf(finding, `f${index}-${i + 1}`, lines.length, file));
  const byLine = new Map<number, number[]>();
  const general: ReviewFinding[] = [];
  for (const [i, finding] of told.entries()) {
    const line = lineOf(finding, file, lines.length);
    if (line === undefined) general.push(shown[i] as ReviewFinding);
    else listAt(byLine, line).push(i);
  }
  const marks = marksOf(told, file, lines);
  const counts = countsOf(told);
  return {
    name: file,
    summary: (['error', 'warning', 'info'] as const).map((severity) => ({
      severity,
      count: counts[severity],
      label: LABELS[severity][counts[severity] === 1 ? 0 : 1],
    })),
    overridden: counts.overridden,
    clean: told.length === 0,
    general,
    list: shown,
    lines: lines.map((words, i) => ({
      number: i + 1,
      id: `l${index}-${i + 1}`,
      parts: partsOf(words, marks.get(i + 1) ?? []),
      findings: (byLine.get(i + 1) ?? []).map((at) => shown[at] as ReviewFinding),
    })),
  };
}

function lineOf({ place }: Finding, file: string, count: number): number | undefined {
  return place?.file === file && place.line <= count ? place.line : undefined;
}

function shownOf(finding: Finding, id: string, count: number, file: string): ReviewFinding {
  const { rule, severity, message, mend, place, override } = finding;
  const line = lineOf(finding, file, count);
  return {
    rule,
    severity,
    label: LABELS[severity][0],
    message,
    mend,
    where:
      line !== undefined
        ? `${place?.page === undefined ? '' : `page ${place.page}, `}line ${line}`
        : place && place.file !== file
          ? `${place.file}, line ${place.line}`
          : undefined,
    answered: override && `${override.person}${override.date ? `, ${override.date}` : ''}: ${override.reason}`,
    id,
  };
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
}

/** Stretches that findings point at, by line. */
function marksOf(findings: readonly Finding[], file: string, lines: readonly string[]): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const { place, severity } of findings) {
    if (place?.file !== file || place.endLine === undefined || place.endColumn === undefined) continue;
    const last = Math.min(place.endLine, place.line + MOST_MARKED, lines.length);
    for (let line = place.line; line <= last; line++) {
      const start = line === place.line ? place.column - 1 : 0;
      const end = line === place.endLine ? place.endColumn - 1 : (lines[line - 1] ?? '').length;
      if (end > start) listAt(marks, line).push({ start, end, severity });
    }
  }
  return marks;
}

function listAt<T>(map: Map<number, T[]>, key: number): T[] {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}

/** A line cut where marks begin and end; the worst of those that overlap is shown. */
function partsOf(text: string, marks: readonly Mark[]): readonly ReviewPart[] {
  const steps = marks
    .flatMap(({ start, end, severity }) => [
      { at: Math.min(start, text.length), severity, by: 1 },
      { at: Math.min(end, text.length), severity, by: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const open: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const parts: ReviewPart[] = [];
  let from = 0;
  const add = (to: number): void => {
    if (to === from) return;
    const mark = open.error > 0 ? 'error' : open.warning > 0 ? 'warning' : open.info > 0 ? 'info' : '';
    const before = parts.at(-1);
    if (before?.mark === mark) parts[parts.length - 1] = { text: before.text + text.slice(from, to), mark };
    else parts.push({ text: text.slice(from, to), mark });
    from = to;
  };
  for (const { at, severity, by } of steps) {
    add(at);
    open[severity] += by;
  }
  add(text.length);
  return parts;
}
