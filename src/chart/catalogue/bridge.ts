import * as z from 'zod';
import { minOf } from '../../shared/extremes.ts';
import { tableRows } from '../table.ts';
import { financialWords } from '../words/financials.ts';
import { drawLying, lyingTop } from './parts/bridge-lying.ts';
import { drawStanding, standingNames } from './parts/bridge-standing.ts';
import { type Bridge, type BridgeStep, bridgeOf, joinSmall } from './parts/bridge-steps.ts';
import { rowsIn } from './parts/lying-rows.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  step: z.string().default('step').describe('Column with the names of the steps.'),
  delta: z.string().default('delta').describe('Column with the amounts: the level of the start, the change of each step.'),
  kind: z
    .string()
    .default('type')
    .describe(
      'Column that says start, delta, subtotal or end; without it the first row is the start and rows without amount are sums. A delta without amount is left out.',
    ),
  direction: z
    .enum(['auto', 'standing', 'lying'])
    .default('auto')
    .describe('Columns, or bars under each other; columns where names and values have room.'),
  from: z
    .number()
    .optional()
    .describe('Level at which the bars of totals are cut off, with a mark, where they dwarf the steps; zero when absent.'),
  end: z.string().optional().describe('Name of a total to add behind the last step, where rows have none.'),
  unit: z.string().default('').describe('Unit in the labels; mostly the subtitle says it.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the labels.'),
});

type Input = CatalogueInput<z.output<typeof options>>;

/** From one level to another: what added and what took away. */
export const bridge = catalogueChart({
  name: 'bridge',
  summary: 'How one total becomes another, step by step: a waterfall with connectors and signed labels.',
  options,
  columns: [
    { option: 'step', kind: 'text' },
    { option: 'delta', kind: 'number' },
    { option: 'kind', kind: 'text', optional: true },
  ],
  ratio: 0.66,
  draw(input: Input) {
    const { options } = input;
    const words = financialWords(input.language);
    const whole = bridgeOf(input.rows, options);
    const most = Math.max(3, rowsIn(input.height, lyingTop(options.from)));
    const shown = joinSmall(whole, most, (count) => words.other(input.text.number(count, 0)));
    const values = shown.steps.map(({ value }) => value);
    const names =
      options.direction === 'lying'
        ? undefined
        : standingNames(shown, input, labelsOf(shown, Number.POSITIVE_INFINITY, input).width, options.direction === 'standing');
    const from = cutAt(shown, options.from);
    const drawing =
      names === undefined
        ? drawLying(input, shown, labelsOf(shown, Number.POSITIVE_INFINITY, input).of, from)
        : drawStanding(input, shown, labelsOf(shown, names.step - 2, input).of, names, from);
    const say = valueTexts(values, Number.POSITIVE_INFINITY, input, { unit: options.unit, decimals: options.decimals });
    return {
      ...drawing,
      alt: altOf(input, whole, say.of),
      table: {
        columns: [
          { key: 'step', title: options.step },
          { key: 'delta', title: options.delta },
        ],
        rows: tableRows(whole.steps, ({ name, value }) => ({ step: name, delta: value })),
      },
      findings: findingsOf(whole, whole.steps.length - shown.steps.length, options.from !== undefined && from === 0),
    };
  },
});

/** Totals plain, changes with their sign. */
function labelsOf({ steps }: Bridge, room: number, input: Input) {
  const { unit, decimals } = input.options;
  const signed = valueTexts(
    steps.map(({ value }) => value),
    room,
    input,
    { unit, decimals, signed: true },
  );
  return {
    of: (step: BridgeStep) => (step.total ? signed.of(step.value).replace(/^\+/, '') : signed.of(step.value)),
    width: signed.width,
  };
}

/** Nothing may reach below the cut, or its length would lie twice. */
function cutAt({ steps }: Bridge, from: number | undefined): number {
  if (from === undefined || from <= 0) return 0;
  const lowest = minOf(steps.map((step) => (step.total ? step.to : Math.min(step.from, step.to))));
  return lowest > from ? from : 0;
}

function findingsOf({ mismatches, unknown }: Bridge, joined: number, uncut: boolean) {
  const [wrong] = mismatches;
  const more = mismatches.length > 1 ? `, and ${mismatches.length - 1} more` : '';
  return [
    ...(unknown.length > 0
      ? [
          {
            message: `${unknown.length === 1 ? 'A step has' : `${unknown.length} steps have`} no amount and ${unknown.length === 1 ? 'is' : 'are'} left out: ${unknown.slice(0, 3).join(', ')}${unknown.length > 3 ? ', …' : ''}.`,
            mend: 'Give each step its amount, or call it a subtotal or end, which are computed.',
          },
        ]
      : []),
    ...(wrong
      ? [
          {
            message: `The total "${wrong.name}" is given as ${wrong.given}, but its steps sum up to ${wrong.computed}${more}; what is given is drawn.`,
            mend: 'Correct the steps, or leave the total empty so that it is computed.',
          },
        ]
      : []),
    ...(joined > 0
      ? [
          {
            message: `The picture has no room for ${joined + 1} of the smallest steps; they are put together.`,
            mend: 'Give the exhibit a greater height, or fewer steps.',
          },
        ]
      : []),
    ...(uncut
      ? [{ message: 'The bars begin at zero: some of them end below "from".', mend: 'Choose a lower "from", or take it out.' }]
      : []),
  ];
}

function altOf({ language, words }: Input, { steps }: Bridge, say: (value: number) => string): string {
  const { sentences } = financialWords(language);
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return '';
  const changes = steps.filter((step) => !step.total);
  const plus = (value: number) => (value > 0 ? `+${say(value)}` : say(value));
  const rise = changes.reduce<BridgeStep | undefined>((best, step) => (step.value > (best?.value ?? 0) ? step : best), undefined);
  const fall = changes.reduce<BridgeStep | undefined>((best, step) => (step.value < (best?.value ?? 0) ? step : best), undefined);
  return [
    sentences.bridge(first.name, say(first.to), last.name, say(last.to)),
    ...(rise ? [sentences.rise(rise.name, plus(rise.value))] : []),
    ...(fall ? [sentences.fall(fall.name, plus(fall.value))] : []),
  ].join(words.space);
}
