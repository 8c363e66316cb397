import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportText, TestWorkspace } from '../../support/test-workspace.ts';

let workspace: TestWorkspace;
beforeAll(() => {
  workspace = new TestWorkspace();
});
afterAll(() => workspace[Symbol.dispose]());

const css = async (frontMatter: Readonly<Record<string, unknown>>): Promise<string> =>
  (await workspace.compose(reportText(frontMatter))).css;

/** What a margin box prints, by its place. */
function box(sheet: string, place: string): string {
  return new RegExp(`@${place}\\{content:((?:"[^"]*"|[^}])*)\\}`).exec(sheet)?.[1] ?? '';
}

describe('the page boxes', () => {
  it('take their size from the page, with a sheet on its side for wide exhibits', async () => {
    expect(await css({})).toContain('@page{size:210mm 297mm;');
    const letter = await css({ page: 'Letter' });
    expect(letter).toContain('@page{size:215.9mm 279.4mm;');
    expect(letter).toContain('@page wide{size:279.4mm 215.9mm}');
  });

  it('take the page of the workspace when the report names none', async () => {
    using letter = new TestWorkspace({ 'tearsheet.yaml': 'page: Letter\n' });
    const { css } = await letter.compose(reportText());
    expect(css).toContain('@page{size:215.9mm 279.4mm;');
  });

  it('carry issuer, rating and date, and the number of the page', async () => {
    const sheet = await css({
      issuer: { name: 'Larkhill Rail plc', ticker: 'LKH LN' },
      rating: { current: 'Hold', owner: 'consensus' },
      date: '2026-02-03',
    });
    expect(box(sheet, 'top-left')).toBe('"Larkhill Rail plc · LKH LN"');
    expect(box(sheet, 'top-right')).toBe('"Consensus Hold · 3 Feb 2026"');
    expect(box(sheet, 'bottom-right')).toBe('counter(page) " / " counter(pages)');
  });

  it('leave the head of page 1 to the masthead', async () => {
    expect(await css({})).toMatch(/@page:first\{margin-top:\d+mm;@top-left\{content:none\}@top-right\{content:none\}\}/);
  });

  it.each([
    ['a quote', 'Lark"; } body { display: none } @page { x: "'],
    ['a backslash at the end', 'Larkhill\\'],
    ['a quote after a backslash', 'Lark \\ " url(//example.com/x)'],
    ['the end of the style sheet', '</style><script>alert(1)</script>'],
    ['a comment', 'Larkhill <!-- /*'],
  ])('%s in a title stays inside its string', async (_, title) => {
    const { css: sheet, document } = await workspace.compose(reportText({ title }));
    expect(document.html.match(/<\/style>/g)).toHaveLength(1);
    expect(document.html).not.toMatch(/<script|<!--/);
    const content = box(sheet, 'top-left');
    expect(content.startsWith('"') && content.endsWith('"')).toBe(true);
    expect(content.slice(1, -1).replace(/\\[0-9a-f]+ /g, '')).not.toMatch(/["\\<>]/);
    expect(unescapeCss(content.slice(1, -1))).toBe(title);
  });

  it('cuts long words for the one line of the head, never through a character', async () => {
    const sheet = await css({ issuer: { name: '😀'.repeat(140) }, rating: { current: 'Buy '.repeat(60) } });
    for (const place of ['top-left', 'top-right']) {
      expect(box(sheet, place).length).toBeLessThan(100);
      expect(box(sheet, place).isWellFormed()).toBe(true);
      expect(box(sheet, place)).toContain('…');
    }
  });
});

function unescapeCss(text: string): string {
  return text.replace(/\\([0-9a-f]+) /g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}
