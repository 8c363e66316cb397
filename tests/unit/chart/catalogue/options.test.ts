import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../src/chart/catalogue/index.ts';
import { readOptions } from '../../../../src/chart/catalogue/options.ts';
import type { CatalogueChart } from '../../../../src/chart/catalogue/types.ts';
import { problemsOf } from '../../../support/report.ts';

describe('options of a chart', () => {
  const chart = catalogue.get('ranked-bars') as CatalogueChart;
  it('that are wrong are told in the words of a report, all at once', async () => {
    const problems = await problemsOf(() => readOptions(chart, { unit: 5, hihglight: 'A' }));
    expect(problems.map(({ code, message }) => [code, message])).toEqual(
      expect.arrayContaining([
        ['chart.option', 'The option "unit" of the chart ranked-bars is 5; a text is expected.'],
        ['chart.option', expect.stringContaining('has no option "hihglight". Did you mean "highlight"?')],
      ]),
    );
  });

  it('of a few words tell which there are', async () => {
    const every = [...catalogue.values()].flatMap((each) =>
      Object.keys((each.options as { shape?: object }).shape ?? {}).map((key) => [each, key] as const),
    );
    const wrong = await Promise.all(
      every.map(
        async ([each, key]) => (await problemsOf(() => readOptions(each, { [key]: 'no such word' })).catch(() => []))[0]?.message,
      ),
    );
    const choices = wrong.filter((message) => message?.includes('it may be'));
    expect(choices.length).toBeGreaterThan(3);
    expect(wrong.filter((message) => message?.includes('Invalid'))).toEqual([]);
  });
});
