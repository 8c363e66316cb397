import type { Palette } from '../palette.ts';
import type { ChartWords } from '../words/words.ts';
import type { CatalogueChart, CatalogueDrawing } from './types.ts';

/** A quiet frame with the words "No data": the place of a chart that had nothing to show. */
export function emptyPicture(
  { name, inline }: Pick<CatalogueChart, 'name' | 'inline'>,
  words: ChartWords,
  palette: Palette,
): CatalogueDrawing {
  return {
    spec: {
      layer: [
        { mark: { type: 'rect', fill: null, stroke: palette.line, strokeWidth: 0.6, x: 0, x2: 'width', y: 0, y2: 'height' } },
        ...(inline === true
          ? []
          : [
              {
                mark: {
                  type: 'text',
                  x: { expr: 'width / 2' },
                  y: { expr: 'height / 2' },
                  align: 'center',
                  baseline: 'middle',
                  fill: palette.quiet,
                  fontWeight: 400,
                  text: { expr: 'noData' },
                },
              },
            ]),
      ],
      params: [{ name: 'noData', value: '' }],
    },
    rows: [{ empty: true }],
    signals: { noData: words.noData },
    alt: words.sentence(words.noData),
    table: { columns: [], rows: [] },
    findings: [
      {
        message: `The chart ${name} has no rows with values; an empty frame stands in its place.`,
        mend: 'Look at the dataset and its filters, or take the exhibit out.',
      },
    ],
  };
}
