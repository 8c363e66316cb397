import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparklineSvg } from '../../../../../src/chart/catalogue/parts/sparkline-svg.ts';

const palette = { series: ['#0b3c5d'], positive: '#2a7f62', negative: '#b3382c', quiet: '#5f6a74' };
const size = { width: 70, height: 16, palette };

describe('sparklineSvg', () => {
  it('draws a line and a dot at the last value', () => {
    expect(sparklineSvg([1, 3, 2], size)).toBe(
      '<svg class="spark" width="70" height="16" viewBox="0 0 70 16" aria-hidden="true">' +
        '<path fill="none" stroke="#5f6a74" stroke-width="1.1" stroke-linejoin="round" d="M2.3 13.7L35 2.3L67.7 8"/>' +
        '<circle cx="67.7" cy="8" r="1.9" fill="#0b3c5d"/></svg>',
    );
  });

  it('marks lowest and highest when asked', () => {
    expect(sparklineSvg([1, 3, 2], { ...size, extremes: true }).match(/<circle/g)).toHaveLength(3);
  });

  it('breaks at gaps and is empty without values', () => {
    expect(sparklineSvg([1, 2, null, 3, 4], size).match(/M/g)).toHaveLength(2);
    expect(sparklineSvg([null, Number.NaN], size)).toBe('');
    expect(sparklineSvg([], size)).toBe('');
  });

  it('puts columns on both sides of zero', () => {
    const svg = sparklineSvg([2, -1], { ...size, kind: 'columns' });
    expect(svg).toContain('fill="#0b3c5d"');
    expect(svg).toContain('fill="#b3382c"');
    expect(svg).toContain('M0 10.7H70');
  });

  it('says its words, escaped', () => {
    expect(sparklineSvg([1, 2], { ...size, alt: 'A & "B"' })).toContain('role="img" aria-label="A &amp; &quot;B&quot;"');
  });

  it('stays small and inside of its picture for any values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), { minLength: 1, maxLength: 2000 }),
        fc.constantFrom('line' as const, 'columns' as const),
        (values, kind) => {
          const svg = sparklineSvg(values, { ...size, kind });
          expect(svg).not.toMatch(/NaN|Infinity|undefined/);
          for (const [, x, y] of svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
            expect(Number(x)).toBeGreaterThanOrEqual(-0.1);
            expect(Number(x)).toBeLessThanOrEqual(70.1);
            expect(Number(y)).toBeGreaterThanOrEqual(-0.7);
            expect(Number(y)).toBeLessThanOrEqual(16.7);
          }
          if (kind === 'line') expect(svg.length).toBeLessThan(6_000);
        },
      ),
      { numRuns: 200, seed: 11 },
    );
  });
});
