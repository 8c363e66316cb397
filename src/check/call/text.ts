import { type Note, spansOf } from '../note/note.ts';

const texts = new WeakMap<Note, string>();

/** Everything that a reader reads, a line a block; of a report also its disclosures and those of the house. */
export function textOf(note: Note): string {
  let text = texts.get(note);
  if (text === undefined) texts.set(note, (text = readText(note)));
  return text;
}

function readText(note: Note): string {
  const lines: string[] = [];
  for (const { span } of spansOf(note)) lines.push(span.text);
  const { report } = note;
  for (const { title, text } of [...(report?.data.disclosures ?? []), ...(report?.brand.disclosures ?? [])])
    lines.push(`${title}: ${text}`);
  if (report?.data.disclaimer) lines.push(report.data.disclaimer);
  return lines.join('\n');
}
