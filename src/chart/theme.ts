import { createHash } from 'node:crypto';
import type { Brand, FontFace } from '../brand/brand.ts';
import { contrast, legible, mix } from './contrast.ts';
import { FIT_SIGNALS } from './fit-signals.ts';
import { type Palette, paletteOf } from './palette.ts';

/** A brand as Vega-Lite and the text measure understand it. Closed and immutable: one per brand. */
export interface ChartTheme {
  /** Differs when anything differs that changes a picture; part of the key of compiled specs. */
  readonly id: string;
  /** CSS font-family list of every text in a chart. */
  readonly font: string;
  readonly faces: readonly FontFace[];
  /** Vega-Lite `config`, under the author's own. */
  readonly config: Readonly<Record<string, unknown>>;
  /** A series colour (lower case) → the shade of it that text may have. */
  readonly textColors: ReadonlyMap<string, string>;
  /** Colours by meaning, for the charts of the catalogue. */
  readonly palette: Palette;
}

/** CSS px; the SVG is placed 1:1, so 11 px is 8.25 pt, the size of a table's text. */
export const TYPE = { axis: 11, title: 11, label: 11, header: 11 } as const;

const themes = new WeakMap<Brand, ChartTheme>();

/** The house style of the brand's charts: hairline grid, no frame, text that can be read. Cached per brand. */
export function chartTheme(brand: Brand): ChartTheme {
  let theme = themes.get(brand);
  if (theme === undefined) {
    theme = buildTheme(brand);
    themes.set(brand, theme);
  }
  return theme;
}

function buildTheme(brand: Brand): ChartTheme {
  const { colors, fonts } = brand;
  const config = themeConfig(brand);
  const palette = paletteOf(brand);
  const own = [colors.primary, colors.accent, colors.positive, colors.negative, colors.muted];
  const texts = [...colors.series, ...own, palette.muted, palette.estimate];
  return {
    id: createHash('sha256')
      .update(JSON.stringify([colors, fonts.data, fonts.faces]))
      .digest('hex')
      .slice(0, 16),
    font: fonts.data,
    faces: fonts.faces,
    config,
    textColors: new Map(texts.map((color) => [color.toLowerCase(), legible(color, colors.background)])),
    palette,
  };
}

