import { describe, expect, it } from 'vitest';
import type { Dataset, DatasetColumn } from '../../../src/data/dataset.ts';
import type { Fact } from '../../../src/data/fact.ts';
import { resolveFacts } from '../../../src/data/facts.ts';
import type { Parameters } from '../../../src/data/parameters.ts';
import { periodValues } from '../../../src/data/periods/label.ts';
import { readPeriod } from '../../../src/data/periods/words.ts';
import type { Row } from '../../../src/data/row.ts';
import { codesOf, factsOf, locales, markdown, problemsOf, specOf, underlined } from '../../support/report.ts';

const text = (lines: string, id = 'x', language: keyof typeof locales = 'en') =>
  factsOf(lines, language).get(id)?.text.replaceAll('\u00a0', ' ');

describe('facts', () => {
  it('are printed by unit, scale and language', () => {
    expect(text('x: { value: 387.2e9, unit: USD, scale: bn }')).toBe('$387.2bn');
    expect(text('x: { value: 387.2e9, unit: USD, scale: bn }', 'x', 'de')).toBe('387,2 Mrd. $');
    expect(text('x: { value: 12, unit: "" }')).toBe('12');
    expect(text('x: { value: [30, 50], unit: "%", decimals: 0 }')).toBe('30–50%');
    expect(text('x: { value: 5, unit: "", display: five or so }')).toBe('five or so');
    expect(text('x: { value: 45.2, unit: USD/MWh }', 'x', 'de')).toBe('45,20 $/MWh');
  });

  it('are computed in the order they need each other, and stand in that of the report', () => {
    const facts = factsOf(
      'upside: { formula: target / price - 1, unit: "%" }\ntarget: { formula: price * 2, unit: USD }\nprice: { value: 50, unit: USD }',
    );
    expect(facts.get('upside')).toMatchObject({ value: 100, text: '100.0%' });
    expect([...facts.keys()]).toEqual(['upside', 'target', 'price']);
  });

  it.each([
    ['half: { value: 50, unit: "%" }\nx: { formula: 200 * half, unit: "" }', 100],
    ['a: { value: 50, unit: "%" }\nx: { formula: a, unit: "%" }', 50],
    ['a: { value: 3, unit: pp }\nb: { value: 1, unit: pp }\nx: { formula: a - b, unit: pp }', 2],
    ['a: { value: 40, unit: bp }\nb: { value: 15, unit: bp }\nx: { formula: a - b, unit: bp }', 25],
    ['a: { value: 4.5, unit: "%" }\nb: { value: 4, unit: "%" }\nx: { formula: a - b, unit: pp }', 0.5],
    ['a: { value: 4.5, unit: "%" }\nb: { value: 4, unit: "%" }\nx: { formula: a - b, unit: bp }', 50],
    ['a: { value: 50, unit: bp }\nx: { formula: 1000 * a, unit: "" }', 5],
  ])('take percentages and points as ratios: %j', (lines, value) => {
    expect(factsOf(lines).get('x')?.value).toBeCloseTo(value, 10);
  });

  it('keep a range', () => {
    expect(factsOf('r: { value: [10, 20], unit: "" }\nx: { formula: r * 2, unit: "" }').get('x')).toMatchObject({
      low: 20,
      high: 40,
      value: 30,
      isRange: true,
      text: '20–40',
    });
  });

  it('inherit the sources of what they are computed from, each once', () => {
    const facts = factsOf(
      'a: { value: 1, unit: "", source: one }\nb: { value: 2, unit: "", source: [two, one] }\nc: { formula: a + b, unit: "", source: own }\nd: { formula: c * 2, unit: "" }',
    );
    expect(facts.get('d')?.sources).toEqual(['own', 'one', 'two']);
    expect(facts.get('d')?.origin).toEqual({ kind: 'formula', formula: 'c * 2', inputs: ['c'] });
  });

  it('may need each other in chains of thousands', () => {
    const links = Array.from({ length: 5000 }, (_, i) => `f${i}: { formula: f${i + 1} + 1, unit: "" }`);
    const facts = factsOf(`${links.join('\n')}\nf5000: { value: 1, unit: "" }`);
    expect(facts.get('f0')?.value).toBe(5001);
  });

  it('that are wrong are told all at once, each once, from the top down', async () => {
    const problems = await problemsOf(() =>
      factsOf(
        'none: { unit: USD }\nboth: { value: 1, formula: two, unit: "" }\ntwo: { value: 2, unit: "" }\nbad: { formula: "two +", unit: "" }\nfar: { formula: two * tow, unit: "" }\nzero: { formula: 1 / (two - two), unit: "" }\nuses: { formula: zero + 1, unit: "" }\nalso: { formula: zero + uses, unit: "" }\ndown: { value: [5, 1], unit: "" }\nhuge: { formula: 1e308 * 1e308, unit: "" }\nhuger: { formula: huge * 2, unit: "" }',
      ),
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'fact.no-value',
      'fact.no-value',
      'fact.formula',
      'fact.unknown',
      'fact.formula',
      'fact.range-order',
      'fact.not-finite',
    ]);
    expect(problems.find(({ code }) => code === 'fact.unknown')).toMatchObject({
      message: 'The formula of "far" names "tow", which is no fact. Did you mean "two"?',
      place: { line: 9 },
    });
    for (const problem of problems) expect(problem.frame).toMatch(new RegExp(`^> +${problem.place?.line} \\|`, 'm'));
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('do not take %s for a fact', async (name) => {
    expect(await codesOf(() => factsOf(`x: { formula: ${name} * 2, unit: "" }`))).toEqual(['fact.unknown']);
    expect(factsOf(`${name}: { value: 3, unit: "" }\nx: { formula: ${name} * 2, unit: "" }`).get('x')?.value).toBe(6);
  });

  it('that need each other in a circle say the circle once, in full', async () => {
    const problems = await problemsOf(() =>
      factsOf(
        'a: { formula: b + 1, unit: "" }\nb: { formula: c, unit: "" }\nc: { formula: a, unit: "" }\nd: { formula: a, unit: "" }\nself: { formula: self, unit: "" }',
      ),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'The fact "a" depends on itself: a → b → c → a.',
      'The fact "self" depends on itself: self → self.',
    ]);
    expect(problems.every(({ code }) => code === 'fact.circular')).toBe(true);
  });
});

