import { type Drawing, drawFigure } from '../../../src/chart/draw.ts';
import type { ChartInput } from '../../../src/chart/figure.ts';
import { chartTheme } from '../../../src/chart/theme.ts';
import { TearsheetError } from '../../../src/shared/errors.ts';
import { fixtureBrand } from '../../support/brand.ts';

export const theme = chartTheme(fixtureBrand());

export function draw(input: Partial<ChartInput> & Pick<ChartInput, 'spec'>): Promise<Drawing> {
  return drawFigure({ id: 'fig', width: 340, height: 200, title: 'A message', language: 'en', ...input }, theme);
}

/** The error that a drawing fails with. */
export async function failure(input: Partial<ChartInput> & Pick<ChartInput, 'spec'>): Promise<TearsheetError> {
  try {
    await draw(input);
  } catch (thrown) {
    if (thrown instanceof TearsheetError) return thrown;
    throw thrown;
  }
  throw new Error('The chart was drawn.');
}

/** Freezes all the way down, so that a change to the input throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

export const bar = {
  mark: 'bar',
  encoding: { x: { field: 'name', type: 'nominal', title: null }, y: { field: 'value', type: 'quantitative' } },
};