function themeConfig({ colors, fonts }: Brand): Record<string, unknown> {
  const font = fonts.data;
  const quiet = legible(colors.muted, colors.background);
  const first = colors.series[0] ?? colors.primary;
  const second = colors.series[1] ?? colors.accent;
  const hair = colors.line;
  const ramp = [mix(colors.background, colors.primary, 0.1), mix(colors.background, colors.primary, 0.5), colors.primary];
  const middle = mix(colors.background, colors.muted, 0.12);
  return {
    background: null,
    padding: 1,
    font,
    aria: false,
    customFormatTypes: false,
    view: { stroke: null, continuousWidth: 300, continuousHeight: 160 },
    axis: {
      labelColor: quiet,
      labelFont: font,
      labelFontSize: TYPE.axis,
      labelFontWeight: 400,
      labelLimit: 240,
      labelPadding: 5,
      titleColor: quiet,
      titleFont: font,
      titleFontSize: TYPE.title,
      titleFontWeight: 400,
      titlePadding: 6,
      titleLimit: 480,
      domain: false,
      ticks: false,
      grid: false,
      gridColor: { condition: { test: 'datum.value === 0', value: colors.foreground }, value: hair },
      gridWidth: { condition: { test: 'datum.value === 0', value: 1 }, value: 0.6 },
      gridOpacity: 1,
      tickColor: quiet,
      tickWidth: 0.6,
      tickSize: 4,
    },
    axisY: { titleAngle: 0, titleAlign: 'left', titleAnchor: 'end', titleBaseline: 'bottom', titleY: -9, titlePadding: 0 },
    axisYQuantitative: { grid: true, tickCount: { signal: FIT_SIGNALS.yTicks.name }, labelBaseline: 'middle' },
    axisYTemporal: { ticks: true, domain: true, domainColor: quiet, domainWidth: 0.6 },
    axisX: { labelAngle: 0, labelFlush: false },
    axisXQuantitative: {
      tickCount: 5,
      ticks: true,
      domain: true,
      domainColor: quiet,
      domainWidth: 0.6,
      labelOverlap: 'parity',
      labelSeparation: 6,
    },
    axisXTemporal: {
      ticks: true,
      domain: true,
      domainColor: quiet,
      domainWidth: 0.6,
      labelOverlap: 'parity',
      labelSeparation: 8,
    },
    axisXPoint: { ticks: true, domain: true, domainColor: quiet, domainWidth: 0.6 },
    legend: {
      orient: 'top',
      direction: 'horizontal',
      title: null,
      labelColor: colors.foreground,
      labelFont: font,
      labelFontSize: TYPE.label,
      labelLimit: 240,
      labelOffset: 5,
      titleColor: quiet,
      titleFont: font,
      titleFontSize: TYPE.title,
      titleFontWeight: 400,
      symbolSize: 90,
      symbolStrokeWidth: 2,
      symbolOpacity: 1,
      columnPadding: 14,
      rowPadding: 3,
      offset: 8,
      padding: 0,
      gradientLength: 120,
      gradientThickness: 8,
      layout: { top: { anchor: 'start' } },
    },
    header: {
      labelFont: font,
      labelFontSize: TYPE.header,
      labelFontWeight: 600,
      labelColor: colors.foreground,
      labelAnchor: 'start',
      labelPadding: 6,
      labelLimit: 240,
      titleFont: font,
      titleFontSize: TYPE.header,
      titleFontWeight: 400,
      titleColor: quiet,
      titleAnchor: 'start',
      title: null,
    },
    headerRow: { labelAngle: 0, labelAlign: 'left', labelOrient: 'top', labelAnchor: 'start', labelBaseline: 'bottom' },
    title: {
      font,
      fontSize: 11.5,
      fontWeight: 600,
      color: colors.foreground,
      anchor: 'start',
      frame: 'group',
      offset: 7,
      subtitleFont: font,
      subtitleFontSize: TYPE.axis,
      subtitleColor: quiet,
    },
    concat: { spacing: 24 },
    facet: { spacing: 20 },
    range: {
      category: [...colors.series],
      ordinal: ramp,
      ramp,
      heatmap: ramp,
      diverging: [colors.negative, middle, colors.positive],
      symbol: ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'],
    },
    scale: {
      bandPaddingInner: 0.32,
      bandPaddingOuter: 0.16,
      bandWithNestedOffsetPaddingInner: 0.28,
      bandWithNestedOffsetPaddingOuter: 0.14,
      offsetBandPaddingInner: 0.06,
      rectBandPaddingInner: 0.03,
      pointPadding: 0.3,
    },
    mark: { color: first },
    line: { strokeWidth: 1.9, strokeCap: 'round', strokeJoin: 'round' },
    area: { opacity: 0.92 },
    point: { filled: true, size: 30, opacity: 0.85 },
    circle: { size: 30, opacity: 0.85 },
    square: { size: 30, opacity: 0.85 },
    tick: { thickness: 1.5, opacity: 1 },
    rule: { color: quiet, strokeWidth: 1 },
    arc: { stroke: colors.background, strokeWidth: 1 },
    geoshape: { fill: mix(colors.background, colors.primary, 0.3), stroke: colors.background, strokeWidth: 0.5 },
    text: { font, fontSize: TYPE.label, fontWeight: 600, color: colors.foreground, lineBreak: '\n' },
    boxplot: { box: { fill: first }, median: { color: colors.background }, rule: { color: first }, outliers: { size: 16 } },
    errorbar: { rule: { color: quiet } },
    errorband: { band: { opacity: 0.18, color: first }, borders: { opacity: 0 } },
    style: {
      'label-on-fill': { fill: contrast(colors.onPrimary, first) >= 4.5 ? colors.onPrimary : legible(colors.background, first) },
      quiet: { fill: quiet, fontWeight: 400 },
      // What is expected, what is meant, what is context: named so that every brand colours them its own way.
      estimate: { fill: mix(colors.background, first, 0.5), fillOpacity: 1 },
      highlight: { fill: colors.primary },
      muted: { fill: mix(colors.background, colors.muted, 0.45) },
      accent: { fill: legible(colors.accent, colors.background), stroke: second },
    },
  };
}
