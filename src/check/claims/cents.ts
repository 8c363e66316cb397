import type { Unnumbered } from './read.ts';

const PRINTED = /\d\s?(?:c|cents?)$/iu;
const LABELLED = /[(（](?:c|cts?|cents?)[)）]/iu;

/** Cents are of the note's own currency, which the number itself does not say. */
export function withCents(claims: readonly Unnumbered[]): readonly Unnumbered[] {
  const isCents = ({ unit, text, cell, block }: Unnumbered) =>
    unit === 'USD' &&
    (PRINTED.test(text) ||
      (cell !== undefined &&
        block?.kind === 'table' &&
        LABELLED.test(`${block.rows[cell.row]?.[0]?.text ?? ''} ${block.head[cell.column]?.text ?? ''}`)));
  if (!claims.some(isCents)) return claims;
  const own = currencyOf(claims.filter((claim) => !isCents(claim)));
  return own === undefined ? claims : claims.map((claim) => (isCents(claim) ? { ...claim, unit: own } : claim));
}

/** The currency of the share, else the one that occurs most. */
function currencyOf(claims: readonly Unnumbered[]): string | undefined {
  const money = claims.filter(({ unit }) => unit.length === 3);
  const priced = money.find(({ metric }) => metric === 'price' || metric === 'targetPrice');
  if (priced) return priced.unit;
  const counts = Map.groupBy(money, ({ unit }) => unit);
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
