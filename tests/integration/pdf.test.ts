import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rendered } from '../../src/pipeline.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { blocksOf, wordsOf } from '../support/markup.ts';
import { askTool, hasTool, type ReadPdf, readPdf, squashed } from '../support/read-pdf.ts';
import { partsOf, reportText, TestWorkspace } from '../support/test-workspace.ts';

interface Printed {
  readonly rendered: Rendered;
  readonly bytes: Uint8Array;
  readonly pdf: ReadPdf;
}

const workspace = new TestWorkspace();
const tearsheet = new Tearsheet();
const printed = new Map<string, Promise<Printed>>();

const paragraph = (place: string): string =>
  `In part ${place} the line carried more people than in the year before, and the trains that ran late were fewer. `.repeat(8);
const chapters = Array.from({ length: 12 }, (_, i) => {
  const parts = Array.from({ length: 7 }, (_, k) => `Part ${i + 1}-${k + 1}. ${paragraph(`${i + 1}-${k + 1}`)}\n\n`);
  return `## Chapter ${i + 1} of the road\n\n${parts.join('')}### Detail ${i + 1}\n\n${paragraph(`${i + 1}-8`)}`;
});

const messyDraft = `Sure! Here is the note you asked for:

LARKHILL RAIL -- quick take   (draft)

**Summary**
- Journeys up 14% y/y, see [1]
- Price £8.00, target £10.00 (12m)
*  Leases end in 2027

## Numbers

| Line | 2024 | 2025 |
|------|-----:|-----:|
| North | 11.2 | 12.8 |
| South | 7.1 | 6.9 |

Risks: weather , leases; "who pays?"

Sources:
[1] Rail office, Journeys by line, 20 January 2026, https://example.com/journeys

Let me know if you would like me to change anything!
`;

