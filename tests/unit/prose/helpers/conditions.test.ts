import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../../support/dataset.ts';
import { mistake, shown } from '../../../support/prose.ts';
import { scopeOf } from '../../../support/report.ts';

const FACTS =
  'now: { value: 5, unit: EUR, previous: then, yearAgo: now }\nthen: { value: 4, unit: EUR }\nshare: { value: 7, unit: "%" }';
const scope = scopeOf(FACTS, { sector: 'Tools', flag: false, level: 5 }, [
  datasetOf('rows', [{ a: 1 }]),
  datasetOf('empty', [], { a: {} }),
]);

describe('a condition', () => {
  it.each([
    ['(above "now" 4)', true],
    ['(above "now" "then")', true],
    ['(above "now" 5)', false],
    ['(above "now" param.level)', false],
    ['(below "now" 5.5)', true],
    ['(between "now" 5 6)', true],
    ['(between "now" 5.5 6)', false],
    ['(equal param.sector "Tools")', true],
    ['(equal param.sector "Toys")', false],
    ['(rose "now")', true],
    ['(fell "now")', false],
    ['(flat "now" over="year-ago")', true],
    ['(fell "then" "now")', true],
    ['(any "rows")', true],
    ['(any "empty")', false],
    ['(not (above "now" 4))', false],
    ['(and (rose "now") (equal param.sector "Tools"))', true],
    ['(and (rose "now") param.flag)', false],
    ['(or (fell "now") (not param.flag))', true],
  ])('%s is %s', (condition, holds) =>
    expect(shown(`{{#if ${condition}}}yes{{else}}no{{/if}}`, scope)).toBe(holds ? 'yes' : 'no'),
  );

  it.each([
    ['(above "now" "share")', 'prose.units-differ'],
    ['(above "now")', 'prose.syntax'],
    ['(abvoe "now" 1)', 'prose.unknown-name'],
    ['(above "nwo" 1)', 'prose.unknown-fact'],
    ['(trend "now")', 'prose.unknown-name'],
    ['(fact "now")', 'prose.unknown-name'],
    ['(above (above "now" 1) 2)', 'prose.unknown-fact'],
    ['(any "rwos")', 'prose.unknown-dataset'],
    ['(rose "share")', 'prose.no-previous'],
    ['(above param.sector 1)', 'prose.unknown-fact'],
    ['(equal row.a 1)', 'prose.unknown-name'],
  ])('%s is %s', (condition, code) =>
    expect(mistake(`text {{#if ${condition}}}yes{{/if}}`, scope)).toMatchObject({ code, offset: 11 }),
  );

  it('does not print', () => expect(mistake('{{above "now" 1}}', scope).code).toBe('prose.unknown-name'));
});
