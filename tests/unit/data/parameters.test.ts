import { describe, expect, it } from 'vitest';
import { checkChoices, choicesOf } from '../../../src/data/choices.ts';
import { dayParameters, type ParameterValue, resolveParameters } from '../../../src/data/parameters.ts';
import { datasetOf } from '../../support/dataset.ts';
import { codesOf, errorOf, locales, markdown, specOf } from '../../support/report.ts';

const context = { today: '2026-11-20', fiscalYearEnd: 12, locale: locales.en };
const spec = (lines: string) => specOf(markdown(`parameters:\n  ${lines.replaceAll('\n', '\n  ')}`));
const resolve = (lines: string, given: Readonly<Record<string, ParameterValue>> = {}, more = {}) => ({
  ...resolveParameters(spec(lines), given, { ...context, ...more }),
});

describe('parameters', () => {
  it('take what is given, else the default', () => {
    expect(resolve('fund: { default: North }')).toEqual({ fund: 'North' });
    expect(resolve('fund: { default: North }', { fund: 'South' })).toEqual({ fund: 'South' });
    expect(resolve('fund: { default: North }', { fund: '' })).toEqual({ fund: '' });
  });

  it.each([
    ['n: { type: number }', { n: ' 1.5 ' }, { n: 1.5 }],
    ['n: { type: number }', { n: 1.5 }, { n: 1.5 }],
    ['b: { type: boolean }', { b: 'false' }, { b: false }],
    ['b: { type: boolean }', { b: true }, { b: true }],
    ['d: { type: date }', { d: '2026-01-31' }, { d: '2026-01-31' }],
    ['d: { type: date }', { d: '2026-01' }, { d: '2026-01' }],
    ['d: { type: date }', { d: 'Yesterday' }, { d: '2026-11-19' }],
    ['s: {}', { s: 7 }, { s: '7' }],
    ['n: { type: number, choices: [1, 2] }', { n: '2' }, { n: 2 }],
    ['constructor: { default: x }', {}, { constructor: 'x' }],
  ])('are typed: %s with %j', (lines, given, values) =>
    expect(resolve(lines, given as unknown as Record<string, string>)).toEqual(values),
  );

  it.each([
    ['fund: { default: x }', { fnud: 'y' }, 'parameter.undeclared', 'usage', /Did you mean "fund"\?/],
    ['fund: { default: x }', { toString: 'y' }, 'parameter.undeclared', 'usage', /"toString"/],
    ['fund: { type: string }', {}, 'parameter.missing', 'report', /no value and no default/],
    ['n: { type: number }', { n: 'one' }, 'parameter.wrong-type', 'report', /a number is expected/],
    ['n: { type: number }', { n: ' ' }, 'parameter.wrong-type', 'report', /a number is expected/],
    ['n: { type: number }', { n: 'Infinity' }, 'parameter.wrong-type', 'report', /a number is expected/],
    ['b: { type: boolean }', { b: 'yes' }, 'parameter.wrong-type', 'report', /true or false is expected/],
    ['d: { type: date }', { d: '2026-02-30' }, 'parameter.wrong-type', 'report', /a date like 2026-01-31 is expected/],
    ['d: { type: date }', { d: '2026-13' }, 'parameter.wrong-type', 'report', /a date/],
    ['c: { choices: [north, south] }', { c: 'nroth' }, 'parameter.not-a-choice', 'report', /Did you mean "north"\?/],
    ['m: { type: period }', { m: 'lst month' }, 'parameter.unknown-period', 'report', /Did you mean "last month"\?/],
    ['m: { type: period, choices: [2026-Q1, 2026-Q2] }', { m: '2026-Q3' }, 'parameter.not-a-choice', 'report', /2 choices/],
    ['m: { type: period, default: 2026 }\nm_start: { default: x }', {}, 'parameter.name-taken', 'report', /also gives "m_start"/],
  ])('are refused: %s with %j', async (lines, given, code, kind, message) => {
    const error = await errorOf(() => resolve(lines, given as unknown as Record<string, string>));
    expect(error).toMatchObject({ code, kind });
    expect(error.message).toMatch(message);
  });

  it('that are wrong are told all at once', async () => {
    expect(await codesOf(() => resolve('a: {}\nb: { type: number, default: x }\nc: { type: period, default: soon }'))).toEqual([
      'parameter.missing',
      'parameter.wrong-type',
      'parameter.unknown-period',
    ]);
    expect(await codesOf(() => resolve('a: { default: 1 }', { x: '1', y: '2' }))).toEqual([
      'parameter.undeclared',
      'parameter.undeclared',
    ]);
  });

  it('with many choices show a dozen of them', async () => {
    const choices = Array.from({ length: 40 }, (_, i) => `port-${i}`);
    const error = await errorOf(() => resolve(`c: { choices: [${choices.join(', ')}] }`, { c: 'x' }));
    expect(error.problems[0]?.mend).toMatch(/^Choices: port-0, .*, port-11 and 28 more\.$/);
  });
});