describe('a fact without unit', () => {
  it.each([
    ['x: 5', '{ value: 5, unit: USD }', '5'],
    ['x: { value: 5 }', 'unit: USD', '{ value: 5 }'],
    ['y: { value: 1, unit: USD }\nx: { formula: y * 2 }', 'unit: ""', '{ formula: y * 2 }'],
  ])('%s is refused and taught', async (lines, mend, marked) => {
    const [problem] = await problemsOf(() => factsOf(lines));
    expect(problem).toMatchObject({
      code: 'fact.no-unit',
      message: 'The fact "x" has no unit.',
      mend: expect.stringContaining(mend),
    });
    expect(underlined(problem as never)).toBe(marked);
  });
});

describe('units in formulas', () => {
  const base =
    'price: { value: 160, unit: USD }\neps: { value: 8, unit: USD }\nperShare: { value: 8, unit: USD/share }\nshares: { value: 2e9, unit: shares }\nsales: { value: 7e9, unit: CNY }\nrate: { value: 0.14, unit: USD/CNY }\nplain: { value: 3, unit: "" }\ngrowth: { value: 10, unit: "%" }\npe: { value: 20, unit: x }\nboxes: { value: 100, unit: TEU }\nyears: { value: 3, unit: years }\n';

  it.each([
    ['price / eps', 'x'],
    ['price / perShare', 'x'],
    ['eps * pe', 'USD'],
    ['price * shares', 'USD'],
    ['price * shares / shares', 'USD'],
    ['price * (1 + growth)', 'USD'],
    ['price / eps - 1', '%'],
    ['price * 4', 'USD'],
    ['price * plain', 'USD'],
    ['sales * rate', 'USD'],
    ['price / rate', 'CNY'],
    ['price * shares / boxes', 'USD/TEU'],
    ['price + perShare', 'USD'],
    ['max(price - eps, 0)', 'USD'],
    ['growth(price, eps)', '%'],
    ['cagr(price, eps, years)', '%'],
    ['pow(price / eps, 1 / years) - 1', '%'],
    ['sqrt(price * eps)', 'USD'],
    ['plain * 2', 'TEU'],
    ['shares + plain', ''],
    ['mean(price, eps)', 'USD'],
    ['growth + (pe - 1)', '%'],
    ['1 + growth - price / eps', '%'],
    ['pe - price / eps', 'x'],
  ])('%s in %j agrees', (formula, unit) => {
    expect(factsOf(`${base}x: { formula: "${formula}", unit: "${unit}" }`).get('x')?.unit).toBe(unit);
  });

  it.each([
    ['price + sales', 'USD', /adds "price" \(USD\) and "sales" \(CNY\)/, /unit is "USD\/CNY"/],
    ['price - plain', 'USD', /subtracts "price" \(USD\) and "plain" \(a number without unit\)/, /what "plain" is counted in/],
    ['price + 5', 'USD', /adds "price" \(USD\) and 5/, /fact with a unit/],
    ['price + growth', 'USD', /adds "price" \(USD\) and "growth" \(a percentage\)/, /same unit/],
    ['growth + pe', '%', /adds "growth" \(a percentage\) and "pe" \(a multiple\)/, /\(m - 1\)/],
    ['max(pe, growth)', 'x', /puts together "pe" \(a multiple\) and "growth" \(a percentage\)/, /\(m - 1\)/],
    ['max(price, sales)', 'USD', /puts together "price" \(USD\) and "sales" \(CNY\)/, /Convert/],
    ['growth(price, sales)', '%', /compares "price" \(USD\) and "sales" \(CNY\)/, /Convert/],
    ['boxes + shares', '', /adds "boxes" \(TEU\) and "shares" \(share\)/, /same unit/],
    ['price / sales', 'x', /declared in a multiple, and its formula gives USD per CNY/, /Mend/],
    ['price / eps', 'USD', /declared in USD, and its formula gives a ratio from price \(USD\), eps \(USD\)/, /Mend/],
    ['sales * 2', 'USD', /declared in USD, and its formula gives CNY/, /unit is "USD\/CNY", or declare unit: CNY/],
    ['price * eps', 'USD', /gives USD\^2/, /Mend/],
    ['pow(price, plain)', 'USD', /the power of a number with a unit/, undefined],
    ['price * 2', '%', /declared in a percentage, and its formula gives USD/, /makes a ratio/],
  ])('%s in %j is refused', async (formula, unit, message, mend) => {
    const problems = await problemsOf(() => factsOf(`${base}x: { formula: "${formula}", unit: "${unit}" }`));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'fact.unit-mismatch', message: expect.stringMatching(message) });
    if (mend) expect(problems[0]?.mend).toMatch(mend);
    expect(underlined(problems[0] as never)).toContain(formula);
  });
});

