/** A sentence of a text, with its offset. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

const END = /(?<![.!?…])[.!?…]+["”’»)\]]{0,3}(?=\s)|[。！？]+[”’」』）]{0,3}/gu;
/** Words whose full stop ends nothing; a single letter is an initial or a part of "U.S.", "z. B.". */
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:\p{L}|no|nos|vs|e\.g|i\.e|etc|mr|mrs|ms|dr|prof|inc|ltd|corp|co|plc|approx|est|fig|figs|ex|cf|incl|excl|avg|yr|mn|bn|p\.a|u\.s|u\.k|st|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mio|mrd|tsd|nr|ca|bzw|abs|art|abb|tab|vgl|ggü|inkl|exkl|zzgl|evtl|okt|dez|rd|gem|lt|sog|ziff)\.$/iu;
/** "am 3. März": an ordinal of German. */
const ORDINAL = /(?:^|[^\d.,])\d{1,2}\.$/u;

/** Parts a text into sentences; a full stop of an abbreviation, an ordinal or before a small letter does not part. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (to: number) => {
    const part = text.slice(from, to);
    const lead = part.length - part.trimStart().length;
    if (part.trim() !== '') sentences.push({ text: part.trim(), start: from + lead });
    from = to;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0] === '.') {
      const before = text.slice(Math.max(from, end - 12), end);
      if (ABBREVIATED.test(before) || ORDINAL.test(before)) continue;
    }
    if (/^\s+\p{Ll}/u.test(text.slice(end, end + 4)) && !/[!?。！？]/u.test(match[0])) continue;
    add(end);
  }
  add(text.length);
  return sentences;
}
