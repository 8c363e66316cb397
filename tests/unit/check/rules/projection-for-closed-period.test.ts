import { describe, expect, it } from 'vitest';
import { projectionForClosedPeriod } from '../../../../src/check/rules/projection-for-closed-period.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

const GERMAN =
  'Die Werft und der Hafen sind ausgelastet, und das bleibt so für die Zeit nach dem Umbau, der mit dem Jahr endet.\n\n';
const noticed = (sentence: string, asOf = '2026-01-14') =>
  findingsIn(`# Halden Marine\n\nAs of ${asOf}\n\n${/[äöü]/.test(sentence) ? GERMAN : ''}${sentence}\n`, [
    projectionForClosedPeriod,
  ]);

describe('projection-for-closed-period', () => {
  it.each([
    'Revenue is projected to reach $92 billion in 2024.',
    'Revenue for 2024 is expected to reach $92 billion.',
    '2024 revenue is forecast to reach $92 billion.',
    'In 2024, revenue is projected to reach $92 billion.',
    'The operating margin is expected to be 3.5% in Q3 2025.',
    'Für 2024 wird ein Umsatz von 4,1 Mrd. € erwartet.',
    'Der Umsatz dürfte 2024 auf 4,1 Mrd. € steigen.',
    'Der Umsatz wird 2024 voraussichtlich 4,1 Mrd. € erreichen, für das Jahr ein Rekord.',
    '2024年国际业务收入预计将达到920亿元。',
    '預計2024年收入將達到920億元。',
  ])('is an error once results are out: %s', async (sentence) => {
    expect(await noticed(sentence)).toMatchObject([
      { severity: 'error', message: expect.stringContaining('before the note (14 Jan 2026)') },
    ]);
  });

  it.each([
    'Revenue is projected to reach $92 billion in 2025.',
    'Die Marge dürfte 2025 bei 3,5 % liegen.',
    '2025年收入预计将达到920亿元。',
  ])('is a warning before they are: %s', async (sentence) => {
    expect(await noticed(sentence)).toMatchObject([{ severity: 'warning' }]);
  });

  it('is a warning when somebody is named', async () => {
    expect(await noticed('Consensus expects more: revenue is projected to reach $92 billion in 2024.')).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  it.each([
    ['an open year', 'Revenue is projected to reach $92 billion in 2026.'],
    ['a forecast told as past', 'Revenue was expected to reach $92 billion in 2024.'],
    ['what somebody had forecast', 'In 2023 management forecast that revenue would reach $5 billion in 2024.'],
    ['what came of it', '此前预计2024年收入将达到920亿元，实际为880亿元。'],
    ['what came of it, German', 'Für 2024 wurde ein Umsatz von 4,1 Mrd. € erwartet; es wurden 3,9 Mrd. €.'],
    ['the year of something else', 'The plant opened in 2023 is expected to generate revenue of $500 million a year.'],
    ['a deal of a closed year', 'The refinancing completed in 2024 is expected to save $50 million a year.'],
    ['a factory, German', 'Die 2023 eröffnete Fabrik dürfte 500 Mio. € Umsatz bringen.'],
    ['a factory, Chinese', '2023年投产的工厂预计年收入5亿元。'],
    ['a stretch of years', 'The market is projected to grow 8% over 2023–2030.'],
    ['a base before', 'After 4% in 2024, growth is expected to slow to 2%.'],
    ['a base before, German', 'Nach 4 % im Jahr 2024 dürfte das Wachstum für 2026 bei 2 % liegen.'],
    ['a base behind', 'Revenue is expected to reach $92 billion in 2026, up from $80 billion in 2024.'],
    ['a base in brackets', 'Revenue is expected to reach $92 billion in 2026 ($80 billion in 2024).'],
    ['a base with a colon', 'Revenue is expected to reach $92 billion in 2026 (2024: $80 billion).'],
    [
      'a change from one year to another',
      'Der Umsatz dürfte von 3,9 Mrd. € im Jahr 2024 auf 4,1 Mrd. € im Jahr 2026 steigen, für die Werft ein Rekord.',
    ],
    ['a base in Chinese', '预计2026年收入将较2024年的80亿元增长15%。'],
    ['a mark to be passed', 'Revenue is expected to exceed the 2024 level of $5 billion.'],
    ['a preview of the house', 'We expect revenue of $92 billion in 2025, to be reported on 3 February.'],
    [
      'a preview of the house, German',
      'Wir rechnen für 2025 mit einem Umsatz von 4,1 Mrd. €; dürfte für die Werft ein Rekord werden.',
    ],
    ['guidance, Chinese', '公司预计2025年实现营业收入58.6亿元，同比增长32.6%。'],
    ['a proposed dividend', 'The dividend for 2024 is expected to be $2 a share.'],
    ['a quotation', '“Revenue is expected to reach $92 billion in 2024,” the chairman said in 2023.'],
  ])('is silent about %s', async (_, sentence) => {
    expect(await noticed(sentence)).toEqual([]);
  });

  describe('where fiscal years are spoken of', () => {
    it('waits for the latest end that the year can have', async () => {
      const text = (asOf: string) =>
        `# Halden\n\nAs of ${asOf}\n\nThe fiscal year ends in March. Revenue is projected to reach $92 billion in FY2024.`;
      expect(await findingsIn(text('2025-05-14'), [projectionForClosedPeriod])).toEqual([]);
      expect(await findingsIn(text('2026-01-14'), [projectionForClosedPeriod])).toMatchObject([{ severity: 'error' }]);
    });

    it('takes the end that a report says', async () => {
      const front = (end: string) => `date: 2025-06-14\nissuer: { name: Halden, fiscalYearEnd: ${end} }`;
      const body = 'Revenue is projected to reach $92 billion in 2024.';
      expect(await findingsIn(markdown(front('12-31'), body), [projectionForClosedPeriod])).toMatchObject([
        { severity: 'error' },
      ]);
      expect(await findingsIn(markdown(front('03-31'), body), [projectionForClosedPeriod])).toMatchObject([
        { severity: 'warning' },
      ]);
      expect(await findingsIn(markdown(front('06-30'), body), [projectionForClosedPeriod])).toEqual([]);
    });
  });

  describe('in a table', () => {
    const table = (head: string, asOf = '2026-01-14') =>
      findingsIn(
        `# Halden\n\nAs of ${asOf}\n\n| Item | ${head} |\n|---|---|---|\n| Revenue | 4.1 | 4.4 |\n| EBIT | 0.4 | 0.5 |`,
        [projectionForClosedPeriod],
      );

    it('warns of a column once its results are out, once', async () => {
      expect(await table('2024E | 2025E')).toMatchObject([{ severity: 'warning', message: expect.stringContaining('"2024E"') }]);
    });

    it.each([
      ['a year that has just ended', '2025E | 2026E'],
      ['actuals', '2023A | 2024A'],
      ['a comparison with what came of it', '2024E | 2024A'],
      ['a comparison by words', '2024E | Actual'],
    ])('is silent about %s', async (_, head) => {
      expect(await table(head)).toEqual([]);
    });
  });
});
