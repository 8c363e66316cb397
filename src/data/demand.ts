import type { ReportSpec } from '../report/spec.ts';

/**
 * Datasets that something other than SQL names: an exhibit (`data`, `with`), a look-up of a fact (`from`), the choices of a parameter, or
 * an expression in braces anywhere in the report. Only these are held as rows when they come from Parquet or from a large file;
 * what only queries read stays in the file.
 */
export function datasetsNamed(spec: ReportSpec): ReadonlySet<string> {
  const { data, source } = spec;
  const named = new Set<string>();
  for (const exhibit of Object.values(data.exhibits)) {
    if (exhibit.data !== undefined) named.add(exhibit.data);
    for (const name of Object.values(exhibit.with ?? {})) named.add(name);
  }
  for (const fact of Object.values(data.facts)) if (typeof fact === 'object' && fact.from) named.add(fact.from.dataset);
  for (const { choices } of Object.values(data.parameters))
    if (typeof choices === 'object' && !Array.isArray(choices)) named.add(choices.dataset);
  const expressions = [...source.text.matchAll(/\{\{[^{}]*\}\}/g)].map(([expression]) => expression);
  if (expressions.length > 0) {
    const words = new Set(expressions.flatMap((expression) => expression.match(/[A-Za-z0-9][\w-]*/g) ?? []));
    for (const name of Object.keys(data.datasets)) if (words.has(name)) named.add(name);
  }
  return named;
}
