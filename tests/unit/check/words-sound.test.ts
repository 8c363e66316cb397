import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkDraft, checkNote } from '../../../src/check/check.ts';
import { noteOfReport } from '../../../src/check/note/report.ts';
import { rules } from '../../../src/check/rules/index.ts';
import { DataRoom } from '../../../src/data/room.ts';
import { parse } from '../../../src/report/parse.ts';
import { readSource } from '../../../src/report/source.ts';
import { resolveReport } from '../../../src/resolve/resolve.ts';
import { createRun } from '../../../src/shared/run.ts';
import { BUILT_IN, findWorkspace } from '../../../src/workspace/workspace.ts';

const IDS = [
  'truncated-sentence',
  'comparative-without-comparator',
  'percent-of-what',
  'fact-vs-view',
  'superlatives',
  'ui-residue',
  'empty-section',
  'duplicate-block',
  'duplicate-section',
  'orphan-list',
  'placeholder-text',
  'relative-date',
  'disclaimer-only',
  'no-metric',
];
const using = rules.filter(({ id }) => IDS.includes(id));

const NOTES: Readonly<Record<string, string>> = {
  'a note in English': `# Halden Marine: terminals pay for themselves

Equity Research, 27 February 2026

**Rating: Hold (unchanged)**
**Target: NOK 410 (from 395)**

Halden Marine reported fourth-quarter EBITDA of NOK 1.24 billion, 3% above consensus. We keep our Hold rating and lift the target to NOK 410 from NOK 395, because we now value the terminals at 9.5x EBITDA instead of 9.0x.

- Revenue rose 4.1% to NOK 5.6 billion, on volumes up 2.8%
- The EBITDA margin of 22.1% was 40bp above our estimate
- Net debt fell to 1.8x EBITDA from 2.1x a year earlier

## What happened

Volumes grew in every region. Of course, part of the rise reflects the weak quarter a year ago, when a strike closed two harbours for nine days. Let's be clear: without that effect growth would have been 1.9%.

The shares trade at 14.2x 2026 earnings, below their ten-year average of 16.0x and in line with the sector. Returns on capital have stayed above the cost of capital in each of the past five years, with 9.1% against 7.4% in 2025. Growth in containers outpaced the group's average, at 6.3% against 2.8%.

Whether margins can remain above the industry average is the question for 2027. Nothing in the guidance says that they will.

### Why the order book matters

Orders cover 14 months of sales:

| Segment | Orders, NOK bn | Cover, months |
|---|---:|---:|
| Terminals | 4.1 | 16 |
| Towage | 1.3 | 9 |

Source: Company data, Wrenfield Research estimates as of 26 February 2026.

## Valuation

### Method

We use a risk-free rate of 3.2%, an equity risk premium of 5.0% and a beta of 0.9. The terminal value assumes growth of 1.5%, which the company has exceeded since 2011. The best estimate of fair value is NOK 410 per share.

| Segment | EBITDA 2026E | Multiple | Value |
|---|---|---|---|
| Terminals | 3.9 | 9.5x | 37.1 |
| Towage | 0.8 | 7.0x | 5.6 |

Source: Company data, Wrenfield Research estimates as of 26 February 2026.

| Change in freight rates | Effect on EPS | Effect on fair value |
|---|---|---|
| -10% | -6% | -5% |
| +10% | +7% | +5% |

## Scenarios

- Bear case (25%): freight rates fall 15%, EPS of NOK 24, value NOK 310
- Base case (50%): rates hold, EPS of NOK 29, value NOK 410
- Bull case (25%): the Gdansk terminal opens a year early, EPS of NOK 33, value NOK 490

## Upside risks

- Freight rates: each 10% adds 7% to EPS.
- Gdansk: an earlier opening would add NOK 2 per share.

## Downside risks

- Tariffs: a duty on steel would cost 3% of volumes.
- Currency: a dollar 10% weaker takes 4% off EPS.

## Calendar

| Event | Date |
|---|---|
| First-quarter results | 29 April 2026 |
| Capital markets day | TBD |

## Disclosures

The analyst certifies that the views are her own. Neither she nor the house holds shares of Halden Marine. This note is for information purposes only and is not investment advice. Past performance is no guarantee of future results; returns are not guaranteed.

## Sources

[1] Halden Marine - Annual report 2025 (2026-02-26)
`,
  'a flash note without markup': `Ostrava Rail: access charges bite
Flash note, 4 March 2026

Upgrade to Buy

The regulator will raise access charges by 6% from July. We had assumed 4%. EPS for 2026 falls by 2%, to GBP 0.41.

We make three changes to our model.
1. Access charges rise by 6% instead of 4%.
2. Coal volumes fall by 9% instead of 7%.
3. The tax rate is 24% instead of 25%.

The shares have fallen 11% since January and now discount a cut of 8%, more than the charges explain. At 9.8x earnings they trade 18% below their five-year average. We raise our rating to Buy and keep the target of GBP 5.20.

What could go wrong
- The appeal against the charges fails
- Floods close the Odra line, as they did for 11 days in 2024

Analyst: A. Writer, +44 20 0000 0000
A. Writer certifies that these views are her own and holds no position in Ostrava Rail. Not investment advice.
`,
  'a note in German': `# Nordhalde Pumpen AG: Der Auftragsbestand trägt

Stand: 3. September 2025

Anlageurteil: Halten. Kursziel: 50 € (zuvor 47 €).

Der Umsatz stieg im ersten Halbjahr um 12,5 % auf 612 Mio. €, und die EBIT-Marge verbesserte sich auf 11,9 % nach 11,2 %. Natürlich half der niedrige Kupferpreis; bereinigt läge die Marge bei 11,5 %.

## Bewertung

Die Aktie wird mit dem 14,7-fachen Gewinn gehandelt und liegt damit unter ihrem Zehnjahresdurchschnitt von 16,3. Wir rechnen mit einem risikofreien Zins von 2,4 % und einer Risikoprämie von 5,5 %. Derzeit notiert sie 8 % unter dem Hoch vom März.

Bleibt die Förderung bestehen, so nimmt die Nachfrage nach Wärmepumpen weiter zu. Läuft sie aus, bricht der Absatz im Neubau ein.

### Szenarien

- Konservatives Szenario: Die Förderung läuft aus, Wachstum 2 %, Wert 38 €
- Basisszenario: Der Bestand von 900 Mio. € wird abgearbeitet, Wert 50 €
- Optimistisches Szenario: Zwei Großprojekte kommen hinzu, Wert 61 €

## Export

Der Export wuchs um 9 % und damit stärker als der Konzern mit 6 %. Die Preise zogen in den meisten Märkten wieder an.

## Risiken

- Kupfer: Ein Anstieg um 10 % kostet 0,4 Punkte Marge.
- Förderung: Der Bund prüft die Sätze bis zum 30.06.2026.

## Offenlegung

Der Verfasser hält keine Aktien der Gesellschaft; es bestehen keine Interessenkonflikte. Diese Studie ist keine Anlageberatung. Kursgewinne sind nicht garantiert.
`,
  'a note in simplified Chinese': `# 云梯机器人（688912.SH）：海外订单进入兑现期

发布日期：2026年4月3日

投资评级：持有。目标价75.00元。

## 业绩

2025年公司营业收入48.6亿元，同比增长37.2%；毛利率41.5%，高于行业平均的33.0%。当然，基数较低也有贡献，剔除后增速为29%。我们认为现金流充裕，自由现金流3.2亿元。

目前公司市盈率为35.8倍，低于过去五年均值42.1倍。海外业务占比超过30%，较上年提高6个百分点。

## 估值

我们采用无风险利率2.1%、股权风险溢价6.0%。订单增速不断提升，预计2026年每股收益1.75元，以及2027年2.10元。

| 因素 | 对每股收益的影响 |
|---|---|
| 汇率变动5% | -3% |
| 订单提前 | +4% |

## 风险提示

- 汇率风险：欧元波动影响结算
- 关税风险：海外关税政策存在不确定性

## 分析师声明

分析师承诺独立、客观，未持有该公司股份。本报告仅供参考，不构成投资建议，不保证收益。
`,
  'a note in traditional Chinese': `# 雲雀鐵路：離峰票價填滿列車

報告日期：2026年2月3日

## 營運

旅次成長14%，營收達512億元，毛利率高於同業平均的18.2%，為21.0%。當然，油價下跌也有幫助。

當前本益比為14.2倍，低於五年均值16.1倍。

## 風險

- 天氣：洪水使南線停駛
- 租約：2027年到期

## 聲明

分析師未持有該公司股份，無利益衝突。本報告不構成投資建議。
`,
};

