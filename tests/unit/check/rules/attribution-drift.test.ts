import { describe } from 'vitest';
import { attributionDrift } from '../../../../src/check/rules/attribution-drift.ts';
import { tryRule } from '../cases.ts';

describe('attribution-drift', () => {
  tryRule(attributionDrift, {
    found: {
      'what a chief executive believes':
        '# Halden\n\nChief executive Mara Lind believes that the Gdansk terminal will be profitable within two years.\n\n## Conclusion\n\nThe Gdansk terminal is profitable within two years, so the discount to peers is not justified.',
      'what management sees':
        '# Halden\n\n- Management sees no further need for impairments on the tanker fleet\n\n## View\n\n- With no further need for impairments on the tanker fleet, book value is safe',
      '"according to"':
        '# Halden\n\nAccording to the company, customer churn could fall to 4% once the new app is live.\n\nCustomer churn has fallen to 4% with the new app live. We raise our estimates.',
      'a quotation behind a colon':
        '# Halden\n\nAsked about the covenant, the finance director said: "We are comfortable, and the covenant holders are on our side."\n\n## Credit view\n\nCovenant holders are on the company\'s side, which takes refinancing risk off the table.',
      'a hope':
        '# Halden\n\nThe board hopes to close the sale of the rail unit before Christmas.\n\nThe sale of the rail unit closes before Christmas and brings net debt to zero.',
      'what is insisted on':
        '# Halden\n\nManagement insists that the shortage of drivers is behind it.\n\nThe shortage of drivers is behind the company, hence our higher margin.',
      '"should"':
        '# Halden\n\nThe CEO told the audience that order intake should bottom in the second quarter.\n\nOrder intake has bottomed in the second quarter.',
      confidence:
        '# Halden\n\nThe CFO is confident that the Spanish tax claim will be dismissed.\n\nThe Spanish tax claim has been dismissed, so the provision can be released.',
      'the plain statement first':
        '# Halden\n\n- The patent dispute with Marrow is settled in principle\n\n## Call\n\nThe general counsel said he believes the patent dispute with Marrow is settled in principle, but no document was shown.',
      'a view of management':
        "# Halden\n\nIn management's view, the inventory correction at distributors is over.\n\nBecause the inventory correction at distributors is over, we upgrade the shares.",
      '"laut Vorstand"':
        '# Nordhalde\n\nLaut Vorstand dürfte die Lieferkette bis Jahresende vollständig entspannt sein.\n\n## Fazit\n\nDie Lieferkette ist vollständig entspannt, die Marge steigt.',
      '"geht davon aus"':
        '# Nordhalde\n\nDer Vorstand geht davon aus, dass die Altlasten in Italien bereinigt sind.\n\nDie Altlasten in Italien sind bereinigt. Daher heben wir das Kursziel an.',
      '"nach Einschätzung"':
        '# Nordhalde\n\nNach Einschätzung des Managements ist der Preiskampf bei Wärmepumpen vorbei.\n\n- Der Preiskampf bei Wärmepumpen ist vorbei',
      'a quotation, German':
        '# Nordhalde\n\nDie Finanzchefin sagte, die Rückstellungen für Garantien seien „mehr als ausreichend“.\n\nDie Rückstellungen für Garantien sind mehr als ausreichend, ein Abschlag ist nicht gerechtfertigt.',
      '"zeigte sich zuversichtlich"':
        '# Nordhalde\n\nCEO Brandt zeigte sich zuversichtlich, dass der Großauftrag aus Oman noch im Dezember unterschrieben werde.\n\nMit dem Großauftrag aus Oman ist das Jahr 2026 gesichert. Der Großauftrag aus Oman wird im Dezember unterschrieben.',
      有望: '# 海登航运\n\n公司管理层表示，新船订单有望在二季度恢复增长。\n\n新船订单已恢复增长，维持买入。',
      'a quotation, Chinese':
        '# 海登航运\n\n董事长在业绩会上称，内贸集装箱价格战“基本结束”。\n\n## 结论\n\n内贸集装箱价格战基本结束，利润率将修复。',
      据公司介绍: '# 海登航运\n\n据公司介绍，海外仓项目预计年底前实现盈亏平衡。\n\n海外仓项目已实现盈亏平衡，估值应予上调。',
      管理層認為: '# 海登航運\n\n管理層認為，渠道庫存去化已接近尾聲。\n\n渠道庫存去化接近尾聲，我們上調目標價。',
      力争: '# 海登航运\n\n公司在交流会上透露，第二条产线力争明年三季度投产，满产后年产能12万吨。\n\n公司第二条产线已投产，年产能12万吨，成本优势显著。',
    },
    silent: {
      'facts that a company reports':
        '# Halden\n\nThe company said that revenue rose 4% to $412m in the third quarter.\n\nRevenue rose 4% to $412m, two points above the market.',
      'an estimate of the house beside guidance':
        '# Halden\n\nManagement expects capex of $380m in 2026.\n\nWe model capex of $390m in 2026, slightly above guidance.',
      'another statement on the same thing':
        '# Halden\n\nManagement expects the new Leipzig plant to reach full capacity by mid-2026.\n\nThe new Leipzig plant cost EUR 90m and has a capacity of 400,000 units.',
      'a doubt that is kept':
        "# Halden\n\nThe CFO believes that the Spanish tax claim will be dismissed.\n\nIf the Spanish tax claim is dismissed, EUR 40m of provisions can be released. The CFO's confidence about the Spanish tax claim is not shared by the auditor.",
      'another period, Chinese': '# 海登航运\n\n管理层预计明年毛利率回升。\n\n三季度毛利率回升1.2个百分点，主要因燃油成本下降。',
      'a doubt that is kept, Chinese':
        '# 海登航运\n\n管理层表示，新船订单有望在二季度恢复增长。\n\n我们认为新船订单恢复增长的时点仍需观察。若新船订单恢复增长，目标价有上调空间。',
      'another period, German':
        '# Nordhalde\n\nDer Vorstand erwartet 2026 ein Umsatzwachstum von 4 bis 6 %.\n\nDer Umsatz wuchs 2025 um 5 %. Unsere Schätzung für 2026 liegt bei 4,8 %.',
      'a paragraph that goes on with it':
        '# Halden\n\nThe CFO said pricing will improve in the second half. Pricing improves in the second half because contracts reset in July.',
      'a list of risks':
        '# Halden\n\nManagement believes that the patent dispute with Marrow is settled.\n\n## Risks\n\n- Patent dispute with Marrow not settled',
    },
  });
});
