/** A sentence of a text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const END = /[.!?][)”’"»\]]*(?=\s+[\p{Lu}\p{Script=Han}“„"«(\d])|[。！？；][”’」』）]*|;(?=\s)|\s?[|｜·•]|\n/gu;
const ABBREVIATION =
  /(?:^|[\s(])(?:approx|vs|e\.g|i\.e|mr|mrs|dr|inc|corp|ltd|co|plc|u\.s|u\.k|u\.s\.a|mio|mrd|tsd|ca|c|bzw|z\.b|no|nr|fig|tab|est|adj|incl|excl|st|resp|ggü|vj|p\.a|d\.h|u\.a|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|dez|okt|max|min|mill|abs|art|sec|[a-z])$/iu;

/** The sentences of a text, in order; abbreviations and decimals do not end one. */
export function sentencesIn(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    if (match[0].startsWith('.') && ABBREVIATION.test(text.slice(Math.max(0, match.index - 10), match.index))) continue;
    const end = match.index + match[0].length;
    sentences.push({ start, end });
    start = end;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}
