import { isCurrency } from '../locale/numbers.ts';

/**
 * What a number is counted in, as a product of powers. `bare` is a number of which nothing was said: it takes the unit that is
 * asked of it. A `ratio` is what is left when units cancel, and every percentage, point and multiple; `form` says which of them it
 * was declared as, for as long as nothing was multiplied or divided.
 */
export interface Unit {
  readonly kind: 'bare' | 'ratio' | 'counted';
  readonly form?: 'percentage' | 'multiple';
  /** Exponents by word: `{ USD: 1, share: -1 }`. */
  readonly powers: Readonly<Record<string, number>>;
}

export const BARE: Unit = { kind: 'bare', powers: {} };
export const RATIO: Unit = { kind: 'ratio', powers: {} };
const PERCENTAGE: Unit = { ...RATIO, form: 'percentage' };
const RATIOS: ReadonlyMap<string, Unit> = new Map([
  ['%', PERCENTAGE],
  ['pp', PERCENTAGE],
  ['bp', PERCENTAGE],
  ['x', { ...RATIO, form: 'multiple' }],
]);

/** How many of a unit make one: percentages and points enter a formula as ratios, so that price * (1 + upside) is what it says. */
export function perOne(unit: string): number {
  return unit === '%' || unit === 'pp' ? 100 : unit === 'bp' ? 10_000 : 1;
}

/** One word of a unit: without plural, and without the capital that begins a line; others are parts of it (MWh, GBp). */
function wordOf(text: string): string {
  const word = text.trim();
  if (isCurrency(word)) return word;
  const plain = /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word;
  return plain.length > 3 && /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** The unit that a fact or column is declared in: `USD`, `%`, `USD/share`, `USD per MWh`, `CNY/USD`, `TEU`. */
export function readUnit(text: string): Unit {
  const unit = text.trim();
  if (unit === '') return BARE;
  const ratio = RATIOS.get(unit);
  if (ratio) return ratio;
  const [above = '', ...below] = unit.split(/\/|\sper\s/);
  const powers: Record<string, number> = Object.create(null);
  for (const [words, power] of [[above, 1] as const, ...below.map((part) => [part, -1] as const)]) {
    for (const part of words.split(/[·*×]/)) {
      const word = wordOf(part);
      if (word !== '' && word !== '1' && !RATIOS.has(word)) powers[word] = (powers[word] ?? 0) + power;
    }
  }
  return counted(powers, RATIO);
}

function counted(powers: Readonly<Record<string, number>>, otherwise: Unit): Unit {
  const left = Object.fromEntries(Object.entries(powers).filter(([, power]) => Math.abs(power) > 1e-9));
  return Object.keys(left).length === 0 ? otherwise : { kind: 'counted', powers: left };
}

/** Unit of a product; with `sign` −1 of a quotient. A bare number changes nothing. */
export function product(a: Unit, b: Unit, sign: 1 | -1 = 1): Unit {
  const powers: Record<string, number> = { ...a.powers };
  for (const [word, power] of Object.entries(b.powers)) powers[word] = (powers[word] ?? 0) + sign * power;
  const isBare = (a.kind === 'bare' && b.kind !== 'counted') || (b.kind === 'bare' && a.kind !== 'counted');
  return counted(powers, isBare ? BARE : RATIO);
}

/** Unit of a power. */
export function power(unit: Unit, exponent: number): Unit {
  return counted(Object.fromEntries(Object.entries(unit.powers).map(([word, n]) => [word, n * exponent])), unit);
}

/**
 * Whether two units can mean the same: their currencies are equal, and of the things counted none says otherwise. What is
 * counted may be left unsaid (USD for a price in USD per share), a currency never.
 */
export function agrees(a: Unit, b: Unit): boolean {
  return covers(a, b) || covers(b, a);
}

/** Whether all that one unit says is said by the other, which says no more than what it counts. */
function covers(more: Unit, less: Unit): boolean {
  return (
    Object.entries(less.powers).every(([word, n]) => Math.abs((more.powers[word] ?? 0) - n) < 1e-9) &&
    Object.keys(more.powers).every((word) => Object.hasOwn(less.powers, word) || !isCurrency(word))
  );
}

/** Unit of a sum, a difference or the larger of two; undefined when they cannot be added, like a percentage and a multiple. */
export function common(a: Unit, b: Unit): Unit | undefined {
  if (!agrees(a, b) || (a.form !== undefined && b.form !== undefined && a.form !== b.form)) return undefined;
  if (a.kind === 'counted' || b.kind === 'counted') return Object.keys(a.powers).length >= Object.keys(b.powers).length ? a : b;
  if (a.kind === 'bare' && b.kind === 'bare') return BARE;
  return a.form !== undefined && a.form === b.form ? a : RATIO;
}

/** In words, for messages: "USD per share", "a ratio", "a number without unit". */
export function unitName(unit: Unit): string {
  if (unit.kind === 'bare') return 'a number without unit';
  if (unit.kind === 'ratio') return `a ${unit.form ?? 'ratio'}`;
  const words = (sign: 1 | -1): string =>
    Object.entries(unit.powers)
      .filter(([, n]) => n * sign > 0)
      .map(([word, n]) => (Math.abs(n) === 1 ? word : `${word}^${Math.abs(n)}`))
      .join('·');
  const below = words(-1);
  return below === '' ? words(1) : `${words(1) || 'one'} per ${below}`;
}
