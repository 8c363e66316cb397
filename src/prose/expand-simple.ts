import { type Expanded, type Printed, type ProseScope, type Segment, sourceOffsetIn } from './expanded.ts';
import { CLOSE, OPEN } from './marks.ts';
import { factPrint, optionMistake } from './print-fact.ts';
import { parameterText } from './print-parameter.ts';

const SIMPLE = /\{\{(fact|ref|param) (?:"([^"\\{}]*)"|'([^'\\{}]*)')((?: +\w+=(?:"[^"\\{}]*"|-?\d+|true|false))*) *\}\}/g;

/**
 * Nearly all prose prints facts and nothing more: that is done here without compiling a template for each text.
 * Undefined when the text holds anything else; the template engine then says what is wrong or does what is asked.
 */
export function expandSimple(source: string, scope: ProseScope): Expanded | undefined {
  const matches = [...source.matchAll(SIMPLE)];
  if (source.split('{{').length - 1 !== matches.length || source.includes('\\{{')) return undefined;
  const printed: Printed[] = [];
  const segments: Segment[] = [];
  let text = '';
  let last = 0;
  for (const [index, match] of matches.entries()) {
    const [whole, helper, double, single, hash] = match;
    const id = double ?? single ?? '';
    if (source[match.index + whole.length] === '}' || source[match.index - 1] === '{') return undefined;
    segments.push({ at: text.length, source: last });
    text += source.slice(last, match.index);
    segments.push({ at: text.length, source: match.index });
    const value = printSimple(helper as string, id, hash ?? '', match.index, scope);
    if (!value) return undefined;
    printed.push(value);
    text += `${OPEN}${index}${CLOSE}`;
    last = match.index + whole.length;
  }
  segments.push({ at: text.length, source: last });
  text += source.slice(last);
  return { text, printed, sourceOffset: (offset) => sourceOffsetIn(segments, offset) };
}

/** What a helper prints, or undefined when there is a mistake to be told. */
function printSimple(helper: string, id: string, hash: string, offset: number, scope: ProseScope): Printed | undefined {
  if (helper === 'param')
    return Object.hasOwn(scope.parameters, id) && hash === ''
      ? { kind: 'text', text: parameterText(id, scope), offset }
      : undefined;
  if (helper === 'ref') return scope.exhibits.has(id) && hash === '' ? { kind: 'reference', exhibit: id, offset } : undefined;
  const fact = scope.facts.get(id);
  if (!fact) return undefined;
  const options: Record<string, unknown> = {};
  for (const [, key, text, bare] of hash.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)) {
    options[key as string] = text ?? (bare === 'true' ? true : bare === 'false' ? false : Number(bare));
  }
  return optionMistake(options) ? undefined : { kind: 'fact', id, text: factPrint(fact, options, scope.locale), offset };
}
