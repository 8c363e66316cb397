import { splitInline } from '../../prose/inline.ts';
import { walk } from '../../prose/prose.ts';
import { nearest } from '../../shared/nearest.ts';
import type { Rule } from '../rule.ts';

export const misspeltCitation: Rule = {
  id: 'misspelt-citation',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A word in brackets that is nearly the id of a source is a citation with a slip: it prints as it stands and leads nowhere.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden\nsources: [{ id: filing, publisher: Register }]\n---\nWords [filling].\n',
        why: 'A letter too many.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden\nsources: [{ id: filing, publisher: Register }]\n---\nWords [filing], [sic].\n',
        why: 'A source, and no source.',
      },
    ],
  },
  *check({ note: { report } }) {
    if (!report) return;
    for (const prose of [report.body, ...report.prose.values()]) {
      const found: { word: string; meant: string; offset: number }[] = [];
      walk(prose.root, (node) => {
        if (node.type !== 'text') return undefined;
        let from = node.position?.start.offset ?? 0;
        for (const part of splitInline(node.value, prose.expanded, report.sourceIds)) {
          if (part.kind !== 'words') continue;
          for (const match of part.text.matchAll(/\[([A-Za-z][\w-]{2,79})\]/g)) {
            // Looked for in the text as it is written: there, brackets that are escaped are others.
            const offset = prose.expanded.text.indexOf(match[0], from);
            if (offset === -1) continue;
            from = offset + match[0].length;
            const meant = nearest(match[1] as string, report.sourceIds);
            if (meant !== undefined) found.push({ word: match[1] as string, meant, offset });
          }
        }
        return undefined;
      });
      for (const { word, meant, offset } of found) {
        const place = prose.placeAt(offset, offset + word.length + 2);
        // Of a field of the front matter only the field's own place is known.
        const exact = place.endLine === place.line && place.endColumn === place.column + word.length + 2;
        yield {
          message: `[${word}] is printed as it stands: there is no such source. Did you mean [${meant}]?`,
          mend: 'Mend the id, or write the brackets as \\[…\\].',
          place,
          ...(exact ? { fix: { place, text: `[${meant}]` } } : {}),
        };
      }
    }
  },
};
