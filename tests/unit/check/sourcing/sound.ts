/** Notes as desks write them, in three languages: no rule of sourcing warns of anything in them. */
export const SOUND: readonly (readonly [what: string, text: string])[] = [
  [
    'an English company note',
    `# Halden Marine: the yard is full, the price is not

Date: 14 January 2026. Rating: Buy, target €52.00 (€48.00), price €41.20 (close of 13 January 2026).

We raise our target by 8% to €52.00 and keep our Buy rating. Order intake of €1.2 billion in the fourth quarter exceeded our estimate of €1.0 billion [1].

- Revenue of €4.12 billion in 2025, up 6.1% [1]
- Operating margin 9.1%, after 8.4% [1]
- Net debt of €310 million [1]

| € million | 2024 | 2025 | 2026E | 2027E |
|---|---:|---:|---:|---:|
| Revenue | 3,883 | 4,120 | 4,410 | 4,720 |
| EBIT | 326 | 375 | 428 | 481 |

Source: Company data, Wrenfield estimates

The shares trade at 11.2x our EPS for 2026, against 12.9x for peers [2]. In 2023 management had forecast a margin of 8.0% for 2024; it came in at 8.4%. Freight volumes are expected to grow 3.2% in 2026 [3].

Each 10% on steel prices costs €14 million of EBIT.

[1] Halden Marine - Preliminary results 2025 (2026-01-13) https://halden.example/q4.pdf
[2] FactSet - Consensus multiples (2026-01-13)
[3] Port Institute - Freight outlook 2026 (2025-12-16) https://port.example/outlook
`,
  ],
  [
    'a German company note',
    `# Nordkap Energie: Netze tragen das Ergebnis

Stand: 14.01.2026. Einstufung: Kaufen, Kursziel 27,50 €, Kurs 23,85 € (Schluss 13.01.2026).

Wir heben das Kursziel auf 27,50 € an. Das bereinigte EBITDA stieg im Jahr 2025 um 4,6 % auf 2.259 Mio. € [1]. Für 2026 erwartet der Vorstand 2,25 bis 2,40 Mrd. €; wir rechnen mit 2,34 Mrd. €.

| Mio. € | 2024 | 2025 | 2026e |
|---|---:|---:|---:|
| Umsatz | 12.610 | 11.842 | 12.100 |
| EBITDA | 2.160 | 2.259 | 2.340 |

Quelle: Unternehmen, eigene Schätzungen

Laut Netzrat steigt der Eigenkapitalzins um 25 Basispunkte [2]. Nach einer Marge von 17,1 % im Jahr 2024 dürfte sie 2026 bei 19,3 % liegen. Das KGV von 10,2 liegt unter dem der Branche von 12,4 [3].

## Quellen

[1] Nordkap Energie AG – „Vorläufige Zahlen 2025“ (13.01.2026) https://nordkap.example/2025
[2] Netzrat – „Konsultation zum Eigenkapitalzins“ (05.11.2025) https://netzrat.example/zins
[3] Bloomberg – Konsens (13.01.2026)
`,
  ],
  [
    'a Chinese company note, simplified',
    `# 海登航运（688937.SH）：订单饱满，盈利兑现

截至2026年1月14日，评级：买入（维持），当前股价：86.40元，目标价：103.7元。

公司预计2025年实现营业收入58.6亿元，同比增长32.6%[1]。我们预计2026年收入将达到72.1亿元，对应市盈率38倍。

- 毛利率由2024年的43.6%升至45.1%[1]
- 净利率为15.3%[1]

| 亿元 | 2024 | 2025E | 2026E |
|---|---:|---:|---:|
| 营业收入 | 44.2 | 58.6 | 72.1 |
| 归母净利润 | 6.35 | 8.94 | 11.2 |

资料来源：公司公告，本研究所预测

据中国港口协会数据，2025年吞吐量增长4.1%[2]。IDC预计2026年设备支出将增长12%[3]。此前市场预计2024年毛利率将达到45%，实际为43.6%。

[1] 海登航运 - 《2025年年度业绩预告》（2026年1月13日）https://halden.example/yugao
[2] 中国港口协会 - 《2025年港口统计》（2026年1月8日）https://port.example/2025
[3] IDC - 《半导体设备展望》（2025年12月20日）https://idc.example/outlook
`,
  ],
  [
    'a Chinese bank note, traditional',
    `# 江港銀行（02388 HK）：息差見底

截至2026年1月14日。評級：買入，目標價 38.5 港元，現價 32.6 港元。

我們上調目標價至 38.5 港元。2025年上半年淨息差為 1.62%[1]，公司預計2026年信貸增長 5%。我們預期2026年股本回報率將升至 11.2%。

| 百萬港元 | 2024 | 2025E |
|---|---:|---:|
| 淨利息收入 | 58,200 | 59,900 |

資料來源：公司資料，本行預測

[1] 江港銀行 - 《2025年中期報告》（2025-08-28）https://bank.example/interim
`,
  ],
  [
    'a note without any citation, whose tables name their source',
    `# Ferry traffic: a good winter

We expect 4% more passengers in 2026 and keep our preference for the northern routes.

| Route | Passengers, million |
|---|---:|
| North | 4.2 |
| South | 3.1 |

Source: Port statistics, Wrenfield

Yields rose 2.1% in the fourth quarter. EPS should reach €2.10 in 2026.
`,
  ],
];