describe('a number that stands in the report', () => {
  it.each([
    ['x: { value: 9007199254740993, unit: "" }', 'fact.inexact', '9007199254740993'],
    ['x: { value: -9007199254740993.0, unit: "" }', 'fact.inexact', '-9007199254740993.0'],
    ['x: { value: [1, 9007199254740993], unit: "" }', 'fact.inexact', '[1, 9007199254740993]'],
    ['x: { value: 1.2, unit: USD, scale: bn }', 'fact.scale', '1.2'],
    ['x: { value: [-1.2, 3.4], unit: USD, scale: bn, decimals: 2 }', 'fact.scale', '[-1.2, 3.4]'],
  ])('%s is %s', async (line, code, marked) => {
    const problems = await problemsOf(() => factsOf(line));
    expect(problems).toMatchObject([{ code }]);
    expect(underlined(problems[0] as never)).toBe(marked);
  });

  it.each([
    ['x: { value: 9007199254740991, unit: "" }', '9,007,199,254,740,991'],
    ['x: { value: 1000000000000000000, unit: "" }', '1,000,000,000,000,000,000'],
    ['x: { value: 9.1e18, unit: USD, scale: tn }', '$9,100,000.0tn'],
    ['x: { value: 0, unit: USD, scale: bn }', '$0.0bn'],
    ['x: { value: 0.06e9, unit: USD, scale: bn }', '$0.1bn'],
    ['x: { value: 1.2, unit: "%", scale: bn }', '1.2%'],
    ['x: { value: 1.2, unit: USD, scale: bn, display: "$1.2bn" }', '$1.2bn'],
    ['a: { value: 5, unit: USD }\nx: { formula: a * 2, unit: USD, scale: bn }', '$0.0bn'],
  ])('%s prints %s', (line, text) => {
    expect(factsOf(line).get('x')?.text).toBe(text);
  });
});

