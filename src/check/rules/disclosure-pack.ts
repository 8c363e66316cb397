import { didYouMean } from '../../shared/nearest.ts';
import { isRecommendation } from '../call/call.ts';
import { packs } from '../packs/index.ts';
import { type Pack, type PackReport, packReport } from '../packs/pack.ts';
import { recommends } from '../packs/questions.ts';
import type { Noticed, Rule } from '../rule.ts';

export const disclosurePack: Rule = {
  id: 'disclosure-pack',
  group: 'completeness',
  severity: 'warning',
  about:
    'Rules of supervisors ask what a research note must say of its house, its analyst and its method. A pack holds the questions of one body of rules; workspace, brand or report choose it, and each question without an answer is told. This is help and no legal advice.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden Marine\nauthors: [{ name: Jane Example, certifies: true }]\nrating: { current: Buy }\ncompliance: { packs: [reg-ac] }\n---\n\nThe shares are cheap.\n',
        why: 'The analyst has certified nothing.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden Marine\nauthors: [{ name: Jane Example, certifies: true }]\nrating: { current: Buy }\ncompliance:\n  packs: [reg-ac]\n  certification: { by: [Jane Example], text: The views are my own; no part of my compensation depends on them. }\n---\n\nThe shares are cheap.\n',
        why: 'Both statements are made.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nrating: { current: Buy }\n---\n\nThe shares are cheap.\n',
        why: 'Nobody chose a pack.',
      },
    ],
  },
  *check({ note, settings }) {
    const { report } = note;
    const chosen = new Set([...settings.packs, ...(report?.data.compliance?.packs ?? [])]);
    if (chosen.size === 0) return;
    const start = { file: note.file, line: 1, column: 1 };
    for (const id of chosen) {
      if (packs.has(id)) continue;
      yield {
        message: `There is no disclosure pack "${id}".${didYouMean(id, packs.keys())}`,
        mend: `The packs are ${[...packs.keys()].join(', ')}.`,
        place: start,
      };
    }
    if (report === undefined) {
      if (isRecommendation(note))
        yield {
          severity: 'info',
          message: 'The disclosure packs ask for fields that a draft does not have; they were not asked.',
          mend: 'Import the draft as a report and check that.',
          place: start,
        };
      return;
    }
    const asked = packReport(report);
    // A factsheet or a page on a market is no recommendation.
    if (report.data.kind === 'factsheet' || !(recommends(asked) || report.data.issuer !== undefined)) return;
    for (const id of chosen) {
      const pack = packs.get(id);
      if (pack) yield* unanswered(pack, asked);
    }
  },
};

function* unanswered({ name, items }: Pack, note: PackReport): Generator<Noticed> {
  for (const { section, asks, answer, path, later, asked, answered } of items) {
    if (asked?.(note) === false || answered(note)) continue;
    yield {
      ...(later ? { severity: 'info' as const } : {}),
      message: `${name}${section.startsWith('(') ? '' : ', '}${section} ${asking(asks)}; the note does not answer.`,
      mend: `Answer it in ${answer}. This is help and no legal advice.`,
      place: note.report.locate(path ?? []),
    };
  }
}

/** "asks whether …", "asks for the name of …". */
function asking(what: string): string {
  return /^(?:whether|what|how|where|who|when|that|by what)(?![a-z])/.test(what) ? `asks ${what}` : `asks for ${what}`;
}
