import type { Rule } from '../rule.ts';
import { claimsOn, named, usesOf } from '../sourcing/register.ts';
import { isNarrow, marketKindOf, speaksOf, topicsOf } from '../sourcing/topics.ts';

export const citationTopic: Rule = {
  id: 'citation-topic',
  group: 'sourcing',
  severity: 'info',
  about:
    'A source on ratings, targets, valuation or prices that is cited only for other numbers was perhaps meant for the ratings, and the other numbers come from elsewhere.',
  examples: {
    fires: [
      {
        text: 'Sales should reach $110 billion in 2026.[1]\n\n[1] TradeView - Halden rating and valuation analysis (2026-01-05) https://tradeview.example/halden',
        why: 'A page on ratings is cited for sales alone.',
      },
    ],
    silent: [
      {
        text: 'Buy ratings make up 80% and sales reach $110 billion.[1]\n\n[1] TradeView - Halden rating and valuation analysis (2026-01-05) https://tradeview.example/halden',
        why: 'It is cited for the ratings too.',
      },
      {
        text: '2026年营收预计为1100亿美元。[1]\n\n[1] 研报网 - 海登航运财务与评级资料 (2026-01-05) https://yanbao.example/halden',
        why: 'The title speaks of accounts as well.',
      },
    ],
  },
  *check(context) {
    const uses = usesOf(context.note);
    const claims = claimsOn(context);
    for (const source of context.note.sources) {
      const topics = topicsOf(source.title);
      if (topics.size === 0 || !isNarrow(source.title)) continue;
      const on = (claims.get(source.id) ?? []).filter(({ metric }) => metric !== undefined);
      if (on.length === 0 || (claims.get(source.id) ?? []).some((claim) => marketKindOf(claim) !== undefined)) continue;
      if ((uses.get(source.id) ?? []).some(({ span }) => speaksOf(span.text, topics))) continue;
      const [first] = on;
      const what = [...new Set(on.map(({ label }) => label.toLowerCase()).filter((label) => label !== ''))].slice(0, 3);
      yield {
        message: `"${source.title}" is the title of ${named(source)}, and it is cited only for ${what.length > 0 ? what.join(', ') : 'other numbers'}.`,
        mend: 'See whether these numbers stand there; cite it where ratings, targets, prices or multiples are given, if it is their source.',
        place: first?.place() ?? source.place,
      };
    }
  },
};
