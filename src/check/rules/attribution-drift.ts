import { quoted } from '../../report/import/draft.ts';
import { type Note, spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { driftsOf } from '../sourcing/drift.ts';
import { rumoursOf } from '../sourcing/rumours.ts';

const QUOTED = /[“„«「"]([^“”„"«»「」]{12,400})[”“»」"]/gu;
const QUANTITY = /\d|half|double|twice|third|quarter|triple|most|hälfte|doppelt|一半|翻倍|两倍|兩倍/iu;
/** Words of a quotation that must stand together elsewhere. */
const RUN = 3;

export const attributionDrift: Rule = {
  id: 'attribution-drift',
  group: 'consistency',
  severity: 'warning',
  about:
    'What somebody said is told as what somebody said: a quantity that is once quoted, or a judgement, hope or forecast that is once told as somebody’s, has lost its owner where it is stated as a fact; a deal that nobody has confirmed is not done in another paragraph.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nThe company says that it “helps merchants achieve higher volumes with operating costs half of Amazon’s”.[1]\n\n- Cost advantage: the platform offers operating costs half of Amazon’s\n\n[1] Port Daily - A year in review (2026-01-04)',
        why: 'Quoted first, then a fact.',
      },
      {
        text: '# Halden\n\nThe CFO said that the pension deficit is “in our judgement fully funded”, without figures.\n\n## Conclusion\n\nThe pension deficit is fully funded, which frees cash for a buyback.',
        why: 'A judgement of the CFO becomes the ground of a conclusion.',
      },
      {
        text: '# 海登航运\n\n管理层表示，散货运价有望在明年一季度触底反弹。\n\n## 结论\n\n散货运价已触底反弹，维持买入评级。',
        why: 'A hope becomes a fact, in Chinese.',
      },
      {
        text: '# Halden\n\nA daily reported, citing people close to the talks, that Halden was negotiating to buy Lusodent for about CHF 340m. Neither company has commented.\n\n## Debt\n\nWith Lusodent now part of the group, leverage goes to 2.1x EBITDA.',
        why: 'A deal that the press has heard of is told as done.',
      },
      {
        text: '# Nordhalde\n\nLaut Medienberichten verhandelt Nordhalde über den Kauf von Ventara für 120 Mio. €; beide haben sich nicht geäußert.\n\n## Ausblick\n\nVentara gehört nun zum Konzern, der Umsatz steigt um ein Drittel.',
        why: 'Auf Deutsch.',
      },
      {
        text: '# 海登\n\n据媒体报道，公司正洽谈收购蓝川医疗，作价12亿元，双方未予置评。\n\n## 估值\n\n公司已收购蓝川医疗，净负债率升至48%。',
        why: '传闻成了事实。',
      },
      {
        text: '# Halden Robotics\n\nAccording to a trade paper, which cites unnamed people, Halden is in talks with the grocer Fennimart over an agreement worth as much as $220m. Neither company has commented.\n\n## Bull points\n\nThe $220m Fennimart contract won this month lifts the backlog by 45%.',
        why: 'Talks with an open outcome become a contract.',
      },
      {
        text: '# Halden Dental\n\nEin Blatt berichtete unter Berufung auf Verhandlungskreise, Halden verhandle über den Kauf der Firma Lusodent für 340 Mio. CHF.\n\n## Bewertung\n\nMit der Übernahme von Lusodent für 340 Mio. CHF steigt die Verschuldung auf das 2,1-Fache.',
        why: 'Eine Meldung aus Kreisen wird zur Übernahme.',
      },
      {
        text: '# 海登电池\n\n据知情人士透露，海登正与星途汽车洽谈电池供应合同，金额最多22亿元，双方均未置评。\n\n## 估值\n\n海登已签订星途汽车22亿元电池供应合同，我们上调盈利预测。',
        why: '传闻变成已签合同。',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nThe company says that it “helps merchants achieve higher volumes with operating costs half of Amazon’s”.[1]\n\n- Cost advantage: the platform is cheap\n\n[1] Port Daily - A year in review (2026-01-04)',
        why: 'Quoted only.',
      },
      {
        text: '# Halden\n\nThe CFO said that the pension deficit is “in our judgement fully funded”, without figures.\n\n## Conclusion\n\nIf the pension deficit is fully funded, as the CFO says, cash is free for a buyback.',
        why: 'The conclusion keeps the owner and the doubt.',
      },
      {
        text: '# Halden\n\nA daily reported, citing people close to the talks, that Halden was negotiating to buy Lusodent for about CHF 340m. Neither company has commented.\n\n## Debt\n\nIf Lusodent were acquired, leverage would go to 2.1x EBITDA. Since the purchase of the Fribourg plant debt has fallen.',
        why: 'A condition, and another deal.',
      },
      {
        text: '# Halden Robotics\n\nAccording to a trade paper, which cites unnamed people, Halden is in talks with the grocer Fennimart over an agreement worth as much as $220m. Neither company has commented.\n\n## Bull points\n\nThe $220m Fennimart contract would lift the backlog by 45%, if it is signed.',
        why: 'The doubt is kept.',
      },
    ],
  },
  *check({ note }) {
    const lines = new Set<number>();
    for (const noticed of quantities(note)) {
      if (noticed.place) lines.add(noticed.place.line);
      yield noticed;
    }
    for (const { span, start, end, line, said } of driftsOf(note)) {
      const place = span.place(start, end);
      if (lines.has(place.line)) continue;
      lines.add(place.line);
      yield {
        message: `${quoted(span.text.slice(start, end))} is stated as a fact here; in line ${line} it is what somebody says: ${quoted(said)}.`,
        mend: 'Say whose words they are and how sure they were, or give a source of its own.',
        place,
      };
    }
    for (const { span, start, end, line } of rumoursOf(note)) {
      const place = span.place(start, end);
      if (lines.has(place.line)) continue;
      yield {
        message: `${quoted(span.text.slice(start, end))} is stated as done here; in line ${line} it is hearsay that nobody has confirmed.`,
        mend: 'Keep the doubt, or give a source that confirms it.',
        place,
      };
    }
  },
};

