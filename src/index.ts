/**
 * Tearsheet as a library: what it prints, it can prove.
 *
 * ```ts
 * import { Tearsheet } from 'tearsheet';
 * await using tearsheet = new Tearsheet();
 * const { pdf, findings } = await tearsheet.render('report.md');
 * ```
 */

import type { SigningIdentity } from './finish/sign/identity.ts';
import type { SignedPdf, SignOptions } from './finish/sign/sign.ts';
import type { ReportSource } from './report/source.ts';
import { type RenderOptions, Tearsheet } from './tearsheet.ts';

export type { Brand } from './brand/brand.ts';
export type { ChartInput, Figure } from './chart/figure.ts';
export { createChartRoom } from './chart/room.ts';
export { chartTheme } from './chart/theme.ts';
export type { CheckReportOptions } from './check/check-report.ts';
export type { HtmlDocument } from './compose/document.ts';
export type { Fact } from './data/fact.ts';
export type { FinishedPdf } from './finish/finished.ts';
export { copyOf, type PersonalCopy, type PreparedMaster, prepareMaster, stamp } from './finish/personal/copy.ts';
export type { Recipient } from './finish/personal/line.ts';
export { type CopyTrace, traceCopy } from './finish/personal/trace.ts';
export { type IdentityFiles, readIdentity, type SigningIdentity } from './finish/sign/identity.ts';
export type { SignedPdf, SignOptions } from './finish/sign/sign.ts';
export { type SignatureReport, signatureOf } from './finish/sign/verify.ts';
export type { Composed, Rendered } from './pipeline.ts';
export type { PrintedPdf } from './print/printed.ts';
export type { Printer, PrinterOptions } from './print/supervisor.ts';
export { createPrinter } from './print/supervisor.ts';
export { type FactsFile, factsOf } from './publish/facts-json.ts';
export { type Manifest, manifestOf } from './publish/manifest.ts';
export { writeAtomically } from './publish/write.ts';
export { importDraft } from './report/import/import.ts';
export { parse } from './report/parse.ts';
export type { ReportData } from './report/schema/report.ts';
export { reportSchema } from './report/schema/report.ts';
export type { ReportSource } from './report/source.ts';
export { readSource, sourceFromBytes } from './report/source.ts';
export type { ReportSpec } from './report/spec.ts';
export { type FactProvenance, provenance } from './resolve/provenance.ts';
export type { Report } from './resolve/report.ts';
export type { ErrorKind, Problem } from './shared/errors.ts';
export { EXIT_CODES, TearsheetError } from './shared/errors.ts';
export type { Finding, Fix, Override, Severity } from './shared/finding.ts';
export type { Place } from './shared/place.ts';
export type { Run } from './shared/run.ts';
export { createRun } from './shared/run.ts';
export type { Choice, EachRendered, RenderOptions, TearsheetOptions } from './tearsheet.ts';
export { Tearsheet } from './tearsheet.ts';

/** Signs a finished file or a copy of one; `signatureOf` reads it back. @throws TearsheetError `sign.*`, `finish.not-a-pdf` */
export async function signPdf(bytes: Uint8Array, identity: SigningIdentity, options: SignOptions): Promise<SignedPdf> {
  return (await import('./finish/sign/sign.ts')).signPdf(bytes, identity, options);
}

/** Renders one report with a browser of its own; for several, open a `Tearsheet`. @throws TearsheetError */
export async function render(report: string | ReportSource, options: RenderOptions = {}): ReturnType<Tearsheet['render']> {
  await using tearsheet = new Tearsheet();
  return await tearsheet.render(report, options);
}
