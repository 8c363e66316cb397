import { type Choice, choicesOf } from '../data/choices.ts';
import { loadDatasets } from '../data/load.ts';
import { resolveParameters } from '../data/parameters.ts';
import type { DataRoom } from '../data/room.ts';
import { loadLocale } from '../locale/locale.ts';
import type { ReportSpec } from '../report/spec.ts';
import { TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Run } from '../shared/run.ts';
import { parameterContext } from './parameter-context.ts';
import type { ResolveOptions } from './resolve.ts';

/**
 * Every value that a parameter of a report may take, in the order of its choices. Of the datasets only the one that holds them is
 * read, and those that it is made from.
 * @throws TearsheetError `parameter.undeclared`, `parameter.choices`, and what the other parameters and the dataset throw
 */
export async function findChoices(
  spec: ReportSpec,
  name: string,
  room: DataRoom,
  run: Run,
  options: ResolveOptions = {},
): Promise<readonly Choice[]> {
  const { workspace } = room;
  const { parameters, datasets } = spec.data;
  if (!Object.hasOwn(parameters, name))
    throw new TearsheetError('usage', {
      code: 'parameter.undeclared',
      message: `The report declares no parameter "${name}".${didYouMean(name, Object.keys(parameters))}`,
      mend:
        Object.keys(parameters).length > 0 ? `Declared: ${Object.keys(parameters).join(', ')}.` : 'Declare it under parameters.',
    });
  const choices = parameters[name]?.choices;
  const wrong = (message: string, mend: string): TearsheetError => {
    const place = spec.locate(['parameters', name]);
    return new TearsheetError('report', {
      code: 'parameter.choices',
      message,
      place,
      frame: codeFrame(spec.source.text, place),
      mend,
    });
  };
  if (choices === undefined)
    throw wrong(
      `The parameter "${name}" has no choices, so there is no end of its values.`,
      'List them under choices, or name a dataset that holds them.',
    );
  if (Array.isArray(choices)) return choicesOf(spec, name, new Map()) ?? [];
  const needed = neededFor(choices.dataset, datasets);
  const own = needed.find((dataset) => mentions(datasets[dataset], name));
  if (own !== undefined)
    throw wrong(
      `The choices of "${name}" come from the dataset "${choices.dataset}", which needs "${name}" itself${own === choices.dataset ? '' : ` for "${own}"`}.`,
      'Take the choices from a dataset that holds all of them.',
    );
  const locale = await loadLocale(spec.data.language, workspace.locales);
  const values = resolveParameters(
    spec,
    without(options.parameters ?? {}, name),
    parameterContext(spec, workspace, run, locale),
    name,
  );
  const reduced: ReportSpec = {
    ...spec,
    data: {
      ...spec.data,
      facts: {},
      exhibits: {},
      datasets: Object.fromEntries(needed.map((dataset) => [dataset, datasets[dataset] as never])),
    },
  };
  return (
    choicesOf(
      spec,
      name,
      await loadDatasets(reduced, { parameters: values, room, signal: run.signal, snapshot: options.snapshot }),
    ) ?? []
  );
}

type Datasets = ReportSpec['data']['datasets'];

/** A dataset and all that its SQL names, and what those name. */
function neededFor(start: string, datasets: Datasets): readonly string[] {
  const needed = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name) || !Object.hasOwn(datasets, name)) continue;
    needed.add(name);
    const words = new Set(datasets[name]?.sql?.match(/[A-Za-z0-9][\w-]*/g) ?? []);
    open.push(...Object.keys(datasets).filter((other) => words.has(other)));
  }
  return [...needed];
}

/** Whether a dataset's query, address or conditions take a parameter. */
function mentions(data: Datasets[string] | undefined, name: string): boolean {
  const taken = new RegExp(`[$]${name}(?:_\\w+)?(?![\\w-])`);
  return (
    [data?.sql, data?.query].some((text) => text !== undefined && taken.test(text)) ||
    data?.url?.includes(`{${name}}`) === true ||
    Object.values(data?.where ?? {}).some(
      (condition) => typeof condition === 'object' && condition !== null && 'param' in condition && condition.param === name,
    )
  );
}

function without<T>(values: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}
