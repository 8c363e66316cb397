import type { Severity } from '../../shared/finding.ts';
import { callOf, isRecommendation } from '../call/call.ts';
import { casesOf } from '../call/cases.ts';
import { isDated } from '../call/dating.ts';
import { listed } from '../call/phrases.ts';
import { ANY_RATING } from '../call/ratings.ts';
import { coversSeveral } from '../call/scope.ts';
import { textOf } from '../call/text.ts';
import type { Note } from '../note/note.ts';
import type { Rule } from '../rule.ts';

/** What a recommendation is not published without. */
interface Block {
  readonly name: string;
  /** How much it matters that a draft lacks it: what house and front matter add later is only told. */
  readonly draft: Severity;
  readonly report: Severity;
  missing(note: Note, text: string): boolean;
}

const AUTHOR =
  /(?<![A-Za-zÀ-ɏ])(?:[Rr]esearch )?(?:[Aa]nalysts?|[Aa]uthors?|[Ww]ritten by|[Pp]repared by|[Cc]ontacts?|Analystin|Autor(?:in)?|Verfasser(?:in)?|Erstellt von)\s?[:：]\s?[A-ZÀ-Þ]|(?:^|\n)[Bb]y [A-ZÀ-Þ][A-Za-zÀ-ɏ]+ [A-ZÀ-Þ]|(?<![A-Za-zÀ-ɏ])CFA(?![A-Za-zÀ-ɏ])|(?:分析师|分析師|研究员|研究員|作者|联系人|聯絡人|执业证书|執業證書)(?:编号|編號)?\s?[:：]/u;
const ENTITY =
  /(?:[Ii]ssued|[Pp]ublished|[Pp]roduced|[Pp]repared|[Dd]istributed|[Aa]pproved) by [A-ZÀ-Þ]|©|(?<![A-Za-zÀ-ɏ])[Cc]opyright(?![A-Za-zÀ-ɏ])|(?:regulated|authori[sz]ed|supervised|licensed) by|[Mm]ember of (?:FINRA|SIPC)|(?:Herausgeber|Impressum|Verantwortlich)|(?:证券|證券)(?:股份)?有限(?:责任)?公司|本报告由|本報告由|(?<![A-Za-zÀ-ɏ])[A-ZÀ-Þ][A-Za-zÀ-ɏ&]+ (?:Securities|Capital Markets|Research|Equity Research) (?:Ltd|LLC|Limited|GmbH|AG|plc|Inc|LLP|A\/S|AB|SA)(?![A-Za-zÀ-ɏ])/u;
