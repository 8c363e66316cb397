import { type CheckedFile, countsOf } from '../../check/output/checked.ts';
import type { Finding, Severity } from '../../shared/finding.ts';
import { codeFrame, linesOf } from '../../shared/frame.ts';
import { formatPlace } from '../../shared/place.ts';
import { countFindings, formatProblem, paint, plain } from '../messages.ts';

const GROUPS: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
];

/** Files that were checked, for a terminal: findings by severity with their lines, and how many there are. */
export function toText(files: readonly CheckedFile[], colour: boolean): string {
  const parts = files.map((file) => fileText(file, colour));
  if (files.length > 1) {
    const { bold } = paint(colour);
    parts.push(bold(`${files.length} files: ${summaryOf(files.flatMap(({ findings }) => findings))}`));
  }
  return parts.join('\n\n');
}

function fileText({ file, text, findings, problems }: CheckedFile, colour: boolean): string {
  const { bold } = paint(colour);
  if (problems.length > 0) return problems.map((problem) => formatProblem(problem, colour)).join('\n\n');
  const lines = linesOf(text);
  const groups = GROUPS.flatMap(([severity, title]) => {
    const list = findings.filter((finding) => finding.severity === severity);
    return list.length === 0
      ? []
      : [bold(`${title} (${list.length})`), ...list.map((finding) => findingText(finding, file, lines, colour))];
  });
  return [...groups, bold(`${file}: ${summaryOf(findings)}`)].join('\n\n');
}

/** "3 errors, 5 warnings, 2 notes, 1 of them overridden" */
export function summaryOf(findings: readonly Finding[]): string {
  const { overridden } = countsOf(findings);
  return `${countFindings(findings)}${overridden === 0 ? '' : `, ${overridden} of them overridden`}`;
}

function findingText(
  { rule, severity, message, mend, place, override }: Finding,
  file: string,
  lines: readonly string[],
  colour: boolean,
): string {
  const { bold, red, yellow, dim } = paint(colour);
  const name = severity === 'error' ? red(rule) : severity === 'warning' ? yellow(rule) : dim(rule);
  return [
    `${place ? `${bold(formatPlace(place))}  ` : ''}${name}  ${plain(message)}`,
    ...(place?.file === file ? [codeFrame(lines, place)] : []),
    ...(mend ? [`  ${dim(plain(mend))}`] : []),
    ...(override ? [`  ${dim(plain(`Overridden by ${override.person}: ${override.reason}`))}`] : []),
  ].join('\n');
}
