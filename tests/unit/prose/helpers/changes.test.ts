import { describe, expect, it } from 'vitest';
import { expand } from '../../../../src/prose/expand.ts';
import { mistake, shown } from '../../../support/prose.ts';
import { scopeOf } from '../../../support/report.ts';

const FACTS = `
q3: { label: Revenue, value: 4.128e9, unit: USD, scale: bn, previous: q2, yearAgo: q3-before }
q2: { value: 4.0e9, unit: USD, scale: bn }
q3-before: { value: 4.5e9, unit: USD, scale: bn }
same: { label: Users, value: 4.0e9, unit: USD, scale: bn, previous: q2 }
margin: { label: Margin, value: 13.8, unit: "%", previous: margin-before }
margin-before: { value: 14.2, unit: "%" }
loss: { label: Profit, value: -0.4e9, unit: USD, scale: bn, previous: q2 }
multiple: { label: P/E, value: 22.8, unit: x, previous: multiple-before }
multiple-before: { value: 20.5, unit: x }
lost: { label: Earnings, value: NM, unit: USD, previous: eps }
unknown: { label: consensus, value: NA, unit: USD }
alone: { label: Alone, value: 3, unit: EUR }
eps: { label: our EPS, value: 4.2, unit: USD }
street: { label: consensus, value: 4.0, unit: USD }
`;
const en = scopeOf(FACTS);
const de = scopeOf(FACTS, {}, [], 'de');
const zh = scopeOf(FACTS, {}, [], 'zh-Hant');

describe('a trend', () => {
  it.each([
    ['{{trend "q3"}}', '<rose 3.2% to $4.1bn>'],
    ['{{trend "q3" over="year-ago"}}', '<fell 8.3% to $4.1bn>'],
    ['{{trend "q3" to=false}}', '<rose 3.2%>'],
    ['{{trend "q3" "q2"}}', '<rose 3.2% to $4.1bn>'],
    ['{{trend "q3" form="present"}}', '<is up 3.2% at $4.1bn>'],
    ['{{trend "q3" form="present" plural=true}}', '<are up 3.2% at $4.1bn>'],
    ['{{trend "q3" form="noun"}}', '<a rise of 3.2% to $4.1bn>'],
    ['{{trend "q3" as="amount"}}', '<rose $0.1bn to $4.1bn>'],
    ['{{trend "same"}}', '<was unchanged at $4.0bn>'],
    ['{{trend "same" plural=true}}', '<were unchanged at $4.0bn>'],
    ['{{trend "multiple"}}', '<rose 2.3× to 22.8×>'],
    ['{{trend "loss"}}', '<fell $4.4bn to −$0.4bn>'],
  ])('%s reads %s', (source, text) => expect(shown(source, en)).toBe(text));

  it('of a percentage is told in basis points where asked', () =>
    expect(shown('{{trend "margin" as="bp"}}', en)).toMatch(/^<fell 40.?bp to 13\.8%>$/));

  it('of a percentage is told in points', () => expect(shown('{{trend "margin"}}', en)).toMatch(/^<fell 0\.4.?pp to 13\.8%>$/));

  it('speaks German', () => {
    expect(shown('Der Umsatz {{trend "q3"}}.', de)).toBe('Der Umsatz <stieg um 3,2 % auf 4,1 Mrd. $>.'.replace('3,2 %', '3,2 %'));
    expect(shown('{{trend "same" plural=true}}', de)).toContain('blieben unverändert bei');
  });

  it('speaks Chinese', () => expect(shown('收入{{trend "q3"}}', zh)).toMatch(/^收入<上升3\.2%至/));

  it('keeps what it was made from', () => {
    expect(expand('{{trend "q3"}}', en).printed).toMatchObject([{ kind: 'derived', from: [{ fact: 'q3' }, { fact: 'q2' }] }]);
  });
});

describe('a delta', () => {
  it.each([
    ['{{delta "q3"}}', '<▲ 3.2%>'],
    ['{{delta "q3" over="year-ago"}}', '<▼ 8.3%>'],
    ['{{delta "same"}}', '<■ 0.0%>'],
  ])('%s reads %s', (source, text) => expect(shown(source, en)).toBe(text.replace(' ', '\u00a0')));
});

describe('NM and NA', () => {
  it('have no delta', () => expect(shown('{{delta "lost"}} {{delta "eps" "unknown"}}', en)).toBe('<NA> <NA>'));

  it('are told by name, with the condition that asks for them', () =>
    expect(mistake('{{compare "eps" "unknown"}}', en).message).toBe(
      '"consensus" is NA: nothing can be said of how "our EPS" compares with "consensus". Ask first: {{#if (known "unknown")}}…{{else}}…{{/if}}.',
    ));

  it('are left out by the condition', () =>
    expect(shown('{{#if (known "lost" "eps")}}{{trend "lost"}}{{else}}earned nothing{{/if}}', en)).toBe('earned nothing'));
});

describe('a comparison', () => {
  it.each([
    ['{{compare "eps" "street"}}', en, '<5.0% above consensus>'],
    ['{{compare "street" "eps"}}', en, '<4.8% below our EPS>'],
    ['{{compare "eps" "eps"}}', en, '<in line with our EPS>'],
    ['{{compare "eps" "street" than="the market" as="amount"}}', en, '<$0.20 above the market>'],
    ['{{compare "eps" "street"}}', zh, '<較consensus高5.0%>'],
  ])('%s', (source, scope, text) => expect(shown(source, scope)).toBe(text));
});

describe('what cannot be compared', () => {
  it.each([
    ['{{trend "alone"}}', 'prose.no-previous'],
    ['{{trend "q3" over="year-ago" to=3}}', 'prose.wrong-option'],
    ['{{trend "q2" over="last week"}}', 'prose.wrong-option'],
    ['{{trend "q3" "margin"}}', 'prose.units-differ'],
    ['{{compare "eps" "alone"}}', 'prose.units-differ'],
    ['{{compare "eps"}}', 'prose.syntax'],
    ['{{trend "nothing"}}', 'prose.unknown-fact'],
    ['{{trend "lost"}}', 'prose.no-comparison'],
    ['{{trend "eps" "unknown" form="noun"}}', 'prose.no-comparison'],
    ['{{compare "lost" "eps" than="last year"}}', 'prose.no-comparison'],
    ['{{compare "eps" "unknown"}}', 'prose.no-comparison'],
  ])('%s is %s', (source, code) => expect(mistake(`ab ${source}`, en)).toMatchObject({ code, offset: 3 }));
});
