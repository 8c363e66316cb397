import { formatDigits } from '../../locale/numbers.ts';
import { didYouMean } from '../../shared/nearest.ts';
import { DECIMALS, oneOf, type ProseHelper, plainValue, RowValue, WORDS, YES_NO } from '../helper.ts';
import { cellText } from '../measure.ts';
import { FACT_OPTIONS, factPrint } from '../print-fact.ts';
import { parameterText } from '../print-parameter.ts';

/** `{{fact "upside"}}`: a fact in the language's form. */
export const fact: ProseHelper = {
  name: 'fact',
  form: 'print',
  takes: [1, 1],
  usage: '{{fact "name"}}',
  options: FACT_OPTIONS,
  call([id], { scope, options, print, fail }) {
    const found = typeof id === 'string' ? scope.facts.get(id) : undefined;
    if (!found)
      return fail('prose.unknown-fact', `There is no fact "${String(id)}".${didYouMean(String(id), scope.facts.keys())}`);
    return print({ kind: 'fact', id: found.id, text: factPrint(found, options, scope.locale) });
  },
};

/** `{{ref "chart"}}`: "Exhibit 3", linked. */
export const ref: ProseHelper = {
  name: 'ref',
  form: 'print',
  takes: [1, 1],
  usage: '{{ref "exhibit"}}',
  call([id], { scope: { exhibits }, print, fail }) {
    if (typeof id === 'string' && exhibits.has(id)) return print({ kind: 'reference', exhibit: id });
    return fail('prose.unknown-exhibit', `There is no exhibit "${String(id)}".${didYouMean(String(id), exhibits)}`);
  },
};

const DATE = oneOf('short', 'medium', 'long', 'month', 'iso');

/** `{{param "month"}}`: the value of a parameter in the language's form. */
export const param: ProseHelper = {
  name: 'param',
  form: 'print',
  takes: [1, 1],
  usage: '{{param "name"}}',
  options: { date: DATE, decimals: DECIMALS },
  call([name], { scope, options, print, fail }) {
    const { parameters } = scope;
    if (typeof name === 'string' && Object.hasOwn(parameters, name))
      return print({ kind: 'text', text: parameterText(name, scope, options) });
    return fail(
      'prose.unknown-parameter',
      `There is no parameter "${String(name)}".${didYouMean(String(name), Object.keys(parameters))}`,
    );
  },
};

/** `{{row "name" decimals=1}}`: a cell of the row at which the loop stands. */
export const row: ProseHelper = {
  name: 'row',
  form: 'print',
  takes: [1, 1],
  usage: '{{row "column"}}',
  options: {
    decimals: DECIMALS,
    sign: YES_NO,
    unit: WORDS,
    scale: oneOf('none', 'k', 'mn', 'bn', 'tn'),
    date: DATE,
  },
  call([cell], call) {
    if (!(cell instanceof RowValue)) return call.fail('prose.syntax', '"row" takes the name of a column: {{row "column"}}.');
    const { dataset, column, row } = cell;
    return call.print({ kind: 'cell', dataset, column, row, text: cellText(cell, call.scope, call.options) });
  },
};

/** `{{position}}`: which turn of the loop it is, from 1. */
export const position: ProseHelper = {
  name: 'position',
  form: 'print',
  takes: [0, 0],
  usage: '{{position}}',
  call(_args, { position: at, print, fail }) {
    return at === undefined
      ? fail('prose.syntax', '"position" stands inside {{#each "dataset"}} alone.')
      : print({ kind: 'text', text: String(at) });
  },
};

/** `{{count "dataset"}}`: how many rows there are. */
export const count: ProseHelper = {
  name: 'count',
  form: 'print',
  takes: [1, 1],
  usage: '{{count "dataset"}}',
  call([name], { scope, dataset, print }) {
    const { rowCount, name: id } = dataset(plainValue(name));
    return print({
      kind: 'derived',
      from: [{ dataset: id, column: '', row: -1 }],
      text: formatDigits(rowCount, { unit: '', decimals: 0 }, scope.locale),
    });
  },
};
