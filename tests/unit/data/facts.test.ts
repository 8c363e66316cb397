import { describe, expect, it } from 'vitest';
import { resolveFacts } from '../../../src/data/facts.ts';
import { loadDatasets } from '../../../src/data/load.ts';
import { codesOf, factsOf, locales, markdown, problemsOf, specOf } from '../../support/report.ts';

const text = (lines: string, id = 'x', language: keyof typeof locales = 'en') =>
  factsOf(lines, language).get(id)?.text.replaceAll('\u00a0', ' ');

describe('facts', () => {
  it('are printed by unit, scale and language', () => {
    expect(text('x: { value: 387.2e9, unit: USD, scale: bn }')).toBe('$387.2bn');
    expect(text('x: { value: 387.2e9, unit: USD, scale: bn }', 'x', 'de')).toBe('387,2 Mrd. $');
    expect(text('x: 12')).toBe('12');
    expect(text('x: { value: [30, 50], unit: "%", decimals: 0 }')).toBe('30–50%');
    expect(text('x: { value: 5, display: five or so }')).toBe('five or so');
  });

  it('are computed in the order they need each other', () => {
    const facts = factsOf('upside: { formula: target / price - 1, unit: "%" }\ntarget: { formula: price * 2 }\nprice: 50');
    expect(facts.get('upside')).toMatchObject({ value: 100, text: '100.0%' });
    expect([...facts.keys()].sort()).toEqual(['price', 'target', 'upside']);
  });

  it.each([
    ['half: { value: 50, unit: "%" }\nx: { formula: 200 * half }', 100],
    ['a: { value: 50, unit: "%" }\nx: { formula: a, unit: "%" }', 50],
    ['a: { value: 3, unit: pp }\nb: { value: 1, unit: pp }\nx: { formula: a - b, unit: pp }', 2],
    ['a: { value: 40, unit: bp }\nb: { value: 15, unit: bp }\nx: { formula: a - b, unit: bp }', 25],
    ['a: { value: 4.5, unit: "%" }\nb: { value: 4, unit: "%" }\nx: { formula: a - b, unit: pp }', 0.5],
    ['a: { value: 4.5, unit: "%" }\nb: { value: 4, unit: "%" }\nx: { formula: a - b, unit: bp }', 50],
    ['a: { value: 50, unit: bp }\nx: { formula: 1000 * a }', 5],
  ])('take percentages and points as ratios: %j', (lines, value) => {
    expect(factsOf(lines).get('x')?.value).toBeCloseTo(value, 10);
  });

  it('keep a range', () => {
    expect(factsOf('r: { value: [10, 20] }\nx: { formula: r * 2 }').get('x')).toMatchObject({
      low: 20,
      high: 40,
      value: 30,
      isRange: true,
      text: '20–40',
    });
  });

  it('inherit the sources of what they are computed from, each once', () => {
    const facts = factsOf(
      'a: { value: 1, source: one }\nb: { value: 2, source: [two, one] }\nc: { formula: a + b, source: own }\nd: { formula: c * 2 }',
    );
    expect(facts.get('d')?.sources).toEqual(['own', 'one', 'two']);
  });

  it('that are wrong are told all at once, each once', async () => {
    const problems = await problemsOf(() =>
      factsOf(
        'none: { unit: USD }\nboth: { value: 1, formula: two }\ntwo: 2\nbad: { formula: "two +" }\nfar: { formula: two * tow }\nzero: { formula: 1 / (two - two) }\nuses: { formula: zero + 1 }\nalso: { formula: zero + uses }\ndown: { value: [5, 1] }\nhuge: { formula: 1e308 * 1e308 }\nhuger: { formula: huge * 2 }',
      ),
    );
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'fact.formula',
      'fact.formula',
      'fact.no-value',
      'fact.no-value',
      'fact.not-finite',
      'fact.range-order',
      'fact.unknown',
    ]);
    expect(problems.find(({ code }) => code === 'fact.unknown')).toMatchObject({
      message: 'The formula of "far" names "tow", which is no fact. Did you mean "two"?',
      place: { line: 9 },
    });
    for (const problem of problems) expect(problem.frame).toMatch(new RegExp(`^> +${problem.place?.line} \\|`, 'm'));
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('do not take %s for a fact', async (name) => {
    expect(await codesOf(() => factsOf(`x: { formula: ${name} * 2 }`))).toEqual(['fact.unknown']);
    expect(factsOf(`${name}: 3\nx: { formula: ${name} * 2 }`).get('x')?.value).toBe(6);
  });

  it('that need each other in a circle say the circle once', async () => {
    const problems = await problemsOf(() =>
      factsOf('a: { formula: b + 1 }\nb: { formula: c }\nc: { formula: a }\nd: { formula: a }\nself: { formula: self }'),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'The fact "a" depends on itself: a → b → c → a.',
      'The fact "self" depends on itself: self → self.',
    ]);
    expect(problems.every(({ code }) => code === 'fact.circular')).toBe(true);
  });
});

describe('a look-up', () => {
  const table =
    'datasets:\n  prices:\n    rows:\n      - { day: mon, port: north, value: 4 }\n      - { day: tue, port: north, value: 6 }\n      - { day: tue, port: south, value: 11 }\n      - { day: wed, port: south, value: }\n';
  const look = async (from: string) => {
    const spec = specOf(markdown(`${table}facts:\n  x: { from: { dataset: prices, ${from} } }`));
    return resolveFacts(spec, await loadDatasets(spec, {}, '/workspace'), locales.en).get('x');
  };

  it.each([
    ['first', 4],
    ['last', 11],
    ['sum', 21],
    ['mean', 7],
    ['min', 4],
    ['max', 11],
    ['count', 4],
  ])('takes %s', async (take, value) => expect((await look(`column: value, take: ${take}`))?.value).toBe(value));

  it('takes the only one that a condition leaves', async () => {
    expect((await look('column: value, where: { day: tue, port: south }'))?.value).toBe(11);
    expect((await look('column: value, where: { port: east }, take: count'))?.value).toBe(0);
  });

  it.each([
    ['column: value', /3 values .* where one is expected/],
    ['column: value, where: { port: east }', /finds no value/],
    ['column: vaule', /no column "vaule". Did you mean "value"\?/],
    ['column: value, where: { prot: north }', /no column "prot". Did you mean "port"\?/],
    ['column: day, take: first', /not a number/],
  ])('of %s is refused', async (from, message) => {
    const problems = await problemsOf(() => look(from));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'fact.lookup', message: expect.stringMatching(message) });
  });

  it('of a dataset that is not declared is refused', async () => {
    const problems = await problemsOf(() => factsOf('x: { from: { dataset: prices, column: value } }'));
    expect(problems[0]).toMatchObject({
      code: 'fact.lookup',
      message: expect.stringContaining('"prices", which is not declared'),
    });
  });
});
