import { expect, it } from 'vitest';
import { type Finding, sortFindings } from '../../../src/shared/finding.ts';

it('findings are shown errors first, then by place, then by rule', () => {
  const finding = (rule: string, severity: Finding['severity'], line?: number, column = 1): Finding => ({
    rule,
    severity,
    message: rule,
    ...(line ? { place: { file: 'a.md', line, column } } : {}),
  });
  const list = [
    finding('info', 'info', 1),
    finding('late', 'warning', 9),
    finding('b', 'warning', 2, 5),
    finding('a', 'warning', 2, 5),
    finding('left', 'warning', 2, 1),
    finding('placeless', 'warning'),
    finding('error', 'error', 40),
  ];
  const before = [...list];
  expect(sortFindings(list).map(({ rule }) => rule)).toEqual(['error', 'placeless', 'left', 'a', 'b', 'late', 'info']);
  expect(list).toEqual(before);
});
