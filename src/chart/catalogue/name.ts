import { innerViews, type Json } from '../views.ts';

/** The name under which a spec asks for a chart of the catalogue, or undefined for Vega-Lite. */
export function catalogueName(spec: Readonly<Json>): string | undefined {
  if (typeof spec.type !== 'string' || 'mark' in spec || 'facet' in spec || 'repeat' in spec) return undefined;
  return innerViews(spec as Json).length > 0 ? undefined : spec.type;
}
