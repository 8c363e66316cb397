import { describe, expect, it } from 'vitest';
import { selfCitation } from '../../../../src/check/rules/self-citation.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

const noticed = (about: string, source: string) =>
  findingsIn(`# Halden\n\n${about}\n\nSo it is.[1]\n\n[1] ${source}`, [selfCitation]);

describe('self-citation', () => {
  it.each([
    [
      'a namesake',
      'About us: Ginlix AI is a copilot.',
      'Jinling AI - Quotes (2026-01-14) https://a.example',
      /is nearly "Ginlix AI"/,
    ],
    [
      'itself as a source of prices',
      'Published by Wrenfield Research Ltd.',
      'Wrenfield - Closing prices (2026-01-14)',
      /can only come from others/,
    ],
    [
      'itself in German',
      'Herausgeber: Nordkap Research GmbH',
      'Nordkap - Kurse und Konsens (14.01.2026)',
      /can only come from others/,
    ],
    ['itself in Chinese', '研究机构：海通研究所', '海通研究所 - 实时行情 (2026-01-14)', /can only come from others/],
    [
      'itself by its copyright',
      '© 2026 Wrenfield Research',
      'Wrenfield - Share prices (2026-01-14)',
      /can only come from others/,
    ],
  ])('warns of %s', async (_, about, source, message) => {
    expect(await noticed(about, source)).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(message), place: { line: 7 } },
    ]);
  });

  it('hints at earlier work of its own', async () => {
    expect(
      await noticed('Published by Wrenfield Research', 'Wrenfield Research - Initiation (2025-11-02) https://w.example/1'),
    ).toMatchObject([{ severity: 'info' }]);
  });

  it.each([
    ['its own estimates', 'Published by Wrenfield Research', 'Wrenfield Research - Own estimates (2026-01-14)'],
    ['others', 'Published by Wrenfield Research', 'Warren Field Bank - Prices (2026-01-14)'],
    ['a name that is like it by chance', 'Herausgeber: Nordea Bank', 'Nordex SE - Geschäftsbericht 2025 (14.01.2026)'],
    ['names that share a nation', 'Herausgeber: Deutsche Bank AG', 'Deutsche Börse - Kurse (14.01.2026)'],
    ['names that share a nation, in Chinese', '研究机构：中国银行', '中国证券报 - 行情 (2026-01-14)'],
    ['a note that does not say who publishes it', 'About Halden: Halden is a yard.', 'Halden - Prices (2026-01-14)'],
  ])('is silent about %s', async (_, about, source) => {
    expect(await noticed(about, source)).toEqual([]);
  });

  it.each([
    ['its brand', 'brand: wrenfield\n', 'Wrenfield', 'warning'],
    ['a house of its authors', 'authors:\n  - { name: A, entity: Sandholm Securities AB }\n', 'Sandholm', 'warning'],
    ['its issuer, who knows best', 'brand: wrenfield\nissuer: { name: Wrenfield plc }\n', 'Wrenfield', undefined],
  ])('knows a report by %s', async (_, front, publisher, severity) => {
    const text = markdown(
      `${front}sources:\n  - { id: a, publisher: ${publisher}, title: Share prices, date: 2026-01-14 }`,
      'So [a].',
    );
    expect((await findingsIn(text, [selfCitation])).map((finding) => finding.severity)).toEqual(severity ? [severity] : []);
  });

  it('is silent about data of its own that a report keeps in a file', async () => {
    const front =
      'brand: wrenfield\nsources:\n  - { id: a, publisher: Wrenfield Research, title: Prices, locator: data/prices.csv }';
    expect(await findingsIn(markdown(front, 'So [a].'), [selfCitation])).toEqual([]);
  });
});
