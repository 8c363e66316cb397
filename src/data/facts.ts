import type { Locale } from '../locale/locale.ts';
import type { Missing } from '../locale/numbers.ts';
import type { FactData } from '../report/schema/report.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import type { Dataset } from './dataset.ts';
import { type Fact, type FactOrigin, factText } from './fact.ts';
import { answerOf, type Found, isFound, lookUp, missingInterval, type NotFound, sqlDatasetName } from './fact-lookup.ts';
import { type Entry, inOrder, needs, readEntries, type Tell } from './fact-order.ts';
import { checkComparisons, unitsAgree } from './fact-units.ts';
import { checkWritten } from './fact-value.ts';
import { type Formula, FormulaError, type Interval, NotMeaningful } from './formula.ts';
import type { Parameters } from './parameters.ts';
import { agrees, perOne, readUnit, unitName } from './units.ts';

export { factText } from './fact.ts';

/** A number, or why there is none. */
type Value = { readonly range: Interval; readonly missing: Missing | undefined };

/**
 * Computes every fact: values as they stand, look-ups in datasets, answers of SQL, formulas in the order they need each other.
 * A formula over NA is NA, over NM is NM; nil counts as zero.
 * @throws TearsheetError with all problems at once: `fact.no-unit`, `fact.no-value`, `fact.unknown`, `fact.circular`,
 * `fact.formula`, `fact.unit-mismatch`, `fact.lookup`, `fact.sql`, `fact.range-order`, `fact.not-finite`, `fact.inexact`, `fact.scale`
 */
export function resolveFacts(
  spec: ReportSpec,
  datasets: ReadonlyMap<string, Dataset>,
  locale: Locale,
  parameters: Parameters = {},
): Map<string, Fact> {
  const problems: Problem[] = [];
  const tell: Tell = (id, code, message, mend, key) => {
    const place = spec.locate(['facts', id, ...(key === undefined ? [] : [key])]);
    problems.push({ code: `fact.${code}`, message, place, frame: codeFrame(spec.source.text, place), ...(mend ? { mend } : {}) });
  };
  const entries = readEntries(spec, tell);
  const facts = new Map<string, Fact>();
  for (const entry of inOrder(entries, Object.keys(spec.data.facts), tell)) {
    const fact = compute(entry, facts, { datasets, parameters, locale, tell });
    if (!fact) continue;
    facts.set(fact.id, fact);
    checkWritten(fact, entry.data, spec, locale, tell);
  }
  checkComparisons(facts, spec, tell);
  if (problems.length > 0) throw new TearsheetError('report', inPlaces(problems));
  // In the order of the report, whatever needed what.
  return new Map(Object.keys(spec.data.facts).map((id) => [id, facts.get(id) as Fact]));
}

function inPlaces(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}

interface Scope {
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly parameters: Parameters;
  readonly locale: Locale;
  readonly tell: Tell;
}

/** One fact whose inputs are known; undefined when something was told. */
function compute(entry: Entry, facts: ReadonlyMap<string, Fact>, scope: Scope): Fact | undefined {
  const { id, data } = entry;
  // What is wrong with an input has been said; those that need it keep silent.
  if (needs(entry).some((name) => !facts.has(name))) return undefined;
  const { tell } = scope;
  const found = data.from
    ? lookUp(id, data.from, scope.datasets, scope.parameters)
    : data.sql === undefined
      ? undefined
      : answerOf(id, scope.datasets);
  if (found && !isFound(found) && !(found.absent && data.missing))
    return tell(id, data.from ? 'lookup' : 'sql', found.message, found.mend, data.from ? 'from' : 'sql');
  const column = found && isFound(found) ? found.unit : columnUnit(data, scope.datasets);
  const unit = data.unit ?? column;
  if (unit === undefined)
    return tell(
      id,
      'no-unit',
      `The fact "${id}" has no unit, nor has the column it is taken from.`,
      'Add it: unit: USD, unit: "%", or unit: "" for a bare number.',
    );
  if (column !== undefined && !agrees(readUnit(column), readUnit(unit)) && readUnit(column).kind !== 'bare')
    return tell(
      id,
      'unit-mismatch',
      `The fact "${id}" is declared in ${unitName(readUnit(unit))} and its column in ${unitName(readUnit(column))}.`,
      'Leave the unit out to take that of the column, or convert by a formula.',
      'unit',
    );
  if (!unitsAgree(entry, unit, facts, tell)) return undefined;
  const value = computeValue(entry, unit, found, facts, tell);
  return value && toFact(entry, unit, value, found && isFound(found) ? found : undefined, facts, scope.locale);
}

