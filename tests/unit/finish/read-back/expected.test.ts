import { describe, expect, it } from 'vitest';
import { expectedOf } from '../../../../src/finish/read-back/expected.ts';

const textsOf = (body: string, css = '', pageOf = {}): readonly string[] =>
  expectedOf(body, css, pageOf).blocks.map(({ text }) => text);

describe('blocks of a page', () => {
  it('are paragraphs, headings, items and cells, with what is set apart in them', () => {
    expect(
      textsOf(
        '<body><h2>One</h2><p>Two <strong>three</strong><sup class="cite"><a href="#s">1</a></sup>.</p><ul><li>Four<li>Five</ul><table><tr><td>6</td><td>7&nbsp;%</td></tr></table>',
      ),
    ).toEqual(['One', 'Two three1.', 'Four', 'Five', '6', '7 %']);
  });

  it('leave out drawings, scripts, comments and what repeats other places', () => {
    const body =
      '<!-- <p>no --><p>Yes</p><svg><title>t</title><text>12.5</text></svg><script>"<p>no"</script><aside class="sidenote"><p>no</p></aside><div class="panel">Also</div>';
    expect(textsOf(body)).toEqual(['Yes', 'Also']);
  });

  it('are parted by what repeats other places', () => {
    expect(textsOf('<li>A source. <a class="back" href="#x">back</a></li>')).toEqual(['A source.']);
  });

  it('show page numbers as they were printed', () => {
    expect(textsOf('<p>See page <span data-page-of="disclosures">0</span>.</p>', '', { disclosures: 7 })).toEqual([
      'See page 7.',
    ]);
  });

  it('read entities and attributes with angle brackets', () => {
    expect(textsOf('<p title="a > b">R&amp;D &lt; 5 &mdash; caf&eacute; &#8364;3 &#x2212;4</p>')).toEqual([
      'R&D < 5 — cafe €3 −4',
    ]);
    expect(textsOf('<p>3 < 5</p>')).toEqual(['3 < 5']);
  });

  it('take time that grows with the page', () => {
    const rows = 40_000;
    const body = `<table>${'<tr><td class="number">1,234.5</td><td>Name</td></tr>'.repeat(rows)}</table><img src="data:image/png;base64,${'A'.repeat(rows * 50)}">`;
    const start = performance.now();
    expect(textsOf(body)).toHaveLength(rows * 2);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('numbers of a page', () => {
  it('are those of its text, its drawings and its running words', () => {
    const { numbers } = expectedOf(
      '<p>Up 12.5% by 2026-01-14</p><svg><text>1,250</text></svg><ol start="4"><li>a</li><li>b</li></ol>',
      '@page{@top-left{content:"Note 77"}} /* isn\'t 88 */ p{width:99px}',
      {},
    );
    for (const number of ['12.5', '2026', '01', '14', '1,250', '4', '5', '77']) expect(numbers.has(number), number).toBe(true);
    for (const number of ['12', '88', '99', '6']) expect(numbers.has(number), number).toBe(false);
  });

  it('are counted where a style sheet counts', () => {
    expect(expectedOf('', 'h2::before{content:counter(section) ". "}', {}).numbers.has('14')).toBe(true);
    expect(expectedOf('', '@bottom-right{content:counter(page)}', {}).numbers.has('14')).toBe(false);
  });
});