describe('a number that is not there', () => {
  const NUMBERS =
    'na: { value: NA, unit: USD }\nnm: { value: NM, unit: x }\nnil: { value: nil, unit: USD }\neps: { value: -2, unit: USD }\nprice: { value: 10, unit: USD }\n';
  const fact = (line: string, language: keyof typeof locales = 'en') => factsOf(NUMBERS + line, language).get('x') as Fact;

  it.each([
    ['x: { formula: na + price, unit: USD }', 'NA', 'NA'],
    ['x: { formula: nm * price, unit: USD }', 'NM', 'NM'],
    ['x: { formula: nm * na, unit: USD }', 'NA', 'NA'],
    ['x: { formula: nil + price, unit: USD }', undefined, '$10.00'],
    ['x: { formula: price / eps, unit: x, meaningful: eps > 0 }', 'NM', 'NM'],
    ['x: { formula: price / eps, unit: x, meaningful: eps < 0 && price >= 10 }', undefined, '−5.0×'],
    ['x: { formula: price / eps, unit: x, meaningful: eps > 0 || price > 5 }', undefined, '−5.0×'],
    ['x: { formula: price / nil, unit: x, meaningful: nil > 0 }', 'NM', 'NM'],
    ['x: { formula: price, unit: USD, meaningful: na > 0 }', 'NA', 'NA'],
    ['x: { value: 3, unit: USD, meaningful: eps > 0 }', 'NM', 'NM'],
    ['x: { formula: "growth(price, eps)", unit: "%" }', 'NM', 'NM'],
    ['x: { formula: "cagr(price, eps, 2)", unit: "%" }', 'NM', 'NM'],
    ['x: { value: nil, unit: USD, qualifier: over }', 'nil', '–'],
  ])('%s is %s', (line, missing, printed) => {
    expect(fact(line)).toMatchObject({ missing, text: printed, tableText: printed, isRange: false });
  });

  it('is NaN, but zero when it is nil', () => {
    expect(fact('x: { value: NA, unit: USD }').value).toBeNaN();
    expect(fact('x: { value: nil, unit: USD }').value).toBe(0);
  });

  it('has words of its own in every language', () => {
    expect(fact('x: { value: NM, unit: USD }', 'de').text).toBe('n. s.');
  });

  it.each([
    ['x: { value: 1, unit: USD, meaningful: eps }', 'fact.formula'],
    ['x: { value: 1, unit: USD, meaningful: eps > }', 'fact.formula'],
    ['x: { value: 1, unit: USD, meaningful: esp > 0 }', 'fact.unknown'],
    ['x: { value: 1, unit: USD, meaningful: eps > nm }', 'fact.unit-mismatch'],
    ['x: { formula: price > eps, unit: x }', 'fact.formula'],
    ['x: { value: 1, unit: USD, meaningful: x > 0 }', 'fact.circular'],
    ['x: { formula: log(price), unit: x }', 'fact.formula'],
    ['x: { formula: pow(price), unit: x }', 'fact.formula'],
  ])('whose condition is wrong is told: %s', async (line, code) => {
    expect(await codesOf(() => fact(line))).toEqual([code]);
  });
});

describe('a comparison', () => {
  it('names facts of the same unit', () => {
    const facts = factsOf('a: { value: 2, unit: USD, previous: b, yearAgo: b }\nb: { value: 1, unit: USD }');
    expect(facts.get('a')).toMatchObject({ previous: 'b', yearAgo: 'b' });
  });

  it.each([
    [
      'a: { value: 2, unit: USD, previous: bb }\nb: { value: 1, unit: USD }',
      'fact.unknown',
      /previous of "a".*Did you mean "b"\?/,
    ],
    ['a: { value: 2, unit: USD, yearAgo: b }\nb: { value: 1, unit: CNY }', 'fact.unit-mismatch', /yearAgo names "b" in "CNY"/],
    ['a: { value: 2, unit: "%", previous: b }\nb: { value: 1, unit: bp }', 'fact.unit-mismatch', /"%".*"bp"/],
  ])('of %s is refused', async (lines, code, message) => {
    const problems = await problemsOf(() => factsOf(lines));
    expect(problems).toEqual([expect.objectContaining({ code, message: expect.stringMatching(message) })]);
  });
});

