import { quoted } from '../../paper.ts';
import { comparable } from '../../read-back/comparable.ts';
import type { Fault, PreflightRule } from '../rule.ts';
import type { SurveyedPdf } from '../survey.ts';
import { everyTag, levelOf, type Tag } from '../tags.ts';

/** The outline is how readers move in a file: it holds the headings, all and none else. */
export const outlineDiffers: PreflightRule = {
  id: 'outline-differs',
  severity: 'warning',
  about: 'The outline of the finished file and its headings differ.',
  *check(file) {
    if (!file.tagged) return;
    const headings = headingsOf(file);
    const [first] = headings;
    if (first !== undefined && file.outline.length === 0) {
      yield {
        message: `The file has ${headings.length === 1 ? 'a heading' : `${headings.length} headings`} and no outline.`,
        mend: 'Print it with an outline.',
        ...placeOf(first),
      };
      return;
    }
    const entries = counted(file.outline.map(({ title }) => title));
    for (const heading of headings) {
      if (take(entries, heading.text)) continue;
      yield {
        message: `The heading "${quoted(heading.text)}" has no entry in the outline.`,
        mend: 'Print the file again; in a file of another program, mend its outline.',
        ...placeOf(heading),
      };
    }
    const titles = counted(headings.map(({ text }) => text));
    for (const { title, target } of file.outline)
      if (!take(titles, title))
        yield {
          message: `The entry "${quoted(title)}" of the outline is no heading of the file.`,
          mend: 'Make a heading of what it names, or take it out of the outline.',
          ...(typeof target === 'object' ? { page: target.page } : {}),
        };
  },
};

function headingsOf({ pages }: SurveyedPdf): readonly Tag[] {
  return pages.flatMap(({ tags }) =>
    tags === undefined ? [] : [...everyTag(tags)].filter((tag) => levelOf(tag) !== undefined && comparable(tag.text) !== ''),
  );
}

function placeOf({ page, box }: Tag): Pick<Fault, 'page' | 'x' | 'y'> {
  return box === undefined ? { page } : { page, x: box[0], y: box[1] };
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(comparable(text), (counts.get(comparable(text)) ?? 0) + 1);
  return counts;
}

/** Takes one of these words away; false when none is left. */
function take(counts: Map<string, number>, text: string): boolean {
  const words = comparable(text);
  const left = counts.get(words) ?? 0;
  counts.set(words, left - 1);
  return left > 0;
}
