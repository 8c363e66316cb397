import type { Claim } from '../claims/claim.ts';
import { periodsIn } from '../claims/periods.ts';
import type { Ahead } from './projection.ts';
import { around } from './sentence.ts';

/** Years that span a stretch: "2023–2030", "from 2023 to 2030". */
const RANGE =
  /(?:19|20)\d\d[EF]?\s?(?:[-–—~～至到]|(?:to|through|until|bis|and|und|及|和)\s)\s?(?:FY\s?)?(?:\d{4}|\d\d(?!\d))|(?:19|20)\d\d年?\s?(?:[-–—~～至到])/iu;
/** Names a period as a mark to be held against: "above the 2024 level", "2024's record". */
const MARK_BEFORE =
  /(?<!\p{L})(?:above|below|over|under|beyond|exceed(?:s|ing)?|than|beat|top|match|surpass|like|since|before|über|unter|als|wie|seit|übertreffen)\s(?:the\s|its\s|that of\s|den\s|dem\s|das\s)?$|(?:超过|超過|高于|高於|低于|低於|较|較|比|自|继|繼)$/iu;
const MARK_BEHIND =
  /^(?:['’]s|\s(?:levels?|figures?|peaks?|records?|highs?|lows?|base|total|numbers?|values?|average|niveau|wert|stand|basis|rekord))(?!\p{L})|^(?:水平|高点|高點|低点|低點|基数|基數|峰值)/iu;
const BASE_BEFORE = /(?<!\p{L})(?:after|following|from|since|until|nach|seit|ab|von|bis|gegenüber)(?!\p{L})[^.;]{0,40}$/iu;
/** All that may stand before a period that opens its clause. */
const OPENING =
  /(?:^|[,，;；:：–—]\s?)\s*(?:(?:in|for|by|during|für|im|bis|in)\s)?(?:(?:the\s)?(?:full[- ]year|fiscal year|year|financial year|calendar year|jahr|geschäftsjahr)\s)?$/iu;

/**
 * Whether the period of a claim is that for which it is expected: it stands behind the claim, between the words of expectation and
 * the claim, or opens the clause; "the plant opened in 2023 is expected to earn …" speaks of another.
 */
export function isExpectedFor(claim: Claim, ahead: Ahead): boolean {
  const { period, label } = claim;
  const { text: sentence, from, to } = around(claim);
  if (!period || RANGE.test(sentence)) return false;
  const all = periodsIn(sentence);
  const own = all.filter((each) => each.period.key === period.key);
  const isTied = own.some(({ start, end }) => {
    const [before, behind] = [sentence.slice(0, start), sentence.slice(end)];
    if (MARK_BEFORE.test(before.slice(-24)) || MARK_BEHIND.test(behind.slice(0, 24))) return false;
    if (start >= to) return start - to <= 40;
    if (end > ahead.start) return !/^\s?[:：]/u.test(behind);
    const between = sentence.slice(end, ahead.start).trim();
    if (BASE_BEFORE.test(before.slice(-60))) return false;
    // "Revenue for 2025 is projected", "2025 revenue is projected", "In 2025, revenue is projected".
    const isNamed =
      label !== '' && new RegExp(`${escaped(label)}\\s(?:in|for|of|für|im jahr|in)?\\s?$`, 'iu').test(before.slice(-60));
    if (between === '') return isNamed || OPENING.test(before.slice(-40));
    if (label === '' || !between.toLowerCase().endsWith(label.toLowerCase())) return false;
    return !/[,，]/u.test(between) || OPENING.test(before.slice(-40));
  });
  if (!isTied) return false;
  // What is expected for a later year, with this one beside it: "to reach 92 in 2026 (80 in 2025)".
  const passed = sentence.slice(ahead.end, from);
  const isAside = /[(（][^)）]*$/u.test(passed);
  const isBeside = all.some(
    ({ start, end, period: other }) => start >= ahead.end && end <= from && (other.year ?? 0) > (period.year ?? 0),
  );
  return !isAside && !isBeside;
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
