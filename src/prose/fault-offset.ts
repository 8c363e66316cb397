import { Handlebars } from '../template/engine.ts';

const REMARK = /\{\{~?!(?:--[\s\S]*?--~?\}\}|(?!--)[\s\S]*?\}\})/y;
const EXPRESSION = /\{\{\{?(?:"[^"]*"|'[^']*'|[^"'{}])*\}\}\}?/y;

/** Offset of the braces that cannot be read in a text that the template engine refuses. */
export function faultOffset(source: string): number {
  const open: { readonly name: string; readonly offset: number }[] = [];
  const readable = (text: string): boolean => {
    try {
      Handlebars.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  let next = 0;
  for (let at = source.indexOf('{{'); at !== -1; at = source.indexOf('{{', next)) {
    next = at + 2;
    if (source[at - 1] === '\\' && source[at - 2] !== '\\') continue;
    REMARK.lastIndex = at;
    const remark = REMARK.exec(source)?.[0];
    if (remark !== undefined) {
      next = at + remark.length;
      continue;
    }
    EXPRESSION.lastIndex = at;
    const text = EXPRESSION.exec(source)?.[0];
    if (text === undefined) return at;
    next = at + text.length;
    const [, mark, name] = /^\{\{~?([#^/]?)\s*([\w-]*)/.exec(text) ?? [];
    if (mark === '/') {
      if (open.pop()?.name !== name) return at;
    } else if ((mark === '#' || mark === '^') && name) {
      if (!readable(`${text}{{/${name}}}`)) return at;
      open.push({ name, offset: at });
    } else if (mark === '^' || name === 'else') {
      if (open.length === 0) return at;
    } else if (!readable(text)) {
      return at;
    }
  }
  return open.at(-1)?.offset ?? 0;
}
