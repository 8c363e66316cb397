import { describe, expect, it } from 'vitest';
import { contentWidth, exhibitWidth, landscapeWidth, PAGES } from '../../../src/compose/geometry.ts';

const MILLIMETRE = 96 / 25.4;
const GUTTER = 4 * MILLIMETRE;

describe.each(['A4', 'Letter'] as const)('the grid of %s', (name) => {
  const page = PAGES[name];
  const content = contentWidth(page) * MILLIMETRE;

  it('has the sheet that its name says', () => {
    expect([page.width, page.height]).toEqual(name === 'A4' ? [210, 297] : [215.9, 279.4]);
    expect(page.margin.left + contentWidth(page) + page.margin.right).toBeCloseTo(page.width, 10);
    expect(page.margin.left + landscapeWidth(page) + page.margin.right).toBeCloseTo(page.height, 10);
  });

  it.each([
    ['main and side', ['main', 'side']],
    ['two halves', ['half', 'half']],
    ['three sides', ['side', 'side', 'side']],
    ['full', ['full']],
  ] as const)('%s fill the page with the gutters between them', (_, widths) => {
    const sum = widths.reduce((total, width) => total + exhibitWidth(width, page), 0) + (widths.length - 1) * GUTTER;
    expect(sum).toBeLessThanOrEqual(content);
    // Each width is a whole number of px.
    expect(content - sum).toBeLessThan(widths.length);
  });

  it('wide is the width of the sheet on its side', () => {
    expect(exhibitWidth('wide', page)).toBe(Math.floor(landscapeWidth(page) * MILLIMETRE));
  });
});
