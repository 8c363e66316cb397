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

/** The time that a claim names; "Shares (unchanged since 2022)" in a list of key data is of now. */
function timeOf(claim: Claim): string | undefined {
  const { period, cell } = claim;
  return cell !== undefined && isOfNow(claim) && !columnOf(claim).includes(period?.text ?? '') ? undefined : period?.key;
}

/** Whether two claims can speak of the same time. */
export function sameTime(a: Claim, b: Claim): boolean {
  if (inSameTable(a, b)) {
    const [one, two] = [timeOf(a), timeOf(b)];
    if (one === undefined || two === undefined)
      return one === two || isOfNow(a) || isOfNow(b) || a.cell?.column === b.cell?.column;
    return one === two;
  }
  if (isOfNow(a) && isOfNow(b)) return true;
  const [one, two] = [timeOf(a), timeOf(b)];
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

const LEASES = /lease|leasing|ifrs\s?16|租赁|租賃/iu;
const WITHOUT_LEASES =
  /(?:excl\w*\.?|without|ex[- ]|before|pre[- ]?|ohne|vor|不含|剔除)[^,;()]{0,12}(?:lease|leasing|ifrs\s?16|租赁|租賃)/iu;

/** Whether leases are counted in, by the words of the name. */
export function countsLeases(claim: Claim): boolean {
  const words =
    claim.cell === undefined
      ? claim.span.text.slice(Math.max(claim.sentence, claim.start - 60), claim.end + 30)
      : `${rowOf(claim)} ${columnOf(claim)}`;
  return LEASES.test(words) && !WITHOUT_LEASES.test(words);
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

/** Words of a price of another day. */
const PAST =
  /(?<!\p{L})(?:ago|earlier|previously|formerly|once|then|peaked|bottomed|troughed|undisturbed|ipo|issue\sprice|offer\sprice|(?:in|since)\s(?:\p{L}{3,9}\s)?(?:19|20)\d\d|at\sthe\s(?:\S+\s){0,3}(?:peak|high|low|trough|ipo)|before\sthe\s(?:announcement|offer|bid|deal)|vor\s(?:einem|zwölf|drei|sechs|zwei)|damals|einst|höchst(?:stand|kurs)|tiefst(?:stand|kurs)|ausgabe(?:preis|kurs)|emissions(?:preis|kurs))(?!\p{L})|[月年周週]前|一度|曾|当时|當時|高位|低位|高点|高點|低点|低點|发行价|發行價/iu;

/** Words of a multiple that is set for the target. */
const APPLIED =
  /(?<!\p{L})(?:appl(?:y|ies|ied|ying)|assign\w*|target|tp|fair\svalue|objective|kursziel\p{L}*|ziel-?kgv|zielmultiplikator\p{L}*|ansetzen|setzen|legen|unterstellen)(?!\p{L})|给予|給予|目标|目標/iu;
const MULTIPLES = new Set(['pe', 'forwardPe', 'pb', 'ps', 'pnav', 'evEbitda', 'evEbit', 'evSales']);

/** A price or a multiple of another day, or one that is set for the target. */
function isOfAnotherPrice({ metric = '', cell, span, sentence, start, end }: Claim): boolean {
  if (cell !== undefined || (metric !== 'price' && !MULTIPLES.has(metric))) return false;
  const words = span.text.slice(Math.max(sentence, start - 80), end + 24);
  return PAST.test(words) || (metric !== 'price' && APPLIED.test(words));
}

/** What the note itself gives up for a new number. */
const GIVEN_UP =
  /(?<!\p{L})(?:old|previous|prior|former|earlier)\s(?:\p{L}+\s)?(?:target|forecasts?|estimates?|pt|tp|eps|multiple)(?!\p{L})|(?<!\p{L})(?:alte[nsr]?|bisherige[nsr]?|frühere[nsr]?|vorherige[nsr]?)\s(?:kursziel|schätzung\p{L}*|prognose\p{L}*)|(?:原|旧|舊|此前)(?:目标|目標|预测|預測|盈利)/iu;

const NEW_BEHIND = /(?<!\p{L})(?:to|now|new|auf|nun|jetzt|neu\p{L}*)(?!\p{L})[^.;]{0,30}$|(?:至|到|现|現|新)[^，；。]{0,12}$/iu;

/** Said of the past, of peers or of an average, and not of the issuer today. */
export function isElsewhere(claim: Claim): boolean {
  const { span, start, end, sentence, cell } = claim;
  if (isOfAnotherPrice(claim)) return true;
  // The mean of the targets is one of the issuer's own numbers.
  if (claim.metric === 'averageTarget') return false;
  if (cell !== undefined) return ELSEWHERE.test(`${rowOf(claim)} ${columnOf(claim)}`);
  const before = span.text.slice(Math.max(sentence, start - 60), start);
  if (!NEW_BEHIND.test(before) && (GIVEN_UP.test(before) || GIVEN_UP.test(span.text.slice(end, end + 16)))) return true;
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('，'), before.lastIndexOf(';'), -1) + 1);
  return (
    ELSEWHERE.test(clause) ||
    /^\s?(?:of|for|by)?\s?(?:the\s|its\s)?(?:peers?|sector|industry|average|mean|median|group)(?!\p{L})/iu.test(
      span.text.slice(end, end + 24),
    )
  );
}
