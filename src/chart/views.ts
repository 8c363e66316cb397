/** Any object of a Vega-Lite spec; its shape is Vega-Lite's to judge. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Keys under which a view holds further views. */
const LISTS = ['layer', 'concat', 'hconcat', 'vconcat'] as const;

/** Views directly inside `view`: layers, parts of a concat, the view that a facet or repeat multiplies. */
export function innerViews(view: Json): readonly Json[] {
  const inner: Json[] = [];
  for (const key of LISTS) {
    const list = view[key];
    if (Array.isArray(list)) inner.push(...list.filter(isObject));
  }
  if (isObject(view.spec)) inner.push(view.spec);
  return inner;
}

/** Visits `view` and all views inside, parents first. */
export function eachView(view: Json, visit: (view: Json) => void): void {
  visit(view);
  for (const inner of innerViews(view)) eachView(inner, visit);
}

/** True when the picture has several plots, whose sizes Vega-Lite cannot fit by itself. */
export function isComposed(spec: Json): boolean {
  let composed = false;
  eachView(spec, (view) => {
    const encoding = isObject(view.encoding) ? view.encoding : {};
    composed ||=
      'concat' in view ||
      'hconcat' in view ||
      'vconcat' in view ||
      'spec' in view ||
      'row' in encoding ||
      'column' in encoding ||
      'facet' in encoding;
  });
  return composed;
}

/** `bar` of `mark: bar` or `mark: {type: bar}`. */
export function markType(view: Json): string | undefined {
  const mark = isObject(view.mark) ? view.mark.type : view.mark;
  return typeof mark === 'string' ? mark : undefined;
}

/** Channel definitions of a view's encoding by channel; lists (tooltip, detail, order) are left out. */
export function channels(view: Json): readonly (readonly [string, Json])[] {
  if (!isObject(view.encoding)) return [];
  return Object.entries(view.encoding).filter((entry): entry is [string, Json] => isObject(entry[1]));
}
