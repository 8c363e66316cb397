import { describe, expect, it } from 'vitest';
import { duplicateSource } from '../../../../src/check/rules/duplicate-source.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

const noticed = (...sources: readonly string[]) =>
  findingsIn(`# Halden\n\nSo it is.\n\n${sources.map((source, at) => `[${at + 1}] ${source}`).join('\n')}`, [duplicateSource]);

describe('duplicate-source', () => {
  it.each([
    ['www, scheme and slash', 'A - T (2026-01-13) https://www.a.example/x/', 'A - T (2026-01-13) http://a.example/x'],
    [
      'marks of campaigns',
      'A - T (2026-01-13) https://a.example/x?utm_source=n&id=4',
      'A - T (2026-01-13) https://a.example/x?id=4',
    ],
    ['the case of the title', 'Port Daily - Freight Rates (2026-01-13)', 'Port Daily - “Freight rates” (2026-01-13)'],
    ['Chinese', '海登航运 - 2025年年报 (2026-01-13)', '海登航运 - 2025年年报 (2026-01-13)'],
  ])('sees through %s', async (_, one, other) => {
    expect(await noticed(one, other)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('"1" and "2"'), place: { line: 6 } },
    ]);
  });

  it('hints at one address under two titles', async () => {
    expect(await noticed('A - T (2026-01-13) https://a.example/ir', 'A - U (2025-01-13) https://a.example/ir')).toMatchObject([
      { severity: 'info', message: 'The sources "1" and "2" have different titles and the same address.' },
    ]);
  });

  it.each([
    [
      'two pages of a file',
      'A - T (2026-01-13) https://a.example/x.pdf#page=4',
      'A - T (2026-01-13) https://a.example/x.pdf#page=9',
    ],
    ['two days', 'Port Daily - Freight rates (2026-01-13)', 'Port Daily - Freight rates (2026-01-14)'],
    ['two documents of a day', 'Halden - Results (2026-01-13)', 'Halden - Presentation (2026-01-13)'],
    ['two addresses of a query', 'A - T (2026-01-13) https://a.example/x?id=4', 'A - U (2026-01-13) https://a.example/x?id=5'],
    ['two publishers without titles', 'Bloomberg (2026-01-13)', 'FactSet (2026-01-13)'],
  ])('is silent about %s', async (_, one, other) => {
    expect(await noticed(one, other)).toEqual([]);
  });

  it('tells pages of a report apart by their locators', async () => {
    const source = (id: string, locator: string) =>
      `  - { id: ${id}, publisher: Halden, title: Report, date: 2026-01-13, locator: ${locator} }\n`;
    const front = (one: string, other: string) => markdown(`sources:\n${source('a', one)}${source('b', other)}`);
    expect(await findingsIn(front('p. 4', 'p. 9'), [duplicateSource])).toEqual([]);
    expect(await findingsIn(front('p. 4', 'p. 4'), [duplicateSource])).toHaveLength(1);
  });
});
