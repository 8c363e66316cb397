import type { Rule } from '../rule.ts';
import { attributionDrift } from './attribution-drift.ts';
import { barsFromZero } from './bars-from-zero.ts';
import { cagr } from './cagr.ts';
import { chain } from './chain.ts';
import { chartVsTable } from './chart-vs-table.ts';
import { citationScope } from './citation-scope.ts';
import { citationTopic } from './citation-topic.ts';
import { coloursInGrey } from './colours-in-grey.ts';
import { columnRelation } from './column-relation.ts';
import { comparativeWithoutComparator } from './comparative-without-comparator.ts';
import { compositionTotal } from './composition-total.ts';
import { contrast } from './contrast.ts';
import { conversion } from './conversion.ts';
import { currencyRatio } from './currency-ratio.ts';
import { currencySlip } from './currency-slip.ts';
import { currencyWay } from './currency-way.ts';
import { dateAfterNote } from './date-after-note.ts';
import { dateSpan } from './date-span.ts';
import { direction } from './direction.ts';
import { disclaimerOnly } from './disclaimer-only.ts';
import { disclosurePack } from './disclosure-pack.ts';
import { distributionOwner } from './distribution-owner.ts';
import { doubleCount } from './double-count.ts';
import { dualAxes } from './dual-axes.ts';
import { duplicateBlock } from './duplicate-block.ts';
import { duplicateSection } from './duplicate-section.ts';
import { duplicateSource } from './duplicate-source.ts';
import { emptySection } from './empty-section.ts';
import { emptyTable } from './empty-table.ts';
import { equation } from './equation.ts';
import { exchangeMismatch } from './exchange-mismatch.ts';
import { factVsView } from './fact-vs-view.ts';
import { firstMaturity } from './first-maturity.ts';
import { fiscalBasis } from './fiscal-basis.ts';
import { footing } from './footing.ts';
import { gaapLabel } from './gaap-label.ts';
import { growthParts } from './growth-parts.ts';
import { growthVsSeries } from './growth-vs-series.ts';
import { growthVsTable } from './growth-vs-table.ts';
import { growthWithoutBase } from './growth-without-base.ts';
import { identicalRatios } from './identical-ratios.ts';
import { identityBlock } from './identity-block.ts';
import { inRange } from './in-range.ts';
import { invertedAxis } from './inverted-axis.ts';
import { listTotal } from './list-total.ts';
import { magnitude } from './magnitude.ts';
import { marginVsTable } from './margin-vs-table.ts';
import { meanOf } from './mean-of.ts';
import { metricLabel } from './metric-label.ts';
import { missingAlt } from './missing-alt.ts';
import { missingExhibitSource } from './missing-exhibit-source.ts';
import { missingUnit } from './missing-unit.ts';
import { misspeltCitation } from './misspelt-citation.ts';
import { multipleWords } from './multiple-words.ts';
import { netLeverage } from './net-leverage.ts';
import { noLocator } from './no-locator.ts';
import { noMetric } from './no-metric.ts';
import { ofWhich } from './of-which.ts';
import { oneRating } from './one-rating.ts';
import { oneTarget } from './one-target.ts';
import { oneUpside } from './one-upside.ts';
import { oneValue } from './one-value.ts';
import { orderOfMagnitude } from './order-of-magnitude.ts';
import { orphanList } from './orphan-list.ts';
import { partOfRow } from './part-of-row.ts';
import { partWhole } from './part-whole.ts';
import { partsInProse } from './parts-in-prose.ts';
import { percentOfWhat } from './percent-of-what.ts';
import { placeholderText } from './placeholder-text.ts';
import { pointsVsPercent } from './points-vs-percent.ts';
import { previousEdition } from './previous-edition.ts';
import { priceAsOf } from './price-as-of.ts';
import { product } from './product.ts';
import { projectionForClosedPeriod } from './projection-for-closed-period.ts';
import { projectionWithoutOwner } from './projection-without-owner.ts';
import { quarterSum } from './quarter-sum.ts';
import { rangeOrder } from './range-order.ts';
import { ranking } from './ranking.ts';
import { ratioIdentity } from './ratio-identity.ts';
import { ratioInProse } from './ratio-in-prose.ts';
import { relativeDate } from './relative-date.ts';
import { relativeReturn } from './relative-return.ts';
import { requiredBlock } from './required-block.ts';
import { returnWindow } from './return-window.ts';
import { sameWindow } from './same-window.ts';
import { scenarioComplete } from './scenario-complete.ts';
import { scenarioPrice } from './scenario-price.ts';
import { selfCitation } from './self-citation.ts';
import { seriesExtreme } from './series-extreme.ts';
import { shareInProse } from './share-in-prose.ts';
import { shareOfMetric } from './share-of-metric.ts';
import { shareOfTotal } from './share-of-total.ts';
import { shareVsTable } from './share-vs-table.ts';
import { shareWords } from './share-words.ts';
import { sharesInText } from './shares-in-text.ts';
import { sinceSeries } from './since-series.ts';
import { spanVsLevels } from './span-vs-levels.ts';
import { spanVsSeries } from './span-vs-series.ts';
import { staleSource } from './stale-source.ts';
import { sumsTo100 } from './sums-to-100.ts';
import { superlatives } from './superlatives.ts';
import { tableGrowth } from './table-growth.ts';
import { tableReturns } from './table-returns.ts';
import { targetMethod } from './target-method.ts';
import { textColumn } from './text-column.ts';
import { textVsTable } from './text-vs-table.ts';
import { total } from './total.ts';
import { truncatedAxis } from './truncated-axis.ts';
import { truncatedSentence } from './truncated-sentence.ts';
import { uiResidue } from './ui-residue.ts';
import { uncitedNumber } from './uncited-number.ts';
import { unknownCitation } from './unknown-citation.ts';
import { unknownSource } from './unknown-source.ts';
import { unplacedExhibit } from './unplaced-exhibit.ts';
import { unusedSource } from './unused-source.ts';
import { wayVsTable } from './way-vs-table.ts';
import { weekday } from './weekday.ts';
import { weightedTarget } from './weighted-target.ts';
import { windowPrices } from './window-prices.ts';
import { ytdBase } from './ytd-base.ts';