const wideColumns = ['line', ...Array.from({ length: 13 }, (_, i) => `y${2012 + i}`)];
const texts: Readonly<Record<string, string>> = {
  letter: reportText(
    {
      page: 'Letter',
      headline: 'A headline that is long enough to run over two lines; so that its words must not be glued',
      sources: [{ id: 1, publisher: 'Rail office', locator: 'https://example.com/journeys' }],
      exhibits: {
        lines: {
          title: 'Two lines carry most people',
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
    '## First\n\nWords that cite [1] and refer to {{ref "lines"}}.\n\n::exhibit{#lines}\n\n### Deeper\n\nMore at [the office](https://example.com/more).',
  ),
  chinese: reportText(
    {
      language: 'zh-Hant',
      title: '雲雀鐵路',
      headline: '離峰票價填滿了半空的列車',
      sources: [{ id: 1, publisher: '鐵路局', locator: '年報第 4 頁' }],
    },
    '## 座位填滿而車輛未增\n\n旅次比前一年多,誤點的列車則少了 [1]。\n\n- 北線成長\n- 南線持平',
  ),
  long: reportText(
    { sources: [{ id: 1, publisher: 'Rail office' }] },
    `${chapters.join('\n\n')}\n\nThe end [1]. More at [the office](https://example.com/more).`,
  ),
  landscape: reportText(
    {
      exhibits: {
        years: {
          title: 'Fourteen columns on a sheet on its side',
          width: 'wide',
          table: {
            columns: wideColumns,
            rows: [Object.fromEntries(wideColumns.map((key, i) => [key, i === 0 ? 'North' : 1000 + i]))],
          },
        },
      },
    },
    'Before the table.\n\n::exhibit{#years}\n\nAfter the table.',
  ),
};

function print(name: string): Promise<Printed> {
  let found = printed.get(name);
  if (!found) {
    found = (async () => {
      const example = ['alibaba-smart-sockets', 'fund-factsheet'].includes(name);
      const text = texts[name];
      const source = example
        ? join(BUILT_IN, 'examples', name, 'report.md')
        : name === 'imported'
          ? workspace.source(messyDraft, 'draft.txt')
          : workspace.source(text as string);
      const rendered = await tearsheet.render(source);
      return { rendered, bytes: rendered.pdf.bytes, pdf: await readPdf(rendered.pdf.bytes) };
    })();
    printed.set(name, found);
  }
  return found;
}

const documents = ['alibaba-smart-sockets', 'fund-factsheet', 'imported', ...Object.keys(texts)];

beforeAll(() => tearsheet.warm());
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  workspace[Symbol.dispose]();
});

describe.each(documents)('%s', (name) => {
  it('is tagged, titled and in its language', async () => {
    const { pdf, rendered } = await print(name);
    expect(pdf.marked).toBe(true);
    expect(pdf.title).toContain(rendered.document.title.replace(/\s+/g, ' '));
    expect(pdf.language).toBe(rendered.document.language);
    expect(pdf.pages).toHaveLength(rendered.pdf.pages);
  });

  it('has one first head and skips no level', async () => {
    const { pdf } = await print(name);
    const levels = pdf.tags.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has words for every figure', async () => {
    const { pdf } = await print(name);
    expect(pdf.tags.filter(({ role, alt }) => role === 'Figure' && !alt)).toEqual([]);
  });

  it('has the outline of its headings, word for word', async () => {
    const { pdf, rendered } = await print(name);
    const { body } = partsOf(rendered.document);
    const headings = [...body.matchAll(/<h([1-4])[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, html]) => ({
      depth: Number(level),
      title: wordsOf(html as string),
    }));
    expect(pdf.outline.map(({ title, depth }) => ({ title: title.replace(/\s+/g, ' ').trim(), depth }))).toEqual(headings);
  });

  it('has links that lead somewhere', async () => {
    const { pdf } = await print(name);
    expect(pdf.links.length).toBeGreaterThan(0);
    for (const { url, destination } of pdf.links) {
      if (url) expect(url).toMatch(/^(?:https?|mailto):/);
      else expect(pdf.destinations.get(destination ?? '')).toBeGreaterThan(0);
    }
  });

  it('numbers its pages', async () => {
    const { pdf } = await print(name);
    for (const page of pdf.pages)
      expect(page.runs.map(({ text }) => text.trim())).toContain(`${page.number} / ${pdf.pages.length}`);
  });

  it('keeps all text inside the margins, at its own size', async () => {
    const { pdf } = await print(name);
    const margin = (15 / 25.4) * 72;
    // The running foot keeps its size when Chromium shrinks a document to its widest block; the paragraphs do not.
    const sizes = new Set(pdf.pages.flatMap(({ runs }) => runs.map(({ size }) => Math.round(size * 4) / 4)));
    expect(sizes).toContain(name === 'fund-factsheet' ? 8.75 : 9.25);
    for (const page of pdf.pages) {
      const off = page.runs.filter(
        ({ text, x, y, width }) =>
          text.trim() !== '' && (x < margin - 2 || x + width > page.width - margin + 4 || y < 0 || y > page.height),
      );
      expect(off).toEqual([]);
    }
  });

  it.skipIf(!hasTool('pdffonts'))('embeds TrueType fonts and nothing else (pdffonts)', async () => {
    const { bytes } = await print(name);
    const fonts = askTool('pdffonts', ['%'], bytes).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes /);
  });

  it.skipIf(!hasTool('pdftotext'))('gives the words of the body in order (pdftotext)', async () => {
    const { bytes, rendered, pdf } = await print(name);
    const text = squashed(pdf.pages.map((page) => bodyText(bytes, page)).join(''));
    const blocks = blocksOf(partsOf(rendered.document).body).map((block) => ({ ...block, words: squashed(block.words) }));
    expect(blocks.length).toBeGreaterThan(5);
    expect(blocks.filter(({ words }) => !standsIn(text, words))).toEqual([]);
    let at = 0;
    for (const { words } of blocks.filter(({ flow }) => flow)) {
      const start = words.slice(0, 24);
      const next = text.indexOf(start, at);
      expect(next, words).not.toBe(-1);
      at = next + start.length;
    }
  });

  it.skipIf(!hasTool('qpdf'))('is whole (qpdf --check)', async () => {
    const { bytes } = await print(name);
    expect(askTool('qpdf', ['--check', '%'], bytes)).toContain('No syntax or stream encoding errors found');
  });

  it.skipIf(!hasTool('pdfinfo'))('says so itself (pdfinfo)', async () => {
    const { bytes, pdf } = await print(name);
    const info = askTool('pdfinfo', ['%'], bytes);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    expect(info).toMatch(new RegExp(`^Pages: +${pdf.pages.length}$`, 'm'));
  });
});

/** True when a text has the words, in one piece or, where a page ends, in two. */
function standsIn(text: string, words: string): boolean {
  if (text.includes(words)) return true;
  let length = words.length - 1;
  while (length > 0 && !text.includes(words.slice(0, length))) length--;
  return text.includes(words.slice(length));
}

/** The words of a page between its running head and foot, in the order they were drawn. */
function bodyText(bytes: Uint8Array, { number, width, height }: ReadPdf['pages'][number]): string {
  const area = ['-x', '0', '-y', '42', '-W', `${Math.ceil(width)}`, '-H', `${Math.floor(height) - 92}`];
  return askTool('pdftotext', ['-raw', '-r', '72', ...area, '-f', `${number}`, '-l', `${number}`, '%', '-'], bytes);
}

