import { describe, expect, it } from 'vitest';
import { resolveParameters } from '../../../src/data/parameters.ts';
import { errorOf, markdown, specOf } from '../../support/report.ts';

const resolve = (lines: string, given: Readonly<Record<string, string>> = {}) => ({
  ...resolveParameters(specOf(markdown(`parameters:\n  ${lines}`)), given),
});

describe('parameters', () => {
  it('take what is given, else the default', () => {
    expect(resolve('fund: { default: North }')).toEqual({ fund: 'North' });
    expect(resolve('fund: { default: North }', { fund: 'South' })).toEqual({ fund: 'South' });
    expect(resolve('fund: { default: North }', { fund: '' })).toEqual({ fund: '' });
  });

  it.each([
    ['n: { type: number }', { n: ' 1.5 ' }, { n: 1.5 }],
    ['b: { type: boolean }', { b: 'false' }, { b: false }],
    ['d: { type: date }', { d: '2026-01-31' }, { d: '2026-01-31' }],
    ['d: { type: date }', { d: '2026-01' }, { d: '2026-01' }],
    ['n: { type: number, choices: [1, 2] }', { n: '2' }, { n: 2 }],
    ['constructor: { default: x }', {}, { constructor: 'x' }],
  ])('are typed: %s', (lines, given, values) => expect(resolve(lines, given as Record<string, string>)).toEqual(values));

  it.each([
    ['fund: { default: x }', { fnud: 'y' }, 'parameter.undeclared', 'usage', /Did you mean "fund"\?/],
    ['fund: { default: x }', { toString: 'y' }, 'parameter.undeclared', 'usage', /"toString"/],
    ['fund: { type: string }', {}, 'parameter.missing', 'report', /no value and no default/],
    ['n: { type: number }', { n: 'one' }, 'parameter.wrong-type', 'report', /number is expected/],
    ['n: { type: number }', { n: ' ' }, 'parameter.wrong-type', 'report', /number is expected/],
    ['n: { type: number }', { n: 'Infinity' }, 'parameter.wrong-type', 'report', /number is expected/],
    ['b: { type: boolean }', { b: 'yes' }, 'parameter.wrong-type', 'report', /boolean is expected/],
    ['d: { type: date }', { d: '2026-02-30' }, 'parameter.wrong-type', 'report', /date is expected/],
    ['d: { type: date }', { d: '2026-13' }, 'parameter.wrong-type', 'report', /date is expected/],
    ['c: { choices: [north, south] }', { c: 'nroth' }, 'parameter.not-a-choice', 'report', /Did you mean "north"\?/],
  ])('are refused: %s with %j', async (lines, given, code, kind, message) => {
    const error = await errorOf(() => resolve(lines, given as Record<string, string>));
    expect(error).toMatchObject({ code, kind });
    expect(error.message).toMatch(message);
  });
});
