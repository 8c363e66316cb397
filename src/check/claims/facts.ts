import type { Fact } from '../../data/fact.ts';
import type { FactUsePlace, Report } from '../../resolve/report.ts';
import type { Span } from '../note/note.ts';
import { fits, METRICS, metricOfLabel } from './metrics.ts';
import { numbersIn } from './numbers.ts';
import { periodOfLabel } from './periods.ts';
import type { ReadingOf, Unnumbered } from './read.ts';

/** Panels that print a fact beside its label, without a text that is read as prose or table. */
const PANELS: ReadonlySet<FactUsePlace> = new Set(['call-box', 'key-data']);

/** The claims of the call box and the key data of a report: each fact that a panel prints, once. */
export function claimsOfFacts({ note, year }: ReadingOf): readonly Unnumbered[] {
  const { report } = note;
  if (!report) return [];
  const shown = new Set(report.factUses.filter(({ where }) => PANELS.has(where)).map(({ fact }) => fact));
  return [...shown].flatMap((id) => {
    const fact = report.facts.get(id);
    const claim = fact && fact.missing === undefined ? claimOf(fact, report, note.language, year) : undefined;
    return claim ?? [];
  });
}

function claimOf(
  fact: Fact,
  report: Report,
  language: ReadingOf['note']['language'],
  year: number | undefined,
): Unnumbered | undefined {
  const numbers = numbersIn(fact.text, language).filter(({ start, end }) => end - start > 0);
  const [number] = numbers;
  const known = metricOf(fact, report);
  if (numbers.length !== 1 || number === undefined || known === undefined || known === 'another') return undefined;
  const { metric } = known;
  if (!fits(METRICS.get(metric)?.kind ?? 'count', number.unit)) return undefined;
  const place = () => report.locate(['facts', fact.id]);
  const span: Span = { text: fact.text, citations: [], facts: [{ fact: fact.id, start: 0, end: fact.text.length }], place };
  const period = fact.period === undefined ? undefined : periodOfLabel(fact.period);
  return {
    ...number,
    metric,
    of: undefined,
    motion: undefined,
    direction: 0,
    label: fact.label,
    subject: '',
    period: period?.period,
    estimate: period?.estimate === true || (year !== undefined && (period?.period.year ?? 0) > year),
    owner: fact.owner,
    citations: fact.sources,
    quoted: false,
    role: 'fact',
    span,
    sentence: 0,
    block: undefined,
    cell: undefined,
    fact: fact.id,
    place,
  };
}

/** Words of a label that leave the metric what it is. */
const PLAIN =
  /(?<!\p{L})(?:the|of|per|ads|share|current|latest|group|total|reported|mean|\d+E?|[A-Z]{2,3})(?!\p{L})|[(（][^()（）]{0,40}[)）]|[^\p{L}]/giu;

/** A metric, or another thing that only has its name: "P/E at the mean target". */
export type FactMetric = { readonly metric: string } | 'another';

/** What the report says that a fact is, else what its label names; undefined when the label names nothing that is known. */
export function metricOf({ id, label }: Fact, { data }: Report): FactMetric | undefined {
  if (id === data.price) return { metric: 'price' };
  if (id === data.target?.current) return { metric: 'targetPrice' };
  if (id === data.target?.previous) return { metric: 'previousTarget' };
  if (id === data.upside) return { metric: 'upside' };
  const named = metricOfLabel(label);
  if (named === undefined) return undefined;
  const rest = label.toLowerCase().replace(named.text.toLowerCase(), ' ').replace(PLAIN, '');
  return rest === '' ? { metric: named.metric.id } : 'another';
}
