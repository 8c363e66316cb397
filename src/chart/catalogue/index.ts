import { bridge } from './bridge.ts';
import { bullet } from './bullet.ts';
import { calendarYears } from './calendar-years.ts';
import { cashUse } from './cash-use.ts';
import { consensusRange } from './consensus-range.ts';
import { drawdown } from './drawdown.ts';
import { estimateRevisions } from './estimate-revisions.ts';
import { fan } from './fan.ts';
import { footballField } from './football-field.ts';
import { margins } from './margins.ts';
import { peBand } from './pe-band.ts';
import { peerScatter } from './peer-scatter.ts';
import { priceTarget } from './price-target.ts';
import { rankedBars } from './ranked-bars.ts';
import { ratingDistribution } from './rating-distribution.ts';
import { rebased } from './rebased.ts';
import { regionalExposure } from './regional-exposure.ts';
import { revenueGrowth } from './revenue-growth.ts';
import { segments } from './segments.ts';
import { sensitivity } from './sensitivity.ts';
import { smallMultiples } from './small-multiples.ts';
import { sotp } from './sotp.ts';
import { sparkline } from './sparkline.ts';
import type { CatalogueChart } from './types.ts';

/** Every chart of the catalogue by its name, in the order of the gallery. One line a chart. */
const CHARTS: readonly CatalogueChart[] = [
  rebased,
  priceTarget,
  peBand,
  fan,
  revenueGrowth,
  margins,
  segments,
  cashUse,
  bridge,
  sotp,
  footballField,
  sensitivity,
  peerScatter,
  rankedBars,
  consensusRange,
  estimateRevisions,
  regionalExposure,
  ratingDistribution,
  drawdown,
  calendarYears,
  smallMultiples,
  bullet,
  sparkline,
];

export const catalogue: ReadonlyMap<string, CatalogueChart> = new Map(CHARTS.map((chart) => [chart.name, chart]));
