import { describe, expect, it } from 'vitest';
import { expand, ProseError } from '../../../src/prose/expand.ts';
import { CLOSE, OPEN, PLACE_CLOSE, PLACE_OPEN } from '../../../src/prose/marks.ts';
import { scopeOf } from '../../support/report.ts';

const scope = scopeOf(
  'price: { value: 166.97, unit: USD }\nspan: { value: [1.5e9, 2.25e9], unit: EUR, scale: bn, qualifier: about }\ngain: { value: 7.214, unit: "%", sign: true }',
  { month: 'May 2026', flag: false, empty: '', port: 'north' },
);

/** The text with what is printed in place of the marks. */
function shown(source: string): string {
  const { text, printed } = expand(source, scope);
  return text.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, index: string) => {
    const value = printed[Number(index)];
    return value?.kind === 'reference' ? `<${value.exhibit}>` : `<${value?.text}>`;
  });
}

function mistake(source: string): ProseError {
  try {
    expand(source, scope);
  } catch (error) {
    if (error instanceof ProseError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('expressions', () => {
  it.each([
    ['No braces at all, not { one }.', 'No braces at all, not { one }.'],
    ['At {{fact "price"}} a share', 'At <$166.97> a share'],
    ["At {{fact 'price'}} a share", 'At <$166.97> a share'],
    ['{{ fact "price" }}{{~ fact "price" ~}} x', '<$166.97><$166.97>x'],
    ['{{{fact "price"}}}', '<$166.97>'],
    ['see {{ref "chart"}} in {{param "month"}}', 'see <chart> in <May 2026>'],
    ['{{fact "price" decimals=0}}', '<$167>'],
    ['{{fact "span"}} {{fact "span" bare=true}}', '<about €1.5–2.3bn> <€1.5–2.3bn>'],
    ['{{fact "span" part="low" scale="mn" decimals=0}}', '<about €1,500mn>'],
    ['{{fact "span" part="high" bare=true}}', '<€2.3bn>'],
    ['{{fact "gain" size=true}}', '<7.2%>'],
    ['{{fact "gain"}} {{fact "gain" sign=false}} {{fact "gain" decimals=2}}', '<+7.2%> <7.2%> <+7.21%>'],
    ['a {{! a remark }} b', 'a  b'],
    ['\\{{fact "price"}} and {{fact "price"}}', '{{fact "price"}} and <$166.97>'],
    ['\\\\{{fact "price"}}', '\\<$166.97>'],
    ['costs 5 }} and { {', 'costs 5 }} and { {'],
  ])('%j shows %j', (source, text) => expect(shown(source)).toBe(text));

  it.each([
    ['{{#if param.month}}yes{{else}}no{{/if}}', 'yes'],
    ['{{#if param.flag}}yes{{else}}no{{/if}}', 'no'],
    ['{{#if param.empty}}yes{{else}}no{{/if}}', 'no'],
    ['{{#unless param.flag}}{{fact "price"}}{{/unless}}', '<$166.97>'],
    ['{{#if param.flag}}a{{else if param.month}}b{{else}}c{{/if}}', 'b'],
    ['{{#if param.month}}{{#if param.flag}}a{{else}}{{param "port"}}{{/if}}{{/if}}', '<north>'],
    ['Line\n{{#if param.month}}\nInside\n{{/if}}\nAfter', 'Line\nInside\nAfter'],
  ])('the condition %j gives %j', (source, text) => expect(shown(source)).toBe(text));

  it('that are printed are listed with the offset of their braces', () => {
    const source = 'From {{fact "price"}}\nto {{ref "table"}} in {{param "month"}}';
    expect(expand(source, scope).printed).toEqual([
      { kind: 'fact', id: 'price', text: '$166.97', offset: 5 },
      { kind: 'reference', exhibit: 'table', offset: source.indexOf('{{ref') },
      { kind: 'text', text: 'May 2026', offset: source.indexOf('{{param') },
    ]);
  });

  it('that a condition leaves out are not listed', () => {
    expect(expand('{{#if param.flag}}{{fact "price"}}{{/if}}', scope).printed).toEqual([]);
  });

  it.each([
    'word',
    '\\{{x}} word',
    '{{fact "price"}} word',
    '{{#if param.month}}\nword\n{{/if}}',
    'a\r\n{{fact "price"}}\r\n  word',
    '{{#if param.flag}}x{{else}}\n\n word{{/if}}',
    '{{fact "price"~}}   word',
  ])('every word of %j keeps its place in the source', (source) => {
    const expanded = expand(source, scope);
    expect(expanded.sourceOffset(expanded.text.indexOf('word'))).toBe(source.indexOf('word'));
    expect(expanded.sourceOffset(expanded.text.indexOf('word') + 3)).toBe(source.indexOf('word') + 3);
  });

  it('cannot be forged by private-use marks', () => {
    const forged = `${OPEN}0${CLOSE} ${PLACE_OPEN}9${PLACE_CLOSE} {{fact "price"}}`;
    const { text, printed } = expand(forged, scope);
    expect(printed).toHaveLength(1);
    expect(text).toBe(`\uFFFD0\uFFFD \uFFFD9\uFFFD ${OPEN}0${CLOSE}`);
    expect(expand(`${OPEN}0${CLOSE}`, scope).text).toBe('\uFFFD0\uFFFD');
  });

  it('in a parameter stay words', () => {
    const { printed } = expand('{{param "x"}} {{! }}', scopeOf('', { x: '{{fact "price"}} **bold**' }));
    expect(printed).toMatchObject([{ kind: 'text', text: '{{fact "price"}} **bold**' }]);
  });
});

describe('what prose does not have', () => {
  it.each([
    ['{{constructor}}', 'prose.unknown-name'],
    ['{{__proto__}}', 'prose.unknown-name'],
    ['{{this}}', 'prose.unknown-name'],
    ['{{.}}', 'prose.unknown-name'],
    ['{{@root}}', 'prose.unknown-name'],
    ['{{param}}', 'prose.syntax'],
    ['{{fact}}', 'prose.syntax'],
    ['{{fact "price" "span"}}', 'prose.syntax'],
    ['{{lookup this "x"}}', 'prose.unknown-name'],
    ['{{log "x"}}', 'prose.unknown-name'],
    ['{{fcat "price"}}', 'prose.unknown-name'],
    ['{{fact.constructor "price"}}', 'prose.unknown-name'],
    ['{{helperMissing "x"}}', 'prose.unknown-name'],
    ['{{> masthead}}', 'prose.unknown-name'],
    ['{{#> masthead}}x{{/masthead}}', 'prose.unknown-name'],
    ['{{> (lookup . "x")}}', 'prose.unknown-name'],
    ['{{#*inline "x"}}y{{/inline}}', 'prose.unknown-name'],
    ['{{* x}}', 'prose.unknown-name'],
    ['{{#each param}}x{{/each}}', 'prose.unknown-name'],
    ['{{#with param}}x{{/with}}', 'prose.unknown-name'],
    ['{{#fact "price"}}x{{/fact}}', 'prose.unknown-name'],
    ['{{#constructor}}x{{/constructor}}', 'prose.unknown-name'],
    ['{{fact (param "month")}}', 'prose.unknown-name'],
    ['{{#if constructor}}x{{/if}}', 'prose.unknown-name'],
    ['{{#if this}}x{{/if}}', 'prose.unknown-name'],
    ['{{#if param.month.length}}x{{/if}}', 'prose.unknown-name'],
    ['{{fact ../x}}', 'prose.unknown-name'],
    ['{{#if}}x{{/if}}', 'prose.syntax'],
    ['{{#if param.mnoth}}x{{/if}}', 'prose.unknown-parameter'],
    ['{{#if param.constructor}}x{{/if}}', 'prose.unknown-parameter'],
    ['{{#if param.__proto__}}x{{/if}}', 'prose.unknown-parameter'],
    ['{{param "toString"}}', 'prose.unknown-parameter'],
    ['{{fact "pirce"}}', 'prose.unknown-fact'],
    ['{{fact "constructor"}}', 'prose.unknown-fact'],
    ['{{fact 3}}', 'prose.unknown-fact'],
    ['{{fact param.month}}', 'prose.unknown-fact'],
    ['{{ref "chrat"}}', 'prose.unknown-exhibit'],
    ['{{fact "price" decimal=1}}', 'prose.unknown-option'],
    ['{{ref "chart" bare=true}}', 'prose.unknown-option'],
    ['{{fact "price" decimals=200}}', 'prose.wrong-option'],
    ['{{fact "price" decimals=-1}}', 'prose.wrong-option'],
    ['{{fact "price" decimals="2"}}', 'prose.wrong-option'],
    ['{{fact "price" scale="million"}}', 'prose.wrong-option'],
    ['{{fact "price" scale="constructor"}}', 'prose.wrong-option'],
    ['{{fact "price" part="mid"}}', 'prose.wrong-option'],
    ['{{fact "price" sign="no"}}', 'prose.wrong-option'],
    ['{{fact "price"', 'prose.syntax'],
    ['{{fact "price}}', 'prose.syntax'],
    ['{{{fact "price"}}', 'prose.syntax'],
    ['{{', 'prose.syntax'],
    ['{{}}', 'prose.syntax'],
    ['{{#if param.month}}x', 'prose.syntax'],
    ['{{/if}}', 'prose.syntax'],
    ['{{else}}', 'prose.syntax'],
    ['{{! never ends', 'prose.syntax'],
  ])('%s is %s, at its place', (expression, code) => {
    expect(mistake(expression)).toMatchObject({ code, offset: 0 });
    const before = 'It cost {{fact "price"}} in 12\n\n34 days: ';
    expect(mistake(`${before}${expression}`)).toMatchObject({ code, offset: before.length });
    expect(mistake(`It\u00fc \\{{ ${before}${expression}`).offset).toBe(before.length + 8);
  });

  it('is found though what follows is right', () => {
    expect(mistake('a {{fact "price"}} {{fact "price} b {{fact "price"}}').offset).toBe(19);
    expect(mistake('{{#if param.month}}{{fact "price"}}{{/unless}}').offset).toBe(35);
    expect(mistake('{{#if param.flag}}{{fact "nothing"}}{{/if}} {{fact "pirce"}}').offset).toBe(44);
  });

  it('names what was probably meant', () => {
    expect(mistake('{{fcat "price"}}').message).toContain('Did you mean "fact"?');
    expect(mistake('{{fact "pirce"}}').message).toContain('Did you mean "price"?');
    expect(mistake('{{ref "chrat"}}').message).toContain('Did you mean "chart"?');
    expect(mistake('{{#if param.mnoth}}x{{/if}}').message).toContain('Did you mean "month"?');
    expect(mistake('{{fact "price" decimal=1}}').message).toContain('Did you mean "decimals"?');
  });

  it('leaves nothing behind for the next text', () => {
    mistake('{{fact "price"}}{{#if param.month}}{{fact "nothing"}}{{/if}}');
    expect(shown('{{#if param.month}}{{fact "price"}}{{/if}}')).toBe('<$166.97>');
  });
});
