import { beforeAll, describe, expect, it } from 'vitest';
import { ComposeRoom, compose } from '../../../src/compose/compose.ts';
import { slideChartSizes } from '../../../src/compose/slides.ts';
import { DataRoom } from '../../../src/data/room.ts';
import { parse } from '../../../src/report/parse.ts';
import type { Report } from '../../../src/resolve/report.ts';
import { resolveReport } from '../../../src/resolve/resolve.ts';
import { createRun } from '../../../src/shared/run.ts';
import { findWorkspace, type Workspace } from '../../../src/workspace/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await findWorkspace(process.cwd());
});

async function read(text: string): Promise<Report> {
  const run = createRun({ id: 'test' });
  return resolveReport(
    await parse({ name: 'deck.md', directory: process.cwd(), format: 'markdown', text }, run),
    new DataRoom(workspace),
    run,
  );
}

/** The slides of a report as markup, one string each. */
async function slidesOf(text: string): Promise<string[]> {
  const { html } = await compose(await read(text), new Map(), new ComposeRoom(workspace), createRun({ id: 'test' }), {
    template: 'deck',
  });
  return html
    .slice(html.indexOf('<main'))
    .split(/(?=<section class="slide)/)
    .slice(1);
}

const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const kinds = (slides: readonly string[]): string[] => slides.map((slide) => /is-([\w-]+)/.exec(slide)?.[1] ?? '');
const report = (front: string, body = '', kind = 'deck'): string =>
  `---\nkind: ${kind}\ntitle: Copper\nheadline: Copper is short\n${front}\n---\n${body}`;

const LIST = Array.from(
  { length: 17 },
  (_, i) => `Point ${i + 1} has a first sentence. Its second sentence names the number ${i + 100}.`,
);
const RISKS = `risks:\n${Array.from({ length: 40 }, (_, i) => `  - { title: Risk ${i + 1}, text: "What goes wrong is number ${i + 1}. It shows late." }`).join('\n')}`;
const TABLE = (rows: number): string => `exhibits:
  mines:
    title: Sixty mines carry the supply
    width: full
    notes: Output of last year.
    table:
      columns: [{ key: a, title: Mine }, { key: b, title: Output, kind: number }]
      rows:
${Array.from({ length: rows }, (_, i) => `        - [Mine ${i + 1}, ${i + 1000}]`).join('\n')}`;

describe('slides', () => {
  it('gives the cover the only h1 and every other slide one h2', async () => {
    const slides = await slidesOf(
      report(
        `${RISKS}\n${TABLE(60)}`,
        `## Supply is late\n\n${LIST.map((line) => `- ${line}`).join('\n')}\n\n::exhibit{#mines}\n\n## Nothing here\n`,
      ),
    );
    expect(slides.length).toBeGreaterThan(12);
    for (const [i, slide] of slides.entries()) {
      expect(slide.match(/<h1\b/g)?.length ?? 0, `slide ${i + 1}`).toBe(i === 0 ? 1 : 0);
      expect(slide.match(/<h2\b/g)?.length ?? 0, `slide ${i + 1}`).toBe(i === 0 ? 0 : 1);
    }
  });

  it('numbers slides of their total', async () => {
    const slides = await slidesOf(report(RISKS));
    for (const [i, slide] of slides.entries())
      expect(slide).toContain(`<span class="slide-number">${i + 1} / ${slides.length}</span>`);
  });

  it('makes a short report a short deck without agenda or dividers', async () => {
    const slides = await slidesOf(report('deck: ["**Short.** Copper is short."]', '## First\n\n- One.\n\n## Second\n\n- Two.\n'));
    expect(kinds(slides)).toEqual(['cover', 'key-points', 'text', 'text', 'small-print']);
  });

  it('loses no sentence of a list', async () => {
    for (const kind of ['deck', 'note']) {
      const text = words(
        (await slidesOf(report('', `## Supply is late\n\n${LIST.map((line) => `- ${line}`).join('\n')}\n`, kind))).join(''),
      );
      for (const line of LIST) expect(text).toContain(line);
    }
  });

  it('opens a paragraph of a note with whole sentences and keeps all of them in a deck', async () => {
    const body =
      '## Supply is late\n\n**Mines.** The U.S. output fell\nby 3.5% to 1.1 mt in the year. A second sentence is long enough to stand alone. A third one follows it. A fourth one ends it.\n';
    const note = words((await slidesOf(report('', body, 'note'))).join(''));
    expect(note).toContain('The U.S. output fell by 3.5% to 1.1 mt in the year.');
    expect(note).not.toContain('A fourth one');
    expect(words((await slidesOf(report('', body))).join(''))).toContain('A fourth one ends it.');
  });

  it('splits forty risks, six a slide at most, in order', async () => {
    const slides = (await slidesOf(report(RISKS))).filter((slide) => slide.includes('is-risks'));
    expect(slides.length).toBeGreaterThanOrEqual(7);
    const titles = slides.map((slide) => [...slide.matchAll(/Risk (\d+)</g)].map((match) => Number(match[1])));
    for (const each of titles) expect(each.length).toBeLessThanOrEqual(6);
    expect(titles.flat()).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(slides[1]).toContain('(continued)');
  });

  it('runs a long table over several slides with its head and every row once', async () => {
    const slides = (await slidesOf(report(TABLE(60), '## Supply is late\n\n::exhibit{#mines}\n'))).filter((slide) =>
      slide.includes('is-exhibit'),
    );
    expect(slides.length).toBeGreaterThan(2);
    for (const slide of slides) expect(slide).toContain('>Output</th>');
    expect(slides.flatMap((slide) => [...slide.matchAll(/>Mine (\d+)</g)].map((match) => Number(match[1])))).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
    expect(slides.filter((slide) => slide.includes('id="exhibit-mines"'))).toHaveLength(1);
    for (const slide of slides) expect(Number(/font-size:([\d.]+)px/.exec(slide)?.[1])).toBeGreaterThanOrEqual(12);
  });

  it('keeps a short table on one slide', async () => {
    const slides = await slidesOf(report(TABLE(6), '## Supply is late\n\n::exhibit{#mines}\n'));
    expect(kinds(slides).filter((kind) => kind === 'exhibit')).toHaveLength(1);
  });

  it('prints every disclosure and source in full', async () => {
    const sentences = Array.from({ length: 340 }, (_, i) => `Sentence ${i} names an interest and **its owner** in full.`);
    const sources = Array.from(
      { length: 60 },
      (_, i) => `  - { id: s${i}, publisher: Publisher ${i}, locator: "https://example.com/${i}" }`,
    ).join('\n');
    const slides = await slidesOf(
      report(`disclosures:\n  - title: Interests\n    text: "${sentences.join(' ')}"\nsources:\n${sources}`),
    );
    const text = words(slides.join(''));
    for (const i of [0, 137, 339]) expect(text).toContain(`Sentence ${i} names an interest and its owner in full.`);
    expect(slides.filter((slide) => slide.includes('disclosures-print')).length).toBeGreaterThan(1);
    for (const i of [1, 60]) expect(slides.filter((slide) => slide.includes(`id="source-${i}"`))).toHaveLength(1);
  });

  it('sizes a chart for its place: narrower when something is said beside it', async () => {
    const chart = (width: string): string =>
      `exhibits:\n  line:\n    title: Prices rise\n    width: ${width}\n    rows: [{ x: 1, y: 2 }]\n    chart: { mark: bar, encoding: { x: { field: x }, y: { field: y } } }`;
    const body = '## Prices\n\n- They rise.\n\n::exhibit{#line}\n';
    expect(slideChartSizes(await read(report(chart('half'), body))).get('line')?.width).toBe(465);
    expect(slideChartSizes(await read(report(chart('full'), body))).get('line')?.width).toBe(710);
  });
});
