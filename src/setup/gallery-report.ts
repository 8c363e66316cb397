import { stringify } from 'yaml';
import type { CatalogueChart } from '../chart/catalogue/types.ts';
import type { GallerySample } from './gallery-sample.ts';

/** A chart of the catalogue with the sample that shows it. */
export interface GalleryEntry {
  readonly chart: Pick<CatalogueChart, 'name' | 'summary'>;
  readonly sample: GallerySample;
}

/** The gallery as a report: each chart with its name, what it is for, and the lines that make it. */
export function galleryReport(entries: readonly GalleryEntry[], brand: string): string {
  const datasets: Record<string, unknown> = {};
  const exhibits: Record<string, unknown> = {};
  for (const { chart, sample } of entries) {
    const roles = Object.keys(sample.with).map((role) => {
      datasets[`${chart.name}-${role}`] = { rows: sample.with[role] };
      return [role, `${chart.name}-${role}`];
    });
    exhibits[chart.name] = { ...sample.exhibit, width: 'half', ...(roles.length > 0 ? { with: Object.fromEntries(roles) } : {}) };
  }
  const frontMatter = {
    kind: 'factsheet',
    template: 'gallery',
    brand,
    language: 'en',
    title: 'The chart catalogue',
    headline: `${entries.length} charts, each from a name and a table of rows`,
    standfirst:
      'What each is for, what it looks like in this house, and the lines of a report that make it. Every company, fund and figure is invented.',
    department: 'Tearsheet',
    noteType: 'Gallery',
    datasets,
    exhibits,
  };
  const index = entries.map(({ chart: { name } }) => `- **${name}**`).join('\n');
  return `---\n${stringify(frontMatter, { aliasDuplicateObjects: false })}---\n\n${index}\n\n${entries.map(sectionOf).join('\n\n')}\n`;
}

function sectionOf({ chart, sample }: GalleryEntry): string {
  return [
    ':::aside',
    `## ${chart.name}`,
    '',
    chart.summary,
    '',
    `::exhibit{#${chart.name}}`,
    '',
    '```yaml',
    sample.lines,
    '```',
    ':::',
  ].join('\n');
}
