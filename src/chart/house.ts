import { FIT_SIGNALS } from './fit-signals.ts';
import { wrappedLabel } from './labels.ts';
import { type ChartTheme, TYPE } from './theme.ts';
import { channels, eachView, innerViews, isComposed, isObject, type Json, markType } from './views.ts';

/** Names of date parts: an object of these, with a year, is Vega-Lite's DateTime. */
const DATE_PARTS = new Set(['year', 'quarter', 'month', 'date', 'day', 'hours', 'minutes', 'seconds', 'milliseconds']);

/**
 * What Vega-Lite's `config` cannot say, written into the views of a spec that is ours to change.
 * Whatever the author wrote stays.
 */
export function applyHouseStyle(spec: Json, width: number, theme: ChartTheme): void {
  pinToUtc(spec);
  const composed = isComposed(spec);
  const plotWidth = composed ? width / 2.5 : width - 50;
  eachView(spec, (view) => {
    nameSeries(view);
    sortLayersAlike(view);
    endScalesAtTicks(view);
    spaceDates(view, typeof view.width === 'number' ? view.width : plotWidth);
    if (!composed) limitBars(view);
    keepLabelsApart(view, theme.font);
    turnGridWithBars(view);
    tintLoneArea(view);
    paintOverlays(view);
  });
}

/** Dates are days of a market, not moments of a machine: every time unit, scale and date literal is UTC. */
function pinToUtc(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) pinToUtc(item);
    return;
  }
  if (!isObject(value)) return;
  if (typeof value.timeUnit === 'string' && !value.timeUnit.startsWith('utc')) value.timeUnit = `utc${value.timeUnit}`;
  else if (isObject(value.timeUnit)) value.timeUnit = { ...value.timeUnit, utc: true };
  if ('year' in value && Object.keys(value).every((key) => DATE_PARTS.has(key))) value.utc = true;
  if (isObject(value.encoding)) {
    for (const [channel, definition] of channels(value)) {
      const scale = definition.scale;
      const continuous = definition.type === 'temporal' && !['row', 'column', 'facet', 'text', 'tooltip'].includes(channel);
      if (!continuous || channel.endsWith('2') || definition.bin || scale === null) continue;
      const given = isObject(scale) ? scale : {};
      if (given.type === undefined || given.type === 'time') definition.scale = { ...given, type: 'utc' };
    }
  }
  for (const part of Object.values(value)) pinToUtc(part);
}

/** Few grid lines, and the highest value under the last of them. */
function endScalesAtTicks(view: Json): void {
  for (const [channel, definition] of channels(view)) {
    if ((channel !== 'x' && channel !== 'y') || definition.type !== 'quantitative' || definition.bin) continue;
    const scale = definition.scale;
    if (scale === null) continue;
    const given = isObject(scale) ? scale : {};
    if (given.type !== undefined && given.type !== 'linear') continue;
    if ('nice' in given || 'domain' in given || 'domainMax' in given || 'domainMin' in given) continue;
    definition.scale = { ...given, nice: channel === 'y' ? { signal: FIT_SIGNALS.yTicks.name } : 5 };
  }
}

/** A list in the order the author wants is still a list of names, not a scale from light to dark. */
function nameSeries(view: Json): void {
  for (const [channel, definition] of channels(view)) {
    if (!['color', 'fill', 'stroke'].includes(channel) || definition.type !== undefined || typeof definition.field !== 'string')
      continue;
    if ('aggregate' in definition || 'bin' in definition || 'timeUnit' in definition) continue;
    definition.type = 'nominal';
  }
}

/** Vega-Lite sorts a bar by its sum and its label by its minimum, and gives up sorting when it finds both in layers. */
function sortLayersAlike(view: Json): void {
  const found = Object.fromEntries(channels(view));
  for (const [channel, definition] of channels(view)) {
    const by = typeof definition.sort === 'string' ? /^(-?)([xy])$/.exec(definition.sort) : null;
    const other = by === null ? undefined : found[by[2] ?? ''];
    if (by === null || !Array.isArray(view.layer) || (channel !== 'x' && channel !== 'y') || typeof other?.field !== 'string')
      continue;
    const op = typeof other.aggregate === 'string' ? other.aggregate : 'sum';
    definition.sort = { field: other.field, op, order: by[1] === '-' ? 'descending' : 'ascending' };
  }
}

