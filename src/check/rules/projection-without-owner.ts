import type { Claim } from '../claims/claim.ts';
import { type Note, type NoteBlock, spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { PeriodEnds } from '../sourcing/closed-period.ts';
import { aheadOf, declaresOwner, isForecastTitle, namesAssumption, namesOwner } from '../sourcing/projection.ts';
import { isPrinted, sentenceOf } from '../sourcing/sentence.ts';
import { isOwnWork } from '../sourcing/voice.ts';

/** Targets, ratings and what a house sets itself have owners of their own. */
const OTHERS: ReadonlySet<string> = new Set(
  'averageTarget targetRange targetPrice previousTarget upside probability wacc price return52 returnYtd'.split(' '),
);
/** Tells what somebody said, and perhaps not who. */
const ACCORDING = /according to|laut/iu;

export const projectionWithoutOwner: Rule = {
  id: 'projection-without-owner',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A forecast is worth what its maker is: the company, the consensus or the house (MAR 2016/958, article 3). A sentence that says "is projected" and neither names one nor an assumption hides that. A single source that is cited for it is its owner. Only a hint in the note of a house that speaks as "we" or has the issuer\'s own documents.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nInternational revenue is projected to reach $110 billion in 2026.',
        why: 'Nobody is named who projects it.',
      },
      {
        text: '# Halden\n\nDer Umsatz dürfte 2027 auf 4,1 Mrd. € steigen.[1][2]\n\n[1] Hafenblatt - Rückblick (04.01.2026)\n[2] Börsenseite - Einstufungen (05.01.2026)',
        why: 'Two sources, and neither is a forecast.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nWe forecast revenue of $110 billion in 2026. The margin is expected to reach 3.5%.',
        why: 'The paragraph says whose forecast it is.',
      },
      {
        text: '# 海登航运\n\n公司预计2026年收入将达到1100亿元。IDC预计2027年出货量将增长8%。',
        why: 'The company and an institute are named.',
      },
      {
        text: '# Halden\n\nShipments are expected to grow 8% in 2027.[1]\n\n[1] IDC - Tracker (2026-01-04)',
        why: 'The one source that is cited is the owner.',
      },
    ],
  },
  *check({ note, claims }) {
    if (declares(note)) return;
    const ends = new PeriodEnds(note);
    // In the note of a house, what nobody else expects the house expects.
    const severity = isOwnWork(note) ? 'info' : 'warning';
    for (const [block, group] of Map.groupBy(claims, ({ block }) => block)) {
      if (!block || !isText(block) || namesOwner(block.span.text) || namesAssumption(block.span.text)) continue;
      if (block.kind === 'item' && isOwned(leadOf(note, block.list))) continue;
      const bare = group.filter((claim) => isOwnerless(claim, note) && !isClosed(claim, note, ends));
      const [first] = bare;
      if (!first) continue;
      const words = aheadOf(first)?.words ?? '';
      yield {
        severity,
        message: `Nothing says who expects ${bare.map(({ text }) => text.trim()).join(' and ')} ("${words}"): the company, the consensus or the house.`,
        mend: 'Name who forecasts it and on what assumption: "We forecast …, assuming …", "Consensus expects …", "The company guides to …".',
        place: first.place(),
      };
    }
  },
};

type TextBlock = Extract<NoteBlock, { kind: 'paragraph' | 'item' | 'field' }>;

function isText(block: NoteBlock): block is TextBlock {
  return (
    block.kind === 'paragraph' ||
    block.kind === 'item' ||
    (block.kind === 'field' && /^(?:deck|standfirst|risks)/.test(block.path ?? ''))
  );
}

function leadOf(note: Note, list: number): NoteBlock | undefined {
  return note.blocks[list - 1];
}

function isOwned(block: NoteBlock | undefined): boolean {
  return (
    block?.kind === 'paragraph' &&
    /[:：]\s*$/u.test(block.span.text) &&
    (namesOwner(block.span.text) || namesAssumption(block.span.text))
  );
}

function isOwnerless(claim: Claim, note: Note): boolean {
  const { estimate, owner, quoted, metric, fact, unit } = claim;
  if (
    !estimate ||
    owner !== undefined ||
    (quoted && !ACCORDING.test(sentenceOf(claim))) ||
    (metric !== undefined && OTHERS.has(metric))
  )
    return false;
  if (unit === '' && metric === undefined) return false;
  if (fact === undefined ? isPrinted(claim) : note.report?.facts.get(fact)?.owner !== undefined) return false;
  return aheadOf(claim) !== undefined && !isCitedForecast(claim, note);
}

/** One source alone, or one that forecasts by its title. */
function isCitedForecast({ citations }: Claim, { sources }: Note): boolean {
  const cited = sources.filter(({ id }) => citations.includes(id));
  return cited.length === 1 || cited.some(({ title }) => isForecastTitle(title));
}

/** Told by the rule on closed periods. */
function isClosed({ period }: Claim, { asOf }: Note, ends: PeriodEnds): boolean {
  const end = period && ends.of(period);
  return end !== undefined && asOf !== undefined && end < asOf;
}

/** The note says once whose its forecasts are. */
function declares(note: Note): boolean {
  for (const { span } of spansOf(note)) if (declaresOwner(span.text)) return true;
  return false;
}
