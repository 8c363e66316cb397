import { describe, expect, it } from 'vitest';
import { createEngine, SafeString } from '../../../src/template/engine.ts';

const engine = createEngine({ loud: (text) => String(text).toUpperCase(), raw: (text) => new SafeString(String(text)) });

describe('the engine', () => {
  it('escapes what it prints, and knows its helpers', () => {
    expect(engine.compile('{{a}} {{loud a}} {{raw a}}')({ a: '<b>&"' })).toBe('&lt;b&gt;&amp;&quot; &lt;B&gt;&amp;&quot; <b>&"');
    expect(engine.compile('{{#each list}}{{this}},{{/each}}{{#if no}}x{{else}}y{{/if}}')({ list: [1, 2] })).toBe('1,2,y');
  });

  it('compiles a text once', () => expect(engine.compile('{{a}}')).toBe(engine.compile('{{a}}')));

  it('has partials of its own', () => {
    engine.partial('part', '[{{a}}]');
    expect(engine.compile('{{> part}}')({ a: 1 })).toBe('[1]');
    expect(() => createEngine({}).compile('{{> part}}')({ a: 1 })).toThrow(/part/);
  });

  it('reaches no prototype and no unknown helper', () => {
    const make = engine.compile(
      '{{constructor}}{{a.constructor}}{{__proto__}}{{a.toString}}{{lookup a "constructor"}}{{#with a}}{{valueOf}}{{/with}}',
    );
    expect(make({ a: {} })).toBe('');
    expect(() => engine.compile('{{unknown "x"}}')({})).toThrow(/unknown/);
    expect(() => engine.compile('{{log "x"}}')({})).toThrow();
  });
});
