import { readFile } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { toJson } from '../check/output/json.ts';
import type { HtmlDocument } from '../compose/document.ts';
import { type FrozenDataset, freezeRows } from '../data/frozen.ts';
import type { ParameterValue } from '../data/parameters.ts';
import type { Evidence } from '../finish/evidence/embed.ts';
import type { Profile } from '../finish/profile.ts';
import type { ReportFormat, ReportSource } from '../report/source.ts';
import type { Report } from '../resolve/report.ts';
import type { Finding } from '../shared/finding.ts';
import { sha256 } from '../shared/hash.ts';
import { versionOf } from '../shared/version.ts';
import { insideWorkspace } from '../shared/workspace-path.ts';
import { BUILT_IN, type Workspace } from '../workspace/workspace.ts';
import { factsOf } from './facts-json.ts';
import { type Manifest, manifestOf } from './manifest.ts';

/** The closed report: from it the same document can be printed again. */
export interface ReportFile {
  readonly schema: 1;
  readonly name: string;
  readonly format: ReportFormat;
  readonly text: string;
  /** Folder of the report in its workspace, with `/`; empty for the top. */
  readonly folder: string;
  /** Values of the declared parameters, periods in their ISO form. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly brand: string;
  readonly template?: string;
  readonly profile: Profile;
  /** What the workspace had set. */
  readonly settings: Readonly<Record<string, unknown>>;
  /**
   * Without their rows, which stand in `file`, or as `csv` where they answer the query of a fact; one that is too large to be carried has none. `isOutside`: a file of which only the answers of
   * queries came into the report.
   */
  readonly datasets: readonly (FrozenDataset & { readonly file?: string; readonly csv?: string; readonly isOutside?: boolean })[];
  /** Pictures and attachments of the workspace: their path from its top, and the file here. */
  readonly inputs: readonly { readonly path: string; readonly file: string }[];
}

/** What a file was made of, one by one, so that a difference can be named. */
export interface EvidenceManifest extends Manifest {
  readonly schema: 1;
  /** Names the run: the same for the same inputs. */
  readonly run: string;
  readonly profile: Profile;
  /** SHA-256 by what it is of: `report`, `files/…`, `styles`, `fonts/…`, `markup`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of the other files inside. */
  readonly files: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<'tearsheet' | 'chromium' | 'node' | 'vega', string>>;
  readonly zone: string;
}

export interface EvidenceOf {
  readonly source: ReportSource;
  readonly report: Report;
  readonly document: HtmlDocument;
  readonly findings: readonly Finding[];
  readonly workspace: Workspace;
  readonly profile: Profile;
  readonly template: string | undefined;
  readonly final: boolean;
  readonly chromium: string;
}

/** A dataset of more characters stays outside. */
const MOST_ROWS_TEXT = 8 * 1024 * 1024;

/**
 * What a document carries of what it was made from: its closed report, facts, findings, data and a manifest with the hash of each. The brand
 * chooses (`evidence` in brand.yaml); the manifest is always there. Holds no setting that could be a secret.
 */
export async function evidenceOf(of: EvidenceOf): Promise<readonly Evidence[]> {
  const { source, report, document, findings, workspace, profile, template } = of;
  const parts = new Set(report.brand.evidence);
  const named: Report = { ...report, name: basename(source.name) };
  const files: Evidence[] = [];
  const add = (
    name: string,
    relation: Evidence['relation'],
    about: string,
    text: string | Uint8Array,
    mime = 'application/json',
  ) => files.push({ name, relation, about, mime, bytes: typeof text === 'string' ? Buffer.from(text) : text });
  // Under its own name, wherever it lay.
  const home = (key: string, value: unknown) => (key === 'file' && value === source.name ? named.name : value);
  const json = (value: unknown) => `${JSON.stringify(value, home, 1)}\n`;

  if (parts.has('facts')) {
    const facts = factsOf(report, document.title);
    const own = { ...facts, document: { ...facts.document, report: named.name } };
    add('facts.json', 'Data', 'Every printed number with its fact, source and date', json(own));
  }
  if (parts.has('findings'))
    add(
      'findings.json',
      'Supplement',
      'What the checks found',
      `${toJson([{ file: named.name, text: '', findings: findings.map(atHome(named.name)), problems: [] }])}\n`,
    );
  const data = parts.has('data') ? dataFiles(report) : new Map<string, string>();
  for (const [name, csv] of data) add(name, 'Data', 'Rows of a dataset', csv, 'text/csv');
  const pictures = await picturesOf(source, report, workspace);
  const attached = report.attachments.map(({ name, path, about, bytes }) => ({
    path,
    file: `attachments/${name}`,
    about,
    bytes,
    mime: mimeOf(name),
  }));
  for (const { file, about, bytes, mime } of attached) add(file, 'Supplement', about, bytes, mime);
  if (parts.has('report')) {
    for (const { file, bytes, mime } of pictures) add(file, 'Source', 'A picture of the report', bytes, mime);
    const closed: ReportFile = {
      schema: 1,
      name: named.name,
      format: source.format,
      text: source.text,
      folder: relative(workspace.root, source.directory).split(sep).join('/'),
      parameters: givenParameters(report),
      brand: report.brand.id,
      ...(template === undefined ? {} : { template }),
      profile,
      settings: settingsOf(workspace),
      datasets: [...report.datasets.values()].map((dataset) => {
        const { rows, ...frozen } = dataset;
        const file = fileOf(frozen.name);
        return {
          ...frozen,
          ...(isAnswer(frozen.name) ? { csv: freezeRows(dataset) } : data.has(file) ? { file } : {}),
          ...(rows.length < frozen.rowCount ? { isOutside: true } : {}),
        };
      }),
      inputs: [...pictures, ...attached].map(({ path, file }) => ({ path, file })),
    };
    add('report.json', 'Source', 'The closed report, from which this document can be printed again', json(closed));
  }
  add(
    'manifest.json',
    'Data',
    'What this document was made from, with the hash of each',
    json(evidenceManifest(of, named, files, [...pictures, ...attached])),
  );
  return files;
}

