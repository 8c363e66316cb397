import { describe, expect, it } from 'vitest';
import { packs } from '../../../../src/check/packs/index.ts';
import { disclosurePack } from '../../../../src/check/rules/disclosure-pack.ts';
import { CONFLICTS, DISCLOSURE_PACKS } from '../../../../src/report/schema/disclosure.ts';
import type { Finding } from '../../../../src/shared/finding.ts';
import { findingsIn } from '../support.ts';

const asked = (text: string, chosen: readonly string[] = DISCLOSURE_PACKS): Promise<readonly Finding[]> =>
  findingsIn(text, [disclosurePack], { levels: {}, ages: {}, packs: chosen });

const BARE = `---
kind: note
title: Halden
facts:
  price: { label: Price, value: 9.8, unit: GBP }
  target: { label: Target, value: 12, unit: GBP }
rating: { current: Overweight, previous: Neutral }
price: price
target: { current: target }
---

The shares trade at {{fact "price"}}.
`;

const conflicts = Object.keys(CONFLICTS)
  .map((item) => `    ${item}: None on 28 February 2026.`)
  .join('\n');
const WHOLE = `---
kind: note
title: Halden
noteType: 证券研究报告
issuer: { name: Halden Marine plc, ticker: HLM LN }
authors: [{ name: Jane Example, role: Analyst, certifies: true }, { name: Li Example, role: Associate }]
date: 2026-03-02T07:30:00+00:00
disseminated: 2026-03-02T08:00:00+00:00
sources: [{ id: report, publisher: Halden Marine, title: Annual report, reliability: A }]
facts:
  price: { label: Price, value: 9.8, unit: GBP, asOf: 2026-02-27, owner: reported, source: report }
  target: { label: Target, value: 12, unit: GBP, owner: house, source: report }
  buy: { label: Buy, value: 60, unit: "%", owner: house }
  hold: { label: Hold, value: 40, unit: "%", owner: house }
  buyBanking: { label: Buy with services, value: 10, unit: "%", owner: house }
  holdBanking: { label: Hold with services, value: 5, unit: "%", owner: house }
rating: { current: Buy, previous: Hold, since: 2024-11-20 }
price: price
target: { current: target, method: 16 times EPS of 2026E }
risks: [{ title: Freight, text: Rates may fall. }]
ratingDistribution:
  owner: house
  asOf: 2025-12-31
  rows: [{ rating: Buy, share: buy, bankingShare: buyBanking }, { rating: Hold, share: hold, bankingShare: holdBanking }]
exhibits:
  grid: { title: Sensitivity of the value, source: Own estimates, table: { columns: [EPS, Value], rows: [["0.70", 11.2], ["0.80", 12.8]] } }
disclaimer: Securities carry risk.
compliance:
  certification: { by: [Jane Example], text: The views are my own and no part of my compensation depends on them. }
  certificates: { Jane Example: S0001, Li Example: S0002 }
  sentToIssuer: The issuer has not seen this note.
  assumptions: Freight rates stay where they are.
  ratingsHistory: Buy since 20 November 2024; hold before.
  updatePolicy: With each set of results.
  methodologyUrl: https://house.example/methods
  barriers: Research reports to nobody in banking.
  dealing: Analysts do not deal 30 days before and three business days after.
  licence: Licensed to advise on securities.
  conflicts:
${conflicts}
---

The shares trade at {{fact "price"}} [report].

::exhibit{#grid}
`;

describe('disclosure-pack', () => {
  it('has a pack for every id that a report may name', () => {
    expect([...packs.keys()].sort()).toEqual([...DISCLOSURE_PACKS].sort());
  });

  it('is content with a note that answers everything', async () => {
    expect((await asked(WHOLE)).map(({ message }) => message)).toEqual([]);
  });

  it.each([
    [
      1,
      'finra-2241',
      /^FINRA Rule 2241\(c\)\(2\) asks what each rating means.*; the note does not answer\.$/,
      /ratings of brand\.yaml/,
    ],
    [1, 'finra-2241', /^FINRA Rule 2241\(c\)\(1\) asks by what method/, /target\.method/],
    [
      1,
      'finra-2241',
      /^FINRA Rule 2241\(c\)\(4\)\(F\) asks whether the house owns 1% or more/,
      /compliance\.conflicts\.ownership/,
    ],
    [1, 'reg-ac', /^Regulation AC, 17 CFR 242\.501\(a\)\(1\) asks/, /compliance\.certification/],
    [1, 'mar-2016-958', /^Delegated Regulation \(EU\) 2016\/958, article 4\(1\)\(f\) asks how often/, /compliance\.updatePolicy/],
    [1, 'hk-sfc-16', /^SFC Code of Conduct, paragraph 16 asks that analysts do not deal/, /compliance\.dealing/],
    [1, 'cn-csrc', /^CSRC Announcement \[2010\] 28, article 8\(4\) asks for the number/, /compliance\.certificates/],
  ])('asks %i question of %s', async (count, pack, message, mend) => {
    const found = (await asked(BARE, [pack])).filter((finding) => message.test(finding.message));
    expect(found).toHaveLength(count);
    expect(found[0]?.mend).toMatch(mend);
    expect(found[0]?.mend).toMatch(/no legal advice\.$/);
  });

  it('counts what a bare note leaves open', async () => {
    const count = async (pack: string) => (await asked(BARE, [pack])).length;
    expect(await Promise.all(DISCLOSURE_PACKS.map(count))).toEqual([15, 1, 24, 7, 6]);
  });

  it('tells what only the sender can answer to the author alone', async () => {
    const later = (await asked(BARE, ['mar-2016-958'])).filter(({ severity }) => severity === 'info');
    expect(later.map(({ message }) => message)).toEqual([expect.stringContaining('first disseminated')]);
  });

  it('asks for a distribution of the last quarter', async () => {
    const of = (asOf: string, date = '2026-03-02T07:30:00+00:00') =>
      asked(WHOLE.replace('asOf: 2025-12-31', `asOf: ${asOf}`).replace('2026-03-02T07:30:00+00:00', date), ['finra-2241']);
    expect(await of('2025-09-30')).toHaveLength(1);
    expect(await of('2025-12-31', '2026-04-10T07:30:00+00:00')).toEqual([]);
    expect(await of('2025-12-31', '2026-04-20T07:30:00+00:00')).toHaveLength(1);
    expect(await of('2026-03-31', '2026-04-20T07:30:00+00:00')).toEqual([]);
  });

  it('asks nothing of a factsheet or of a page on a market', async () => {
    expect(await asked('---\nkind: factsheet\ntitle: Fund\n---\n\nThe fund rose.\n')).toEqual([]);
    expect(await asked('---\nkind: note\ntitle: Rates weekly\n---\n\nYields fell.\n')).toEqual([]);
  });

  it('is chosen by the report too', async () => {
    const text = WHOLE.replace('compliance:\n', 'compliance:\n  packs: [reg-ac]\n').replace(
      'by: [Jane Example]',
      'by: [Li Example]',
    );
    expect((await asked(text, [])).map(({ message }) => message)).toEqual([
      expect.stringContaining("certifying analyst's statement"),
    ]);
  });

  it('says when there is no such pack, and that a draft cannot be asked', async () => {
    expect(await asked(WHOLE, ['finra-2421'])).toEqual([
      expect.objectContaining({ message: 'There is no disclosure pack "finra-2421". Did you mean "finra-2241"?' }),
    ]);
    expect(await asked('Halden (HLM LN)\n\nWe rate the shares Buy.', ['reg-ac'])).toEqual([
      expect.objectContaining({ severity: 'info' }),
    ]);
  });
});