/** Words around a quantity that stand in quotation marks once, and bare elsewhere. */
function* quantities(note: Note): Generator<Noticed> {
  const runs = new Map<string, { readonly line: number; readonly quote: string }>();
  const spans = [...spansOf(note)].map(({ span }) => span);
  for (const span of spans) {
    for (const match of span.text.matchAll(QUOTED)) {
      const words = wordsOf(match[1] as string);
      const { line } = span.place(match.index, match.index + 1);
      for (let at = 0; at + RUN <= words.length; at++) {
        const run = words.slice(at, at + RUN);
        if (run.some(({ text }) => QUANTITY.test(text)))
          runs.set(run.map(({ text }) => text).join(' '), { line, quote: match[0] });
      }
    }
  }
  if (runs.size === 0) return;
  for (const span of spans) {
    const bare = span.text.replace(QUOTED, (found) => ' '.repeat(found.length));
    const words = wordsOf(bare);
    for (let at = 0; at + RUN <= words.length; at++) {
      const run = words.slice(at, at + RUN);
      const found = runs.get(run.map(({ text }) => text).join(' '));
      if (found === undefined) continue;
      const [first, last] = [run[0], run.at(-1)] as [Word, Word];
      yield {
        message: `"${bare.slice(first.at, last.at + last.text.length)}" is quoted in line ${found.line} and stated as a fact here.`,
        mend: 'Say whose words they are, or give a source of its own.',
        place: span.place(first.at, last.at + last.text.length),
      };
      break;
    }
  }
}

interface Word {
  readonly text: string;
  readonly at: number;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.toLowerCase().matchAll(/[\p{Script=Han}]{1}|[\p{Script=Latin}\d%.,]{1,40}/gu)].map((match) => ({
    text: match[0].replace(/[.,]$/, ''),
    at: match.index,
  }));
}