function columnUnit({ from }: FactData, datasets: ReadonlyMap<string, Dataset>): string | undefined {
  return from && datasets.get(from.dataset)?.schema.find(({ name }) => name === from.column)?.unit;
}

function computeValue(
  { id, data, formula, meaningful }: Entry,
  unit: string,
  found: Found | NotFound | undefined,
  facts: ReadonlyMap<string, Fact>,
  tell: Tell,
): Value | undefined {
  const without = (missing: Missing): Value => ({ range: missingInterval(missing), missing });
  const lookup = (name: string): Interval => {
    const fact = facts.get(name) as Fact;
    const one = perOne(fact.unit);
    return { low: fact.low / one, high: fact.high / one };
  };
  const inputs = [...(meaningful?.names ?? []), ...(formula?.names ?? [])].map((name) => facts.get(name)?.missing);
  if (inputs.includes('NA')) return without('NA');
  try {
    if (inputs.includes('NM') || (meaningful && !meaningful.holds(lookup))) return without('NM');
    if (found) {
      if (!isFound(found)) return without(data.missing as Missing);
      const factor = perOne(unit) / perOne(found.unit ?? unit);
      return { range: { low: found.low * factor, high: found.high * factor }, missing: undefined };
    }
    if (data.value !== undefined) {
      if (typeof data.value === 'string') return without(data.value);
      const [low, high] = typeof data.value === 'number' ? [data.value, data.value] : data.value;
      if (low > high)
        return tell(id, 'range-order', `The range of "${id}" runs from ${low} down to ${high}.`, 'Write [low, high].');
      return { range: { low, high }, missing: undefined };
    }
    const result = (formula as Formula).compute(lookup);
    const range = { low: result.low * perOne(unit), high: result.high * perOne(unit) };
    if (!Number.isFinite(range.low) || !Number.isFinite(range.high))
      return tell(id, 'not-finite', `The fact "${id}" is not a finite number.`, undefined, 'formula');
    return { range, missing: undefined };
  } catch (error) {
    if (error instanceof NotMeaningful) return without('NM');
    if (!(error instanceof FormulaError)) throw error;
    return tell(id, 'formula', `The formula of "${id}" cannot be computed: ${error.message}.`, error.mend, 'formula');
  }
}

function originOf({ id, data, formula }: Entry): FactOrigin {
  if (formula) return { kind: 'formula', formula: data.formula as string, inputs: formula.names };
  if (data.from) return { kind: 'lookup', dataset: data.from.dataset, column: data.from.column, take: data.from.take };
  if (data.sql !== undefined) return { kind: 'sql', sql: data.sql, dataset: sqlDatasetName(id) };
  return { kind: 'value' };
}

function toFact(
  entry: Entry,
  unit: string,
  { range: { low, high }, missing }: Value,
  found: Found | undefined,
  facts: ReadonlyMap<string, Fact>,
  locale: Locale,
): Fact {
  const { id, data, formula } = entry;
  const inherited = (formula?.names ?? []).flatMap((name) => facts.get(name)?.sources ?? []);
  const own = data.source === undefined ? (found?.sources ?? []) : [data.source].flat();
  const shape = {
    low,
    high,
    isRange: missing === undefined && low !== high,
    missing,
    unit,
    scale: data.scale ?? found?.scale ?? 'none',
    decimals: data.decimals,
    sign: data.sign,
  } as const;
  return {
    ...shape,
    id,
    label: data.label ?? id,
    value: (low + high) / 2,
    qualifier: missing === undefined ? data.qualifier : undefined,
    text: data.display ?? factText(shape, locale),
    tableText: data.display ?? factText(shape, locale, true),
    origin: originOf(entry),
    formula: data.formula,
    previous: data.previous,
    yearAgo: data.yearAgo,
    period: data.period,
    asOf: data.asOf ?? found?.asOf,
    basis: data.basis,
    owner: data.owner,
    sources: [...new Set([...own, ...inherited])],
    note: data.note,
  };
}
