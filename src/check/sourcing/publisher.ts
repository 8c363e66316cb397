import { type Note, spansOf } from '../note/note.ts';

const NAME = String.raw`(\p{Lu}[\p{L}\d&'’.-]{0,30}(?: (?:&|and|und|of|de|\p{Lu}[\p{L}\d&'’./-]{0,30})){0,5}|[\p{Script=Han}A-Za-z]{2,16}?)`;
/** Where a loose text says who publishes it; each stands at the beginning of a line or sentence. */
const SAID: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:About us|Über uns|关于我们|關於我們)\s?[:：]\s?${NAME}(?:,|，| (?:is|are|was|provides|offers|ist|bietet)(?![\p{L}])|是|为|為)`,
    'u',
  ),
  new RegExp(String.raw`(?:©|\([cC]\)|[Cc]opyright)\s?(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?,?\s${NAME}(?=[\s.,;。，]|$)`, 'u'),
  new RegExp(String.raw`(?:^|[.。]\s?)(?:[Pp]ublished|[Ii]ssued|[Pp]repared|[Pp]roduced) by:?\s${NAME}(?=[\s.,;]|$)`, 'u'),
  new RegExp(
    String.raw`^(?:Publisher|Publishing house|Herausgeber|Verlag|Herausgegeben von|Erstellt von|Veröffentlicht von)\s?:?\s${NAME}(?=[\s.,;]|$)`,
    'u',
  ),
  new RegExp(String.raw`^(?:发布机构|發布機構|研究机构|研究機構|出品机构|出品)\s?[:：]\s?${NAME}(?=[\s。，；]|$)`, 'u'),
];
const LONGEST = 400;

/** Names under which a note is published: of a report its brand, entity and authors' houses, of a draft what it says of itself. */
export function publishersOf(note: Note): readonly string[] {
  const { report } = note;
  if (report) {
    const { name, legal } = report.brand;
    const named = [name, legal.entity, ...report.data.authors.map(({ entity }) => entity)];
    return [...new Set(named.filter((each) => each !== undefined))];
  }
  const found = new Set<string>();
  for (const { span, block } of spansOf(note)) {
    if (block?.kind === 'table') continue;
    const text = span.text.slice(0, LONGEST);
    for (const pattern of SAID) {
      const name = pattern.exec(text)?.[1];
      if (name !== undefined) found.add(name.replace(/[.,]$/, ''));
    }
  }
  return [...found];
}
