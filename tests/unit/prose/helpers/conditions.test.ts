import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../../support/dataset.ts';
import { mistake, shown } from '../../../support/prose.ts';
import { scopeOf } from '../../../support/report.ts';

const FACTS =
  'now: { value: 5, unit: EUR, previous: then, yearAgo: now }\nthen: { value: 4, unit: EUR }\nshare: { value: 7, unit: "%" }\nsame: { value: 7, unit: "%" }\nsum: { formula: "a + b", unit: "%" }\na: { value: 0.1, unit: "%" }\nb: { value: 0.2, unit: "%" }\nlost: { value: NM, unit: EUR, previous: then }\nnil: { value: nil, unit: EUR }\nagain: { value: 5, unit: EUR }';
const scope = scopeOf(FACTS, { sector: 'Tools', flag: false, level: 5, which: 'now' }, [
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
    ['(equal "share" "same")', true],
    ['(equal "share" 7)', true],
    ['(equal 7 "share")', true],
    ['(equal "share" 7.1)', false],
    ['(equal "now" "then")', false],
    ['(equal "now" param.level)', true],
    ['(equal "sum" 0.3)', true],
    ['(equal param.level 5)', true],
    ['(equal param.level "5")', true],
    ['(equal param.which "again")', false],
    ['(equal "lost" "lost")', false],
    ['(equal (rose "now") true)', true],
    ['(known "now")', true],
    ['(known "now" "lost")', false],
    ['(known "nil")', true],
    ['(rose "lost")', false],
    ['(fell "lost")', false],
    ['(flat "lost")', false],
    ['(above "lost" 4)', false],
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
    ['(equal "nwo" "now")', 'prose.unknown-fact'],
    ['(equal "now" "share")', 'prose.units-differ'],
    ['(known "nwo")', 'prose.unknown-fact'],
  ])('%s is %s', (condition, code) =>
    expect(mistake(`text {{#if ${condition}}}yes{{/if}}`, scope)).toMatchObject({ code, offset: 11 }),
  );

  it.each([
    ['(equal row.a 1)', 'yes no '],
    ['(equal row.a "1")', 'yes no '],
    ['(known row.a)', 'yes no '],
  ])('%s is asked of each row', (condition, text) => {
    const rows = scopeOf('', {}, [datasetOf('rows', [{ a: 1 }, { a: null }])]);
    expect(shown(`{{#each "rows"}}{{#if ${condition}}}yes{{else}}no{{/if}} {{/each}}`, rows)).toBe(text);
  });

  it('does not print', () => expect(mistake('{{above "now" 1}}', scope).code).toBe('prose.unknown-name'));
});
