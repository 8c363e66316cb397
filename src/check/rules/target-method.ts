import { callOf } from '../call/call.ts';
import { casesOf } from '../call/cases.ts';
import { coversSeveral } from '../call/scope.ts';
import { textOf } from '../call/text.ts';
import { namesMethod, printsForwardMultiple } from '../call/valuation.ts';
import type { Note } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const RISK =
  /(?<![A-Za-zÀ-ɏ])(?:risks?|risiko|risiken|what could go wrong|change our mind|(?:could|would|might) be wrong|prove us wrong)(?![A-Za-zÀ-ɏ])|风险|風險/iu;

export const targetMethod: Rule = {
  id: 'target-method',
  group: 'completeness',
  severity: 'warning',
  about:
    'A target of the house needs the method it was found by and the risks that can keep the share from it (FINRA Rule 2241(c)(1), Delegated Regulation (EU) 2016/958 article 4(1)(b)). A number without a reason cannot be questioned.',
  examples: {
    fires: [
      {
        text: 'Halden Marine (HLM LN), 2 March 2026\n\nWe rate the shares Buy and raise our price target to £12. Orders rose 15%.\n\nRisks: freight rates.',
        why: 'Nothing says where £12 comes from.',
      },
      {
        text: 'Halden Marine (HLM LN), 2 March 2026\n\nOur price target of £12 is 16 times our earnings of £0.75 for 2026.',
        why: 'A method, and no risk.',
      },
      {
        text: '海登航运（港股）2026年3月2日\n\n我们维持买入评级，目标价15.50港元，按18倍2026年市盈率。\n\n| 情景 | 每股价值（港元） | 概率 |\n|---|---|---|\n| 悲观 | 9.00 | 25% |\n| 中性 | 15.50 | 50% |\n| 乐观 | 20.00 | 25% |',
        why: '悲观情景只有数字，没有说风险是什么。',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nfacts:\n  target: { label: Target, value: 12, unit: GBP }\ntarget: { current: target }\n---\n\nThe shares are cheap.\n',
        why: 'The report gives neither.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine (HLM LN), 2 March 2026\n\nOur price target of £12 is 16 times our earnings of £0.75 for 2026.\n\n## Risks\n\n- Freight rates',
        why: 'Method and risks.',
      },
      {
        text: 'Halden Marine (HLM LN)\n\nThe average analyst target price is £12.',
        why: 'The target is the market’s, who keeps the reasons to himself.',
      },
    ],
  },
  *check({ note }) {
    const place = callOf(note).ownTarget;
    // A list of calls gives the reasons in the notes it sums up.
    if (place === undefined || coversSeveral(note)) return;
    const text = textOf(note);
    const hasMethod = note.report?.data.target?.method !== undefined || namesMethod(text);
    const hasRisk =
      (note.report?.data.risks.length ?? 0) > 0 ||
      RISK.test(text) ||
      casesOf(note).some(({ kind, told, multiple }) => kind === 'bear' && (told || multiple));
    if (hasMethod && hasRisk) return;
    const lacks = !hasMethod && !hasRisk ? 'no method and no risk' : hasMethod ? 'no risk' : 'no method';
    yield {
      // Multiples of coming years let a reader see what the target asks for.
      ...(hasRisk && printsForwardMultiple(text) ? { severity: 'info' as const } : {}),
      message: `The note sets a target and names ${lacks}.`,
      mend: mendOf(note),
      place,
    };
  },
};

function mendOf({ report }: Note): string {
  return report
    ? 'Write target.method ("16 times EPS of 2026E") and at least one entry under risks.'
    : 'Say how the target was found ("16 times EPS of 2026E", "DCF with a WACC of 8.5%") and what can keep the share from it.';
}