describe('a parameter that is a period', () => {
  it('is words for prose and days for queries, with the period before and a year ago', () => {
    expect(resolve('month: { type: period, default: last month }')).toEqual({
      month: 'October 2026',
      month_iso: '2026-10',
      month_start: '2026-10-01',
      month_end: '2026-10-31',
      month_previous: 'September 2026',
      month_previous_iso: '2026-09',
      month_previous_start: '2026-09-01',
      month_previous_end: '2026-09-30',
      month_year_ago: 'October 2025',
      month_year_ago_iso: '2025-10',
      month_year_ago_start: '2025-10-01',
      month_year_ago_end: '2025-10-31',
    });
  });

  it('speaks the language of the report and follows its fiscal year', () => {
    expect(resolve('q: { type: period }', { q: 'Q3 2026' }, { locale: locales.de }).q).toBe('3. Quartal 2026');
    expect(resolve('q: { type: period }', { q: '2026-Q3' }, { locale: locales['zh-Hant'] }).q).toBe('2026年第三季');
    expect(resolve('q: { type: period }', { q: '2026-Q3' }, { locale: locales['zh-Hans'] }).q).toBe('2026年第三季度');
    expect(resolve('y: { type: period }', { y: 'FY26' }, { fiscalYearEnd: 3 })).toMatchObject({
      y: 'FY26',
      y_start: '2025-04-01',
      y_end: '2026-03-31',
    });
    expect(resolve('y: { type: period, default: 2026 }')).toMatchObject({ y: '2026', y_end: '2026-12-31' });
  });

  it('gives days to queries by these names', () => {
    expect([...dayParameters(spec('d: { type: date }\nm: { type: period }\ns: {}'))]).toEqual([
      'd',
      'm_start',
      'm_end',
      'm_previous_start',
      'm_previous_end',
      'm_year_ago_start',
      'm_year_ago_end',
    ]);
  });

  it('is among its choices however it is written', () => {
    expect(resolve('q: { type: period, choices: [2026-Q3, 2026-Q4] }', { q: 'Q3 2026' }).q).toBe('Q3 2026');
  });
});

describe('choices of a dataset', () => {
  const funds = datasetOf('funds', [
    { id: 'a', name: 'Alder' },
    { id: 'b', name: null },
    { id: null, name: 'Nobody' },
    { id: 'a', name: 'Again' },
  ]);
  const datasets = new Map([['funds', funds]]);
  const declared = spec('fund: { choices: { dataset: funds, column: id, label: name }, default: a }');

  it('are its values, each once, with their words', () => {
    expect(choicesOf(declared, 'fund', datasets)).toEqual([
      { value: 'a', label: 'Alder' },
      { value: 'b', label: 'b' },
    ]);
    expect(choicesOf(spec('n: { choices: [1, x] }'), 'n', datasets)).toEqual([
      { value: '1', label: '1' },
      { value: 'x', label: 'x' },
    ]);
    expect(choicesOf(spec('n: { default: 1 }'), 'n', datasets)).toBeUndefined();
  });

  it('bring the words of the choice', () => {
    expect({ ...checkChoices(declared, { fund: 'a' }, datasets) }).toEqual({ fund: 'a', fund_label: 'Alder' });
  });

  it.each([
    ['fund: { choices: { dataset: funds, column: id } }', 'c', 'parameter.not-a-choice', /2 choices/],
    ['fund: { choices: { dataset: fund, column: id } }', 'a', 'parameter.choices', /"fund", which is not declared/],
    ['fund: { choices: { dataset: funds, column: di } }', 'a', 'parameter.choices', /no column "di". Did you mean "id"\?/],
    ['fund: { choices: { dataset: funds, column: id, label: nmae } }', 'a', 'parameter.choices', /Did you mean "name"\?/],
  ])('%s with %s is refused', async (lines, fund, code, message) => {
    const error = await errorOf(() => checkChoices(spec(lines), { fund }, datasets));
    expect(error).toMatchObject({ code, problems: [{ message: expect.stringMatching(message), place: { line: 5 } }] });
  });
});