const MEANING =
  /rating (?:definitions?|system|scale|key)|meaning of (?:the )?ratings|ratings? (?:is|are) relative|(?:buy|outperform|overweight|hold|sell)["”]?\s?(?:=|:|means|–|-)\s?(?:we )?(?:expect|total return|return|more than|above|over|the shares|upside)|einstufungs(?:system|skala)|bedeutung der (?:empfehlung|einstufung)|评级(?:说明|标准|定义|体系)|評級(?:說明|標準|定義|體系)/iu;
const RISK =
  /(?<![A-Za-zÀ-ɏ])(?:risks?|risiko|risiken|downside|what could go wrong|threats?|change our mind|prove us wrong)(?![A-Za-zÀ-ɏ])|风险|風險/iu;
const SENSITIVITY =
  /sensitiv|敏感性|(?<![A-Za-zÀ-ɏ])(?:each|every|je|pro|a) (?:additional )?(?:\d|one|ten|[$€£¥₩₹])[^.\n]{0,60}(?:chang|mov|cost|add|worth|veränder|kost|bewegt|reduc|cut|take)|每(?:上升|下降|变动|增加|减少|下跌|上涨)|每.{0,6}(?:上升|下降|变动|變動)/iu;

const BLOCKS: readonly Block[] = [
  { name: 'its date', draft: 'warning', report: 'warning', missing: (note) => !isDated(note) },
  {
    name: 'an author',
    draft: 'info',
    report: 'warning',
    missing: (note, text) => (note.report ? note.report.data.authors.length === 0 : !AUTHOR.test(text)),
  },
  {
    name: 'the legal entity that publishes it',
    draft: 'info',
    report: 'warning',
    missing: ({ report }, text) =>
      report
        ? report.brand.legal.entity === undefined && !report.data.authors.some(({ entity }) => entity !== undefined)
        : !ENTITY.test(text),
  },
  {
    name: 'what its ratings mean',
    draft: 'info',
    report: 'warning',
    missing: (note, text) =>
      note.report
        ? callOf(note).ownRating !== undefined && note.report.brand.ratings.length === 0 && !MEANING.test(text)
        : ANY_RATING.test(text) && !MEANING.test(text),
  },
  {
    name: 'risks',
    draft: 'warning',
    report: 'warning',
    // A target without risks is told by target-method.
    missing: (note, text) =>
      callOf(note).ownTarget === undefined &&
      !coversSeveral(note) &&
      (note.report?.data.risks.length ?? 0) === 0 &&
      !RISK.test(text) &&
      !casesOf(note).some(({ kind }) => kind === 'bear'),
  },
  {
    name: 'how sensitive the value is to its assumptions',
    draft: 'info',
    report: 'info',
    missing: (note, text) => !SENSITIVITY.test(text) && !hasPricedCases(note) && !hasGrid(note),
  },
];

export const requiredBlock: Rule = {
  id: 'required-block',
  group: 'completeness',
  severity: 'warning',
  about:
    'A recommendation needs its date, its author and the house behind it, the meaning of its ratings, risks and a word on how sensitive the value is (Delegated Regulation (EU) 2016/958, articles 2 to 4). Without them a reader cannot weigh it.',
  examples: {
    fires: [
      {
        text: 'Halden Marine (HLM LN)\n\nWe rate the shares Buy with a price target of £12. Orders rose 15% in the half-year.',
        why: 'Neither date nor risks, nor who speaks.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\ndate: 2026-03-02\nrating: { current: Buy }\n---\n\nThe shares are cheap.\n',
        why: 'The report has no author and no risks.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine (HLM LN)\n\n2 March 2026 | Analyst: Jane Example | published by Wren Research Ltd\n\nWe rate the shares Buy with a price target of £12.\n\n## Risks\n\nEach 1% on freight rates moves EPS by 4%.\n\nRating scale: Buy means more than 15% in twelve months.',
        why: 'Everything is there.',
      },
      {
        text: 'Halden Marine (HLM LN)\n\n2 March 2026\n\nWe rate the shares Buy. Risks: each 1% on freight rates moves EPS by 4%.',
        why: 'Author, house and scale of a draft come from its report and brand.',
      },
      {
        text: 'Freight rates in March\n\nRates rose 4% in the month, and the order book is 9% of the fleet.',
        why: 'Nothing is recommended.',
      },
    ],
  },
  *check({ note }) {
    if (!isRecommendation(note) || (note.report && note.report.data.kind !== 'note')) return;
    const text = textOf(note);
    const missing = BLOCKS.filter((block) => block.missing(note, text));
    if (missing.length === 0) return;
    const severity = missing.some((block) => block[note.origin] === 'warning') ? 'warning' : 'info';
    // The rest is added to a draft when it is set in the house's layout.
    if (note.origin === 'draft' && severity === 'info') return;
    yield {
      severity,
      message: `The note makes a recommendation and lacks ${listed(missing.map(({ name }) => name))}.`,
      mend: note.report
        ? 'Complete date, authors, risks and a sensitivity in the report, and legal and ratings in brand.yaml.'
        : 'Add them, or import the draft as a report: house and rating scale then come from the brand.',
      place: note.title?.place() ?? callOf(note).ownRating ?? callOf(note).ownTarget ?? { file: note.file, line: 1, column: 1 },
    };
  },
};

/** Cases with a value each show what other assumptions do to it. */
function hasPricedCases(note: Note): boolean {
  const cases = note.report?.data.scenarios ?? [];
  return cases.filter(({ price }) => price !== undefined).length >= 2 || casesOf(note).filter(({ price }) => price).length >= 2;
}

function hasGrid({ report }: Note): boolean {
  return report?.exhibits.some(({ content }) => content.kind === 'chart' && content.spec['type'] === 'sensitivity') ?? false;
}
