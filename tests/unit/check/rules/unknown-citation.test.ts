import { describe } from 'vitest';
import { unknownCitation } from '../../../../src/check/rules/unknown-citation.ts';
import { tryRule } from '../cases.ts';

describe('unknown-citation', () => {
  tryRule(unknownCitation, {
    found: {
      superscript:
        '# Halden\n\nRevenue rose 4%.¹ Margins held.³\n\nSources\n\n¹ Halden annual report 2025\n² Port Daily, 4 January 2026',
      parens:
        '# Halden\n\nRevenue rose 4% (1). Margins held in the year (4).\n\n## Sources\n\n(1) Halden annual report 2025\n(2) Port Daily, 4 January 2026\n(3) Register, 2025',
      footnote:
        '# Halden\n\nRevenue rose 4%.[^1] Margins held.[^5]\n\n[^1]: Halden annual report 2025\n[^2]: Port Daily, 4 January 2026',
      'ordered list':
        '# Halden\n\nRevenue rose 4% [1]. Margins held [6].\n\n## References\n\n1. Halden, annual report 2025\n2. Port Daily, 4 January 2026',
      '1) list':
        '# Halden\n\nRevenue rose 4% [1]. Margins held [6].\n\n**Sources:**\n\n1) Halden, annual report 2025\n2) Port Daily, 4 January 2026',
      'comma group':
        '# Halden\n\nRevenue rose 4% [1, 2]. Margins held [2, 7].\n\n[1] Halden, annual report 2025\n[2] Port Daily, 4 January 2026',
      range:
        '# Halden\n\nRevenue rose 4% [1]. Margins held [1–4].\n\n[1] Halden, annual report 2025\n[2] Port Daily, 4 January 2026',
      'black brackets':
        '# 海登航运\n\n收入增长4%【1】。毛利率持平【5】。\n\n资料来源：\n【1】海登航运2025年年报\n【2】港口日报，2026年1月4日',
      'full width':
        '# 海登航运\n\n收入增长4%［1］。毛利率持平［5］。\n\n参考资料\n\n［1］海登航运2025年年报\n［2］港口日报，2026年1月4日',
      table:
        '# Halden\n\nRevenue rose 4% [1]. Margins held [5].\n\n## Sources\n\n| No. | Source | Date |\n|---|---|---|\n| 1 | Halden annual report | 2026-02-01 |\n| 2 | Port Daily | 2026-01-04 |',
      'one line':
        '# Halden\n\nRevenue rose 4% [1]. Margins held [5].\n\nSources: [1] Halden annual report 2025; [2] Port Daily, 4 January 2026.',
      letters:
        '# Halden\n\nRevenue rose 4% [S1]. Margins held [S5].\n\n## Sources\n\n- S1: Halden annual report 2025\n- S2: Port Daily, 4 January 2026',
      'letters 2':
        '# Halden\n\nRevenue rose 4% [a]. Margins held [d].\n\n[a] Halden annual report 2025\n[b] Port Daily, 4 January 2026',
      'html sup':
        '# Halden\n\nRevenue rose 4%<sup>1</sup>. Margins held<sup>4</sup>.\n\nSources\n1. Halden annual report 2025\n2. Port Daily, 4 January 2026',
      bulleted:
        '# Halden\n\nRevenue rose 4% [1]. Margins held [5].\n\n**Sources**\n\n- [1] Halden annual report 2025\n- [2] Port Daily, 4 January 2026',
      'Quelle word':
        '# Nordhalde\n\nDer Umsatz stieg um 4 % (Quelle 1). Die Marge hielt sich (Quelle 5).\n\nQuellen\n\n1. Nordhalde, Geschäftsbericht 2025\n2. Hafenblatt, 4. Januar 2026',
      'no year':
        '# Nordhalde\n\nDer Umsatz stieg um 4 % [1]. Die Marge hielt sich [5].\n\n**Quellenverzeichnis**\n\n[1] Geschäftsbericht\n[2] Hafenblatt',
      'bold number':
        '# Nordhalde\n\nDer Umsatz stieg um 4 % [1]. Die Marge hielt sich [5].\n\nQuellen:\n**[1]** Geschäftsbericht 2025\n**[2]** Hafenblatt, 4. Januar 2026',
      'link list':
        '# Halden\n\nRevenue rose 4% [1]. Margins held [5].\n\n[1]: https://halden.example/report\n[2]: https://port.example/daily',
      'zh heading with number':
        '# 海登\n\n收入增长4%[1]。毛利率持平[5]。\n\n## 八、参考资料与数据来源\n\n1. 海登航运2025年年报\n2. 港口日报，2026年1月4日',
      'inline heading notes':
        '# Halden\n\nRevenue rose 4%.[1] Margins held.[5]\n\n**Notes and sources**\n\n[1] Annual report 2025, p. 4\n[2] Port Daily, 4 January 2026',
    },
    silent: {
      'sound superscript':
        '# Halden\n\nRevenue rose 4%.¹ Margins held.² The area is 400 m² and CO₂ fell.\n\n¹ Halden annual report 2025\n² Port Daily, 4 January 2026',
      'sound brackets':
        '# Halden\n\nRevenue rose 4% [1]. Net debt (3) fell by (12). In 2025 [E] margins held [1,2].\n\n| Item | Value |\n|---|---|\n| Other | (5) |\n\n[1] Halden annual report 2025\n[2] Port Daily, 4 January 2026',
      'sound parens':
        '# Halden\n\nThe plan has three parts: (1) growth, (2) margins, (3) buybacks, (4) debt.\n\n## Sources\n\n(1) Halden annual report 2025\n(2) Port Daily, 4 January 2026',
      'no sources': '# Halden\n\nRevenue rose 4% [3].',
      'two registers':
        '# Halden\n\nRevenue rose 4% [1]. See [2].\n\n## Sources\n\n1. Halden annual report 2025\n2. Port Daily, 4 January 2026',
      'zero based': '# Halden\n\nRevenue rose 4% [0][1].\n\n- [0] Halden annual report 2025\n- [1] Port Daily, 4 January 2026',
    },
  });
});
