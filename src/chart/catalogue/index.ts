import type { CatalogueChart } from './types.ts';

/** Every chart of the catalogue by its name, in the order of the gallery. One line a chart. */
const CHARTS: readonly CatalogueChart[] = [];

export const catalogue: ReadonlyMap<string, CatalogueChart> = new Map(CHARTS.map((chart) => [chart.name, chart]));
