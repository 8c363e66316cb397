import type { Note, NoteSource } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { kinship } from '../sourcing/names.ts';
import { publishersOf } from '../sourcing/publisher.ts';
import { locatorOf, usesOf } from '../sourcing/register.ts';

/** What a house can only have from others. */
const OF_OTHERS =
  /quotes?\b|real[- ]time|prices?\b|market data|consensus|ratings?\b|kurse\b|echtzeit|marktdaten|konsens|行情|实时|即時|报价|報價|股价|股價|一致预期|评级|評級/iu;
/** What a house can only have from itself. */
const OWN =
  /(?<!\p{L})(?:own|estimates?|forecasts?|model|calculations?|eigene|schätzungen|prognosen|modell|berechnungen)(?!\p{L})|测算|測算|预测|預測|模型/iu;

export const selfCitation: Rule = {
  id: 'self-citation',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A house that cites itself proves nothing by it: prices, ratings and consensus come from elsewhere. A publisher whose name is nearly that of the house is a slip or hides the same. Own estimates and own data files are no finding.',
  examples: {
    fires: [
      {
        text: 'Shares trade at $41.20.[1]\n\nAbout us: Ginlix AI is a research service.\n\n[1] Jinling AI - Real-time quotes (2026-01-14)',
        why: 'The names of source and publisher differ by three letters.',
      },
      {
        text: 'Der Kurs liegt bei 41,20 €.[1]\n\nHerausgeber: Nordkap Research GmbH\n\n[1] Nordkap - Kurse und Konsens (14.01.2026)',
        why: 'A house is no source of prices.',
      },
    ],
    silent: [
      {
        text: 'Published by Wrenfield Research Ltd\n\nShares trade at $41.20.[1] We expect EPS of $2.10.[2]\n\n[1] Bloomberg - Closing prices (2026-01-14)\n[2] Wrenfield Research - Own estimates (2026-01-14)',
        why: 'Own estimates are named as such.',
      },
    ],
  },
  *check({ note }) {
    const publishers = publishersOf(note);
    if (publishers.length === 0) return;
    const uses = usesOf(note);
    const total = [...uses.values()].reduce((sum, each) => sum + each.length, 0);
    for (const source of note.sources) {
      if (isIssuer(note, source)) continue;
      const own = publishers.find((name) => kinship(source.publisher, name) === 'same');
      const alike = publishers.find((name) => kinship(source.publisher, name) === 'namesake');
      const count = uses.get(source.id)?.length ?? 0;
      const share = count === 0 ? '' : ` It stands behind ${count} of ${total} citations.`;
      const found = own !== undefined ? itself(note, source, own, share) : alike && namesake(source, alike, share);
      if (found) yield found;
    }
  },
};

/** A company's own report is the best source on it, whoever has a like name. */
function isIssuer({ report }: Note, { publisher }: NoteSource): boolean {
  const issuer = report?.data.issuer?.name;
  return issuer !== undefined && kinship(publisher, issuer) === 'same';
}

function namesake({ id, publisher, place }: NoteSource, name: string, share: string): Noticed {
  return {
    message: `The publisher of source "${id}", "${publisher}", is nearly "${name}", who publishes this note: a slip in one of the names, or the note cites itself.${share}`,
    mend: 'Mend the name; if it is the same house, cite where it has the numbers from.',
    place,
  };
}

function itself(note: Note, source: NoteSource, name: string, share: string): Noticed | undefined {
  const locator = locatorOf(note, source);
  // Own data in a file, and own estimates called so, are what they say.
  if ((locator !== undefined && !/^https?:/i.test(locator)) || OWN.test(source.title)) return undefined;
  const { id, title, place } = source;
  const isProof = locator === undefined && OF_OTHERS.test(title);
  return {
    ...(isProof ? {} : { severity: 'info' as const }),
    message: isProof
      ? `Source "${id}" is "${name}" itself, who publishes this note; "${title}" can only come from others.${share}`
      : `Source "${id}" is "${name}" itself, who publishes this note.${share}`,
    mend: 'Cite where the numbers come from, beside or in place of it.',
    place,
  };
}