function evidenceManifest(
  { document, findings, final, profile, chromium, workspace, source }: EvidenceOf,
  report: Report,
  files: readonly Evidence[],
  inputFiles: readonly Picture[],
): EvidenceManifest {
  const inputs = {
    report: sha256(source.text),
    ...Object.fromEntries(inputFiles.map(({ path, bytes }) => [`files/${path}`, sha256(bytes)])),
    ...piecesOf(document.html),
  };
  const versions = {
    tearsheet: versionOf(BUILT_IN),
    chromium,
    node: process.versions.node,
    vega: versionOf(join(BUILT_IN, 'node_modules/vega')),
  };
  return {
    schema: 1,
    ...manifestOf(report, document.title, { final, findings }),
    run: sha256(JSON.stringify([inputs, versions, profile])).slice(0, 32),
    profile,
    inputs,
    files: Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)])),
    versions,
    zone: report.data.zone ?? workspace.settings.zone,
  };
}

/** Hashes of what a page was put together from: its fonts, its styles, and what layout, brand, charts and words made. */
export function piecesOf(html: string): Readonly<Record<string, string>> {
  const [, css = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  const fonts: Record<string, string> = {};
  const rest = css.replace(/@font-face\s?\{[^}]*\}/g, (face) => {
    const family = /font-family:\s?["']?([^;"']+)/.exec(face)?.[1] ?? 'font';
    const weight = /font-weight:\s?(\d+)/.exec(face)?.[1] ?? '400';
    const style = /font-style:\s?(\w+)/.exec(face)?.[1] ?? 'normal';
    const hash = sha256(face);
    const name = `fonts/${family} ${weight} ${style} ${hash.slice(0, 8)}`;
    fonts[name] = hash;
    return '';
  });
  return { ...fonts, styles: sha256(rest), markup: sha256(html.slice(html.indexOf('</style>'))) };
}

function dataFiles({ datasets }: Report): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const dataset of datasets.values()) {
    // Of a file that only queries read there are no rows here.
    if (dataset.rows.length < dataset.rowCount || isAnswer(dataset.name)) continue;
    const csv = freezeRows(dataset);
    if (csv.length <= MOST_ROWS_TEXT) files.set(fileOf(dataset.name), csv);
  }
  return files;
}

/** The answer of a fact's own query is called `fact:<id>`; declared datasets have no colon. */
function isAnswer(dataset: string): boolean {
  return dataset.includes(':');
}

function fileOf(dataset: string): string {
  return `data/${dataset}.csv`;
}

interface Picture {
  readonly path: string;
  readonly file: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

async function picturesOf(source: ReportSource, { data }: Report, { root }: Workspace): Promise<readonly Picture[]> {
  const paths = [...new Set(Object.values(data.exhibits).flatMap(({ image }) => image ?? []))].sort();
  const pictures: Picture[] = [];
  for (const image of paths) {
    const file = await insideWorkspace(image, source.directory, root);
    if (!file) continue;
    const path = relative(root, file).split(sep).join('/');
    pictures.push({ path, file: `pictures/${path.replaceAll('/', '-')}`, mime: mimeOf(path), bytes: await readFile(file) });
  }
  return pictures;
}

const MIMES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
};

function mimeOf(name: string): string {
  return MIMES[extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream';
}

/** What a report was given: of a period the form that means the same whenever it is read. */
function givenParameters({ data, parameters }: Report): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    Object.entries(data.parameters).map(([name, { type }]) => [
      name,
      (type === 'period' ? parameters[`${name}_iso`] : parameters[name]) as ParameterValue,
    ]),
  );
}

/** What the page depends on. Connections, hosts and credentials are left where they are. */
function settingsOf({ settings }: Workspace): Readonly<Record<string, unknown>> {
  const { brand, page, zone, fiscalYearEnd, check } = settings;
  return { brand, ...(page === undefined ? {} : { page }), zone, fiscalYearEnd, ...(check === undefined ? {} : { check }) };
}

/** Findings are placed in the report under its own name, wherever it lay. */
function atHome(file: string): (finding: Finding) => Finding {
  return ({ fix: _, ...finding }) => (finding.place ? { ...finding, place: { ...finding.place, file } } : finding);
}
