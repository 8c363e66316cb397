import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';
import { around } from '../sourcing/sentence.ts';

const ADJUSTED =
  /(?<!\p{L})(?:adjusted|adj\.|underlying|non-gaap|pro forma|core|normali[sz]ed|ebita|bereinigt\p{L}*)(?!\p{L})|经调整|經調整|调整后|調整後|非公认|非公認|非国际财务|扣非/iu;
const STATUTORY =
  /(?<!\p{L}|non-)(?:gaap|statutory|reported|ifrs|unadjusted|berichtet\p{L}*|unbereinigt\p{L}*|ausgewiesen\p{L}*)(?!\p{L})|公认会计|公認會計|国际财务报告|國際財務報告/iu;
const PROFITS: ReadonlySet<string> = new Set(
  'operatingMargin ebitdaMargin netMargin grossMargin operatingProfit ebitda netIncome grossProfit pretaxProfit eps freeCashFlow operatingCashFlow'.split(
    ' ',
  ),
);
const EBITA = /(?<!\p{L})ebita(?!\p{L})/iu;
/** Words before its number within which a label stands. */
const REACH = 60;

type Basis = 'adjusted' | 'plain';

export const gaapLabel: Rule = {
  id: 'gaap-label',
  group: 'sourcing',
  severity: 'info',
  about:
    'Adjusted profit leaves costs out that the accounts have. One number that is called adjusted, or EBITA, in one place and plain operating profit in another is one or the other.',
  examples: {
    fires: [
      {
        text: 'The adjusted EBITA margin was 9.1% in 2025.\n\nWith an operating margin of 9.1% in 2025, Halden leads its peers.',
        why: 'EBITA leaves amortisation out.',
      },
      {
        text: '2025年经调整净利润为16.2亿元。\n\n2025年净利润为16.2亿元。',
        why: 'The adjustment is lost on the way.',
      },
    ],
    silent: [
      {
        text: 'The adjusted operating margin was 9.1% in 2025, the reported operating margin 7.4%.',
        why: 'Two numbers with their labels.',
      },
      {
        text: 'Die bereinigte EBIT-Marge lag 2025 bei 9,1 %. Eine Marge von 9,1 % erreicht kein Wettbewerber.',
        why: 'A short form without another label.',
      },
    ],
  },
  *check({ claims }) {
    const groups = Map.groupBy(
      claims.filter(
        (claim) => claim.metric !== undefined && PROFITS.has(claim.metric) && claim.fact === undefined && isPrecise(claim),
      ),
      ({ value, unit, subject }) => `${Number(value.toPrecision(12))} ${unit} ${plainSubject(subject)}`,
    );
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      const based = group.map((claim) => ({ claim, basis: basisOf(claim) }));
      const adjusted = based.find(({ basis }) => basis === 'adjusted')?.claim;
      const plain =
        adjusted &&
        based.find(({ claim, basis }) => basis === 'plain' && isSame(adjusted, claim) && isOther(adjusted, claim))?.claim;
      if (!adjusted || !plain) continue;
      const later = adjusted.id > plain.id ? adjusted : plain;
      yield {
        message: `${plain.text.trim()} is called "${labelOf(adjusted)}" in one place and "${labelOf(plain)}" in another.`,
        mend: 'Say in both places whether it is adjusted, and for what.',
        place: later.place(),
      };
    }
  },
};

/** Round numbers meet by chance. */
function isPrecise({ text }: Claim): boolean {
  return (text.match(/\d/g)?.length ?? 0) >= 2;
}

function basisOf(claim: Claim): Basis | undefined {
  const words = wordsBefore(claim);
  const isAdjusted = ADJUSTED.test(words);
  if (isAdjusted && STATUTORY.test(words)) return undefined;
  return isAdjusted ? 'adjusted' : 'plain';
}

/** The label of a cell, or what stands before the number in its sentence. */
function wordsBefore(claim: Claim): string {
  if (claim.role === 'cell')
    return `${claim.label} ${claim.block?.kind === 'table' ? (claim.block.head[claim.cell?.column ?? 0]?.text ?? '') : ''}`;
  const { text: sentence, from: at } = around(claim);
  return `${sentence.slice(Math.max(0, at - REACH), at)} ${claim.label}`;
}

function isSame(a: Claim, b: Claim): boolean {
  return a.period === undefined || b.period === undefined || a.period.key === b.period.key;
}

/** A table may leave out what its text says; it may not call EBITA an operating profit. */
function isOther(a: Claim, b: Claim): boolean {
  return (
    (a.role !== 'cell' && b.role !== 'cell') ||
    EBITA.test(wordsBefore(a)) !== EBITA.test(wordsBefore(b)) ||
    STATUTORY.test(wordsBefore(b))
  );
}

function plainSubject(subject: string): string {
  return subject.replace(/(?<!\p{L})(?:adjusted|underlying|bereinigte[rs]?)(?!\p{L})|经调整|經調整/giu, '').trim();
}

function labelOf(claim: Claim): string {
  const label = claim.label.trim();
  if (ADJUSTED.test(label) || !ADJUSTED.test(wordsBefore(claim))) return label;
  const word = ADJUSTED.exec(wordsBefore(claim))?.[0] ?? '';
  return /\p{Script=Han}/u.test(word) ? `${word}${label}` : `${word} ${label}`;
}
