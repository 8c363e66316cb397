import type { Row } from '../../data/row.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { ChartInput, ChartProblem } from '../figure.ts';
import type { Ruler, TextMeasure } from '../text-width.ts';
import { type ChartTheme, TYPE } from '../theme.ts';
import { chartWords } from '../words/words.ts';
import { checkColumns, hasValues } from './columns.ts';
import { emptyPicture } from './empty.ts';
import { catalogue } from './index.ts';
import { readOptions } from './options.ts';
import { withoutRepeats } from './repeats.ts';
import { catalogueText } from './text.ts';
import type { CatalogueChart, CatalogueDrawing, CatalogueInput } from './types.ts';

/** Half-width places are this wide, CSS px; there a chart has the ratio it asks for. */
const HALF = 340;
const USUAL_RATIO = 0.62;
/** A full page's width, and how much flatter a chart is there. */
const FULL = 680;
const FLATTER_AT_FULL = 0.58;

/** A chart of the catalogue as Vega-Lite, at the size it is drawn. */
export interface Expanded extends CatalogueDrawing {
  readonly height: number;
}

/**
 * Draws a chart of the catalogue: options and columns are checked, height is chosen, words and colours are handed in.
 * A chart without rows or values is an empty frame that says so, with a finding.
 * @throws TearsheetError `chart.unknown-type`, `chart.option`, `chart.unknown-column`, `chart.column-type`
 */
export function expandCatalogue(name: string, input: ChartInput, theme: ChartTheme, measure: TextMeasure): Expanded {
  const chart = catalogue.get(name);
  if (chart === undefined) throw unknownType(name);
  const { type: _, ...written } = input.spec;
  const options = readOptions(chart, written);
  const given = input.rows ?? [];
  const more = input.more ?? {};
  checkColumns(chart, options, written, given, more);
  const { rows, findings } = withoutRepeats(chart, options, given);
  const height = input.height ?? heightOf(chart, { options, rows, more, width: input.width });
  const words = chartWords(input.language);
  if (!hasValues(chart, options, rows)) return { ...emptyPicture(chart, words, theme.palette), height };
  const drawing = chart.draw({
    options,
    rows,
    more,
    width: input.width,
    height,
    language: input.language,
    words,
    palette: theme.palette,
    text: catalogueText(input.language, input.locale),
    measure: measureOf(theme, measure),
  });
  return { ...drawing, findings: [...findings, ...(drawing.findings ?? [])], height };
}

/** Widths of labels; those of one weight are asked for by the hundred. */
function measureOf({ font }: ChartTheme, measure: TextMeasure): CatalogueInput<unknown>['measure'] {
  const rulers = new Map<number, Ruler>();
  return (text, size = TYPE.label, weight = 600) => {
    let ruler = rulers.get(weight);
    if (ruler === undefined) rulers.set(weight, (ruler = measure.ruler({ font, fontWeight: weight })));
    return text === '' ? 0 : ruler(text) * size;
  };
}

function heightOf(
  chart: CatalogueChart,
  input: { options: unknown; rows: readonly Row[]; more: Readonly<Record<string, readonly Row[]>>; width: number },
): number {
  if (chart.height !== undefined) return Math.round(chart.height(input));
  const beyondHalf = Math.max(0, Math.min(1, (input.width - HALF) / (FULL - HALF)));
  // Steep at first: a chart of two thirds of a page is about as high as one of half a page.
  const flatter = 1 - (1 - FLATTER_AT_FULL) * Math.sqrt(beyondHalf);
  return Math.round(input.width * (chart.ratio ?? USUAL_RATIO) * flatter);
}

function unknownType(name: string): TearsheetError {
  const problem: ChartProblem = {
    code: 'chart.unknown-type',
    message: `There is no chart "${name}" in the catalogue.${didYouMean(name, catalogue.keys())}`,
    mend: `Use one of ${[...catalogue.keys()].join(', ')}, or write Vega-Lite with a mark.`,
    path: ['type'],
  };
  return new TearsheetError('report', problem);
}
