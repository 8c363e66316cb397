import type { Rule } from '../rule.ts';
import { halfCitedLists } from '../sourcing/lists.ts';
import { across } from '../sourcing/places.ts';
import { Sourced } from '../sourcing/sourced.ts';
import { isOfIssuer } from '../sourcing/voice.ts';

export const citationScope: Rule = {
  id: 'citation-scope',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A citation covers its sentence or its bullet. Where only the last bullet of a list has one, nobody can tell whether the numbers before it come from there too.',
  examples: {
    fires: [
      {
        text: '# Halden Marine\n\nIn figures:\n\n- Net margin 12.2%\n- Current ratio 1.46\n- Net debt of $1.2 billion [1]\n\n[1] Port Daily - Halden in review (2026-02-27)',
        why: 'Two bullets before the last carry numbers.',
      },
    ],
    silent: [
      {
        text: '# Halden Marine\n\nIn figures [1]:\n\n- Net margin 12.2%\n- Current ratio 1.46\n- Net debt of $1.2 billion [1]\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)',
        why: 'The sentence that leads into the list cites for all of it.',
      },
      {
        text: '# Halden Marine\n\nDrei Gründe:\n\n- Die Werft ist ausgelastet\n- Die Frachtraten steigen\n- Die Nettomarge liegt bei 12,2 % [1]\n\n[1] Halden Marine - Geschäftsbericht 2025 (27.02.2026)',
        why: 'Only the last bullet carries a number.',
      },
    ],
  },
  *check(context) {
    const { note } = context;
    const ofIssuer = new Set(note.sources.filter((source) => isOfIssuer(note, source)).map(({ id }) => id));
    for (const { bare, last } of halfCitedLists(context, new Sourced(context))) {
      const marks = [...new Set(last.span.citations.map(({ source }) => `[${source}]`))].join('');
      const many = bare.length > 1;
      // A company's own figures in one list come from one document of it.
      const isOneDocument = last.span.citations.every(({ source }) => ofIssuer.has(source));
      yield {
        ...(isOneDocument ? { severity: 'info' as const } : {}),
        message: `Only the last bullet of this list cites ${marks}; ${many ? `${bare.length} bullets` : 'one bullet'} before it ${many ? 'carry' : 'carries'} numbers, and nothing says whether ${many ? 'they rest' : 'it rests'} on it.`,
        mend: 'Cite in each bullet, or once in the sentence that leads into the list.',
        place: across(bare.map(({ span }) => span.place())),
      };
    }
  },
};
