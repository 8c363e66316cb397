import { type Loader, loader } from 'vega';
import { TearsheetError } from '../shared/errors.ts';
import { isObject, type Json } from './views.ts';

/** Keys whose text value is an address that a renderer would fetch or follow. */
const ADDRESSES = new Set(['url', 'href']);

/**
 * Refuses a spec that reads anything outside of itself: data, look-ups and maps by URL, image marks, links.
 * @throws TearsheetError `chart.remote-data`
 */
export function refuseRemote(spec: Readonly<Json>): void {
  walk(spec, '');
}

function walk(value: unknown, path: string): void {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) walk(item, `${path}[${at}]`);
  } else if (isObject(value)) {
    for (const [key, part] of Object.entries(value)) {
      // Rows are data: a column may be named "url".
      if (key === 'values' || key === 'datasets') continue;
      const here = path === '' ? key : `${path}.${key}`;
      if (ADDRESSES.has(key) && part !== null && part !== undefined) throw refusal(here);
      if (key === 'mark' && (part === 'image' || (isObject(part) && part.type === 'image'))) throw refusal(here);
      walk(part, here);
    }
  }
}

function refusal(path: string): TearsheetError {
  return new TearsheetError('report', {
    code: 'chart.remote-data',
    message: `The chart refers outward at ${path}; a chart is drawn from the report's own data only.`,
    mend: 'Name a dataset of the report under the exhibit\'s "data", or give the rows inline. Pictures and links stand outside of charts.',
  });
}

/** The second wall: whatever a hostile expression makes up, nothing is loaded and no link is kept. */
export function closedLoader(): Loader {
  const refuse = async (): Promise<never> => {
    throw refusal('an address made at run time');
  };
  return Object.assign(loader(), { load: refuse, sanitize: refuse, http: refuse, file: refuse });
}
