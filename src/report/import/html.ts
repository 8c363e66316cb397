const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  times: '×',
  plusmn: '±',
  minus: '−',
  deg: '°',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  para: '¶',
  szlig: 'ß',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
};

const TAG =
  /<(\/?)(a|b|strong|i|em|br|hr|p|div|span|u|sup|sub|small|font|center|mark|ul|ol|li|h[1-6]|blockquote|section|article)((?:\s[^<>]{0,500})?)\/?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;

/** HTML that a copied page leaves in a line, as Markdown where that has a word for it and as plain text elsewhere. */
export function withoutHtml(line: string): string {
  let href = '';
  const text = !line.includes('<')
    ? line
    : line.replace(TAG, (_, slash: string, name: string, attributes: string) => {
        const closing = slash === '/';
        switch (name.toLowerCase()) {
          case 'b':
          case 'strong':
            return '**';
          case 'i':
          case 'em':
            return '*';
          case 'li':
            return closing ? '' : '- ';
          case 'h1':
            return closing ? '' : '# ';
          case 'h2':
            return closing ? '' : '## ';
          case 'h3':
          case 'h4':
          case 'h5':
          case 'h6':
            return closing ? '' : '### ';
          case 'br':
            return ' ';
          case 'a': {
            if (!closing) {
              href = /href\s?=\s?["']?(https?:\/\/[^\s"'>()]{1,400})/i.exec(attributes)?.[1] ?? '';
              return href === '' ? '' : '[';
            }
            const end = href === '' ? '' : `](${href})`;
            href = '';
            return end;
          }
          default:
            return '';
        }
      });
  // An anchor that is never closed must not leave half a link.
  const whole = href === '' ? text : `${text}](${href})`;
  return whole.includes('&')
    ? whole.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] as string) : entity;
        const code = Number.parseInt(decimal ?? (hex as string), decimal === undefined ? 16 : 10);
        return code >= 32 &&
          code <= 0x10ffff &&
          !(code >= 0xd800 && code <= 0xdfff) &&
          !(code >= 0x7f && code <= 0x9f) &&
          !(code >= 0xe000 && code <= 0xf8ff)
          ? String.fromCodePoint(code)
          : entity;
      })
    : whole;
}
