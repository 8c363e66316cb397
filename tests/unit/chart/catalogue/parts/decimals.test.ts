import { expect, it } from 'vitest';
import { decimalsOf } from '../../../../../src/chart/catalogue/parts/decimals.ts';

it.each([
  [[1240.5], 0],
  [[184.3, 2.25], 0],
  [[84.2, -3.1], 1],
  [[8.42], 2],
  [[0.84], 2],
  [[0.084], 3],
  [[1e-9], 6],
  [[3, 900], 0],
  [[0], 0],
  [[], 0],
])('%j is printed with %i places', (values, places) => {
  expect(decimalsOf(values)).toBe(places);
});
