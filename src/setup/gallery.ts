import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { catalogue } from '../chart/catalogue/index.ts';
import { writeAtomically } from '../publish/write.ts';
import { type ReportSource, sourceFromBytes } from '../report/source.ts';
import { toTearsheetError } from '../shared/errors.ts';
import { Tearsheet } from '../tearsheet.ts';
import { BUILT_IN } from '../workspace/workspace.ts';
import { type GalleryEntry, galleryReport } from './gallery-report.ts';
import { readSample } from './gallery-sample.ts';

const BRANDS = ['wrenfield', 'polarquay'] as const;

export interface GalleryOptions {
  /** Folder of samples, one a chart. */
  readonly samples?: string;
  /** Folder that the pages are written to. */
  readonly out?: string;
  readonly brands?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface Gallery {
  readonly charts: number;
  /** Paths of what was written. */
  readonly files: readonly string[];
  /** What is wrong, in words; empty for a gallery that may be shown. */
  readonly faults: readonly string[];
}

/** Every chart of the catalogue on one page, as HTML and PDF in each brand. A chart without a sample is a fault, and so is a finding. */
export async function makeGallery({
  samples = join(BUILT_IN, 'examples/gallery/charts'),
  out = join(BUILT_IN, 'output/gallery'),
  brands = BRANDS,
  signal,
}: GalleryOptions = {}): Promise<Gallery> {
  const faults: string[] = [];
  const entries: GalleryEntry[] = [];
  for (const chart of catalogue.values()) {
    const sample = await readSample(samples, chart.name);
    if (sample === undefined) faults.push(`${chart.name} has no sample.`);
    else entries.push({ chart, sample });
  }
  await mkdir(out, { recursive: true });
  const files: string[] = [];
  await using tearsheet = new Tearsheet();
  for (const brand of brands) {
    const source = sourceFromBytes(
      Buffer.from(galleryReport(entries, brand)),
      join(resolve(samples), '..', 'gallery.md'),
      'gallery.md',
    );
    const { document, pdf, findings } = await makePages(source, tearsheet, signal);
    const said = new Set(findings.map(({ message }) => message));
    faults.push(...[...said].map((message) => `${brand}: ${message}`));
    for (const [extension, bytes] of [
      ['html', document.html],
      ['pdf', pdf.bytes],
    ] as const) {
      const file = join(out, `${brand}.${extension}`);
      await writeAtomically(file, bytes);
      files.push(file);
    }
  }
  return { charts: entries.length, files, faults };
}

/** The page for screens and the PDF; with what is found marked as a draft, for whoever mends it. */
async function makePages(source: ReportSource, tearsheet: Tearsheet, signal: AbortSignal | undefined) {
  const make = async (final: boolean) => {
    const options = { final, ...(signal === undefined ? {} : { signal }) };
    const { document, findings } = await tearsheet.compose(source, { ...options, screen: true });
    const { pdf, findings: printed } = await tearsheet.render(source, options);
    return { document, pdf, findings: [...findings, ...printed] };
  };
  try {
    return await make(true);
  } catch (error) {
    if (toTearsheetError(error).kind !== 'findings') throw error;
    return make(false);
  }
}

if (import.meta.main) {
  const start = performance.now();
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  try {
    const { charts, files, faults } = await makeGallery({ signal: controller.signal });
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    process.stdout.write(
      `${charts} charts in ${files.length} files under output/gallery, ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
    );
    process.exitCode = faults.length > 0 ? 1 : 0;
  } catch (error) {
    for (const { message, mend } of toTearsheetError(error).problems)
      process.stderr.write(`${[message, mend].filter(Boolean).join(' ')}\n`);
    process.exitCode = 1;
  }
}
