import { plainText } from '../../prose/prose.ts';
import { quoted } from '../../report/import/draft.ts';
import type { Report } from '../../resolve/report.ts';
import { hasPrice } from '../call/amounts.ts';
import { announcedCases } from '../call/announced.ts';
import { callOf } from '../call/call.ts';
import { type CaseGap, caseGaps } from '../call/case-gaps.ts';
import { type Case, casesOf, partsIn } from '../call/cases.ts';
import { listed } from '../call/phrases.ts';
import { textOf } from '../call/text.ts';
import { namesMethod } from '../call/valuation.ts';
import type { Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

const NO_PROBABILITY =
  /(?<![A-Za-zÀ-ɏ])(?:no|without|keine) (?:probabilit|weight|wahrscheinlich|gewicht)|未(?:赋予|给出).{0,4}概率/iu;

export const scenarioComplete: Rule = {
  id: 'scenario-complete',
  group: 'completeness',
  severity: 'warning',
  about:
    'A scenario that values a share is a claim only with its value per share, the multiple or other method, what that is applied to, and a probability or the word that none is given. Without a value the cases cannot be compared with price and target.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\nThe market may re-evaluate the shares, which cost $31.60:\n\n- Conservative Scenario: margins stay, with limited valuation premium\n- Base Scenario: growth of 20%, with P/E ratio rising to 25-28x\n- Optimistic Scenario: the P/E ratio may exceed 30x',
        why: 'No case has a value.',
      },
      {
        text: 'Halden Marine\n\n| Case | Probability | P/E |\n|---|---|---|\n| Bear | 25% | 11x |\n| Base | 50% | 16x |\n| Bull | 25% | 19x |',
        why: 'A multiple, and nothing it is applied to.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nscenarios:\n  - { case: bear, assumption: Contracts lapse. }\n  - { case: bull, assumption: Older machines come under contract. }\n---\n\nThe shares are cheap.\n',
        why: 'Cards without a value.',
      },
      {
        text: 'Halden Marine\n\n- Bull (25%): 24x EPS of $5.50, $132\n- Base (50%): 20x EPS of $5.50, $110\n- Bear: 14x EPS of $4.00, $56',
        why: 'One case has no probability.',
      },
      {
        text: 'Halden Marine\n\nWe value the share in three scenarios:\n\n| Scenario | EPS | P/E | Value per share |\n|---|---|---|---|\n| Bull | $5.50 | 24x | $132 |\n| Base | $5.50 | 20x | $110 |',
        why: 'Three are announced, two follow.',
      },
      {
        text: 'Nordhalde\n\nWir rechnen drei Szenarien durch, ein schwaches, ein mittleres und ein starkes:\n\n| Szenario | Ergebnis je Aktie | KGV | Wert je Aktie |\n|---|---|---|---|\n| Mittel | 3,60 € | 16,1 | 58,0 € |\n| Stark | 4,05 € | 18,0 | 72,9 € |',
        why: 'Das schwache fehlt.',
      },
      {
        text: '海登\n\n下面按乐观、基准、悲观三种情景给出每股价值：\n\n| 情景 | 每股收益（元） | 市盈率（倍） | 每股价值（元） |\n|---|---|---|---|\n| 乐观 | 2.15 | 34 | 73.10 |\n| 基准 | 1.95 | 30 | 58.50 |',
        why: '缺悲观情景。',
      },
    ],
    silent: [
      {
        text: 'Halden Marine\n\n| Case | Probability | Value per share |\n|---|---|---|\n| Bear | 25% | $3.50 |\n| Base | 50% | $8.20 |\n| Bull | 25% | $15.00 |\n\nValues come from a DCF.',
        why: 'Every case has its value.',
      },
      {
        text: 'Halden Marine\n\n- Bear case: 11x EPS of $0.92, $10\n- Base case: 16x, $15\n- Bull case: 19x, $17',
        why: 'Multiple and value of each.',
      },
      {
        text: 'Halden Marine\n\nWe value the share in three scenarios; the base case is our target of $110, 20x EPS of $5.50:\n\n| Scenario | EPS | P/E | Value per share |\n|---|---|---|---|\n| Bull | $5.50 | 24x | $132 |\n| Bear | $4.00 | 14x | $56 |',
        why: 'The third stands in the sentence.',
      },
      {
        text: 'Steel demand\n\n- Bear case: demand falls 2%\n- Base case: demand grows 1%\n- Bull case: demand grows 3%',
        why: 'Cases of demand, not of a value.',
      },
      {
        text: 'Halden Marine\n\n- Bull: older machines come under contract\n- Bear: contracts lapse\n\nOur bull case is $17 and our bear case $10, on 19x and 11x EPS.',
        why: 'The values stand in a sentence behind the list.',
      },
    ],
  },
  *check({ note }) {
    if (note.report && note.report.data.scenarios.length > 0) {
      yield* inReport(note.report, note);
      return;
    }
    const told = new Set<number>();
    const cases = casesOf(note);
    const text = textOf(note);
    const withProbability = cases.some(({ probability }) => probability) ? true : !NO_PROBABILITY.test(text);
    for (const one of cases) {
      // The base case of a note with a target of its own is that target.
      if (one.kind === 'base' && !one.price && callOf(note).ownTarget) continue;
      const missing = one.price ? methodMissing(one, text) : valueMissing(one, withProbability);
      if (missing.length === 0) continue;
      told.add(one.place.line);
      const gives = one.multiple && !one.price ? 'names a multiple and lacks' : 'lacks';
      yield {
        ...(one.price ? { severity: 'info' as const } : {}),
        message: `${headed(one.name)} ${gives} ${listed(missing)}.`,
        mend: 'Give the value per share with the multiple and what it is applied to (30x EPS of $7.33 for 2026E = $220), and a probability or the word that none is given.',
        place: one.place,
      };
    }
    for (const { span, sentence, count, told: shown, missing } of announcedCases(note))
      yield {
        message: `${quoted(sentence.text)} announces ${count} cases; ${shown} follow${missing.length === 1 ? `, the ${missing[0]} case is missing` : ''}.`,
        mend: 'Give the missing case, or announce as many as there are.',
        place: span.place(sentence.start, sentence.start + sentence.text.length),
      };
    for (const [span, gaps] of Map.groupBy(caseGaps(note), ({ span: of }) => of)) {
      const { kind } = gaps[0] as CaseGap;
      if (told.has(span.place().line) || (kind === 'base' && callOf(note).ownTarget)) continue;
      yield {
        message: `${quoted(span.text)} lacks ${listed(gaps.map(({ lacks }) => lacks))}, which the other cases have.`,
        mend: 'Give it for all cases, or for none.',
        place: span.place(),
      };
    }
  },
};

