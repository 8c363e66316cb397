import type { Locale } from '../locale/locale.ts';
import { formatNumber, formatRange } from '../locale/numbers.ts';
import type { FactData } from '../report/schema/report.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Dataset } from './dataset.ts';
import type { Fact } from './fact.ts';
import { type Formula, FormulaError, type Interval, readFormula } from './formula.ts';

interface Entry {
  readonly data: FactData;
  readonly formula: Formula | undefined;
}

/** How a fact is printed: `display` as written, else by unit, scale and language. */
export function factText(
  fact: Pick<Fact, 'low' | 'high' | 'isRange' | 'unit' | 'scale' | 'decimals' | 'sign'>,
  locale: Locale,
): string {
  const style = { unit: fact.unit, scale: fact.scale, decimals: fact.decimals, sign: fact.sign };
  return fact.isRange ? formatRange(fact.low, fact.high, style, locale) : formatNumber(fact.low, style, locale);
}

/**
 * Computes every fact: values as they stand, formulas in the order they need each other, look-ups in datasets.
 * @throws TearsheetError with all problems at once: `fact.no-value`, `fact.unknown`, `fact.circular`, `fact.formula`, `fact.lookup`, `fact.not-finite`
 */
export function resolveFacts(spec: ReportSpec, datasets: ReadonlyMap<string, Dataset>, locale: Locale): Map<string, Fact> {
  const problems: Problem[] = [];
  const entries = new Map<string, Entry>();
  const facts = new Map<string, Fact>();
  const report = (id: string, code: string, message: string, mend?: string): void => {
    const path = ['facts', id, ...(code === 'formula' ? ['formula'] : [])];
    const place = spec.locate(path);
    problems.push({ code: `fact.${code}`, message, place, frame: codeFrame(spec.source.text, place), ...(mend ? { mend } : {}) });
  };

  for (const [id, entry] of Object.entries(spec.data.facts)) {
    const data: FactData = typeof entry === 'number' ? { value: entry, unit: '', sign: false } : entry;
    const origins = [data.value, data.formula, data.from].filter((origin) => origin !== undefined).length;
    if (origins !== 1) {
      report(id, 'no-value', `The fact "${id}" needs exactly one of value, formula and from.`);
      continue;
    }
    try {
      entries.set(id, { data, formula: data.formula === undefined ? undefined : readFormula(data.formula) });
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      report(id, 'formula', `The formula of "${id}" is wrong: ${error.message}.`);
    }
  }

  const compute = (id: string, trail: readonly string[]): Fact | undefined => {
    const done = facts.get(id);
    if (done) return done;
    const entry = entries.get(id);
    if (!entry) return undefined;
    if (trail.includes(id)) {
      report(id, 'circular', `The fact "${id}" depends on itself: ${[...trail.slice(trail.indexOf(id)), id].join(' → ')}.`);
      entries.delete(id);
      return undefined;
    }
    const value = intervalOf(id, entry, [...trail, id]);
    if (!value) {
      // What is wrong with it has been said; those that need it keep silent.
      entries.delete(id);
      return undefined;
    }
    if (!Number.isFinite(value.low) || !Number.isFinite(value.high)) {
      report(id, 'not-finite', `The fact "${id}" is not a finite number.`);
      entries.delete(id);
      return undefined;
    }
    const fact = toFact(id, entry, value, facts, locale);
    facts.set(id, fact);
    return fact;
  };

  const intervalOf = (id: string, entry: Entry, trail: readonly string[]): Interval | undefined => {
    const { data, formula } = entry;
    if (data.value !== undefined) {
      const [low, high] = typeof data.value === 'number' ? [data.value, data.value] : data.value;
      if (low > high) {
        report(id, 'range-order', `The range of "${id}" runs from ${low} down to ${high}.`, 'Write [low, high].');
        return undefined;
      }
      return { low, high };
    }
    if (data.from) return lookUp(id, data.from, datasets, report);
    if (!formula) return undefined;
    for (const name of formula.names) {
      if (!entries.has(name) && !facts.has(name)) {
        if (!Object.hasOwn(spec.data.facts, name))
          report(
            id,
            'unknown',
            `The formula of "${id}" names "${name}", which is no fact.${didYouMean(name, Object.keys(spec.data.facts))}`,
          );
        return undefined;
      }
      if (!compute(name, trail)) return undefined;
    }
    try {
      const result = formula.compute((name) => {
        const fact = facts.get(name) as Fact;
        const perOne = perOneOf(fact.unit);
        return { low: fact.low / perOne, high: fact.high / perOne };
      });
      const perOne = perOneOf(data.unit);
      return { low: result.low * perOne, high: result.high * perOne };
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      report(id, 'formula', `The formula of "${id}" cannot be computed: ${error.message}.`);
      return undefined;
    }
  };

  for (const id of entries.keys()) compute(id, []);
  if (problems.length > 0) throw new TearsheetError('report', problems);
  return facts;
}

