import type { ReportSpec } from '../report/spec.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Fact } from './fact.ts';
import type { Entry, Tell } from './fact-order.ts';
import { FormulaError, UnitError } from './formula.ts';
import { agrees, perOne, readUnit, type Unit, unitName } from './units.ts';

/** Whether the formula counts in what the fact is declared in. */
export function unitsAgree(
  { id, formula, meaningful }: Entry,
  declared: string,
  facts: ReadonlyMap<string, Fact>,
  tell: Tell,
): boolean {
  const unitOf = (name: string): Unit => readUnit((facts.get(name) as Fact).unit);
  let key = 'meaningful';
  try {
    meaningful?.check(unitOf);
    key = 'formula';
    const computed = formula?.unit(unitOf);
    const wanted = readUnit(declared);
    if (computed === undefined || computed.kind === 'bare' || agrees(computed, wanted)) return true;
    const inputs = (formula?.names ?? []).map((name) => `${name} (${unitName(unitOf(name))})`).join(', ');
    tell(
      id,
      'unit-mismatch',
      `The fact "${id}" is declared in ${unitName(wanted)}, and its formula gives ${unitName(computed)} from ${inputs}.`,
      mendFor(computed, wanted),
      'formula',
    );
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (error instanceof UnitError)
      tell(id, 'unit-mismatch', `The formula of "${id}" mixes units: ${error.message}.`, error.mend, key);
    else tell(id, 'formula', `The formula of "${id}" is wrong: ${error.message}.`, error.mend, key);
  }
  return false;
}

function mendFor(computed: Unit, wanted: Unit): string {
  const one = (unit: Unit): string | undefined => {
    const words = Object.entries(unit.powers);
    return words.length === 1 && words[0]?.[1] === 1 ? words[0][0] : undefined;
  };
  const [from, to] = [one(computed), one(wanted)];
  if (from !== undefined && to !== undefined)
    return `Convert: multiply by a fact whose unit is "${to}/${from}", or declare unit: ${from}.`;
  if (from !== undefined) return `Declare unit: ${from}, or divide by what makes a ratio of it.`;
  return 'Mend the formula, the unit of the fact, or that of an input.';
}

/** A fact is compared with a fact that exists and counts in the same. */
export function checkComparisons(facts: ReadonlyMap<string, Fact>, spec: ReportSpec, tell: Tell): void {
  const declared = Object.keys(spec.data.facts);
  for (const fact of facts.values()) {
    for (const key of ['previous', 'yearAgo'] as const) {
      const name = fact[key];
      if (name === undefined) continue;
      const other = facts.get(name);
      if (!declared.includes(name))
        tell(
          fact.id,
          'unknown',
          `${key} of "${fact.id}" names the fact "${name}", which does not exist.${didYouMean(name, declared)}`,
          undefined,
          key,
        );
      else if (other && !isComparable(other, fact))
        tell(
          fact.id,
          'unit-mismatch',
          `"${fact.id}" is in "${fact.unit}" and ${key} names "${name}" in "${other?.unit}".`,
          'Compare what is counted in the same unit.',
          key,
        );
    }
  }
}

function isComparable(a: Fact, b: Fact): boolean {
  return perOne(a.unit) === perOne(b.unit) && agrees(readUnit(a.unit), readUnit(b.unit));
}
