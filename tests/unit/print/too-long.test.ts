import { expect, test } from 'vitest';
import { atLongestTable } from '../../../src/print/too-long.ts';
import { TearsheetError } from '../../../src/shared/errors.ts';
import { markdown, reportOf } from '../../support/report.ts';

const late = new TearsheetError('print', {
  code: 'print.timeout',
  message: 'The print took longer than 2 s and was given up.',
  mend: 'Split the report, or grant more time: render --timeout with seconds.',
});

test('a print that ran out of time is told at the longest table', async () => {
  const report = await reportOf(
    markdown(
      'exhibits:\n  few: { title: A, table: { columns: [a, b], rows: [[x, 1]] } }\n  many: { title: B, table: { columns: [a, b], rows: [[x, 1], [y, 2]] } }',
      '::exhibit{#few}\n\n::exhibit{#many}\n',
    ),
  );
  const told = atLongestTable(late, report) as TearsheetError;
  expect(told).toMatchObject({ code: 'print.timeout', kind: 'print' });
  expect(told.problems[0]?.message).toContain('The longest exhibit is 2 ("many"), a table of 2 rows and 2 columns');
  expect(told.problems[0]?.mend).toContain('--timeout');
  expect(told.problems[0]?.place?.line).toBe(report.exhibits[1]?.place.line);
  expect(told.problems[0]?.frame).toContain('many:');
});

test('other failures, and reports without a table, are told as they are', async () => {
  const report = await reportOf(markdown());
  expect(atLongestTable(late, report)).toBe(late);
  const crash = new Error('x');
  expect(atLongestTable(crash, report)).toBe(crash);
});