/** How many of a unit make one: percentages and points enter a formula as ratios, so that price * (1 + upside) is what it says. */
function perOneOf(unit: string): number {
  return unit === '%' || unit === 'pp' ? 100 : unit === 'bp' ? 10_000 : 1;
}

function toFact(
  id: string,
  { data, formula }: Entry,
  { low, high }: Interval,
  facts: ReadonlyMap<string, Fact>,
  locale: Locale,
): Fact {
  const inherited = (formula?.names ?? []).flatMap((name) => facts.get(name)?.sources ?? []);
  const shape = {
    low,
    high,
    isRange: low !== high,
    unit: data.unit,
    scale: data.scale ?? 'none',
    decimals: data.decimals,
    sign: data.sign,
  } as const;
  return {
    ...shape,
    id,
    label: data.label ?? id,
    value: (low + high) / 2,
    qualifier: data.qualifier,
    text: data.display ?? factText(shape, locale),
    formula: data.formula,
    period: data.period,
    asOf: data.asOf,
    basis: data.basis,
    owner: data.owner,
    sources: [...new Set([...(data.source === undefined ? [] : [data.source].flat()), ...inherited])],
    previous: data.previous,
    yearAgo: data.yearAgo,
    note: data.note,
  };
}

function lookUp(
  id: string,
  from: NonNullable<FactData['from']>,
  datasets: ReadonlyMap<string, Dataset>,
  report: (id: string, code: string, message: string, mend?: string) => void,
): Interval | undefined {
  const dataset = datasets.get(from.dataset);
  if (!dataset) {
    report(
      id,
      'lookup',
      `The fact "${id}" names the dataset "${from.dataset}", which is not declared.${didYouMean(from.dataset, datasets.keys())}`,
    );
    return undefined;
  }
  const unknown = [from.column, ...Object.keys(from.where ?? {})].find((column) => !dataset.columns.includes(column));
  if (unknown !== undefined) {
    report(
      id,
      'lookup',
      `The dataset "${from.dataset}" has no column "${unknown}".${didYouMean(unknown, dataset.columns)}`,
      `Columns: ${dataset.columns.join(', ')}.`,
    );
    return undefined;
  }
  const rows = dataset.rows.filter((row) =>
    Object.entries(from.where ?? {}).every(([column, wanted]) => String(row[column]) === String(wanted)),
  );
  if (from.take === 'count') return { low: rows.length, high: rows.length };
  const values = rows
    .map((row) => row[from.column])
    .filter((value) => value !== null && value !== undefined)
    .map(Number);
  if (values.length === 0 || values.some((value) => !Number.isFinite(value))) {
    report(
      id,
      'lookup',
      values.length === 0
        ? `The fact "${id}" finds no value in "${from.dataset}.${from.column}".`
        : `"${from.dataset}.${from.column}" holds something that is not a number.`,
    );
    return undefined;
  }
  if (from.take === 'only' && values.length > 1) {
    report(
      id,
      'lookup',
      `The fact "${id}" finds ${values.length} values in "${from.dataset}.${from.column}" where one is expected.`,
      'Add a condition under where, or say which to take.',
    );
    return undefined;
  }
  const sum = values.reduce((a, b) => a + b, 0);
  const taken = {
    only: values[0],
    first: values[0],
    last: values.at(-1),
    sum,
    mean: sum / values.length,
    min: Math.min(...values),
    max: Math.max(...values),
  }[from.take] as number;
  return { low: taken, high: taken };
}
