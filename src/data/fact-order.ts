import type { FactData } from '../report/schema/report.ts';
import type { ReportSpec } from '../report/spec.ts';
import { didYouMean } from '../shared/nearest.ts';
import { type Condition, type Formula, FormulaError, readCondition, readFormula } from './formula.ts';

/** A declared fact, its formula read. */
export interface Entry {
  readonly id: string;
  readonly data: FactData;
  readonly formula: Formula | undefined;
  readonly meaningful: Condition | undefined;
}

/** Says what is wrong with a fact, at one of its keys. */
export type Tell = (id: string, code: string, message: string, mend?: string, key?: string) => undefined;

/** Every declared fact that can be read; what is wrong with the others is told. */
export function readEntries(spec: ReportSpec, tell: Tell): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [id, data] of Object.entries(spec.data.facts)) {
    if (typeof data === 'number') {
      tell(id, 'no-unit', `The fact "${id}" has no unit.`, `Write { value: ${data}, unit: USD }, or unit: "" for a bare number.`);
      continue;
    }
    const origins = (['value', 'formula', 'from', 'sql'] as const).filter((key) => data[key] !== undefined);
    if (origins.length !== 1) {
      const given = origins.length === 0 ? 'it has none' : `it has ${origins.join(' and ')}`;
      tell(id, 'no-value', `The fact "${id}" needs exactly one of value, formula, from and sql; ${given}.`);
      continue;
    }
    const isCount = data.from?.take === 'count';
    if (data.unit === undefined && data.from === undefined && data.sql === undefined && !isCount) {
      tell(id, 'no-unit', `The fact "${id}" has no unit.`, 'Add it: unit: USD, unit: "%", or unit: "" for a bare number.');
      continue;
    }
    const formula = readOr(data.formula, readFormula, (error) =>
      tell(id, 'formula', `The formula of "${id}" is wrong: ${error.message}.`, error.mend, 'formula'),
    );
    const meaningful = readOr(data.meaningful, readCondition, (error) =>
      tell(id, 'formula', `The condition of "${id}" is wrong: ${error.message}.`, error.mend, 'meaningful'),
    );
    if (formula !== 'wrong' && meaningful !== 'wrong') entries.set(id, { id, data, formula, meaningful });
  }
  return entries;
}

function readOr<T>(
  text: string | undefined,
  read: (text: string) => T,
  wrong: (error: FormulaError) => void,
): T | undefined | 'wrong' {
  if (text === undefined) return undefined;
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    wrong(error);
    return 'wrong';
  }
}

/** Ids of the facts that must be known first. */
export function needs({ formula, meaningful }: Entry): readonly string[] {
  return [...new Set([...(formula?.names ?? []), ...(meaningful?.names ?? [])])];
}

/**
 * The entries so that each comes after what it needs; those in a circle, and those that need what is wrong, are left out.
 * Walks with a stack of its own: chains may have thousands of links.
 */
export function inOrder(entries: ReadonlyMap<string, Entry>, declared: readonly string[], tell: Tell): readonly Entry[] {
  const order: Entry[] = [];
  const state = new Map<string, 'open' | 'done' | 'wrong'>();
  for (const start of entries.keys()) {
    const stack: { readonly entry: Entry; readonly needs: readonly string[]; next: number; wrong: boolean }[] = [];
    const open = (id: string): void => {
      const entry = entries.get(id) as Entry;
      state.set(id, 'open');
      stack.push({ entry, needs: needs(entry), next: 0, wrong: false });
    };
    if (!state.has(start)) open(start);
    for (let at = stack.at(-1); at; at = stack.at(-1)) {
      const name = at.needs[at.next++];
      if (name === undefined) {
        state.set(at.entry.id, at.wrong ? 'wrong' : 'done');
        if (!at.wrong) order.push(at.entry);
        stack.pop();
        const above = stack.at(-1);
        if (above && at.wrong) above.wrong = true;
      } else if (!entries.has(name)) {
        at.wrong = true;
        if (!declared.includes(name))
          tell(
            at.entry.id,
            'unknown',
            `The formula of "${at.entry.id}" names "${name}", which is no fact.${didYouMean(name, declared)}`,
            undefined,
            at.entry.formula?.names.includes(name) ? 'formula' : 'meaningful',
          );
      } else if (state.get(name) === 'open') {
        at.wrong = true;
        const trail = stack.map(({ entry }) => entry.id);
        const circle = [...trail.slice(trail.indexOf(name)), name];
        tell(name, 'circular', `The fact "${name}" depends on itself: ${circle.join(' → ')}.`);
      } else if (state.get(name) === 'wrong') at.wrong = true;
      else if (!state.has(name)) open(name);
    }
  }
  return order;
}
