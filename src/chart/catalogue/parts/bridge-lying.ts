import { maxOf } from '../../../shared/extremes.ts';
import { financialWords } from '../../words/financials.ts';
import type { CatalogueDrawing, CatalogueInput } from '../types.ts';
import { bridgeColors } from './bridge-colors.ts';
import { kindOf } from './bridge-standing.ts';
import type { Bridge, BridgeStep } from './bridge-steps.ts';
import { alongX, alongY, lyingRows, nameLayer, ROW_PARAMS, rowSignals, valueScale } from './lying-rows.ts';

type Input = Pick<CatalogueInput<unknown>, 'width' | 'height' | 'measure' | 'palette' | 'language' | 'text'>;

/** Share of its row that a bar takes, and its most, CSS px. */
const BAR = 0.7;
const MOST_BAR = 22;
const NOTE = 15;

/** CSS px above the rows. @param from level at which totals are cut off */
export function lyingTop(from: number | undefined): number {
  return from !== undefined && from > 0 ? NOTE : 2;
}

/** A bridge as bars under each other, for long names and narrow places. @param from level at which totals are cut off */
export function drawLying(
  input: Input,
  { steps }: Bridge,
  write: (step: BridgeStep) => string,
  from: number,
): Pick<CatalogueDrawing, 'spec' | 'rows' | 'data' | 'signals'> {
  const { measure, width, palette, text, language } = input;
  const place = lyingRows(
    input,
    steps.map(({ name }) => name),
    { top: lyingTop(from), narrow: 0 },
  );
  const levels = steps.flatMap((step) => [step.to - from, step.total ? 0 : step.from - from]);
  const ends = steps.map((step) => {
    const [a, b] = [(step.total ? from : step.from) - from, step.to - from];
    const left = b < 0 && (step.total || a <= 0);
    return { low: a, high: b, left, end: left ? Math.min(a, b) : Math.max(a, b), text: write(step) };
  });
  const widest = (left: boolean) =>
    maxOf(
      ends.filter((end) => end.left === left).map((end) => measure(end.text) + 6),
      0,
    );
  const scale = valueScale([0, ...levels], place.left, width - 2, widest(true), widest(false));
  const bar = Math.min(place.step * BAR, MOST_BAR);
  const edge = (row: number, side: number) => lyingTop(from) + place.step * (row + 0.5) + (side * bar) / 2;
  return {
    spec: specOf(palette, from > 0),
    rows: steps.map((step, row) => ({ row, name: place.names[row] ?? '', kind: kindOf(step), ...ends[row] })),
    data: {
      zero: [{ zero: 0 }],
      connectors: steps.slice(0, -1).map((step, row) => ({ level: step.to - from, y: edge(row, 1), y2: edge(row + 1, -1) })),
      cuts: from > 0 ? steps.flatMap((step, row) => (step.total ? [{ row, x: scale.from + 8, x2: scale.from + 12 }] : [])) : [],
      note: from > 0 ? [{ x: scale.from, text: financialWords(language).cut(text.number(from)) }] : [],
    },
    signals: rowSignals(scale, place, lyingTop(from)),
  };
}

function specOf(palette: Input['palette'], cut: boolean): Record<string, unknown> {
  const colors = bridgeColors(palette);
  const px = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  return {
    params: ROW_PARAMS,
    layer: [
      {
        data: { name: 'connectors' },
        mark: { type: 'rule', strokeWidth: 0.8, stroke: palette.quiet },
        encoding: { x: alongX('level'), y: px('y'), y2: { field: 'y2' } },
      },
      {
        mark: { type: 'bar', height: { expr: `min(bandwidth('y') * ${BAR}, ${MOST_BAR})` } },
        encoding: {
          x: alongX('low'),
          x2: { field: 'high' },
          y: alongY(),
          color: {
            field: 'kind',
            type: 'nominal',
            legend: null,
            scale: { domain: ['total', 'rise', 'fall'], range: [colors.total, colors.rise, colors.fall] },
          },
        },
      },
      ...(cut
        ? [
            {
              data: { name: 'cuts' },
              mark: { type: 'rule', strokeWidth: 3, stroke: palette.background, yOffset: 0 },
              encoding: {
                x: px('x'),
                x2: { field: 'x2' },
                y: { ...alongY(), bandPosition: 0 },
                y2: { field: 'row', bandPosition: 1 },
              },
            },
            {
              data: { name: 'note' },
              mark: { type: 'text', align: 'left', baseline: 'middle', y: NOTE / 2, fontWeight: 400, fill: palette.quiet },
              encoding: { x: px('x'), text: { field: 'text', type: 'nominal' } },
            },
          ]
        : []),
      {
        data: { name: 'zero' },
        mark: { type: 'rule', strokeWidth: 1, stroke: palette.ink, y: { expr: 'top' }, y2: { expr: 'height' } },
        encoding: { x: alongX('zero') },
      },
      nameLayer(),
      {
        name: 'stepLabels',
        mark: {
          type: 'text',
          baseline: 'middle',
          align: { expr: "datum.left ? 'right' : 'left'" },
          dx: { expr: 'datum.left ? -4 : 4' },
        },
        encoding: { x: alongX('end'), y: alongY(), text: { field: 'text', type: 'nominal' } },
      },
    ],
    resolve: { scale: { color: 'independent' } },
  };
}
