import { describe, expect, it } from 'vitest';
import { truncatedSentence } from '../../../../src/check/rules/truncated-sentence.ts';
import { findingsIn } from '../support.ts';

const severities = async (text: string) => (await findingsIn(text, [truncatedSentence])).map(({ severity }) => severity);
const draft = (paragraph: string, after = '\n\n## Risks\n\nRates may fall.') =>
  `# Halden Marine\n\n## Outlook\n\n${paragraph}${after}`;

describe('truncated-sentence', () => {
  it.each([
    ['an article', 'Taking all factors into consideration, the new terminal may bring a'],
    ['a conjunction', 'The order book supports the view that Halden can grow into its multiple, and'],
    ['a possessive', 'The board has decided to close two of the four harbours and to sell its'],
    ['a comma at the end of all', 'With the new terminal in Gdansk the group reaches four more countries in the east,'],
    ['an opening bracket', 'The group reported an operating margin of 13.5% for the full year ('],
  ])('stops a note at %s', async (_, paragraph) => {
    expect(await severities(draft(paragraph))).toEqual(['error']);
  });

  it('points at the word', async () => {
    const [finding] = await findingsIn(draft('Taking all factors into consideration, this may bring a'), [truncatedSentence]);
    expect(finding).toMatchObject({ place: { line: 5, column: 55, endColumn: 56 } });
  });

  it('stops a note in German and Chinese', async () => {
    const german =
      '# Nordhalde\n\nDer Umsatz ist im ersten Halbjahr gestiegen, und die Nachfrage nach Pumpen hängt von der\n\n## Risiken\n\nDer Kupferpreis ist hoch und die Förderung ist nicht sicher, die Aktie ist für den Anleger nicht mit dem Markt zu vergleichen.';
    expect(await severities(german)).toEqual(['error']);
    expect(await severities('# 云梯机器人\n\n公司海外订单的增长来自三个方面，其中最重要的是毛利率提升以及')).toEqual(['error']);
    expect(await severities('# 雲梯機器人\n\n公司海外訂單的增長來自三個方面，最重要的是毛利率提升，')).toEqual(['error']);
  });

  it('stops a report, in its body and in a risk', async () => {
    const front = (more: string, body: string) => `---\nkind: note\ntitle: Halden Marine\n${more}---\n\n${body}\n`;
    expect(await severities(front('', 'Taking all factors into consideration, the terminal may bring a'))).toEqual(['error']);
    expect(
      await severities(
        front('risks:\n  - { title: Freight, text: Rates may fall when the fleet grows faster than the }\n', 'Rates held.'),
      ),
    ).toEqual(['error']);
  });

  it('only warns of words that can end a sentence', async () => {
    expect(await severities(draft('The quarter showed once more which markets the group depends on and what it may'))).toEqual([
      'warning',
    ]);
  });

  it.each([
    ['a heading that looks like one', '# Halden Marine\n\n## What we look at and'],
    ['a short label', draft('Prices of the')],
    [
      'an item, a cell',
      '# Halden Marine\n\n## Outlook\n\n- Growth of the fleet in the north and the\n\n| Growth of the fleet in the north and the | a |\n|---|---|\n| Growth of the fleet in the north and the | a |',
    ],
    ['a letter that is not an article', draft('The notes are governed by the terms that are set out in section 4, paragraph a')],
    [
      'a sentence that the list goes on with',
      draft('After a quarter of weak volumes the company now expects that', '\n\n- volumes will grow\n- prices will hold'),
    ],
    [
      'a sentence that a quotation goes on with',
      draft('As the chair of the board put it at the annual meeting in Oslo last week,', '\n\n> We carry what others cannot.'),
    ],
    [
      'a sentence that goes on behind a table',
      draft(
        'Against the four peers that publish segment figures for the quarter,',
        '\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nthe margin is high.',
      ),
    ],
    [
      'points with numbers',
      draft(
        'We look for companies that earn their cost of capital over the cycle,',
        '\n\n(2) that carry little debt, and\n\n(3) that pay a dividend.',
      ),
    ],
    ['a salutation', draft('Dear shareholders of Halden Marine and its sister companies,')],
    [
      'a line that the next one goes on with',
      'Halden Marine\n\nThe terminal in Gdansk adds capacity in Poland, Latvia and the\nBaltic states as a whole, and pays for itself in six years.',
    ],
    [
      'a verb in two parts',
      'Nordhalde\n\nDer Kurs der Aktie ist nicht mit dem Markt gestiegen, und die Analysten preisen das seit dem Winter ein',
    ],
    [
      'Chinese that ends in a full stop or a semicolon',
      '云梯机器人\n\n公司海外业务占比超过30%，较上年提高6个百分点；\n\n毛利率为41.5%，主要由于产品结构改善。',
    ],
  ])('is silent about %s', async (_, text) => {
    expect(await severities(text)).toEqual([]);
  });

  it('is silent where a report prints the name of an exhibit', async () => {
    expect(
      await severities(
        '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  e: { title: E, table: { rows: [{ a: 1 }] } }\n---\n\nThe path of volumes over the past five years is drawn in the {{ref "e"}}\n\n::exhibit{#e}\n',
      ),
    ).toEqual([]);
  });
});
