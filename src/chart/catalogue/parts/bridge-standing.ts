import { financialWords } from '../../words/financials.ts';
import type { CatalogueDrawing, CatalogueInput } from '../types.ts';
import { bridgeColors } from './bridge-colors.ts';
import type { Bridge, BridgeStep } from './bridge-steps.ts';
import {
  alongColumns,
  baseline,
  COLUMN_PARAMS,
  COLUMN_WIDTH,
  columnScale,
  columnSignals,
  columnsIn,
  nameRoom,
  nameRows,
  namesLayer,
  namesUnder,
  upColumns,
} from './standing-columns.ts';

type Input = Pick<CatalogueInput<unknown>, 'width' | 'height' | 'measure' | 'palette' | 'language' | 'text'>;

const PADDING = 0.26;
const MOST_LINES = 3;
/** Room of the words that say where totals are cut, CSS px. */
const NOTE = 15;

/** Names under the columns and the step of these. */
export interface StandingNames {
  readonly step: number;
  readonly texts: readonly string[];
}

/** Names broken to stand under their columns, or undefined when names or values have no room. @param force cut names rather */
export function standingNames(
  { steps }: Bridge,
  { width, height, measure }: Input,
  widest: number,
  force: boolean,
): StandingNames | undefined {
  const { step } = columnsIn(width, steps.length);
  const names = steps.map(({ name }) => name);
  const texts = namesUnder(names, step, MOST_LINES, measure, force);
  if (texts === undefined || (!force && (widest > step - 2 || nameRoom(texts) > height / 3))) return undefined;
  return { step, texts };
}

/** A bridge as columns. @param from level at which totals are cut off */
export function drawStanding(
  input: Input,
  { steps }: Bridge,
  write: (step: BridgeStep) => string,
  names: StandingNames,
  from: number,
): Pick<CatalogueDrawing, 'spec' | 'rows' | 'data' | 'signals'> {
  const { width, height, text, language } = input;
  const columns = columnsIn(width, steps.length);
  const foot = height - 2 - nameRoom(names.texts);
  const levels = steps.flatMap((step) => [step.to - from, step.total ? 0 : step.from - from]);
  const scale = columnScale(levels, from > 0 ? NOTE : 0, foot);
  const bar = Math.min(64, columns.step * (1 - PADDING));
  const edge = (at: number, side: number) => columns.left + columns.step * (at + 0.5) + (side * bar) / 2;
  return {
    spec: specOf(input, from > 0),
    rows: steps.map((step, at) => ({
      at,
      low: (step.total ? from : step.from) - from,
      high: step.to - from,
      kind: kindOf(step),
      text: write(step),
      // A fall is labelled where it began: above its column, clear of the connectors.
      end:
        step.to < 0 && (step.total || step.from < 0)
          ? Math.min(step.to, step.total ? 0 : step.from) - from
          : Math.max(step.to, step.total ? 0 : step.from) - from,
      below: step.to < 0 && (step.total || step.from <= 0),
    })),
    data: {
      zero: [{ zero: 0 }],
      names: nameRows(names.texts, columns, input.measure),
      connectors: steps.slice(0, -1).map((step, at) => ({ x: edge(at, 1), x2: edge(at + 1, -1), level: step.to - from })),
      cuts:
        from > 0
          ? steps.flatMap((step, at) => (step.total ? [cutOf(columns.left + columns.step * (at + 0.5), bar, foot)] : []))
          : [],
      note: from > 0 ? [{ text: financialWords(language).cut(text.number(from)) }] : [],
    },
    signals: columnSignals(columns, scale, foot),
  };
}

export function kindOf(step: BridgeStep): 'total' | 'rise' | 'fall' {
  return step.total ? 'total' : step.value < 0 ? 'fall' : 'rise';
}

/** A slanted gap through the foot of a column. */
function cutOf(middle: number, bar: number, foot: number) {
  return { x: middle - bar / 2 - 3, x2: middle + bar / 2 + 3, y: foot - 8, y2: foot - 13 };
}

function specOf({ palette }: Input, cut: boolean): Record<string, unknown> {
  const colors = bridgeColors(palette);
  const x = alongColumns('at', PADDING);
  const px = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  return {
    params: COLUMN_PARAMS,
    layer: [
      {
        data: { name: 'connectors' },
        mark: { type: 'rule', strokeWidth: 0.8, stroke: palette.quiet },
        encoding: { x: px('x'), x2: { field: 'x2' }, y: upColumns('level') },
      },
      {
        mark: { type: 'bar', width: COLUMN_WIDTH },
        encoding: {
          x,
          y: upColumns('low'),
          y2: { field: 'high' },
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
              mark: { type: 'rule', strokeWidth: 3, stroke: palette.background },
              encoding: { x: px('x'), x2: { field: 'x2' }, y: px('y'), y2: { field: 'y2' } },
            },
            {
              data: { name: 'note' },
              mark: { type: 'text', align: 'left', baseline: 'middle', x: 0, y: NOTE / 2, fontWeight: 400, fill: palette.quiet },
              encoding: { text: { field: 'text', type: 'nominal' } },
            },
          ]
        : []),
      baseline(palette.ink),
      {
        name: 'stepLabels',
        mark: {
          type: 'text',
          align: 'center',
          baseline: { expr: "datum.below ? 'top' : 'bottom'" },
          dy: { expr: 'datum.below ? 4 : -4' },
        },
        encoding: { x, y: upColumns('end'), text: { field: 'text', type: 'nominal' } },
      },
      namesLayer(palette.quiet),
    ],
    resolve: { scale: { color: 'independent' } },
  };
}
