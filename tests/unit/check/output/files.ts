import type { CheckedFile } from '../../../../src/check/output/checked.ts';

/** A file with a finding of every kind. */
export const CHECKED: CheckedFile = {
  file: 'notes/a b.md',
  text: 'Title\n\nRevenue rose 4% <b>[7]</b>.\n\nThe end.\n',
  findings: [
    {
      rule: 'unknown-citation',
      severity: 'error',
      message: '[7] cites a source that is not in the list.',
      mend: 'Add it.',
      place: { file: 'notes/a b.md', line: 3, column: 20, endLine: 3, endColumn: 23 },
      fix: { place: { file: 'notes/a b.md', line: 3, column: 20, endLine: 3, endColumn: 23 }, text: '[1]' },
    },
    {
      rule: 'contrast',
      severity: 'warning',
      message: 'Too pale & grey.',
      place: { file: 'styles/brands/x/brand.yaml', line: 1, column: 1 },
    },
    {
      rule: 'unused-source',
      severity: 'info',
      message: 'Nothing cites it.',
      place: { file: 'notes/a b.md', line: 3, column: 1, endLine: 3, endColumn: 13, path: 'sources.0' },
      override: { person: 'A. Analyst', reason: 'Background', date: '2026-01-14' },
    },
    { rule: 'required-block', severity: 'info', message: 'No author.' },
  ],
  problems: [],
};

/** A file that could not be read as a report. */
export const BROKEN: CheckedFile = {
  file: 'broken.md',
  text: '---\ntitel: x\n---\n',
  findings: [],
  problems: [
    {
      code: 'report.unknown-key',
      message: '"titel" is not a key of the report.',
      place: { file: 'broken.md', line: 2, column: 1, endLine: 2, endColumn: 6 },
    },
  ],
};
