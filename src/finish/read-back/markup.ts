/** A piece of a page's markup. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly tag: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly tag: string };

/** Elements whose content is no words. */
const RAW = /^(?:style|script|title|template|textarea|noscript)$/;

/** Reads markup piece by piece, in time that grows with its length alone. */
export function* piecesOf(markup: string): Generator<Piece, void, undefined> {
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf('<', at);
    if (open === -1) {
      yield { kind: 'text', text: withoutEntities(markup.slice(at)) };
      return;
    }
    if (open > at) yield { kind: 'text', text: withoutEntities(markup.slice(at, open)) };
    if (markup.startsWith('<!--', open)) {
      const end = markup.indexOf('-->', open + 4);
      at = end === -1 ? markup.length : end + 3;
      continue;
    }
    const end = endOfTag(markup, open);
    const name = /^<(\/?)([a-zA-Z][\w:-]{0,40})/.exec(markup.slice(open, open + 44));
    if (name === null) {
      // A sign of its own, or a declaration.
      if (!/[!?/]/.test(markup[open + 1] ?? '')) yield { kind: 'text', text: '<' };
      at = /[!?/]/.test(markup[open + 1] ?? '') ? end : open + 1;
      continue;
    }
    const tag = (name[2] as string).toLowerCase();
    at = end;
    if (name[1] === '/') yield { kind: 'close', tag };
    else {
      const closed = markup[end - 2] === '/';
      yield { kind: 'open', tag, attributes: markup.slice(open + name[0].length, end - 1) };
      if (closed) yield { kind: 'close', tag };
      else if (RAW.test(tag)) {
        const close = markup.indexOf(`</${tag}`, end);
        at = close === -1 ? markup.length : close;
      }
    }
  }
}

/** Offset behind the `>` of a tag; one that stands in quotation marks is part of a value. */
function endOfTag(markup: string, open: number): number {
  for (let at = open + 1; at < markup.length; at++) {
    const sign = markup[at];
    if (sign === '>') return at + 1;
    if (sign !== '"' && sign !== "'") continue;
    const close = markup.indexOf(sign, at + 1);
    if (close === -1) return markup.length;
    at = close;
  }
  return markup.length;
}

/** Value of an attribute, or undefined. */
export function attributeOf(attributes: string, name: 'class' | 'id' | 'data-page-of' | 'start'): string | undefined {
  const found = attributes.includes(name) ? ATTRIBUTES[name].exec(attributes.slice(0, 4000)) : null;
  return found ? withoutEntities(found[1] ?? found[2] ?? found[3] ?? '') : undefined;
}

const ATTRIBUTES = {
  class: /(?:^|[\s"'])class\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
  id: /(?:^|[\s"'])id\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
  'data-page-of': /(?:^|[\s"'])data-page-of\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
  start: /(?:^|[\s"'])start\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
};

/** Entities that stand for something that is compared; of others nothing is left, and of accented letters the letter. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  ndash: '\u2013',
  mdash: '\u2014',
  minus: '\u2212',
  hellip: '\u2026',
  times: '\u00d7',
  euro: '\u20ac',
  pound: '\u00a3',
  yen: '\u00a5',
  permil: '\u2030',
  szlig: '\u00df',
  oslash: '\u00f8',
  Oslash: '\u00d8',
  aelig: '\u00e6',
  AElig: '\u00c6',
};

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,31}));/gi, (_, hex?: string, decimal?: string, name = '') => {
    const point = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    return ENTITIES[name] ?? /^([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron)$/i.exec(name)?.[1] ?? '';
  });
}
