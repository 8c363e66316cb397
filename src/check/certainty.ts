import type { Claim } from './claims/claim.ts';
import type { CheckContext, Noticed } from './rule.ts';

/**
 * Rules that have taken numbers of running text for a pair that they are not, in notes that nobody had seen before. A table says by row and
 * column what its numbers are, a field by its label, a report by its facts; a sentence may mean something else, so that what these rules find
 * in one is a warning, for which somebody may answer.
 */
const DOUBTFUL_IN_PROSE = new Set([
  'cagr',
  'direction',
  'equation',
  'growth-vs-series',
  'growth-vs-table',
  'list-total',
  'one-target',
  'one-value',
  'part-whole',
  'points-vs-percent',
  'product',
  'ratio-identity',
  'scenario-price',
  'table-growth',
]);

/** Whether an error of a rule stays one, by where it is found. */
export function isCertain(rule: string, { place }: Noticed, { claims }: CheckContext): boolean {
  if (!DOUBTFUL_IN_PROSE.has(rule) || place === undefined) return true;
  let nearest: { readonly claim: Claim; readonly away: number } | undefined;
  for (const claim of byLine(claims).get(place.line) ?? []) {
    const away = Math.abs(claim.place().column - place.column);
    if (nearest === undefined || away < nearest.away) nearest = { claim, away };
  }
  return nearest === undefined || nearest.claim.cell !== undefined || nearest.claim.fact !== undefined || isField(nearest.claim);
}

const lines = new WeakMap<readonly Claim[], ReadonlyMap<number, readonly Claim[]>>();

/** Asked once for each error of a note. */
function byLine(claims: readonly Claim[]): ReadonlyMap<number, readonly Claim[]> {
  let found = lines.get(claims);
  if (found === undefined) lines.set(claims, (found = Map.groupBy(claims, (claim) => claim.place().line)));
  return found;
}

/** Longest text that is a line of fields: "Buy | Target price: 1,520p | Price: 1,284p". */
const LONGEST = 220;

const FIELD = /(?:^|[.;|·,，。；]\s?)[^.;|:：，。；]{1,36}[:：]\s?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s|人民币|港币)?\s?[+−-]?$/u;

/** Stands behind its label, in a line that is made of such. */
function isField({ span: { text }, start, role, label, block }: Claim): boolean {
  if (role === 'title' || block?.kind === 'field' || block?.kind === 'heading') return true;
  if (text.length > LONGEST) return false;
  return label !== '' && (FIELD.test(text.slice(Math.max(0, start - 48), start)) || /[|｜·•]/u.test(text));
}