function valueMissing({ multiple, basis, probability }: Case, withProbability: boolean): readonly string[] {
  return [
    'a value per share',
    ...(multiple ? [] : ['a multiple or other method']),
    ...(multiple && !basis ? ['what the multiple is applied to'] : []),
    ...(probability || !withProbability ? [] : ['a probability']),
  ];
}

function methodMissing({ multiple, basis }: Case, text: string): readonly string[] {
  return multiple || basis || namesMethod(text) ? [] : ['a multiple or other method for its value'];
}

function* inReport(report: Report, note: Note): Generator<Noticed> {
  const { data, locate, prose, sourceIds } = report;
  const some = data.scenarios.some(({ probability }) => probability !== undefined);
  const hasMethod = data.target?.method !== undefined || namesMethod(textOf(note));
  for (const [at, { case: kind, name, price, method, probability }] of data.scenarios.entries()) {
    const said = prose.get(`scenarios.${at}.assumption`);
    const text = said ? plainText(said, sourceIds, () => '') : '';
    const valued = price !== undefined || hasPrice(text) || (kind === 'base' && callOf(note).ownTarget !== undefined);
    const { multiple, basis } = partsIn(text);
    const explained = method !== undefined || multiple || basis || hasMethod;
    const missing = [
      ...(valued ? [] : ['a value per share']),
      ...(explained ? [] : ['a multiple or other method']),
      ...(some && probability === undefined ? ['a probability, which others have'] : []),
    ];
    if (missing.length === 0) continue;
    yield {
      ...(valued && (!some || probability !== undefined) ? { severity: 'info' as const } : {}),
      message: `${headed(name ?? kind)} lacks ${listed(missing)}.`,
      mend: 'Name the fact of its value under price, say the multiple and what it is applied to under method, and give all cases a probability or none.',
      place: locate(['scenarios', at]),
    };
  }
}

function headed(name: string): string {
  return /case|scenario|szenario|fall|情|假/iu.test(name) ? `"${name}"` : `The case "${name}"`;
}
