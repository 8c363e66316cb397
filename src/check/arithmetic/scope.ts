import type { Claim } from '../claims/claim.ts';

/** Metrics that hold at one moment, the note's own: their period is that of the note. */
const OF_NOW = new Set([
  'price',
  'marketCap',
  'shares',
  'targetPrice',
  'averageTarget',
  'upside',
  'totalReturn',
  'enterpriseValue',
  'previousTarget',
  'high52',
  'low52',
]);

export function isOfNow({ metric }: Claim): boolean {
  return metric !== undefined && OF_NOW.has(metric);
}

export function inSameTable(a: Claim, b: Claim): boolean {
  return a.cell !== undefined && b.cell !== undefined && a.block === b.block;
}

export function inSameSentence(a: Claim, b: Claim): boolean {
  return a.span === b.span && a.sentence === b.sentence;
}

/** Whether two claims can speak of the same time. */
export function sameTime(a: Claim, b: Claim): boolean {
  if (inSameTable(a, b)) {
    const [one, two] = [a.period?.key, b.period?.key];
    if (one === undefined || two === undefined)
      return one === two || isOfNow(a) || isOfNow(b) || a.cell?.column === b.cell?.column;
    return one === two;
  }
  if (isOfNow(a) && isOfNow(b)) return true;
  const [one, two] = [a.period?.key, b.period?.key];
  if (one !== undefined && two !== undefined) return one === two || ((isOfNow(a) || isOfNow(b)) && a.period?.kind === 'day');
  if (one === undefined && two === undefined) return true;
  if (isOfNow(a) || isOfNow(b)) return true;
  return a.span === b.span && (one ?? two) !== 'before';
}

const ADJUSTED = /adj(?:usted|\.)|underlying|core|bereinigt|经调整|經調整|pro[- ]forma|normali[sz]ed|non-gaap|扣非/iu;

/** Adjusted, reported, or not said. */
export function basisOf({ label, span, start }: Claim): 'adjusted' | 'reported' | undefined {
  // The words of the name and those right before it.
  const at = label === '' ? -1 : span.text.lastIndexOf(label, start);
  const words = at === -1 ? label : span.text.slice(Math.max(0, at - 14), at + label.length);
  if (ADJUSTED.test(words)) return 'adjusted';
  return /(?<!\p{L})(?:reported|gaap|statutory|ausgewiesen\w*|unadjusted)(?!\p{L})/iu.test(words) ? 'reported' : undefined;
}

/** How near two claims stand: the nearer, the more surely they speak of the same. */
export function nearness(a: Claim, b: Claim): number {
  if (inSameTable(a, b)) return a.cell?.column === b.cell?.column || a.cell?.row === b.cell?.row ? 0 : 3;
  if (inSameSentence(a, b)) return 0;
  if (a.span === b.span) return 1;
  if (a.block !== undefined && b.block !== undefined && a.block.section === b.block.section) return 2;
  return 3;
}

/** Words of the row that a cell stands in; nothing for prose. */
export function rowOf({ cell, block }: Claim): string {
  return cell !== undefined && block?.kind === 'table' ? (block.rows[cell.row]?.[0]?.text ?? '') : '';
}

/** Words of the column that a cell stands in; nothing for prose. */
export function columnOf({ cell, block }: Claim): string {
  return cell !== undefined && block?.kind === 'table' ? (block.head[cell.column]?.text ?? '') : '';
}

const ELSEWHERE =
  /(?<!\p{L})(?:average|mean|median|historic\w*|past (?:\d+|five|ten|three) years|(?:five|ten|three|\d+)[- ]year|peers?|sector|industry|rivals?|competitors?|group of|band of|durchschnitt\w*|im mittel|vergleichs\w+|wettbewerber\w*|historisch\w*)(?!\p{L})|历史|歷史|均值|平均|同业|同業|可比公司|行业|行業/iu;

/** Said of the past, of peers or of an average, and not of the issuer today. */
export function isElsewhere(claim: Claim): boolean {
  const { span, start, end, sentence, cell } = claim;
  if (cell !== undefined) return ELSEWHERE.test(`${rowOf(claim)} ${columnOf(claim)}`);
  const before = span.text.slice(Math.max(sentence, start - 60), start);
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('，'), before.lastIndexOf(';'), -1) + 1);
  return (
    ELSEWHERE.test(clause) ||
    /^\s?(?:of|for|by)?\s?(?:the\s|its\s)?(?:peers?|sector|industry|average|mean|median|group)(?!\p{L})/iu.test(
      span.text.slice(end, end + 24),
    )
  );
}
