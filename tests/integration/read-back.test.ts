import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RenderOptions } from '../../src/tearsheet.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { readPdf } from '../support/read-pdf.ts';
import { reportText, TestWorkspace } from '../support/test-workspace.ts';

const tearsheet = new Tearsheet();
const workspaces: TestWorkspace[] = [];
beforeAll(() => tearsheet.warm());
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  for (const workspace of workspaces) workspace[Symbol.dispose]();
});

const READ = new Set(['lost-text', 'clipped-text', 'unexplained-number', 'unreadable-print']);

const report = reportText(
  {
    headline: 'A headline of words that one can read',
    deck: ['Journeys grew by 14% in a year.', 'The price holds at $8.00.'],
    sources: [{ id: 1, publisher: 'Rail office', date: '2026-01-20' }],
    exhibits: {
      lines: {
        title: 'Two lines carry most people',
        source: [1],
        notes: 'Counts of the office, which are not audited.',
        table: {
          columns: [
            { key: 'line', title: 'Line' },
            { key: 'people', title: 'People' },
          ],
          rows: [
            { line: 'North', people: 12_345.67 },
            { line: 'South', people: 7891.23 },
          ],
        },
      },
      chart: {
        title: 'The same as bars',
        source: [1],
        rows: [
          { line: 'North', people: 12 },
          { line: 'South', people: 7 },
        ],
        chart: {
          mark: 'bar',
          encoding: { x: { field: 'line', type: 'nominal' }, y: { field: 'people', type: 'quantitative' } },
        },
      },
    },
  },
  `## First\n\nWords that cite the office [1], and a long-term view of the internationalisation of efficient offices, which fills more than one line of this column.\n\n::exhibit{#lines}\n\n::exhibit{#chart}\n\n## Second\n\n${'A paragraph that goes on and on about trains and the people in them. '.repeat(60)}`,
);

/** What reading back finds when a brand has these rules of its own. */
async function found(
  css: string,
  { text = report, files = {}, ...options }: { text?: string; files?: Record<string, string> } & RenderOptions = {},
) {
  const workspace = new TestWorkspace({
    'tearsheet.yaml': 'brand: plain\n',
    'styles/brands/plain/brand.yaml': 'meta: { name: Plain }\ncolor: { primary: "#204060" }\n',
    'styles/brands/plain/brand.css': css,
    ...files,
  });
  workspaces.push(workspace);
  const rendered = await tearsheet.render(workspace.source(text), { readBack: true, ...options });
  return { findings: rendered.findings.filter(({ rule }) => READ.has(rule)), timings: rendered.timings, rendered };
}

const tell = ({ findings }: Pick<Awaited<ReturnType<typeof found>>, 'findings'>) =>
  findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);

describe('a sound print', () => {
  it.each(['alibaba-smart-sockets', 'fund-factsheet', 'morning-note'])('reads back without a finding: %s', async (name) => {
    for (const template of [undefined, 'deck']) {
      const { findings, timings } = await tearsheet.render(join(BUILT_IN, 'examples', name, 'report.md'), {
        readBack: true,
        template,
      });
      expect(findings.filter(({ rule }) => READ.has(rule))).toEqual([]);
      expect(timings['read']).toBeGreaterThan(0);
    }
  });

  it('is one whatever the style makes of its letters, marks and order', async () => {
    const css = `.section-title { text-transform: uppercase; } .body > p { font-variant-caps: small-caps; hyphens: auto; }
      .section-title::before { counter-increment: s; content: counter(s) ". "; } .deck li::before { content: "» "; }
      .exhibit { opacity: 0.9; } .masthead-meta, .eyebrow { display: none; } .headline { overflow: hidden; line-height: 0.95; }`;
    expect(tell(await found(css))).toEqual([]);
  });

  it('is one with every page number of its verification', async () => {
    const text = reportText(
      { verification: true, facts: { share: { value: 12.5, unit: '%' }, trains: { value: 77, unit: '' } } },
      `## First\n\nIt is {{fact "share"}}.\n\n::page-break\n\n## Second\n\nThere are {{fact "trains"}} of them.`,
    );
    const { findings, rendered } = await found('', { text });
    expect(tell({ findings })).toEqual([]);
    const { pages } = await readPdf(rendered.pdf.bytes);
    const rows = pages.at(-1)?.text.replace(/\s+/g, ' ');
    expect(rows).toMatch(/12\.5% share p\. 1 /);
    expect(rows).toMatch(/77 trains p\. 2 /);
  });

  it('is one in Chinese', async () => {
    const text = reportText(
      { language: 'zh-Hant', title: '雲雀鐵路', headline: '離峰票價填滿了半空的列車', sources: [{ id: 1, publisher: '鐵路局' }] },
      `## 座位填滿而車輛未增\n\n${'旅次比前一年多 14%,誤點的列車則少了 [1]。'.repeat(30)}\n\n- 北線成長\n- 南線持平`,
    );
    expect(tell(await found('', { text }))).toEqual([]);
  });

  it('is not read unless it is final or asked for', async () => {
    const { timings } = await found('', { readBack: undefined });
    expect(timings['read']).toBeUndefined();
  });
});

