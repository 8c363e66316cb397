import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, PLACES } from '../../../support/catalogue.ts';
import { barsOf } from './bars.ts';
import { textsOf } from './texts.ts';

describeChart('bridge', { category: 'step' });

const rows = [
  { step: '2025', delta: 100 },
  { step: 'Price', delta: 30 },
  { step: 'Costs', delta: -50 },
  { step: '2026', delta: null },
];
const draw = (options: Record<string, unknown> = {}, own: readonly Record<string, string | number | null>[] = rows) =>
  drawChart({ spec: { type: 'bridge', ...options }, rows: own, width: 448 });

describe('bridge', () => {
  it('computes the end, stands totals on zero and steps on each other', async () => {
    const { figure, warnings } = await draw();
    expect(warnings).toEqual([]);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['100', '+30', '−50', '80']));
    const [start, rise, fall, end] = barsOf(figure.svg);
    const unit = (start?.height ?? 0) / 100;
    expect(rise?.height).toBeCloseTo(30 * unit, 1);
    expect((rise?.top ?? 0) + (rise?.height ?? 0)).toBeCloseTo(start?.top ?? 0, 1);
    expect(fall?.top).toBeCloseTo(rise?.top ?? 0, 1);
    expect(end?.height).toBeCloseTo(80 * unit, 1);
    expect((end?.top ?? 0) + (end?.height ?? 0)).toBeCloseTo((start?.top ?? 0) + (start?.height ?? 0), 1);
    expect(new Set([rise?.fill, fall?.fill, start?.fill]).size).toBe(3);
  });

  it('lies down where names or values have no room, with the same lengths', async () => {
    const { figure } = await draw({ direction: 'lying' });
    const [start, rise, fall, end] = barsOf(figure.svg);
    expect((rise?.width ?? 0) / (start?.width ?? 1)).toBeCloseTo(0.3, 2);
    expect(fall?.left).toBeCloseTo(end?.width === undefined ? Number.NaN : (end.left ?? 0) + end.width, 1);
    const standing = await drawSample('bridge', { width: PLACES.full });
    const narrow = await drawSample('bridge', { width: PLACES.side });
    expect(new Set(barsOf(standing.figure.svg).map(({ width }) => width)).size).toBe(1);
    expect(new Set(barsOf(narrow.figure.svg).map(({ height }) => height)).size).toBe(1);
  });

  it('adds an end when it is named, and passes through subtotals', async () => {
    const { figure } = await draw({ end: 'Sum' }, [
      { step: 'Start', delta: 10, type: 'start' },
      { step: 'A', delta: 5, type: 'delta' },
      { step: 'Half', delta: null, type: 'subtotal' },
      { step: 'B', delta: -2.5, type: 'delta' },
    ]);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['15.0', '12.5', 'Half', 'Sum']));
  });

  it('tells a total that its steps do not sum up to, not a difference of rounding', async () => {
    const ended = (delta: number) => [...rows.slice(0, 3), { step: '2026', delta, type: 'end' }];
    const typed = (list: readonly Record<string, string | number | null>[]) =>
      list.map((row, at) => ({ ...row, type: at === 0 ? 'start' : (row.type ?? 'delta') }));
    expect((await draw({}, typed(ended(81)))).warnings).toEqual([]);
    expect((await draw({}, typed(ended(85)))).warnings).toEqual([
      expect.stringContaining('given as 85, but its steps sum up to 80'),
    ]);
  });

  it('cuts totals only when asked, says so, and never where a step ends below', async () => {
    const cut = await draw({ from: 60 });
    expect(textsOf(cut.figure.svg)).toContain('Totals cut off at 60');
    const [start, rise] = barsOf(cut.figure.svg);
    expect((rise?.height ?? 0) / (start?.height ?? 1)).toBeCloseTo(30 / 40, 2);
    const low = await draw({ from: 90 });
    expect(low.warnings).toEqual([expect.stringContaining('begin at zero')]);
    expect(textsOf(low.figure.svg).join(' ')).not.toContain('cut off');
  });

  it('puts the smallest of too many steps together and loses nothing', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ step: `Step ${at}`, delta: at % 2 === 0 ? at : -1 }));
    const { figure, warnings } = await draw({}, [{ step: 'Start', delta: 100 }, ...many, { step: 'End', delta: null }]);
    const sum = 100 + many.reduce((total, { delta }) => total + delta, 0);
    expect(textsOf(figure.svg)).toContain(new Intl.NumberFormat('en').format(sum));
    expect(textsOf(figure.svg).some((text) => /^Other \(\d+\)$/.test(text))).toBe(true);
    expect(warnings).toEqual([expect.stringContaining('put together')]);
    expect(figure.table.rows).toHaveLength(60);
  });

  it('crosses zero', async () => {
    const { figure } = await draw({}, [
      { step: 'Start', delta: 10 },
      { step: 'Loss', delta: -25 },
      { step: 'End', delta: null },
    ]);
    const [start, loss, end] = barsOf(figure.svg);
    const zero = (start?.top ?? 0) + (start?.height ?? 0);
    expect(end?.top).toBeCloseTo(zero, 1);
    expect((loss?.top ?? 0) + (loss?.height ?? 0)).toBeCloseTo(zero + (end?.height ?? 0), 1);
    expect(textsOf(figure.svg)).toContain('−15');
  });

  it('says start, end and the largest steps in the reader’s language', async () => {
    expect((await drawSample('bridge')).figure.alt).toContain(
      'From 9.6 (EBIT 2025) to 12.0 (EBIT 2026E). Largest rise: Price and mix (+2.4). Largest fall: Wages (−0.9).',
    );
    expect((await drawSample('bridge', { language: 'de' })).figure.alt).toContain('Größter Rückgang: Wages (−0,9)');
    expect((await drawSample('bridge', { language: 'zh-Hant' })).figure.alt).toContain('最大增幅：Price and mix（+2.4）');
  });

  it('leaves a change without an amount out, and says so', async () => {
    const { figure, warnings } = await drawChart({
      spec: { type: 'bridge' },
      rows: [
        { step: 'Start', delta: 50, type: 'start' },
        { step: 'Volume', delta: null, type: 'delta' },
        { step: 'Price', delta: 5, type: 'delta' },
        { step: 'End', delta: null, type: 'end' },
      ],
    });
    expect(warnings).toEqual([expect.stringContaining('A step has no amount and is left out: Volume.')]);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['50', '+5', '55']));
    expect(textsOf(figure.svg)).not.toContain('Volume');
  });

  it('names the last total of more steps than there is room for', async () => {
    const steps = Array.from({ length: 200 }, (_, at) => ({ step: `Name ${at}`, delta: at === 0 ? 99 : (at % 7) - 3 }));
    const { figure } = await drawChart({ spec: { type: 'bridge', end: 'Closing' }, rows: steps });
    expect(textsOf(figure.svg)).toContain('Closing');
  });
});