/** All rules, in the order of the reference page. A new rule is a new file and a line here. */
export const rules: readonly Rule[] = [
  unknownCitation,
  misspeltCitation,
  unknownSource,
  unusedSource,
  uncitedNumber,
  citationScope,
  duplicateSource,
  noLocator,
  selfCitation,
  staleSource,
  citationTopic,
  dateAfterNote,
  exchangeMismatch,
  projectionForClosedPeriod,
  projectionWithoutOwner,
  gaapLabel,
  unplacedExhibit,
  contrast,
  ratioIdentity,
  netLeverage,
  growthVsSeries,
  growthVsTable,
  wayVsTable,
  direction,
  currencyWay,
  dateSpan,
  pointsVsPercent,
  multipleWords,
  truncatedSentence,
  comparativeWithoutComparator,
  percentOfWhat,
  factVsView,
  superlatives,
  uiResidue,
  emptySection,
  duplicateBlock,
  duplicateSection,
  orphanList,
  placeholderText,
  relativeDate,
  disclaimerOnly,
  noMetric,
  total,
  footing,
  columnRelation,
  chain,
  sumsTo100,
  shareOfTotal,
  tableGrowth,
  tableReturns,
  equation,
  shareInProse,
  sharesInText,
  listTotal,
  growthParts,
  meanOf,
  partsInProse,
  rangeOrder,
  inRange,
  quarterSum,
  cagr,
  scenarioPrice,
  weightedTarget,
  compositionTotal,
  returnWindow,
  ytdBase,
  windowPrices,
  sameWindow,
  relativeReturn,
  shareWords,
  sinceSeries,
  spanVsSeries,
  spanVsLevels,
  firstMaturity,
  partWhole,
  partOfRow,
  oneValue,
  oneTarget,
  weekday,
  textVsTable,
  marginVsTable,
  shareVsTable,
  oneUpside,
  oneRating,
  seriesExtreme,
  ranking,
  identityBlock,
  requiredBlock,
  fiscalBasis,
  priceAsOf,
  scenarioComplete,
  targetMethod,
  growthWithoutBase,
  distributionOwner,
  disclosurePack,
  barsFromZero,
  dualAxes,
  invertedAxis,
  truncatedAxis,
  coloursInGrey,
  missingUnit,
  missingAlt,
  missingExhibitSource,
  emptyTable,
  textColumn,
  currencySlip,
  ratioInProse,
  conversion,
  currencyRatio,
  product,
  orderOfMagnitude,
  ofWhich,
  shareOfMetric,
  magnitude,
  metricLabel,
  identicalRatios,
  attributionDrift,
  doubleCount,
  chartVsTable,
  previousEdition,
];