describe('a print that loses words', () => {
  it('is found, with the line of the report', async () => {
    const { findings } = await found('.body > p { max-height: 20pt; overflow: hidden; }');
    const first = findings.find(({ rule }) => rule === 'lost-text');
    expect(first).toMatchObject({ severity: 'error' });
    expect(first?.message).toMatch(/belongs on page \d behind "/);
    expect(first?.place?.line).toBeGreaterThan(30);
  });

  it('is found where a number is cut short', async () => {
    const told = tell(
      await found('table { table-layout: fixed; width: 18mm; } tbody td { overflow: hidden; text-overflow: ellipsis; }'),
    );
    expect(told.filter((line) => /^error lost-text: "(?:12,345\.67|7,891\.23)"/.test(line))).toHaveLength(2);
  });

  it('is told where a style takes them away on purpose', async () => {
    expect(tell(await found('.exhibit-notes { display: none; }'))).toEqual([
      'warning lost-text: The style sheet takes a passage off the paper: "Counts of the office, which are not audited.".',
    ]);
  });

  it('does not go out when it is final', async () => {
    const workspace = new TestWorkspace();
    workspaces.push(workspace);
    cpSync(join(BUILT_IN, 'examples/fund-factsheet'), workspace.root, { recursive: true });
    const brand = join(workspace.root, 'styles/brands/hiding');
    cpSync(join(BUILT_IN, 'styles/brands/polarquay'), brand, { recursive: true });
    const file = join(workspace.root, 'report.md');
    await tearsheet.render(file, { brand: 'hiding', final: true });
    appendFileSync(join(brand, 'brand.css'), '.risks { display: none; }');
    await expect(tearsheet.render(file, { brand: 'hiding', final: true })).rejects.toMatchObject({
      kind: 'findings',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'check.lost-text' })]),
    });
  });
});

describe('a print that cuts words', () => {
  it('is found at the edge of a box', async () => {
    const told = tell(await found('.headline { height: 12pt; overflow: hidden; }'));
    expect(told).toEqual([
      expect.stringMatching(
        /^error clipped-text: "A headline of words that one can read" is cut off on page 1, \d+ mm from the left and \d+ mm from the top\./,
      ),
    ]);
  });

  it('is found at the edge of the page', async () => {
    const told = tell(await found('.exhibit-title { position: relative; left: -25mm; }'));
    expect(told.filter((line) => line.startsWith('error clipped-text'))).not.toEqual([]);
  });
});

describe('a number that nothing explains', () => {
  const drawing = (label: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100" fill="#eee"/><text x="20" y="50" font-size="20">${label}</text></svg>`;
  const text = reportText(
    { exhibits: { sketch: { title: 'A drawing by hand', alt: 'A sketch', image: 'sketch.svg' } } },
    '## First\n\nThe margin reaches 12.5%.\n\n::exhibit{#sketch}',
  );

  it('is told with page and place', async () => {
    expect(tell(await found('', { text, files: { 'sketch.svg': drawing('Margin 99.5%') } }))).toEqual([
      expect.stringMatching(
        /^warning unexplained-number: The number "99\.5" on page 1, \d+ mm from the left and \d+ mm from the top stands in no text/,
      ),
    ]);
  });

  it('is none when the text says it', async () => {
    expect(tell(await found('', { text, files: { 'sketch.svg': drawing('Margin 12.5%') } }))).toEqual([]);
  });
});
