import { describe, expect, it } from 'vitest';
import { identityBlock } from '../../../../src/check/rules/identity-block.ts';
import { findingsIn } from '../support.ts';

const CALL = 'We rate the shares Buy with a price target of $40.';
const told = async (text: string) =>
  (await findingsIn(text, [identityBlock])).map(({ severity, message }) => `${severity}: ${message}`);

describe('identity-block', () => {
  it.each([
    ['an exchange and its ticker', `Alibaba (NYSE: BABA)\n\n${CALL}`],
    ['a code of Bloomberg', `Alibaba Group, BABA US\n\n${CALL}`],
    ['a German code', `SAP (SAP GY)\n\nWir bestätigen die Einstufung Kaufen, Kursziel 280 €.`],
    ['a code of Reuters', `海晏銀行（8939.HK）\n\n評級：買入，目標價：7.20港元`],
    ['six digits of the mainland', `贵州某酒（600519）\n\n维持“买入”评级，目标价1,850元，上交所主板。`],
    ['an ISIN and a market', `Aldermere, ISIN GB00B1KJJ408, London Stock Exchange\n\nOur target is 540p.`],
    ['a table', `Halden\n\n| Ticker | HLM LN |\n|---|---|\n| Target | £12 |\n| Rating | Buy |`],
    [
      'a note on bonds',
      `Credit note: Velden Packaging, senior secured notes due 2030\n\nRecommendation: Outperform, target price €98.`,
    ],
    [
      'a list of calls',
      'Morning note\n\n| Company | Rating | Target |\n|---|---|---|\n| Bracknell | Buy | $12 |\n| Odin | Buy | $9 |\n| Tresco | Hold | $4 |\n\nOur target for Tresco falls to $4.',
    ],
    [
      'a ratio of depositary shares in a table',
      'Yunhai (YHC US / 9932 HK)\n\nWe rate the ADS Outperform, target $92.\n\n| Item | ADS |\n|---|---|\n| Ratio | 8 shares |',
    ],
    ['no call at all', 'Halden in March\n\nThe share price rose 4%.'],
  ])('is content with %s', async (_, text) => expect(await told(text)).toEqual([]));

  it.each([
    ['a bare name', `Dunlin is cheap\n\n${CALL}`, /^warning: .*its ticker and exchange\.$/],
    [
      'an address that holds an exchange',
      `Dunlin is cheap\n\n${CALL} See https://x.example/nasdaq-dnlc for more.`,
      /ticker and exchange/,
    ],
    ['a ticker without market', `Dunlin Commerce (DNLC)\n\n${CALL}`, /^info: .*its exchange\.$/],
    ['a full legal name', `Ostwall Energie AG wächst\n\nWir bestätigen die Einstufung Kaufen, Kursziel 27,50 €.`, /^info: /],
    ['a target of the market', 'Dunlin\n\n| Average Analyst Target Price | $190.00 |\n|---|---|\n| P/E | 22x |', /^warning: /],
    ['acronyms in brackets', `Dunlin is cheap\n\n${CALL} Free Cash Flow (FCF) and Return On Equity (ROE) rose.`, /ticker/],
    [
      'a target without currency',
      'Halden (HLM LN)\n\n| Rating | Buy |\n|---|---|\n| Target price | 12 |',
      /^warning: .*its currency\.$/,
    ],
  ])('asks for what %s lacks', async (_, text, says) => expect(await told(text)).toEqual([expect.stringMatching(says)]));

  it('reads the issuer of a report', async () => {
    const report = (issuer: string) =>
      `---\nkind: note\ntitle: Halden\n${issuer}facts:\n  target: { label: Target, value: 12, unit: GBP }\ntarget: { current: target, method: Ten times earnings }\n---\n\nOne ADS trades in New York.\n`;
    expect(
      await told(report('issuer: { name: Halden, ticker: HLM LN, exchange: London, currency: GBP, adsRatio: 4 }\n')),
    ).toEqual([]);
    expect(await told(report('issuer: { name: Halden, ticker: HLM LN }\n'))).toEqual([
      'warning: The note is about one share and does not say its number of ordinary shares in one depositary share.',
    ]);
    expect(await told(report(''))).toHaveLength(1);
  });
});
