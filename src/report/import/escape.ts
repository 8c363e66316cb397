/** Starts of a line that Markdown would take for structure. */
const BLOCK_START = /^(?:([-+*>#=~|`])|(\d{1,9})([.)]))/;

const SPECIAL = /\\|\{\{|<(?=[A-Za-z/!?])|:{2,}|:(?=[^\s\p{P}]{1,60}[[{])|&(?=#|[A-Za-z]\w{0,40};)/gsu;

/**
 * Text of the draft so that nothing in it is taken for our syntax: expressions, directives, HTML, character references.
 * Emphasis and links of Markdown stay what they are.
 */
export function escapeInline(text: string): string {
  let out = '';
  let last = 0;
  SPECIAL.lastIndex = 0;
  for (let match = SPECIAL.exec(text); match; match = SPECIAL.exec(text)) {
    const at = match.index;
    out += text.slice(last, at);
    last = at + match[0].length;
    if (match[0] === '\\') {
      const next = text[last] ?? '';
      const isPair = next === '\\';
      const after = text[last + (isPair ? 1 : 0)] ?? '';
      if (isPair || !/[!-/;-@[-`|}~]/.test(next) || next === '<' || next === '&') {
        // Before braces as a reference: there Handlebars would take a doubled backslash for leave to evaluate them.
        out += after === '{' || after === '' || after === '\\' ? '&#92;' : '\\\\';
        if (isPair) last += 1;
      } else {
        // The draft is Markdown itself and escapes a mark.
        out += `\\${next}`;
        last += 1;
      }
    } else if (match[0].startsWith(':')) {
      out += '\\:'.repeat(match[0].length);
    } else if (match[0] === '{{') {
      out += '\\{{';
    } else {
      out += `\\${match[0]}`;
    }
    SPECIAL.lastIndex = last;
  }
  return out + text.slice(last);
}

/** A paragraph's text so that its beginning is not taken for a heading, list, quotation, rule, table or fence. */
export function escapeStart(text: string): string {
  const match = BLOCK_START.exec(text);
  if (!match) return /^\[[^\]\n]{1,200}\]:/.test(text) ? `\\${text}` : text;
  if (match[2] !== undefined)
    return /^\d{1,9}[.)](?:\s|$)/.test(text) ? `${match[2]}\\${match[3]}${text.slice(match[0].length)}` : text;
  // Bold and italic words may begin a paragraph; so may code.
  if (match[1] === '*' && /^\*{1,3}[^\s*]/.test(text)) return text;
  if (match[1] === '`' && !text.startsWith('```')) return text;
  if (match[1] === '-' && /^-[^\s-]/.test(text)) return text;
  if (match[1] === '+' && /^\+\S/.test(text)) return text;
  return `\\${text}`;
}

/** Text that Markdown takes as it stands, like code and addresses: only braces are kept from meaning something. */
export function verbatim(text: string): string {
  return text.replace(/\{(?=\{)/g, '{\u2060');
}

/** Text for a cell, which is printed as it is: marks of Markdown go, the words stay. */
export function plainText(text: string): string {
  return verbatim(
    text
      .replace(/\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s()]{1,500})\)/g, '$1 ($2)')
      .replace(/\*{2,3}|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .trim(),
  );
}
