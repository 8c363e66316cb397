/** Stands for markup: a sign that no report can hold and that is no space. */
const MARKUP = '\uffff';
const END = /[.!?…](?:["'”’»)\]]|&quot;|&#39;)*\uffff*(?=\s|$)|[。！？](?:[」』”’])*\uffff*|\n+/g;
const ABBREVIATION =
  /(?:^|[\s(\uffff])(?:[A-Za-z]|e\.g|i\.e|u\.s|z\.b|d\.h|u\.a|vs|cf|etc|approx|ca|no|nos|nr|inc|ltd|co|corp|plc|mr|mrs|ms|dr|prof|st|fig|ex|est|vol|mio|mrd|bzw|inkl|exkl|abs|art|sec|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.$/i;

/** The markup with every tag, and whatever stands inside an element, masked; a break is a line end, the author's own line ends are not. */
function mask(html: string): string {
  let depth = 0;
  return html.replace(/<[^>]+>|[^<]+/g, (part) => {
    if (part === '<br>') return depth === 0 ? '\n'.repeat(part.length) : MARKUP.repeat(part.length);
    if (!part.startsWith('<')) return depth === 0 ? part.replaceAll('\n', ' ') : MARKUP.repeat(part.length);
    depth += part.startsWith('</') ? -1 : 1;
    return MARKUP.repeat(part.length);
  });
}

/**
 * Sentences of one line of our own markup: joined, they are the markup again. Citations stay with their sentence. Where it is
 * not certain that a sentence ends, it does not: a piece may hold two sentences, never half of one.
 */
export function sentencesOf(html: string): string[] {
  const masked = mask(html);
  const pieces: string[] = [];
  let start = 0;
  for (const match of masked.matchAll(END)) {
    const end = match.index + match[0].length;
    const before = masked.slice(start, match.index + 1);
    const next = /[^\s]/.exec(masked.slice(end))?.[0];
    const isBreak = match[0].startsWith('\n');
    if (!isBreak && match[0].startsWith('.') && (ABBREVIATION.test(before) || (next !== undefined && /[\p{Ll}]/u.test(next))))
      continue;
    const space = /^\s*/.exec(masked.slice(end))?.[0].length ?? 0;
    const piece = html.slice(start, end + space);
    if (piece.trim() !== '') pieces.push(piece);
    start = end + space;
  }
  if (html.slice(start).trim() !== '') pieces.push(html.slice(start));
  return pieces;
}

/** Bold words at the head of a paragraph, and what follows them. */
export function leadIn(html: string): { readonly lead: string | undefined; readonly rest: string } {
  const match = /^<strong>((?:(?!<\/?strong>)[\s\S])*)<\/strong>\s*([\s\S]*)$/.exec(html);
  if (!match || match[2] === '') return { lead: undefined, rest: html };
  return { lead: (match[1] as string).replace(/[.:：。]$/, ''), rest: match[2] as string };
}

/** The first sentence, a very short one with the next, and the sentences after it. */
export function opening(
  html: string,
  words: (html: string) => string,
): { readonly html: string; readonly more: readonly string[] } {
  const [first = '', ...more] = sentencesOf(html);
  const [second] = more;
  return second !== undefined && words(first).length < 45 ? { html: first + second, more: more.slice(1) } : { html: first, more };
}

/**
 * Breaks a line of markup into parts that each fit: between sentences, and between words where a sentence alone is too long
 * and holds no markup. What fits nowhere stays whole.
 */
export function partsThatFit(html: string, fits: (html: string) => boolean): string[] {
  if (fits(html)) return [html];
  const pieces = sentencesOf(html).flatMap((sentence) =>
    fits(sentence) || /[<&]/.test(sentence) ? [sentence] : sentence.split(/(?<=\s)|(?<=[\u3001-\u9fff\uff0c])/),
  );
  const out: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if (part !== '' && !fits(part + piece)) {
      out.push(part);
      part = '';
    }
    part += piece;
  }
  return [...out, part];
}