/** A date label for every 75 px: closer ones make Vega drop the years. */
function spaceDates(view: Json, width: number): void {
  const x = Object.fromEntries(channels(view)).x;
  if (x?.type !== 'temporal' || x.axis === null) return;
  x.axis = { tickCount: Math.max(2, Math.round(width / 75)), ...(isObject(x.axis) ? x.axis : {}) };
}

/** Three bars across a page stay bars. */
function limitBars(view: Json): void {
  const { x, y, xOffset, yOffset } = Object.fromEntries(channels(view));
  const mark = isObject(view.mark) ? view.mark : { type: 'bar' };
  if (markType(view) !== 'bar' || 'width' in mark || 'height' in mark || 'size' in mark) return;
  if (x !== undefined && isDiscrete(x) && xOffset === undefined && y?.type === 'quantitative')
    view.mark = { width: { expr: "min(bandwidth('x'), 64)" }, ...mark };
  else if (y !== undefined && isDiscrete(y) && yOffset === undefined && x?.type === 'quantitative')
    view.mark = { height: { expr: "min(bandwidth('y'), 30)" }, ...mark };
}

/** Names under the bars can break into lines, or stand upright, when fitting finds that they touch. */
function keepLabelsApart(view: Json, font: string): void {
  const x = Object.fromEntries(channels(view)).x;
  if (x === undefined || !isDiscrete(x) || x.axis === null || x.timeUnit !== undefined) return;
  const axis = isObject(x.axis) ? x.axis : {};
  if (['labelExpr', 'labelAngle', 'format', 'labelLimit', 'values'].some((key) => key in axis)) return;
  const upright = (yes: string, no: string) => ({ signal: `${FIT_SIGNALS.xLabelAngle.name} ? '${yes}' : '${no}'` });
  x.axis = {
    labelExpr: wrappedLabel(font, TYPE.axis),
    labelAngle: { signal: FIT_SIGNALS.xLabelAngle.name },
    labelAlign: upright('right', 'center'),
    labelBaseline: upright('middle', 'top'),
    labelOverlap: 'parity',
    labelSeparation: 3,
    ...axis,
  };
}

/** Bars that lie: the grid stands, the value axis needs no line. */
function turnGridWithBars(view: Json): void {
  const found = Object.fromEntries(channels(view));
  const { x, y } = found;
  if (!isObject(x) || !isObject(y) || markType(view) !== 'bar') return;
  const lying = isDiscrete(y) && x.type === 'quantitative';
  if (lying && x.axis !== null) x.axis = { grid: true, domain: false, ticks: false, ...(isObject(x.axis) ? x.axis : {}) };
  if (lying && y.axis !== null) y.axis = { grid: false, ...(isObject(y.axis) ? y.axis : {}) };
}

function isDiscrete(definition: Json): boolean {
  return (
    definition.type === 'nominal' ||
    definition.type === 'ordinal' ||
    (definition.type === undefined && 'field' in definition && !('aggregate' in definition))
  );
}

/** Vega-Lite draws the points of a coloured line in the default colour. */
function paintOverlays(view: Json): void {
  const mark = view.mark;
  if (!isObject(mark) || typeof mark.color !== 'string') return;
  for (const overlay of ['point', 'line']) {
    const given = mark[overlay];
    if (given === true || isObject(given)) mark[overlay] = { color: mark.color, ...(isObject(given) ? given : {}) };
  }
}

/** A single area is a tint under its line; stacked areas stay solid. */
function tintLoneArea(view: Json): void {
  if (markType(view) !== 'area' || innerViews(view).length > 0) return;
  const found = Object.fromEntries(channels(view));
  if ('color' in found || 'fill' in found || 'detail' in found || 'y2' in found || 'x2' in found || 'row' in found) return;
  const mark = isObject(view.mark) ? view.mark : { type: 'area' };
  if ('opacity' in mark || 'fillOpacity' in mark || 'color' in mark) return;
  view.mark = { line: true, fillOpacity: 0.16, ...mark };
}
