import { changeOf } from '../../data/change.ts';
import { type Fact, tabularText } from '../../data/fact.ts';
import { formatDate } from '../../locale/dates.ts';
import { word } from '../../locale/locale.ts';
import { formatDigits, isCurrency, missingLegend } from '../../locale/numbers.ts';
import type { Report } from '../../resolve/report.ts';

export interface LabelledValue {
  readonly label: string;
  readonly text: string;
  /** Steps from the period before and from a year ago, with arrows. */
  readonly changes?: readonly string[];
}

/** Steps from the period before and from a year ago, for a fact that names them: "▲ 3.2% on FY2025". */
function changesOf(fact: Fact, { facts, locale }: Report): readonly string[] {
  return [fact.previous, fact.yearAgo].flatMap((id) => {
    const before = id === undefined ? undefined : facts.get(id);
    if (!before) return [];
    const { arrowText } = changeOf(fact, before, locale);
    return [before.period === undefined ? arrowText : word(locale, 'changeOn', { change: arrowText, period: before.period })];
  });
}

/** The same as a part of what a panel shows; nothing when there are none. */
export function changed(fact: Fact, report: Report): { readonly changes?: readonly string[] } {
  const changes = changesOf(fact, report);
  return changes.length === 0 ? {} : { changes };
}

/** Rows of the key data panel. */
export function keyData(report: Report): readonly LabelledValue[] {
  return report.data.keyData.flatMap((id) => {
    const fact = report.facts.get(id);
    return fact ? [{ label: fact.label, text: tabularText(fact, report.locale), ...changed(fact, report) }] : [];
  });
}

/** What NM, NA and – mean, when the panel shows one. */
export function keyDataLegend({ data, facts, locale }: Report): string | undefined {
  return missingLegend(
    data.keyData.map((id) => facts.get(id)?.missing),
    locale,
  );
}

/** The date that all prices and figures of the panel share, when they do. */
export function keyDataDate(report: Report): string | undefined {
  const dates = new Set(
    report.data.keyData.map((id) => report.facts.get(id)?.asOf?.slice(0, 10)).filter((date) => date !== undefined),
  );
  const [only] = dates;
  return dates.size === 1 && only ? `${word(report.locale, 'asOf')} ${formatDate(only, report.language)}` : undefined;
}

/** A value longer than this breaks: the side column has room for three of them beside a label. */
const LONG_VALUE = 14;

/** Old and new estimates, with the consensus where it is known. */
export function estimateChanges(report: Report) {
  const rows = report.data.estimates.map((change) => {
    const facts = [change.new, change.old, change.consensus].map((id) => (id === undefined ? undefined : report.facts.get(id)));
    // A currency that all share stands with the label, once: three columns of it do not fit beside each other.
    const units = new Set(facts.filter((fact) => fact !== undefined).map(({ unit, scale }) => `${unit} ${scale}`));
    const [first] = facts;
    const shared =
      first !== undefined && units.size === 1 && isCurrency(first.unit) && first.scale === 'none' ? first.unit : undefined;
    const text = (fact: Fact | undefined): string | undefined =>
      fact && shared && !fact.isRange && !fact.missing
        ? formatDigits(fact.value, { ...fact, tabular: true }, report.locale)
        : fact?.tableText;
    const [now, old, consensus] = facts;
    return {
      label: shared ? `${change.label}, ${shared}` : change.label,
      new: text(now) ?? '',
      old: text(old) ?? '–',
      consensus: text(consensus) ?? '–',
    };
  });
  const long = rows.some((row) => [row.new, row.old, row.consensus].some((value) => value.length > LONG_VALUE));
  return { rows, consensus: report.data.estimates.some((change) => change.consensus !== undefined), any: rows.length > 0, long };
}

/** Share of buy, hold and sell as a bar and a list; whose ratings they are is said. */
export function ratingDistribution(report: Report) {
  const data = report.data.ratingDistribution;
  if (!data) return undefined;
  const colors = ['var(--series-1)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)', 'var(--series-6)'];
  const rows = data.rows.flatMap((row, i) => {
    const share = report.facts.get(row.share);
    return share
      ? [
          {
            label: row.rating,
            text: share.tableText,
            width: Math.max(0, share.value || 0),
            color: colors[Math.min(i, colors.length - 1)],
          },
        ]
      : [];
  });
  const total = rows.reduce((sum, row) => sum + row.width, 0) || 1;
  const title = [
    word(report.locale, data.owner === 'consensus' ? 'ratingDistributionConsensus' : 'ratingDistribution'),
    data.count ? `n = ${data.count}` : undefined,
    data.asOf ? formatDate(data.asOf, report.language) : undefined,
  ]
    .filter(Boolean)
    .join(', ');
  return {
    title,
    rows: rows.map((row) => ({ ...row, width: ((row.width / total) * 100).toFixed(2) })),
    range: targetRange(report),
  };
}

/** Low, mean and high target. */
export function targetRange(report: Report): { readonly title: string; readonly values: readonly LabelledValue[] } | undefined {
  const range = report.data.targetRange;
  if (!range) return undefined;
  const values = (['low', 'mean', 'high'] as const).flatMap((key) => {
    const fact = range[key] === undefined ? undefined : report.facts.get(range[key]);
    return fact ? [{ label: word(report.locale, key), text: fact.tableText }] : [];
  });
  return { title: word(report.locale, 'targetRange'), values };
}
