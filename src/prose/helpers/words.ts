import { intlTag } from '../../locale/dates.ts';
import { formatDigits } from '../../locale/numbers.ts';
import { didYouMean } from '../../shared/nearest.ts';
import { COUNT, type HelperOption, oneOf, type ProseHelper, plainValue, RowValue, WORDS } from '../helper.ts';
import { cellText } from '../measure.ts';

const MOST_LISTED = 50;

/** `{{list "movers" "name" limit=3 none="none"}}`: "A, B and C", the column of a dataset; words of the author where it holds nothing. */
export const list: ProseHelper = {
  name: 'list',
  form: 'print',
  takes: [2, 2],
  usage: '{{list "dataset" "column"}}',
  options: { limit: COUNT, type: oneOf('and', 'or'), none: WORDS },
  call([name, column], call) {
    const { scope, options } = call;
    const { rows, columns, name: dataset } = call.dataset(plainValue(name));
    const key = String(column);
    if (!columns.includes(key))
      return call.fail('prose.unknown-column', `The dataset "${dataset}" has no column "${key}".${didYouMean(key, columns)}`);
    const limit = Math.min((options['limit'] as number | undefined) ?? MOST_LISTED, MOST_LISTED);
    const words = rows.slice(0, limit).flatMap((each, row) => {
      const value = each[key];
      if (value === null || value === undefined || value === '') return [];
      return [cellText(new RowValue(dataset, key, row, value), scope, {})];
    });
    if (words.length === 0 && options['none'] === undefined)
      return call.fail(
        'prose.nothing-to-list',
        `The dataset "${dataset}" ${rows.length === 0 ? 'has no rows' : `has nothing in its column "${key}"`}: the sentence would miss its words. Say what stands there then, {{list "${dataset}" "${key}" none="none"}}, or ask first, {{#if (any "${dataset}")}}.`,
      );
    const join = new Intl.ListFormat(intlTag(scope.locale.language), {
      type: options['type'] === 'or' ? 'disjunction' : 'conjunction',
    });
    return call.print({
      kind: 'derived',
      from: rows.slice(0, limit).map((_, row) => ({ dataset, column: key, row })),
      text: words.length === 0 ? String(options['none']) : join.format(words),
    });
  },
};

/** `{{ordinal position}}`: "3rd", "3.", "第3". */
export const ordinal: ProseHelper = {
  name: 'ordinal',
  form: 'print',
  takes: [1, 1],
  usage: '{{ordinal "fact"}}',
  call([argument], call) {
    const { value, label, from } = call.measure(argument);
    const { locale } = call.scope;
    if (!Number.isInteger(value) || value < 0)
      return call.fail('prose.not-a-number', `"${label}" is no whole number: nothing is ${value}th.`);
    const category = new Intl.PluralRules(locale.language, { type: 'ordinal' }).select(value);
    const shape = locale.prose.ordinal[category] ?? locale.prose.ordinal.other;
    return call.print({
      kind: 'derived',
      from,
      text: shape.replace('{n}', () => formatDigits(value, { unit: '', decimals: 0 }, locale)),
    });
  },
};

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** `{{plural "funds" one="{n} fund" other="{n} funds"}}`: the form that the language takes for the number. */
export const plural: ProseHelper = {
  name: 'plural',
  form: 'print',
  takes: [1, 1],
  usage: '{{plural "fact" one="{n} fund" other="{n} funds"}}',
  options: Object.fromEntries(CATEGORIES.map((category): [string, HelperOption] => [category, WORDS])),
  call([argument], call) {
    const { scope, options } = call;
    const { value, text, from } = call.measure(argument);
    const category = new Intl.PluralRules(scope.locale.language).select(value);
    const shape = (value === 0 ? options['zero'] : undefined) ?? options[category] ?? options['other'];
    if (typeof shape !== 'string') return call.fail('prose.wrong-option', `"plural" needs the form "other": ${plural.usage}.`);
    return call.print({ kind: 'derived', from, text: shape.replace('{n}', () => text) });
  },
};
