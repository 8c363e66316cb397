import type { ParameterData } from '../report/schema/report.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';
import { notAChoice, ParameterMistake, problemAt } from './parameter-mistake.ts';
import type { Parameters } from './parameters.ts';

/** One value that a parameter may take, with its words. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What is needed of a dataset whose column holds choices. */
interface ChoiceRows {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

/**
 * The values that a parameter may take, each once, in their order; undefined when it takes any.
 * @throws TearsheetError `parameter.choices`
 */
export function choicesOf(
  spec: ReportSpec,
  name: string,
  datasets: ReadonlyMap<string, ChoiceRows>,
): readonly Choice[] | undefined {
  const { choices } = spec.data.parameters[name] as ParameterData;
  if (choices === undefined) return undefined;
  if (Array.isArray(choices)) return choices.map((choice) => ({ value: String(choice), label: String(choice) }));
  const dataset = datasets.get(choices.dataset);
  const wrong = (message: string, mend?: string): TearsheetError =>
    new TearsheetError('report', problemAt(spec, name, new ParameterMistake('choices', message, mend)));
  if (!dataset)
    throw wrong(
      `The choices of "${name}" name the dataset "${choices.dataset}", which is not declared.${didYouMean(choices.dataset, Object.keys(spec.data.datasets))}`,
    );
  for (const column of [choices.column, choices.label])
    if (column !== undefined && !dataset.columns.includes(column))
      throw wrong(
        `The dataset "${choices.dataset}" has no column "${column}".${didYouMean(column, dataset.columns)}`,
        `Columns: ${dataset.columns.join(', ')}.`,
      );
  const found = new Map<string, Choice>();
  for (const row of dataset.rows) {
    const value = row[choices.column];
    if (value === null || value === undefined || found.has(String(value))) continue;
    const label = choices.label === undefined ? value : (row[choices.label] ?? value);
    found.set(String(value), { value: String(value), label: String(label) });
  }
  if (found.size === 0) throw wrong(`The dataset "${choices.dataset}" holds no choice for "${name}".`);
  return [...found.values()];
}

/**
 * Checks the parameters whose choices stand in a dataset, once the datasets are loaded, and adds the words of the choice as `<name>_label`.
 * @throws TearsheetError with all problems at once: `parameter.not-a-choice`, `parameter.choices`
 */
export function checkChoices(spec: ReportSpec, parameters: Parameters, datasets: ReadonlyMap<string, ChoiceRows>): Parameters {
  const problems: Problem[] = [];
  const labels: Record<string, string> = Object.create(null);
  for (const [name, { choices, type }] of Object.entries(spec.data.parameters)) {
    if (choices === undefined || Array.isArray(choices)) continue;
    const value = String(parameters[type === 'period' ? `${name}_iso` : name]);
    try {
      const known = choicesOf(spec, name, datasets) ?? [];
      const chosen = known.find((choice) => choice.value === value);
      if (!chosen)
        problems.push(
          problemAt(
            spec,
            name,
            notAChoice(
              name,
              value,
              known.map((choice) => choice.value),
            ),
          ),
        );
      else if (choices.label !== undefined) labels[`${name}_label`] = chosen.label;
    } catch (error) {
      if (!(error instanceof TearsheetError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new TearsheetError('report', problems);
  return Object.assign(Object.create(null), parameters, labels);
}
