import { describe, expect, it } from 'vitest';
import { parameterContext } from '../../../src/resolve/parameter-context.ts';
import { createRun } from '../../../src/shared/run.ts';
import { findWorkspace } from '../../../src/workspace/workspace.ts';
import { folderOf, locales, markdown, reportOf, specOf } from '../../support/report.ts';

const NOW = Date.parse('2026-11-20T23:30:00Z');
const clock = { ...createRun().clock, now: () => NOW };

async function today(front: string): Promise<string> {
  const workspace = await findWorkspace(await folderOf({ 'tearsheet.yaml': '' }));
  return parameterContext(specOf(markdown(front)), workspace, { ...createRun(), clock }, locales.en).today;
}

describe('the day from which words like "last month" are seen', () => {
  it.each([
    ['the report’s own', 'date: 2026-01-15', '2026-01-15'],
    ['that of its date as written, whatever the zone', 'date: 2026-01-15T00:30:00+09:00\nzone: America/New_York', '2026-01-15'],
    ['the clock’s without one', '', '2026-11-20'],
    ['the clock’s in the zone of the report', 'zone: Asia/Tokyo', '2026-11-21'],
    [
      'the clock’s where a parameter gives the date',
      'date: $m_end\nparameters: { m: { type: period, default: last month } }',
      '2026-11-20',
    ],
  ])('is %s', async (_, front, day) => expect(await today(front)).toBe(day));

  it('decides what a report prints', async () => {
    const report = await reportOf(
      markdown(
        "date: 2026-01-15\nparameters: { m: { type: period, default: last month } }\nheadline: \"{{param 'm'}} from {{param 'm_start'}}\"",
      ),
    );
    expect(report.prose.get('headline')?.expanded.printed.map((each) => 'text' in each && each.text)).toEqual([
      'December 2025',
      '1 Dec 2025',
    ]);
  });
});
