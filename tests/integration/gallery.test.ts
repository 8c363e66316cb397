import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/chart/catalogue/index.ts';
import { type Gallery, makeGallery } from '../../src/setup/gallery.ts';
import { type GallerySample, readSample } from '../../src/setup/gallery-sample.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { readPdf } from '../support/read-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'tearsheet-gallery-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the gallery', () => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await makeGallery({ out: join(folder, 'all') });
  });

  it('shows every chart of the catalogue in both brands, without a finding', () => {
    expect(gallery.faults).toEqual([]);
    expect(gallery.charts).toBe(catalogue.size);
    expect(gallery.files.map((file) => file.slice(folder.length + 1))).toEqual([
      'all/wrenfield.html',
      'all/wrenfield.pdf',
      'all/polarquay.html',
      'all/polarquay.pdf',
    ]);
  });

  it.each(['wrenfield', 'polarquay'])('has in %s for each chart its name, a picture and the lines that make it', (brand) => {
    const html = readFileSync(join(folder, 'all', `${brand}.html`), 'utf8');
    for (const { name } of catalogue.values()) {
      const [cell = ''] = html.split(`id="exhibit-${name}"`).slice(1);
      expect(cell, name).toMatch(/<svg[^>]*aria-label="[^"]{20,}/);
      const lines = /<pre>[\s\S]*?<\/pre>/.exec(cell)?.[0] ?? '';
      expect(lines, name).toContain(name);
      expect(lines, name).toMatch(/rows:|data:/);
    }
  });

  it('prints them on a few pages', async () => {
    const { pages } = await readPdf(readFileSync(join(folder, 'all/wrenfield.pdf')));
    const text = pages.map((page) => page.text).join('\n');
    for (const { name } of catalogue.values()) expect(text).toContain(name);
    expect(pages.length).toBeLessThanOrEqual(Math.ceil(catalogue.size / 2) + 1);
  });
});

describe('the lines that make a chart', () => {
  it.each([...catalogue.keys()])('of %s are YAML that names the chart and its rows', async (name) => {
    const sample = (await readSample(join(BUILT_IN, 'examples/gallery/charts'), name)) as GallerySample;
    const written = load(sample.lines, { schema: CORE_SCHEMA }) as { chart: unknown; rows: unknown[]; with?: object };
    const chart = typeof written.chart === 'string' ? { type: written.chart } : written.chart;
    expect(chart).toEqual(typeof sample.exhibit.chart === 'string' ? { type: sample.exhibit.chart } : sample.exhibit.chart);
    expect(chart).toMatchObject({ type: name });
    expect(written.rows[0]).toEqual((sample.exhibit.rows as unknown[])[0]);
    expect(Object.keys(written.with ?? {})).toEqual(Object.keys(sample.with ?? {}));
  });
});

describe('a gallery that may not be shown', () => {
  it('names the chart that has no sample, and what is wrong with one', async () => {
    const samples = join(folder, 'charts');
    cpSync(join(BUILT_IN, 'examples/gallery/charts'), samples, { recursive: true });
    rmSync(join(samples, 'bullet.yaml'));
    writeFileSync(
      join(samples, 'sparkline.yaml'),
      'title: Nothing to be seen\nsource: Invented data.\nchart: sparkline\nrows: []\n',
    );
    const { faults, charts } = await makeGallery({ samples, out: join(folder, 'less'), brands: ['wrenfield'] });
    expect(charts).toBe(catalogue.size - 1);
    expect(faults).toContain('bullet has no sample.');
    expect(faults.filter((fault) => fault.includes('sparkline'))).toHaveLength(1);
  });
});
