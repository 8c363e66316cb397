const CITATION = /\[\^?(\d{1,4}(?:\s?[,，、–-]\s?\^?\d{1,4}){0,20})\]|【(\d{1,4})】/gu;

/** A citation in a text and the sources it names. */
export interface Citation {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
}

/** The citations of a text that name registered sources; other brackets are text. */
export function citationsIn(text: string, sources: ReadonlySet<string>): readonly Citation[] {
  if (sources.size === 0) return [];
  const found: Citation[] = [];
  for (const match of text.matchAll(CITATION)) {
    const ids = expand((match[1] ?? match[2]) as string);
    const linked = text[match.index + match[0].length] === '(';
    if (!linked && ids.every((id) => sources.has(id)))
      found.push({ start: match.index, end: match.index + match[0].length, ids });
  }
  return found;
}

/** "1, 3-5" as 1, 3, 4, 5. */
function expand(list: string): readonly string[] {
  return list.split(/[,，、]/).flatMap((part) => {
    const [from, to] = part
      .replaceAll('^', '')
      .split(/[–-]/)
      .map((n) => Number(n.trim())) as [number, number | undefined];
    if (to === undefined || to < from || to - from > 30) return to === undefined ? [String(from)] : [String(from), String(to)];
    return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
  });
}

/** The sources of the first group of citations at or after a place: what a figure there is cited to. */
export function citedAfter(citations: readonly Citation[], at: number): readonly string[] {
  const first = citations.findIndex((citation) => citation.start >= at);
  const ids: string[] = [];
  for (let i = first; i >= 0 && i < citations.length; i++) {
    const citation = citations[i] as Citation;
    if (i > first && citation.start !== (citations[i - 1] as Citation).end) break;
    ids.push(...citation.ids);
  }
  return [...new Set(ids)];
}
