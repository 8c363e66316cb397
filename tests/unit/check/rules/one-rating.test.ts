import { describe } from 'vitest';
import { oneRating } from '../../../../src/check/rules/one-rating.ts';
import { tryRule } from '../cases.ts';

describe('one-rating', () => {
  tryRule(oneRating, {
    found: {
      e1: '# Halden (HALD SS)\n\nBUY | Price SEK 84 | Target SEK 105\n\n## Conclusion\n\nWe keep our Neutral stance until the order book turns.',
      e2: '# Halden: reiterate Outperform\n\nPrice SEK 84. Target SEK 105.\n\n## Valuation\n\nAt 14x the shares are fairly valued and we stay at Market Perform.',
      e3: '# Halden\n\n**Rating:** Hold **Target:** SEK 85\n\n## Bottom line\n\nWith upside of 25% we rate the shares Buy.',
      e4: '# Halden\n\n| Rating | Buy |\n|---|---|\n| Price | SEK 84 |\n| Target | SEK 105 |\n\nIn sum, our recommendation is Hold.',
      e5: '# Halden\n\nOverweight · Price SEK 84 · Target SEK 105\n\n- Conclusion: our Underweight rating reflects weak rates',
      e6: '# Halden\n\nRecommendation: Sell\nPrice SEK 84, target SEK 70\n\nWe therefore reiterate our Buy recommendation with a target of SEK 70.',
      d1: '# Nordhalde\n\nKaufen | Kurs 50,00 € | Kursziel 60,00 €\n\n## Fazit\n\nWir bestätigen unsere Einstufung Halten.',
      d2: '# Nordhalde\n\nEinstufung: Halten | Kurs 50,00 € | Kursziel 60,00 €\n\n## Fazit\n\nBei einem Potenzial von 20 % bleibt unsere Empfehlung Kaufen.',
      d3: '# Nordhalde\n\nVotum: Kaufen\nKursziel: 60 €\n\nNach dem Kursanstieg bleiben wir bei „Halten“.',
      d4: '# Nordhalde\n\n**Rating Kaufen, Kursziel 60 €**\n\nZusammengefasst: Die Bewertung ist ausgereizt, wir belassen die Aktie auf Halten.',
      d5: '# Nordhalde\n\nHalten | Kurs 50,00 € | Kursziel 60,00 €\n\nUnser Anlageurteil lautet weiterhin Verkaufen.',
      z1: '# 海登航运\n\n评级：买入（维持） 目标价：12.00元\n\n综上，给予公司“中性”评级。',
      z2: '# 海登航运\n\n增持｜目标价12.00元｜现价9.60元\n\n## 投资建议\n\n首次覆盖，给予持有评级。',
      z3: '# 海登航運\n\n投資評等：中立 目標價：12元\n\n## 結論\n\n重申買進評等，目標價12元。',
      z4: '# 海登航运\n\n投资评级：推荐\n\n我们认为估值已充分反映，下调至中性评级。',
      scale:
        '# Halden\n\nBuy | Price SEK 100 | Target SEK 108 | Upside 8.0%\n\nRates hold.\n\n## Rating definitions\n\n- Buy: expected return above 15% over twelve months\n- Hold: between 0% and 15%',
      'scale de':
        '# Nordhalde\n\nKaufen | Kurs 50,00 € | Kursziel 53,00 € | Potenzial 6,0 %\n\nKaufen: erwartete Gesamtrendite von mehr als 10 %. Halten: 0 bis 10 %.',
      'scale zh':
        '# 海登航运\n\n评级：买入 现价50.00元 目标价54.00元 上涨空间8.0%\n\n买入：预计未来6个月涨幅超过15%；增持：5%至15%。',
      'neg upside': '# Halden\n\nOverweight | Price SEK 100 | Target SEK 92 | Upside -8.0%\n\nRates hold.',
    },
    silent: {
      s1: '# Halden (HALD SS)\n\nBuy (previously Hold) | Price SEK 84 | Target SEK 105\n\nWe upgrade the shares from Hold to Buy. The peers Ostrava (Hold) and Wren (Sell) trade at 12x. A fall in rates would lead us to move to Hold. Of the 12 analysts, 4 say Hold. We had a Hold rating since May.\n\n## Rating definitions\n\n- Buy: expected total return above 15%\n- Hold: expected total return between 0% and 15%\n- Sell: expected total return below 0%',
      s2: '# Nordhalde\n\nKaufen (bisher Halten) | Kurs 50,00 € | Kursziel 60,00 €\n\nWir stufen die Aktie von Halten auf Kaufen hoch. Anleger, die Aktien halten, sollten zukaufen. Fiele die Marge, würden wir auf Halten abstufen. 12 Analysten raten zum Halten.',
      s3: '# 海登航运\n\n评级：买入（上调） 目标价：12.00元\n\n由增持上调至买入评级。若运价下跌，我们将下调至中性评级。机构中10家买入、3家中性。公司持有子公司51%股权。股东减持计划已完成。我们维持行业“中性”看法。',
      s4: '# Halden\n\nBuy | SEK 84 | Target SEK 105\n\nMargins remain neutral to mix; we expect volumes to hold. We hold the view that prices add 2%. The company will sell its Reduce brand. Sector rating: Neutral.',
      'scale ok':
        '# Halden\n\nBuy | Price SEK 100 | Target SEK 118 | Upside 18.0%\n\n- Buy: expected return above 15% over twelve months\n- Sell: expected return below 0%',
    },
  });
});