describe('the rules on words', () => {
  it('are all there', () => {
    expect(using).toHaveLength(IDS.length);
  });

  it.each(Object.entries(NOTES))('are silent about %s', (_, text) => {
    expect(checkDraft(text, 'draft.md', { using })).toEqual([]);
  });

  it.each([
    ['alibaba-smart-sockets/report.md', {}],
    ['fund-factsheet/report.md', {}],
    ['fund-factsheet/report.md', { fund: 'Euro Corporate Bond', month: '2019-03' }],
    ['morning-note/report.md', { day: '2026-01-12' }],
    ['morning-note/report.md', { day: '2026-01-16' }],
    ['sector-comps/sector-comps.md', { sector: 'Software' }],
    ['sector-comps/sector-comps.md', { sector: 'Specialty chemicals' }],
    ['sector-comps/tearsheet.md', {}],
  ])('are silent about examples/%s %j', async (path, parameters) => {
    const run = createRun();
    const source = await readSource(join(BUILT_IN, 'examples', path));
    const room = new DataRoom(await findWorkspace(source.directory));
    onTestFinished(() => room[Symbol.asyncDispose]());
    const report = await resolveReport(parse(source, run), room, run, { parameters });
    expect(checkNote(noteOfReport(report), { using })).toEqual([]);
  });
});