function datasetOf(
  name: string,
  rows: readonly Row[],
  schema: readonly Partial<DatasetColumn>[] = [],
  changes: Partial<Dataset> = {},
): Dataset {
  const columns = schema.length > 0 ? schema.map((column) => String(column.name)) : [...new Set(rows.flatMap(Object.keys))];
  return {
    name,
    kind: 'inline',
    columns,
    schema: columns.map((column, i) => ({
      name: column,
      type: 'number',
      unit: undefined,
      scale: undefined,
      nullable: true,
      title: undefined,
      ...schema[i],
    })),
    rows,
    rowCount: rows.length,
    hash: 'h',
    origin: 'here',
    asOf: undefined,
    sources: [],
    ...changes,
  };
}

function resolved(line: string, datasets: readonly Dataset[], parameters: Parameters = {}): Fact {
  const spec = specOf(markdown(`facts:\n  ${line}`));
  return resolveFacts(spec, new Map(datasets.map((dataset) => [dataset.name, dataset])), locales.en, parameters).get('x') as Fact;
}

describe('a look-up', () => {
  const prices = datasetOf('prices', [
    { day: 'mon', port: 'north', value: 4 },
    { day: 'tue', port: 'north', value: 6 },
    { day: 'tue', port: 'south', value: 11 },
    { day: 'wed', port: 'south', value: null },
  ]);
  const look = (from: string, more = 'unit: ""', parameters: Parameters = {}) =>
    resolved(`x: { from: { dataset: prices, ${from} }, ${more} }`, [prices], parameters);

  it.each([
    ['first', 4],
    ['last', 11],
    ['sum', 21],
    ['mean', 7],
    ['min', 4],
    ['max', 11],
    ['count', 4],
  ])('takes %s', (take, value) => expect(look(`column: value, take: ${take}`).value).toBe(value));

  it('takes the only one that a condition leaves, also by a parameter', () => {
    expect(look('column: value, where: { day: tue, port: south }').value).toBe(11);
    expect(look('column: value, where: { port: east }, take: count', 'decimals: 0').text).toBe('0');
    expect(look('column: value, where: { day: tue, port: { param: port } }', 'unit: ""', { port: 'north' }).value).toBe(6);
  });

  it('takes the rows of a period', () => {
    const days = datasetOf('days', [
      { day: '2026-09-30', n: 1 },
      { day: '2026-10-01', n: 2 },
      { day: '2026-10-31T23:00:00Z', n: 4 },
      { day: '2026-10', n: 8 },
      { day: '2026-11-01', n: 16 },
      { day: null, n: 32 },
    ]);
    const period = readPeriod('2026-10', { today: '2026-11-20', fiscalYearEnd: 12 });
    const parameters = periodValues('month', period, locales.en);
    const from = 'from: { dataset: days, column: n, take: sum, where: { day: { param: month } } }';
    expect(resolved(`x: { ${from}, unit: "" }`, [days], parameters).value).toBe(14);
  });

  it('takes unit, scale, date and sources of its column, unless it says otherwise', () => {
    const figures = datasetOf('figures', [{ sales: 4.5 }], [{ name: 'sales', unit: 'EUR', scale: 'mn' }], {
      asOf: '2026-03-31',
      sources: ['books'],
    });
    expect(resolved('x: { from: { dataset: figures, column: sales } }', [figures])).toMatchObject({
      value: 4.5e6,
      unit: 'EUR',
      text: '€4.5mn',
      asOf: '2026-03-31',
      sources: ['books'],
      origin: { kind: 'lookup', dataset: 'figures', column: 'sales', take: 'only' },
    });
    expect(
      resolved('x: { from: { dataset: figures, column: sales }, scale: none, decimals: 0, source: own }', [figures]),
    ).toMatchObject({
      text: '€4,500,000',
      sources: ['own'],
    });
  });

  it('turns percentages into the points that are asked for', () => {
    const rates = datasetOf('rates', [{ rate: 1.25 }], [{ name: 'rate', unit: '%' }]);
    expect(resolved('x: { from: { dataset: rates, column: rate }, unit: bp }', [rates])).toMatchObject({
      value: 125,
      text: '125bp',
    });
  });

  it('of a long column does not end the stack', () => {
    const long = datasetOf(
      'long',
      Array.from({ length: 200_000 }, (_, value) => ({ value })),
    );
    expect(resolved('x: { from: { dataset: long, column: value, take: max }, unit: "" }', [long]).value).toBe(199_999);
  });

  it('that finds nothing prints what it is told to', () => {
    expect(look('column: value, where: { port: east }', 'unit: USD, missing: NA')).toMatchObject({ text: 'NA', missing: 'NA' });
    expect(look('column: value, where: { day: wed }', 'unit: USD, missing: nil')).toMatchObject({ text: '–', value: 0 });
  });

  it.each([
    ['column: value', 'unit: ""', 'fact.lookup', /3 values .* where one is expected/],
    ['column: value, where: { port: east }', 'unit: ""', 'fact.lookup', /finds no value/],
    ['column: vaule', 'unit: ""', 'fact.lookup', /no column "vaule". Did you mean "value"\?/],
    ['column: vaule', 'unit: "", missing: NA', 'fact.lookup', /no column "vaule"/],
    ['column: value, where: { prot: north }', 'unit: ""', 'fact.lookup', /no column "prot". Did you mean "port"\?/],
    ['column: value, where: { port: { param: prot } }', 'unit: ""', 'fact.lookup', /parameter "prot"/],
    ['column: day, take: first', 'unit: ""', 'fact.lookup', /holds "mon", which is not a number/],
    ['column: value, take: sum', 'sign: true', 'fact.no-unit', /nor has the column/],
  ])('of %s, %s is refused', async (from, more, code, message) => {
    const problems = await problemsOf(() => look(from, more));
    expect(problems).toEqual([expect.objectContaining({ code, message: expect.stringMatching(message) })]);
  });

  it('in another unit than its column is refused', async () => {
    const figures = datasetOf('figures', [{ sales: 4.5 }], [{ name: 'sales', unit: 'EUR' }]);
    const [problem] = await problemsOf(() => resolved('x: { from: { dataset: figures, column: sales }, unit: USD }', [figures]));
    expect(problem).toMatchObject({ code: 'fact.unit-mismatch', message: expect.stringContaining('USD and its column in EUR') });
  });

  it('of a dataset that is not declared is refused', async () => {
    const problems = await problemsOf(() => factsOf('x: { from: { dataset: prices, column: value }, unit: "" }'));
    expect(problems[0]).toMatchObject({
      code: 'fact.lookup',
      message: expect.stringContaining('"prices", which is not declared'),
    });
  });
});

