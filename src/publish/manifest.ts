import type { Dataset } from '../data/dataset.ts';
import type { FinishedPdf } from '../finish/finished.ts';
import { type FactProvenance, provenance } from '../resolve/provenance.ts';
import type { Report } from '../resolve/report.ts';
import type { Finding, Override } from '../shared/finding.ts';
import { sha256 } from '../shared/hash.ts';

/** One dataset as it was when the document was made. */
export interface ManifestDataset {
  readonly name: string;
  readonly kind: Dataset['kind'];
  /** File names, URL without credentials, or the query with the values of its parameters. */
  readonly origin: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly unit?: string;
    readonly scale?: string;
    readonly nullable: boolean;
  }[];
  readonly rows: number;
  /** SHA-256 of what was read: the bytes of files and answers, the rows of a query. */
  readonly sha256: string;
  readonly asOf?: string;
  /** Ids of sources. */
  readonly sources: readonly string[];
}

/** A warning that the report overrides: what it says, and who answers for it. */
export interface ManifestOverride extends Override {
  readonly rule: string;
  readonly message: string;
  readonly line?: number;
}

/** What a document was made from, ready to be written as JSON. Holds nothing of the machine or of the hour. */
export interface Manifest {
  readonly report: string;
  readonly reportSha256: string;
  readonly title: string;
  readonly language: string;
  readonly brand: string;
  readonly parameters: Report['parameters'];
  /** Whether it was printed for its readers. */
  readonly final: boolean;
  readonly pdf?: { readonly sha256: string; readonly bytes: number; readonly pages: number };
  readonly overrides: readonly ManifestOverride[];
  readonly datasets: readonly ManifestDataset[];
  /** Every fact that is printed, and those it is computed from, with every place where it is. */
  readonly facts: readonly FactProvenance[];
}

/** How a document came out. */
export interface Outcome {
  readonly pdf?: FinishedPdf | undefined;
  readonly final?: boolean;
  readonly findings?: readonly Finding[];
}

/** The same report with the same data gives the same manifest. */
export function manifestOf(report: Report, title: string, { pdf, final = false, findings = [] }: Outcome = {}): Manifest {
  return {
    report: report.name,
    reportSha256: sha256(report.text),
    title,
    language: report.language,
    brand: report.brand.name,
    parameters: report.parameters,
    final,
    ...(pdf ? { pdf: { sha256: pdf.sha256, bytes: pdf.bytes.length, pages: pdf.pages } } : {}),
    overrides: findings.flatMap(({ rule, message, place, override }) =>
      override ? [{ rule, message, ...(place ? { line: place.line } : {}), ...override }] : [],
    ),
    datasets: [...report.datasets.values()].map(datasetEntry),
    facts: provenance(report),
  };
}

function datasetEntry({ name, kind, origin, schema, rowCount, hash, asOf, sources }: Dataset): ManifestDataset {
  return {
    name,
    kind,
    origin,
    columns: schema.map((column) => ({
      name: column.name,
      type: column.type,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      ...(column.scale === undefined ? {} : { scale: column.scale }),
      nullable: column.nullable,
    })),
    rows: rowCount,
    sha256: hash,
    ...(asOf === undefined ? {} : { asOf }),
    sources,
  };
}
