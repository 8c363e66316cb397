import { describe } from 'vitest';
import { oneTarget } from '../../../../src/check/rules/one-target.ts';
import { tryRule } from '../cases.ts';

describe('one-target', () => {
  tryRule(oneTarget, {
    found: {
      e1: '# Halden\n\nPrice SEK 84.00 · **Price target SEK 105** · Upside 25.0%\n\nOn our SEK 112 target the shares would pay a dividend of 4%.',
      e2: '# Halden\n\nPrice: $61.40. Target: $78. Upside 27.0%.\n\n## Conclusion\n\nWe reiterate Buy with a PT of $82.',
      e3: '# Halden\n\n- **PT / upside:** $34 / 53.3%\n- Price: $22.18\n\nOn 15x we derive a fair value of $37 per share.',
      e4: '# Halden\n\n| Price | $61.40 |\n|---|---|\n| Target price | $78.00 |\n\nOur twelve-month target stands at $72.',
      e5: '# Halden\n\nBUY | TP $78 | Price $61.40\n\nThe $84 price target rests on 36x EPS of $2.33.',
      e6: '# Halden: target raised to $78\n\nPrice $61.40\n\nWe lift our price target to $80 from $70.',
      e7: '# Halden\n\nTarget $78 | Price $61.40\n\nAt our target of $87 the shares would trade at 40x.',
      e8: '# Halden\n\nPrice target: $78. Price: $61.40.\n\nWe value Halden at 36x 2027E EPS of $2.30, which gives our target of $82.80.',
      d1: '# Nordhalde\n\nKaufen | Kurs 50,00 € | Kursziel 60,00 €\n\nWir bestätigen das Kursziel von 64 €.',
      d3: '# Nordhalde\n\nKursziel 60 EUR (bisher 55 EUR)\n\nDaraus ergibt sich ein Kursziel von 58 EUR je Aktie.',
      d4: '# Nordhalde\n\nZiel: 60 € | Kurs: 50 €\n\nUnser Zwölfmonatsziel von 62 € entspricht dem 15-fachen Gewinn.',
      z1: '# 海登航运\n\n评级：买入；现价46.80元；目标价60.00元\n\n维持买入评级，目标价57.60元。',
      z2: '# 海登航运\n\n目标价：60.00元\n\n给予2026年25倍PE，对应目标价62.50元。',
      z3: '# 海登航運\n\n現價32.60港元　目標價40.00港元\n\n我們給予12個月目標價42.00港元，維持買入。',
      z4: '# 海登航运\n\n目标价60元，现价46.8元\n\n综合DCF与PE估值，合理价值为每股66元。',
    },
    silent: {
      s1: "# Halden\n\nPrice target $78 (from $70) | Price $61.40\n\nWe raise our target from $70 to $78. Our bull case target is $109, the bear case target $42. The average analyst target is $74, with targets from $50 to $90. Ostrava's price target is $12. Management's 2028 target of $4.50 of EPS looks safe. Our previous target of $70 was based on 33x. The DCF gives $80 and the multiple $76, an average of $78.",
      s2: '# Nordhalde\n\nKaufen | Kurs 50,00 € | Kursziel 60,00 € (bisher 55,00 €)\n\nWir heben das Kursziel von 55 € auf 60 € an. Im optimistischen Szenario liegt der Wert bei 75 €. Das durchschnittliche Kursziel der Analysten beträgt 57 €.',
      s3: '# 海登航运\n\n目标价60.00元（前值55.00元），现价46.80元\n\n乐观情景目标价75元，悲观情景40元。一致预期目标价58元。我们将目标价由55.00元上调至60.00元。公司目标2026年收入80亿元。',
      's4 ADR':
        '# Halden\n\nTarget SEK 105 (ADR: $10.00). Price SEK 84.00.\n\nAt our target price of SEK 105 or $10.00 per ADR the yield is 4%.',
    },
  });
});
