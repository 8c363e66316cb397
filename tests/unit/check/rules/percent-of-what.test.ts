import { describe, expect, it } from 'vitest';
import { percentOfWhat } from '../../../../src/check/rules/percent-of-what.ts';
import { findingsIn } from '../support.ts';

const linesOf = async (text: string) => (await findingsIn(text, [percentOfWhat])).map(({ place }) => place?.line);
const table = (head: string, ...cells: readonly string[]) =>
  `| Factor | ${head} | Why |\n|---|---|---|\n${cells.map((cell, at) => `| Factor ${at} | ${cell} | reason |`).join('\n')}`;

describe('percent-of-what', () => {
  it.each([
    ['Impact Degree', '+5-8%', '+3-5%'],
    ['Effect', '4%', '-2%'],
    ['Estimated impact (%)', '4.5%', '≈2%'],
    ['Auswirkung', '+4 %', '+2 bis 3 %'],
    ['影响程度', '+5-8%', '+3%'],
  ])('warns of the column %j', async (head, ...cells) => {
    expect(await linesOf(`Halden Marine\n\n${table(head, ...cells)}`)).toEqual([5]);
  });

  it.each([
    ['a base in the head', `Halden Marine\n\n${table('Impact on EPS', '4%', '2%')}`],
    ['a base before the table', `Halden Marine\n\nThe effect of each factor on fair value:\n\n${table('Effect', '4%', '2%')}`],
    [
      'a base in German before the table',
      `Nordhalde\n\nDie Auswirkung auf den Gewinn je Aktie:\n\n${table('Auswirkung', '4 %', '2 %')}`,
    ],
    ['a base in Chinese before the table', `云梯\n\n下表列示各因素对净利润的影响：\n\n${table('影响', '4%', '2%')}`],
    ['a base in the heading', `# Halden\n\n## Effect on earnings per share\n\n${table('Effect', '4%', '2%')}`],
    ['words, amounts and points', `Halden Marine\n\n${table('Impact', 'high', '$4m', '20bp')}`],
    ['changes of measures', 'Halden Marine\n\n| Measure | Change |\n|---|---|\n| Revenue | 4% |\n| EPS | 2% |'],
  ])('is silent about %s', async (_, text) => {
    expect(await linesOf(text)).toEqual([]);
  });

  it('reads title and subtitle of an exhibit', async () => {
    const report = (subtitle: string) =>
      `---\nkind: note\ntitle: Halden\nexhibits:\n  e:\n    title: Two factors\n    subtitle: ${subtitle}\n    table: { columns: [{ key: a, title: Factor }, { key: b, title: Effect }], rows: [{ a: Volume, b: +4% }, { a: Mix, b: +2% }] }\n---\n\n::exhibit{#e}\n`;
    expect(await linesOf(report('As we see them'))).toHaveLength(1);
    expect(await linesOf(report('Effect on fair value, %'))).toEqual([]);
  });
});
