import { splitInline } from '../../prose/inline.ts';
import { type Prose, walk } from '../../prose/prose.ts';
import type { Report } from '../../resolve/report.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { Rule } from '../rule.ts';

/** Every citation in the report's prose, with its place. */
export function* citations(report: Report): Generator<{ source: string; prose: Prose; offset: number }> {
  const all = [
    report.body,
    ...report.prose.values(),
    ...report.exhibits.flatMap((exhibit) =>
      [exhibit.title, exhibit.subtitle, exhibit.notes, exhibit.sourceLine, ...tableProse(exhibit)].filter(
        (prose) => prose !== undefined,
      ),
    ),
  ];
  for (const prose of all) {
    const found: { source: string; prose: Prose; offset: number }[] = [];
    walk(prose.root, (node) => {
      if (node.type === 'text') {
        let from = node.position?.start.offset ?? 0;
        for (const part of splitInline(node.value, prose.expanded, report.sourceIds)) {
          if (part.kind !== 'citation') continue;
          // Escapes and the marks of lists and quotations are not in the value of the node: the brackets are looked for in the text.
          const offset = prose.expanded.text.indexOf(`[${part.source}]`, from);
          found.push({ source: part.source, prose, offset: offset === -1 ? from : offset });
          if (offset !== -1) from = offset + part.source.length + 2;
        }
      }
      return undefined;
    });
    yield* found;
  }
}

function tableProse(exhibit: Report['exhibits'][number]): Prose[] {
  return exhibit.content.kind === 'table'
    ? exhibit.content.table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.prose ?? []))
    : [];
}

export const unknownCitation: Rule = {
  id: 'unknown-citation',
  severity: 'error',
  about: 'A citation of a source that is not in the register leads a reader nowhere.',
  *check(report) {
    for (const { source, prose, offset } of citations(report)) {
      if (report.sourceIds.has(source)) continue;
      yield {
        message: `[${source}] cites a source that is not in the register.${didYouMean(source, report.sourceIds)}`,
        mend: 'Add it under sources, or mend the number.',
        place: prose.placeAt(offset, offset + source.length + 2),
      };
    }
  },
};