describe('a fact by SQL', () => {
  const line = 'x: { sql: "SELECT sum(n) FROM d", unit: USD }';

  it('is the one number of its answer', () => {
    const answer = datasetOf('fact:x', [{ 'sum(n)': 12.5 }], [], { sources: ['books'] });
    expect(resolved(line, [answer])).toMatchObject({
      text: '$12.50',
      sources: ['books'],
      origin: { kind: 'sql', sql: 'SELECT sum(n) FROM d', dataset: 'fact:x' },
    });
  });

  it('whose answer is a decimal in words is a number', () => {
    expect(resolved(line, [datasetOf('fact:x', [{ n: '12.50' }])]).value).toBe(12.5);
  });

  it.each<[string, readonly Row[], RegExp]>([
    ['no row', [], /gives no row/],
    ['many rows', [{ n: 1 }, { n: 2 }], /gives 2 rows; one is expected/],
    ['many columns', [{ n: 1, m: 2 }], /gives 2 columns \(n, m\)/],
    ['null', [{ n: null }], /gives null/],
    ['words', [{ n: 'much' }], /gives "much", which is not a number/],
  ])('that gives %s is refused', async (_, rows, message) => {
    const answer = datasetOf('fact:x', rows, rows.length === 0 ? [{ name: 'n' }] : []);
    const problems = await problemsOf(() => resolved(line, [answer]));
    expect(problems).toEqual([expect.objectContaining({ code: 'fact.sql', message: expect.stringMatching(message) })]);
    expect(underlined(problems[0] as never)).toBe('"SELECT sum(n) FROM d"');
  });

  it('that gives nothing prints what it is told to', () => {
    const nothing = datasetOf('fact:x', [{ n: null }]);
    expect(resolved('x: { sql: "SELECT 1", unit: USD, missing: NA }', [nothing]).text).toBe('NA');
  });
});
