import type { Fact } from '../../data/fact.ts';
import { formatDate } from '../../locale/dates.ts';
import { type Locale, word } from '../../locale/locale.ts';
import type { FactUsePlace, Report, Source } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { PrintedFacts } from '../printed-facts.ts';

/** A printed fact as the appendix shows it; markup where it leads somewhere. */
export interface VerifiedFact {
  readonly number: string;
  readonly label: string;
  /** Period, basis and owner. */
  readonly about: string | undefined;
  readonly places: string;
  readonly basis: string;
  readonly asOf: string | undefined;
  readonly status: string;
}

export interface Verification {
  readonly facts: readonly VerifiedFact[];
  /** Ids of anchors whose pages are printed. */
  readonly pages: readonly string[];
  /** Some have a date, some are computed, and some are read from data. */
  readonly dated: boolean;
  readonly formulas: boolean;
  readonly rows: boolean;
}

/** What the reader of a page sees of it. */
export interface ShownPage {
  /** Markup of the page without the appendix. */
  readonly markup: string;
  /** A screen has no pages. */
  readonly screen: boolean;
}

/** Whether the report, or else its house, wants every printed number listed with what it rests on. */
export function wantsVerification({ data, brand }: Report): boolean {
  return data.verification ?? brand.verification ?? false;
}

/** Every fact that is printed, in the order in which a reader meets it: where it stands, and what it rests on. */
export function verification(report: Report, printed: PrintedFacts, { markup, screen }: ShownPage): Verification {
  const ids = new Set([...markup.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id as string));
  const pages: string[] = [];
  const uses = Map.groupBy(report.factUses, ({ fact }) => fact);
  const facts = [...uses].flatMap(([id, prints]) => {
    const fact = report.facts.get(id);
    if (!fact) return [];
    const panels = [...new Set(prints.flatMap(({ where }) => PANELS[where] ?? []))].map((name) =>
      escapeHtml(word(report.locale, name)),
    );
    const [first, ...more] = printed.anchorsOf(id).filter((anchor) => ids.has(anchor));
    const inText = first === undefined ? [] : [textPlace(first, more.length, screen, report.locale)];
    if (first !== undefined && !screen) pages.push(first);
    const exhibits = report.exhibits
      .filter((exhibit) => ids.has(`exhibit-${exhibit.id}`) && prints.some(({ field }) => isIn(field, exhibit.id)))
      .map((exhibit) => `<a href="#exhibit-${exhibit.id}">${exhibit.number}</a>`);
    const shown = exhibits.length === 0 ? [] : [`${escapeHtml(word(report.locale, 'exhibit'))}\u00a0${exhibits.join(', ')}`];
    const places = [...panels, ...inText, ...shown];
    return places.length === 0 ? [] : [{ ...about(fact, report), places: places.join(', ') }];
  });
  const origins = new Set(facts.map(({ status }) => status));
  const some = (status: Status): boolean => origins.has(word(report.locale, STATUS[status]));
  return { facts, pages, dated: facts.some(({ asOf }) => asOf !== undefined), formulas: some('computed'), rows: some('data') };
}

/** Words of the blocks that print facts by name. */
const PANELS: Partial<Record<FactUsePlace, string>> = {
  'call-box': 'callBox',
  'key-data': 'keyData',
  estimates: 'estimates',
  scenarios: 'scenarios',
  ratings: 'ratingDistribution',
  'target-range': 'targetRange',
};

function isIn(field: string, exhibit: string): boolean {
  return field.startsWith(`exhibits.${exhibit}.`);
}

/** "p. 3" that leads to the first print in running text, and how many more there are. */
function textPlace(anchor: string, more: number, screen: boolean, locale: Locale): string {
  const page = screen
    ? escapeHtml(word(locale, 'inText'))
    : escapeHtml(word(locale, 'pageShort')).replace('{page}', `<span data-page-of="${anchor}">0</span>`);
  return `<a href="#${anchor}">${page}</a>${more > 0 ? `\u00a0<span class="more">+${more}</span>` : ''}`;
}

function about(fact: Fact, report: Report): Omit<VerifiedFact, 'places'> {
  const { locale, language } = report;
  const sources = report.sources.filter(({ id }) => fact.sources.includes(id));
  const dated = fact.asOf ?? datasetOf(fact, report)?.asOf ?? (fact.formula === undefined ? sources[0]?.date : undefined);
  return {
    number: fact.text.replaceAll(' ', '\u00a0'),
    label: fact.label,
    about: [fact.period, fact.basis].filter(Boolean).join(', ') || undefined,
    basis: basisHtml(fact, sources, report),
    asOf: dated === undefined ? undefined : formatDate(dated, language).replaceAll(' ', '\u00a0'),
    status: word(locale, STATUS[statusOf(fact)]),
  };
}

type Status = 'computed' | 'data' | 'stated' | 'own';

const STATUS: Readonly<Record<Status, string>> = {
  computed: 'statusComputed',
  data: 'statusData',
  stated: 'statusStated',
  own: 'statusOwn',
};

function statusOf({ origin, sources }: Fact): Status {
  if (origin.kind === 'formula') return 'computed';
  if (origin.kind !== 'value') return 'data';
  return sources.length === 0 ? 'own' : 'stated';
}

function datasetOf({ origin }: Fact, { datasets }: Report) {
  return origin.kind === 'lookup' || origin.kind === 'sql' ? datasets.get(origin.dataset) : undefined;
}

/** The formula with its numbers, the rows that were read with the head of their hash, or the sources by name. */
function basisHtml(fact: Fact, sources: readonly Source[], report: Report): string {
  const cited = sources.map(({ number }) => `<a href="#source-${number}">${number}</a>`).join(',');
  const cite = cited === '' ? '' : `<sup class="cite">\u00a0${cited}</sup>`;
  if (fact.origin.kind === 'formula') return `${escapeHtml(withNumbers(fact.origin, report))}${cite}`;
  const dataset = datasetOf(fact, report);
  if (dataset) {
    const read = fact.origin.kind === 'lookup' ? `${fact.origin.dataset}, ${fact.origin.column}` : 'SQL';
    return `${escapeHtml(read)}${cite} <span class="hash">${dataset.hash.slice(0, 8)}</span>`;
  }
  return sources.map(({ number, publisher }) => `<a href="#source-${number}">${escapeHtml(publisher)}</a>`).join('; ') || '–';
}

/** A dot multiplies: a cross is the unit of a multiple. */
const OPERATORS: Readonly<Record<string, string>> = { '*': ' · ', '/': ' / ', '-': ' − ', '+': ' + ' };

/** A formula as a reader can do the sum: `targetMean / price - 1` is `$190.00 / $166.97 − 1`. */
function withNumbers({ formula, inputs }: Extract<Fact['origin'], { kind: 'formula' }>, { facts }: Report): string {
  const known = new Set(inputs);
  return formula
    .replace(/\s*([*/+-])\s*/g, (sign, operator: string, at: number) =>
      // A sign of its own, at the beginning or behind a bracket.
      at === 0 || /[(,*/+-]\s*$/.test(formula.slice(0, at)) ? sign.trim() : (OPERATORS[operator] as string),
    )
    .replace(/[A-Za-z_$][\w$]*/g, (name, at: number, whole: string) => {
      const text = known.has(name) ? facts.get(name)?.text : undefined;
      if (text === undefined) return name;
      const number = text.replace(/^\+/, '').replaceAll(' ', '\u00a0');
      return /^[-\u2212]/.test(number) && /[·/−+] $/.test(whole.slice(0, at)) ? `(${number})` : number;
    });
}
