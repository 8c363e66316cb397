import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../../support/dataset.ts';
import { mistake, shown } from '../../../support/prose.ts';
import { scopeOf } from '../../../support/report.ts';

const funds = datasetOf(
  'funds',
  [{ name: 'A*b*', share: 12.5 }, { name: 'B' }, { name: 'C', share: 3 }].map((r) => ({ share: null, ...r })),
  {
    share: { unit: '%' },
  },
);
const FACTS =
  'one: { value: 1, unit: "" }\nthird: { value: 3, unit: "" }\nhalf: { value: 2.5, unit: "" }\nnone: { value: 0, unit: "" }';
const en = scopeOf(FACTS, { rank: 22 }, [funds, datasetOf('empty', [], { name: {} }), datasetOf('blank', [{ name: null }])]);
const de = scopeOf(FACTS, {}, [funds], 'de');
const zh = scopeOf(FACTS, {}, [funds], 'zh-Hant');

describe('a list', () => {
  it.each([
    ['{{list "funds" "name"}}', en, '<A*b*, B and C>'],
    ['{{list "funds" "name" limit=2}}', en, '<A*b* and B>'],
    ['{{list "funds" "name" type="or"}}', de, '<A*b*, B oder C>'],
    ['{{list "funds" "name"}}', zh, '<A*b*、B和C>'],
    ['{{list "funds" "share"}}', en, '<12.5% and 3.0%>'],
    ['{{list "empty" "name" none="no fund"}}', en, '<no fund>'],
    ['{{list "funds" "name" none="no fund"}}', en, '<A*b*, B and C>'],
  ])('%s', (source, scope, text) => expect(shown(source, scope)).toBe(text));

  it.each([
    ['{{list "fnuds" "name"}}', 'prose.unknown-dataset', 'funds'],
    ['{{list "funds" "nmae"}}', 'prose.unknown-column', 'name'],
    ['{{list "funds"}}', 'prose.syntax', 'list'],
    [
      '{{list "empty" "name"}}',
      'prose.nothing-to-list',
      'has no rows: the sentence would miss its words. Say what stands there then, {{list "empty" "name" none="none"}}',
    ],
    ['{{list "blank" "name"}}', 'prose.nothing-to-list', 'has nothing in its column "name"'],
    ['{{list "funds" "name" limit=0}}', 'prose.wrong-option', 'limit'],
  ])('%s is %s', (source, code, hint) => {
    expect(mistake(source, en)).toMatchObject({ code, offset: 0 });
    expect(mistake(source, en).message).toContain(hint);
  });
});

describe('an ordinal', () => {
  it.each([
    ['{{ordinal "one"}} {{ordinal "third"}} {{ordinal param.rank}} {{ordinal 11}}', en, '<1st> <3rd> <22nd> <11th>'],
    ['{{ordinal "third"}}', de, '<3.>'],
    ['{{ordinal "third"}}', zh, '<第3>'],
  ])('%s', (source, scope, text) => expect(shown(source, scope)).toBe(text));

  it('of a fraction is refused', () => expect(mistake('{{ordinal "half"}}', en).code).toBe('prose.not-a-number'));
});

describe('a plural', () => {
  it.each([
    ['{{plural "one" one="{n} fund" other="{n} funds"}}', '<1 fund>'],
    ['{{plural "third" one="{n} fund" other="{n} funds"}}', '<3 funds>'],
    ['{{plural "none" zero="no fund" one="{n} fund" other="{n} funds"}}', '<no fund>'],
    ['{{count "funds"}} {{count "empty"}}', '<3> <0>'],
  ])('%s reads %s', (source, text) => expect(shown(source, en)).toBe(text));

  it('without the form for all others is refused', () =>
    expect(mistake('{{plural "third" one="{n} fund"}}', en).code).toBe('prose.wrong-option'));
});
