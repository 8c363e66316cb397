import { describe, expect, it } from 'vitest';
import { projectionWithoutOwner } from '../../../../src/check/rules/projection-without-owner.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

const TWO = '[1] Port Daily - Review (2026-01-04)\n[2] TradeView - Ratings (2026-01-05)';
const noticed = (body: string, sources = TWO) =>
  findingsIn(`# Halden\n\nCited.[1][2]\n\n${body}\n\n${sources}`, [projectionWithoutOwner]);

describe('projection-without-owner', () => {
  it.each([
    ['English', 'Revenue is projected to reach $110 billion in 2026.', '$110 billion ("is projected")'],
    [
      'what two sources are cited for',
      'Revenue is expected to reach $110 billion in 2026.[1][2]',
      '$110 billion ("is expected")',
    ],
    ['several numbers, once', 'Revenue will reach $110 billion in 2026 and the margin 3.5% in 2026.', '$110 billion and 3.5%'],
    ['German', 'Der Umsatz dürfte 2027 auf 4,1 Mrd. € steigen.', '4,1 Mrd. € ("dürfte")'],
    ['Chinese', '国际业务收入预计将达到1100亿元。', '1100亿元'],
    [
      'what "the latest data" expect',
      'According to the latest data, revenue is projected to reach $110 billion in 2026.',
      '$110 billion',
    ],
  ])('finds %s', async (_, body, message) => {
    expect(await noticed(body)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(message), place: { line: 5 } },
    ]);
  });

  it.each([
    ['the house', 'We see a strong year. Revenue is expected to reach $110 billion in 2026.'],
    ['the consensus', 'On consensus numbers, revenue is projected to reach $110 billion in 2026.'],
    ['the company', 'The company expects a good year: revenue is projected to reach $110 billion in 2026.'],
    ['guidance', 'Guidance is unchanged, and revenue is expected to reach $110 billion in 2026.'],
    ['an institute', 'Shipments are projected by IDC to grow 8% in 2027.'],
    ['an institute before its verb', 'Gartner forecasts that spending will grow 8% in 2027.'],
    ['the board, German', 'Der Vorstand rechnet mit mehr: Der Umsatz dürfte 2027 auf 4,1 Mrd. € steigen.'],
    ['a source that is named, German', 'Laut Hafenamt dürfte der Umschlag 2027 um 4 % steigen.'],
    ['the company, Chinese', '公司预计2026年收入将达到1100亿元。'],
    ['a bank, Chinese', '高盛证券预计2026年收入将达到1100亿元。'],
    ['an assumption', 'Assuming stable rates, revenue is expected to reach $110 billion in 2026.'],
    ['an assumption, Chinese', '在基准情景下，收入预计将达到1100亿元。'],
    ['one source', 'Revenue is expected to reach $110 billion in 2026.[1]'],
    ['the sentence that leads into the list', 'We forecast:\n\n- Revenue is expected to reach $110 billion in 2026'],
  ])('is silent when it names %s', async (_, body) => {
    expect(await noticed(body)).toEqual([]);
  });

  it.each([
    ['is no number of a forecast', 'Revenue reached $110 billion in 2024, and more is expected.'],
    ['is a target, whose owner is known', 'The mean price target is expected to reach $52.'],
    ['is a past forecast', 'Revenue was expected to reach $110 billion in 2024.'],
  ])('is silent about what %s', async (_, body) => {
    expect(await noticed(body)).toEqual([]);
  });

  it('is silent where a source is a forecast by its title', async () => {
    const sources = '[1] Port Institute - Freight outlook 2026 (2026-01-04)\n[2] TradeView - Ratings (2026-01-05)';
    expect(await noticed('Freight revenue is expected to grow 3.2% in 2026.[1][2]', sources)).toEqual([]);
  });

  it('is silent in a note that says once whose forecasts it prints', async () => {
    expect(
      await noticed('Revenue is projected to reach $110 billion in 2026.\n\nSource: Company data, Wrenfield estimates'),
    ).toEqual([]);
  });

  it('is a hint in the note of a house', async () => {
    expect(await noticed('Our rating is Buy.\n\nRevenue is projected to reach $110 billion in 2026.')).toMatchObject([
      { severity: 'info' },
    ]);
  });

  it('leaves a closed year to its own rule', async () => {
    expect(
      await findingsIn('# Halden\n\nAs of 2026-01-14\n\nRevenue is projected to reach $92 billion in 2025.', [
        projectionWithoutOwner,
      ]),
    ).toEqual([]);
  });

  it('knows the owner of a fact of a report', async () => {
    const text = (more: string) =>
      markdown(
        `facts:\n  r: { label: Revenue, value: 4.4e9, unit: USD, scale: bn, period: 2026E${more} }`,
        'Revenue is expected to reach {{fact "r"}} in 2026.',
      );
    expect(await findingsIn(text(', owner: house'), [projectionWithoutOwner])).toEqual([]);
    expect(await findingsIn(text(''), [projectionWithoutOwner])).toHaveLength(1);
  });
});
