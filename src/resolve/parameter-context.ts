import type { ParameterContext } from '../data/parameters.ts';
import { dayIn } from '../data/periods/calendar.ts';
import type { Locale } from '../locale/locale.ts';
import type { ReportSpec } from '../report/spec.ts';
import type { Run } from '../shared/run.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** In what the periods of a report are meant: the report decides, then its issuer, then the workspace. The clock is the run's. */
export function parameterContext(spec: ReportSpec, { settings }: Workspace, run: Run, locale: Locale): ParameterContext {
  const { zone, fiscalYearEnd, issuer } = spec.data;
  const issuers = issuer?.fiscalYearEnd === undefined ? undefined : Number(issuer.fiscalYearEnd.slice(0, 2));
  return {
    today: dayIn(zone ?? settings.zone, run.clock.now()),
    fiscalYearEnd: fiscalYearEnd ?? issuers ?? settings.fiscalYearEnd,
    locale,
  };
}
