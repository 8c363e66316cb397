import type { Compliance } from '../report/schema/disclosure.ts';
import type { Report } from './report.ts';

/** What a report answers to disclosure rules: its own answers, else those of its house. */
export function complianceOf({ data, brand }: Pick<Report, 'data' | 'brand'>): Compliance {
  const own = data.compliance ?? {};
  return { ...brand.compliance, ...own, conflicts: { ...brand.compliance?.conflicts, ...own.conflicts } };
}
