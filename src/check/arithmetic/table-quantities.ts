import type { Claim } from '../claims/claim.ts';

/** A physical quantity that a text or a table counts, in single units of its kind. */
export interface Counted {
  readonly claim: Claim;
  readonly kind: string;
  readonly value: number;
}

/** What is counted, with the power of ten that its sign or word carries. */
const KINDS: readonly (readonly [kind: string, power: number, pattern: string])[] = [
  ['tonnes', 9, 'Gt'],
  ['tonnes', 6, 'Mt|million tonnes|million tons|Mio\\.? t|Mio\\.? Tonnen|百万吨|百萬噸'],
  ['tonnes', 8, '亿吨|億噸'],
  ['tonnes', 4, '万吨|萬噸'],
  ['tonnes', 3, 'kt|kilotonnes|thousand tonnes|thousand tons|000 tonnes|Tsd\\.? t|Tsd\\.? Tonnen|千吨|千噸'],
  ['tonnes', 0, 'tonnes?|tons?|Tonnen|t|吨|噸'],
  ['ounces', 6, 'Moz|million ounces|Mio\\.? Unzen'],
  ['ounces', 4, '万盎司|萬盎司'],
  ['ounces', 3, 'koz|thousand ounces|Tsd\\.? Unzen|千盎司'],
  ['ounces', 0, 'ounces|oz|Unzen|盎司'],
  ['watt hours', 12, 'TWh'],
  ['watt hours', 9, 'GWh'],
  ['watt hours', 6, 'MWh'],
  ['watt hours', 3, 'kWh'],
];
const EDGE_BEFORE = String.raw`(?<![\p{Script=Latin}\d/])`;
const EDGE_BEHIND = String.raw`(?![\p{Script=Latin}/])`;
const BEHIND = KINDS.map(
  ([kind, power, words]) => [kind, power, new RegExp(String.raw`^\s?(?:${words})${EDGE_BEHIND}`, 'u')] as const,
);
/** Single letters of a label are no unit by themselves. */
const LABELLED = KINDS.filter(([, power]) => power > 0).map(
  ([kind, power, words]) => [kind, power, new RegExp(`${EDGE_BEFORE}(?:${words})${EDGE_BEHIND}`, 'u')] as const,
);

/** Quantities of prose, by the word right behind their number, and of cells, by row, column or corner. */
export function countedIn(claims: readonly Claim[]): readonly Counted[] {
  return claims.flatMap((claim): Counted[] => {
    if (claim.unit !== '' || claim.range !== undefined || claim.value === 0) return [];
    const found = claim.cell === undefined ? behind(claim) : labelled(claim);
    return found === undefined ? [] : [{ claim, kind: found[0], value: claim.value * 10 ** found[1] }];
  });
}

type Found = readonly [kind: string, power: number];

function behind({ span: { text }, end }: Claim): Found | undefined {
  const rest = text.slice(end, end + 16);
  const found = BEHIND.find(([, , pattern]) => pattern.test(rest));
  return found && [found[0], found[1]];
}

function labelled({ cell, block, scale }: Claim): Found | undefined {
  if (cell === undefined || block?.kind !== 'table' || scale !== 0) return undefined;
  const labels = [block.rows[cell.row]?.[0]?.text, block.head[cell.column]?.text, block.head[0]?.text];
  for (const label of labels) {
    const found = label === undefined ? undefined : LABELLED.find(([, , pattern]) => pattern.test(label));
    if (found) return [found[0], found[1]];
  }
  return undefined;
}
