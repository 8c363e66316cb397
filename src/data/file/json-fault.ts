const SPACE = /[ \t\r\n]*/y;
const SCALAR =
  /"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\0-\x1f]*)*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y;

/** What may come next: a value, a key, what stands behind either; `first` when a bracket may close at once. */
type Next = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'behind';

/** Where a text stops being JSON, in characters from its beginning; JavaScript's own parser does not always say. */
export function jsonFault(text: string): number {
  const open: ('[' | '{')[] = [];
  let next: Next = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const isThere = pattern.test(text);
    if (isThere) at = pattern.lastIndex;
    return isThere;
  };
  for (;;) {
    take(SPACE);
    const c = text[at];
    const inside = open.at(-1);
    if (c === undefined || (next === 'behind' && inside === undefined)) return at;
    if (next === 'colon') {
      if (c !== ':') return at;
      at++;
      next = 'value';
    } else if ((c === ']' && inside === '[') || (c === '}' && inside === '{')) {
      if (next === 'value' || next === 'key') return at;
      open.pop();
      at++;
      next = 'behind';
    } else if (next === 'behind') {
      if (c !== ',') return at;
      at++;
      next = inside === '{' ? 'key' : 'value';
    } else if (next === 'key' || next === 'first key') {
      if (c !== '"' || !take(SCALAR)) return at;
      next = 'colon';
    } else if (c === '[' || c === '{') {
      open.push(c);
      at++;
      next = c === '{' ? 'first key' : 'first value';
    } else {
      if (!take(SCALAR)) return at;
      next = 'behind';
    }
  }
}
