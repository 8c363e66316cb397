import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, options } from '../../../support/catalogue.ts';
import { textsOf } from './texts.ts';

describeChart('bullet', { category: 'name', rename: options('labels') });

describe('bullet', () => {
  it('prints value and target with the unit of each row', async () => {
    const { figure } = await drawSample('bullet');
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['FY25A', 'Plan', '18.3%', '17.5%', '1.8×', '2.0×']));
  });

  it('tells how many reach their target, whichever side is wanted', async () => {
    const rows = [
      { name: 'A', value: 9, target: 10 },
      { name: 'B', value: 12, target: 10 },
      { name: 'C', value: 13, target: 10 },
      { name: 'D', value: 8, target: 10 },
    ];
    expect((await drawChart({ spec: { type: 'bullet' }, rows })).figure.alt).toContain(
      '2 of 4 reach their target. Furthest ahead: C (130% of its target); furthest behind: D (80%).',
    );
    expect((await drawChart({ spec: { type: 'bullet', better: 'lower' }, rows })).figure.alt).toContain(
      'Furthest ahead: D (80% of its target); furthest behind: C (130%).',
    );
  });

  it('leaves out what has no room, and says so', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => ({ name: `Row ${at}`, value: at, target: 50 }));
    const { warnings, figure } = await drawChart({ spec: { type: 'bullet' }, rows });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/\d+ of 90 rows have no room/);
    expect(figure.table.rows.length).toBeGreaterThan(50);
  });

  it('does without targets', async () => {
    const { figure } = await drawChart({ spec: { type: 'bullet' }, rows: [{ name: 'A', value: 9 }] });
    expect(textsOf(figure.svg)).toEqual(['Actual', 'A', '9']);
    expect(figure.alt).toContain('A: 9.');
  });
});
