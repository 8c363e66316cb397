import type { Report } from '../../resolve/report.ts';
import type { Place } from '../../shared/place.ts';
import { wordsAround } from '../call/share-price.ts';
import { headingOf, type Note, type TableBlock } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

const BUCKETS: readonly RegExp[] = [
  /^(?:strong )?(?:buy|outperform|overweight|add|accumulate|positive|kaufen|übergewichten)s?$|^(?:买入|買入|增持|强烈推荐)$/iu,
  /^(?:hold|neutral|market perform|equal[- ]weight|halten)s?$|^(?:持有|中性)$/iu,
  /^(?:strong )?(?:sell|underperform|underweight|reduce|negative|verkaufen|untergewichten)s?$|^(?:卖出|賣出|减持|減持)$/iu,
];
/** Words that say whose ratings are counted. */
const STREET =
  /(?<![A-Za-zÀ-ɏ])(?:consensus|street|brokers?|analysts?|wall street|sell[- ]side|konsens|analysten[A-Za-zÀ-ɏ]*)(?![A-Za-zÀ-ɏ])|一致|机构|機構|券商|大行|分析师|分析師|市场|市場/iu;
const OWN =
  /(?<![A-Za-zÀ-ɏ])(?:our (?:ratings?|coverage|universe|rated|research)|coverage universe|(?:investment )?banking (?:services|clients)|companies (?:under coverage|rated)|all (?:rated|covered)|unsere[rns]? (?:empfehlung|einstufung|bewertung|coverage)[A-Za-zÀ-ɏ]*)|覆盖|本公司|本机构|投行/iu;

export const distributionOwner: Rule = {
  id: 'distribution-owner',
  group: 'completeness',
  severity: 'warning',
  about:
    'Shares of buy, hold and sell are either those that the market gives one share or those that a house gives all it rates. The second is a disclosure with rules of its own (FINRA Rule 2241(c)(2)); the first must not look like it.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\n| Rating Distribution | Percentage |\n|---|---|\n| Buy | 87.9% |\n| Hold | 10.3% |\n| Sell | 1.7% |\n\nTarget Price Range: $140.00 - $225.00',
        why: 'It does not say whose ratings these are.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nsources: [{ id: data, publisher: Street Gauge }]\nfacts:\n  buy: { label: Buy, value: 60, unit: "%" }\n  hold: { label: Hold, value: 40, unit: "%" }\nratingDistribution: { owner: house, source: [data], rows: [{ rating: Buy, share: buy }, { rating: Hold, share: hold }] }\n---\n\nThe shares are cheap [data].\n',
        why: 'A distribution of the house that comes from a data service.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine\n\n| Rating | Share of analysts |\n|---|---|\n| Buy | 50% |\n| Hold | 41% |\n| Sell | 10% |',
        why: 'They are those of the analysts.',
      },
      {
        text: 'Halden Marine\n\n## Distribution of our ratings on 31 December 2025\n\n| Rating | Share | With banking services |\n|---|---|---|\n| Buy | 50% | 12% |\n| Hold | 40% | 8% |\n| Sell | 10% | 0% |',
        why: 'The house counts its own.',
      },
    ],
  },
  *check({ note }) {
    if (note.report) yield* inReport(note.report);
    for (const { block, place } of distributions(note)) {
      const words = `${wordsAround(note, block)}\n${headingOf(note, block)}\n${captionOf(note, block)}`;
      if (STREET.test(words) || OWN.test(words)) continue;
      yield {
        message: 'The shares of buy, hold and sell do not say whose ratings they count; they read as those of the publisher.',
        mend: 'Say whose they are ("Ratings of 58 analysts on the share"), of which day, and how many. A distribution of your own counts all shares you rate.',
        place,
      };
    }
  },
};

/** Tables of ratings with their shares. */
function* distributions({ blocks }: Note): Generator<{ readonly block: TableBlock; readonly place: Place }> {
  for (const block of blocks) {
    if (block.kind !== 'table' || block.rows.length > 12) continue;
    const rows = block.rows.flatMap((row) => {
      const bucket = BUCKETS.findIndex((words) => words.test(row[0]?.text.trim() ?? ''));
      const isShare = row.slice(1).some(({ text }) => /^\s*\d{1,3}(?:[.,]\d+)?\s?%/.test(text));
      return bucket !== -1 && (isShare || isShareColumn(block)) ? [{ bucket, row }] : [];
    });
    const [first] = rows;
    if (first && new Set(rows.map(({ bucket }) => bucket)).size >= 2) yield { block, place: first.row[0]?.place() as Place };
  }
}

function isShareColumn({ head, units }: TableBlock): boolean {
  return head.some(({ text }) => /%|percent|share|anteil|占比|比例/iu.test(text)) || (units?.includes('%') ?? false);
}

/** Title and subtitle of the exhibit that a table of a report is. */
function captionOf({ blocks }: Note, { exhibit }: TableBlock): string {
  if (exhibit === undefined) return '';
  return blocks.flatMap((block) => (block.kind === 'caption' && block.path === exhibit ? [block.span.text] : [])).join('\n');
}

function* inReport({ data, brand, sources, locate }: Report): Generator<Noticed> {
  const distribution = data.ratingDistribution;
  if (distribution?.owner !== 'house') return;
  const foreign = sources.find(
    ({ id, publisher }) => distribution.source?.includes(id) && !isHouse(publisher, [brand.name, brand.legal.entity ?? '']),
  );
  if (foreign === undefined) return;
  yield {
    message: `The rating distribution is given as the house's own, but comes from ${foreign.publisher}.`,
    mend: 'Write owner: consensus, or take the shares from your own ratings.',
    place: locate(['ratingDistribution', 'owner']),
  };
}

function isHouse(publisher: string, names: readonly string[]): boolean {
  const said = publisher.toLowerCase();
  return names.some((name) => name !== '' && (said.includes(name.toLowerCase()) || name.toLowerCase().includes(said)));
}
