import type { Palette } from '../../palette.ts';
import { endLabelLayer } from './end-labels.ts';
import { alongColumns, baseline, COLUMN_PARAMS, COLUMN_WIDTH, LINE, namesLayer, upColumns } from './standing-columns.ts';

/** Share of the step between two columns. */
export const PADDING = 0.3;

/** A small piece of the line before its name, with its distance, CSS px. */
export const SAMPLE = 18;

const PX = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });

/** Between pieces; in thin columns it would leave nothing of them. */
const PIECE_GAP = { expr: "bandwidth('x') < 5 ? 0 : 0.8" };

/** Stacked columns as Vega-Lite. @param against whether a line is drawn over them; @param totals where their sums stand */
export function stackSpec(
  palette: Palette,
  { against, totals }: { against: boolean; totals: 'above' | 'strip' | 'none' },
): Record<string, unknown> {
  const x = alongColumns('at', PADDING);
  const line = { x, y: upColumns('value') };
  return {
    params: COLUMN_PARAMS,
    layer: [
      {
        mark: { type: 'bar', width: COLUMN_WIDTH, stroke: palette.background, strokeWidth: PIECE_GAP },
        encoding: { x, y: upColumns('low'), y2: { field: 'high' }, color: { field: 'fill', type: 'nominal', scale: null } },
      },
      {
        name: 'pieceLabels',
        mark: { type: 'text', align: 'center', baseline: 'middle', fontWeight: 400 },
        encoding: {
          x,
          y: upColumns('middle'),
          text: { field: 'text', type: 'nominal' },
          color: { field: 'ink', type: 'nominal', scale: null },
        },
      },
      baseline(palette.ink),
      ...(totals !== 'none'
        ? [
            {
              data: { name: 'nets' },
              mark: {
                type: 'point',
                shape: 'diamond',
                size: 46,
                fill: palette.ink,
                stroke: palette.background,
                strokeWidth: 1,
                opacity: 1,
              },
              encoding: { x, y: upColumns('net') },
            },
          ]
        : []),
      ...(!against
        ? []
        : [
            lineOver(x, '!datum.dashed', { stroke: palette.background, strokeWidth: 4 }),
            lineOver(x, 'datum.dashed', { stroke: palette.background, strokeWidth: 4 }),
            lineOver(x, '!datum.dashed', { stroke: palette.ink, strokeWidth: 1.6 }),
            lineOver(x, 'datum.dashed', { stroke: palette.ink, strokeWidth: 1.6, strokeDash: [4, 3] }),
            {
              data: { name: 'against' },
              transform: [{ filter: 'datum.dot' }],
              mark: {
                type: 'point',
                size: 30,
                opacity: 1,
                stroke: palette.ink,
                strokeWidth: 1.4,
                fill: { expr: `datum.estimate ? '${palette.background}' : '${palette.ink}'` },
              },
              encoding: line,
            },
          ]),
      ...(totals === 'above'
        ? [
            {
              name: 'totals',
              data: { name: 'totals' },
              mark: {
                type: 'text',
                align: 'center',
                baseline: { expr: "datum.below ? 'top' : 'bottom'" },
                dy: { expr: 'datum.below ? 4 : -4' },
              },
              encoding: { x, y: upColumns('end'), text: { field: 'text', type: 'nominal' } },
            },
          ]
        : []),
      ...(totals === 'strip' ? [stripRow(x, 0), stripRow(x, 1), ...sampleOf(palette), stripNames()] : []),
      namesLayer(palette.quiet),
      endLabelLayer({ field: 'x', type: 'quantitative', scale: null }, upColumns('end')),
    ],
    resolve: { scale: { color: 'independent' } },
  };
}

function lineOver(x: object, test: string, mark: object): Record<string, unknown> {
  const encoding = { x, y: upColumns('value') };
  return { data: { name: 'against' }, transform: [{ filter: test }], mark: { type: 'line', ...mark }, encoding };
}

/** Values in a row above the columns. */
function stripRow(x: object, row: number): Record<string, unknown> {
  return {
    name: `strip${row}`,
    data: { name: 'strip' },
    transform: [{ filter: `datum.row === ${row}` }],
    mark: { type: 'text', align: 'center', baseline: 'middle', fontWeight: row === 0 ? 400 : 600 },
    encoding: { x, y: PX('y'), text: { field: 'text', type: 'nominal' } },
  };
}

/** The line over the columns in small, before its name. */
function sampleOf(palette: Palette): readonly Record<string, unknown>[] {
  const first = { data: { name: 'stripNames' }, transform: [{ filter: 'datum.sampled' }] };
  return [
    {
      ...first,
      mark: { type: 'rule', stroke: palette.ink, strokeWidth: 1.6, xOffset: -SAMPLE, x2Offset: 14 - SAMPLE },
      encoding: { x: PX('x'), x2: { field: 'x' }, y: PX('y') },
    },
    {
      ...first,
      mark: { type: 'point', size: 26, opacity: 1, fill: palette.ink, stroke: palette.ink, xOffset: 7 - SAMPLE },
      encoding: { x: PX('x'), y: PX('y') },
    },
  ];
}

/** What these rows are, at their right. */
function stripNames(): Record<string, unknown> {
  return {
    name: 'stripNames',
    data: { name: 'stripNames' },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      lineHeight: LINE,
      fontWeight: { expr: 'datum.row === 0 ? 400 : 600' },
    },
    encoding: { x: PX('x'), y: PX('y'), text: { field: 'text', type: 'nominal' } },
  };
}
