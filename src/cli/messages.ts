import type { Problem, TearsheetError } from '../shared/errors.ts';
import type { Finding } from '../shared/finding.ts';
import { formatPlace } from '../shared/place.ts';

const MAX_SHOWN = 30;

/** Colours of a terminal, or none. */
export function paint(on: boolean) {
  const wrap = (code: string) => (text: string) => (on ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: wrap('1'), red: wrap('31'), yellow: wrap('33'), dim: wrap('2') };
}

/** Words of a report may stand in a message; they must not command the terminal. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·');
}

/** One problem with its place, its lines and its mend. */
export function formatProblem(problem: Problem, colour: boolean): string {
  const { bold, red, dim } = paint(colour);
  const where = problem.place ? `${bold(formatPlace(problem.place))}  ` : '';
  return [
    `${where}${red(problem.code)}  ${plain(problem.message)}`,
    ...(problem.frame ? [problem.frame] : []),
    ...(problem.mend ? [`  ${dim(plain(problem.mend))}`] : []),
  ].join('\n');
}

/** All problems of an error, places first, so that editors can jump to them. */
export function formatProblems(error: TearsheetError, colour: boolean): string {
  const shown = error.problems.slice(0, MAX_SHOWN).map((problem) => formatProblem(problem, colour));
  if (error.problems.length > MAX_SHOWN) shown.push(`… and ${error.problems.length - MAX_SHOWN} more`);
  return shown.join('\n\n');
}

/** One line a finding, with its mend on the next. */
export function formatFinding(finding: Finding, colour: boolean): string {
  const { bold, red, yellow, dim } = paint(colour);
  const mark = finding.severity === 'error' ? red('error') : finding.severity === 'warning' ? yellow('warning') : dim('info');
  return `  ${mark} ${finding.rule}${finding.place ? ` ${bold(formatPlace(finding.place))}` : ''}  ${plain(finding.message)}${finding.mend ? `\n    ${dim(plain(finding.mend))}` : ''}`;
}

/** "1 error, 2 warnings" */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity'], one: string, many: string): string | undefined => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? undefined : `${n} ${n === 1 ? one : many}`;
  };
  return (
    [count('error', 'error', 'errors'), count('warning', 'warning', 'warnings'), count('info', 'note', 'notes')]
      .filter(Boolean)
      .join(', ') || 'no findings'
  );
}

/** `214 kB` */
export function formatBytes(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
