import type { ParameterContext } from '../data/parameters.ts';
import { dayIn } from '../data/periods/calendar.ts';
import type { Locale } from '../locale/locale.ts';
import type { ReportSpec } from '../report/spec.ts';
import type { Run } from '../shared/run.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * In what the periods of a report are meant: the report decides, then its issuer, then the workspace. "Last month" is seen from the
 * report's own date, so that it reads the same whenever it is printed; from the run's clock where the report has none, or takes it
 * from a parameter.
 */
export function parameterContext(spec: ReportSpec, { settings }: Workspace, run: Run, locale: Locale): ParameterContext {
  const { date, zone, fiscalYearEnd, issuer } = spec.data;
  const issuers = issuer?.fiscalYearEnd === undefined ? undefined : Number(issuer.fiscalYearEnd.slice(0, 2));
  return {
    today: date === undefined || date.startsWith('$') ? dayIn(zone ?? settings.zone, run.clock.now()) : date.slice(0, 10),
    fiscalYearEnd: fiscalYearEnd ?? issuers ?? settings.fiscalYearEnd,
    locale,
  };
}