describe('the sheet', () => {
  it('is A4, or Letter when the report says so', async () => {
    const sizes = async (name: string): Promise<readonly number[]> =>
      (await print(name)).pdf.pages.flatMap(({ width, height }) => [Math.round(width), Math.round(height)]).slice(0, 2);
    expect(await sizes('alibaba-smart-sockets')).toEqual([595, 842]);
    expect(await sizes('letter')).toEqual([612, 792]);
  });

  it('is turned for a wide exhibit, and only for it', async () => {
    const { pdf } = await print('landscape');
    const turned = pdf.pages.filter(({ width, height }) => width > height);
    expect(turned).toHaveLength(1);
    expect(turned[0]?.text).toContain('Fourteen columns');
    expect(turned[0]?.text).toContain('1,013');
    for (const words of ['Before the table', 'After the table'])
      expect(pdf.pages.find(({ text }) => text.includes(words))?.width).toBeLessThan(600);
  });
});

describe('Chinese', () => {
  it('is set in the fonts that come with it, not in those of the machine', async () => {
    const { pdf, rendered } = await print('chinese');
    expect(squashed(pdf.pages.map(({ text }) => text).join(''))).toContain('座位填滿而車輛未增');
    expect(rendered.findings).toEqual([]);
  });

  it.skipIf(!hasTool('pdffonts'))('names them (pdffonts)', async () => {
    const { bytes } = await print('chinese');
    const names = askTool('pdffonts', ['%'], bytes)
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => /^[A-Z]{6}\+([A-Za-z]+)/.exec(line)?.[1] ?? line);
    for (const name of names) expect(name).toMatch(/^(?:NotoSansTC|Source(?:Sans|Serif))/);
    expect(names.filter((name) => name.startsWith('NotoSansTC')).length).toBeGreaterThan(0);
  });
});

describe('a note of more than eight pages', () => {
  it('opens with contents whose page numbers are true', async () => {
    const { pdf, rendered } = await print('long');
    expect(pdf.pages.length).toBeGreaterThan(8);
    const { body } = partsOf(rendered.document);
    const nav = /<nav class="contents">([\s\S]*?)<\/nav>/.exec(body)?.[1] ?? '';
    const entries = [...nav.matchAll(/href="#([^"]+)"><span>([^<]+)<\/span>/g)].map(([, id, title]) => ({
      id: id as string,
      title: title as string,
    }));
    expect(entries).toHaveLength(12);
    const first = squashed(pdf.pages[0]?.text ?? '') + squashed(pdf.pages[1]?.text ?? '');
    for (const { id, title } of entries) {
      const page =
        pdf.pages.find(
          ({ text, number }) =>
            number > 1 &&
            squashed(text).includes(squashed(title)) &&
            pdf.outline.some((item) => item.title === title && item.page === number),
        )?.number ?? pdf.outline.find((item) => item.title === title)?.page;
      expect(pdf.destinations.get(id)).toBe(page);
      expect(first).toContain(`${squashed(title)}${page}`);
    }
  });

  it('points from page 1 to the page of the disclosures', async () => {
    const { pdf } = await print('long');
    const page = pdf.outline.find(({ title }) => title === 'Disclosures')?.page;
    expect(pdf.pages[(page ?? 1) - 1]?.text).toContain('Disclosures');
    expect(squashed(pdf.pages[0]?.text ?? '')).toContain(`disclosuresstandonpage${page}.`);
  });

  it('does without when it is short, and when the report says so', async () => {
    expect(partsOf((await print('letter')).rendered.document).body).not.toContain('class="contents"');
    const rendered = await tearsheet.render(
      workspace.source((texts['long'] as string).replace('kind: note', 'kind: note\ncontents: false')),
    );
    expect(partsOf(rendered.document).body).not.toContain('class="contents"');
  });
});

describe('the same bytes', () => {
  it('come from the same report, also beside others and from another Tearsheet', async () => {
    const source = (name: string) => workspace.source(texts[name] as string);
    const names = ['letter', 'chinese', 'landscape'];
    const first = await Promise.all(names.map(async (name) => (await print(name)).rendered.pdf.sha256));
    const again = await Promise.all([...names, ...names].map(async (name) => (await tearsheet.render(source(name))).pdf.sha256));
    expect(again).toEqual([...first, ...first]);
    await using second = new Tearsheet({ print: { pages: 1 } });
    const others = [];
    for (const name of names.toReversed()) others.unshift((await second.render(source(name))).pdf.sha256);
    expect(others).toEqual(first);
  });

  it('do not hold the hour or a path of the machine', async () => {
    const { bytes } = await print('fund-factsheet');
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).not.toContain(BUILT_IN);
    expect(await readFile(join(BUILT_IN, 'examples/fund-factsheet/report.md'), 'utf8')).toContain('date: 2026-01-12T');
    expect(text.match(/\/(?:Creation|Mod)Date \(D:20260112/g)).toHaveLength(2);
  });
});
