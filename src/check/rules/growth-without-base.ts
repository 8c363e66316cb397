import { hasMoney } from '../call/amounts.ts';
import { sentenceAround } from '../call/targets.ts';
import { type Note, type Span, spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const GROWTH = `growth|grow(?:s|n|ing)?|grew|surg(?:e[sd]?|ing)|boom[A-Za-zÀ-ɏ]*|soar[A-Za-zÀ-ɏ]*|jump[A-Za-zÀ-ɏ]*|doubl[A-Za-zÀ-ɏ]+|ris(?:e[ns]?|ing)|rose|up|wachstum[A-Za-zÀ-ɏ]*|wächst|wachsen|wuchs(?:en)?|steig[A-Za-zÀ-ɏ]+|stieg[A-Za-zÀ-ɏ]*`;
const WORD = new RegExp(`(?<![A-Za-zÀ-ɏ])(?:${GROWTH})(?![A-Za-zÀ-ɏ])|增长|增長|增速|大增|激增|成长|成長`, 'iu');
const PERCENT = /(?<![\d.,])\d{1,4}(?:[.,]\d{1,2})?\+?\s?%/gu;
/** What part of a whole something is. */
const SHARE =
  /%\s?(?:of|des|der|von)\s(?:[A-Za-zÀ-ɏ]+\s){0,3}(?:revenues?|sales|GMV|turnover|orders|umsatz[A-Za-zÀ-ɏ]*|erlöse[A-Za-zÀ-ɏ]*|group|total|konzern[A-Za-zÀ-ɏ]*)|(?:share|anteil)[A-Za-zÀ-ɏ]* (?:of|an|am|von)|占(?:比|总|集团|收入|营收|銷售)/iu;
/** A column counts in money. */
const MONEY_HEAD =
  /[$€£¥₩₹]|(?<![A-Za-zÀ-ɏ])(?:USD|EUR|GBP|CHF|CNY|RMB|HKD|JPY|SEK|NOK|DKK|INR|KRW)(?![A-Za-zÀ-ɏ])|亿元|億元|百万|百萬/u;
/** Words of a title that say nothing of what grows. */
/** Prices, not sizes: an index that rose has no revenue. */
const PRICES =
  /(?<![A-Za-zÀ-ɏ])(?:index|indices|markets?|bonds?|yields?|equities|currenc(?:y|ies)|oil|gold|world shares|fund|inflation|prices?|kurse?|rendite\w*|anleihen?)(?![A-Za-zÀ-ɏ])|指数|指數|股市|收益率|基金/iu;
const EMPTY = new Set(
  'the and for its with from that this over into after before strong strongly fast faster rapid continued continues analysis impact effect year annual quarter business company group segment margin margins price share shares stock outlook higher lower again still more new our der die das und von des dem den mit für bei auf ein eine im am zum zur nach'.split(
    ' ',
  ),
);
const MOST_SENTENCES = 400;

export const growthWithoutBase: Rule = {
  id: 'growth-without-base',
  group: 'completeness',
  severity: 'info',
  about:
    'Growth of 50% matters or not by what it grows from. Where a title rests on a growth rate, the note should print an amount or a share of the whole, so that a reader can reckon what it adds.',
  examples: {
    fires: [
      {
        text: 'Impact of AliExpress Smart Socket Category Growth on Alibaba\n\nThe smart socket category has achieved over 50% year-over-year growth. Group revenue is $139 billion.',
        why: 'Nothing says how large the category is.',
      },
      {
        text: '速卖通智能插座品类增长对阿里巴巴估值的影响\n\n智能插座品类同比增长超过50%。集团收入为1390亿美元。',
        why: 'The same in Chinese.',
      },
    ],
    silent: [
      {
        text: 'Cloud intelligence growth carries the multiple\n\nCloud intelligence revenue grew 26% to $4.7 billion.',
        why: 'The amount stands with the rate.',
      },
      {
        text: 'Smart socket growth is a sign\n\nSmart socket sales grew 50%. Smart sockets are 2% of revenue.',
        why: 'The share of the whole is given.',
      },
      { text: 'Halden Marine is cheap\n\nThe chartered fleet grew 12% in the year.', why: 'The title does not rest on it.' },
    ],
  },
  *check({ note }) {
    if (note.report && note.report.data.kind !== 'note') return;
    const subject = subjectOf(note);
    if (subject === undefined) return;
    let first: { readonly rate: string; readonly span: Span; readonly at: number } | undefined;
    let sentences = 0;
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || sentences > MOST_SENTENCES) continue;
      if (block.kind === 'table') continue;
      for (const match of span.text.matchAll(PERCENT)) {
        if (++sentences > MOST_SENTENCES) break;
        const sentence = sentenceAround(span.text, match.index, match.index + match[0].length);
        if (WORD.test(sentence) && subject(sentence)) first ??= { rate: match[0], span, at: match.index };
      }
    }
    if (first === undefined || isSized(note, subject)) return;
    yield {
      message: `The title rests on growth of ${first.rate}, and nothing says how large what grows is.`,
      mend: 'Print its revenue, or its share of the whole, so that a reader can reckon what the growth adds.',
      place: first.span.place(first.at, first.at + first.rate.length),
    };
  },
};

/** Tells whether a text speaks of what the title says to grow; undefined where the title speaks of no growth. */
function subjectOf(note: Note): ((text: string) => boolean) | undefined {
  const headline = note.blocks.find((block) => block.kind === 'field' && block.path === 'headline');
  for (const title of [note.title?.text, headline && 'span' in headline ? headline.span.text : undefined]) {
    const match = title === undefined ? null : WORD.exec(title);
    if (!title || !match || PRICES.test(title)) continue;
    // What grows stands in the same part of the title.
    const before =
      title
        .slice(0, match.index)
        .split(/[;:–—]/)
        .at(-1) ?? '';
    const han = /[\u4e00-\u9fff]{4,}$/u.exec(before)?.[0];
    if (han !== undefined) {
      const parts = Array.from({ length: Math.min(8, han.length) - 3 }, (_, at) => han.slice(-8).slice(at, at + 4));
      return (text) => parts.some((part) => text.includes(part));
    }
    const behind = /^(?:in|of|von|bei|des|der) (.{3,60})/iu.exec(title.slice(match.index + match[0].length).trim())?.[1] ?? '';
    const words = tokens(before).slice(-4);
    const subject = words.length >= 2 ? words : tokens(behind).slice(0, 4);
    if (subject.length < 2) continue;
    const least = Math.max(2, Math.ceil(subject.length / 2));
    return (text) => {
      const said = new Set(tokens(text));
      return subject.filter((word) => said.has(word)).length >= least;
    };
  }
  return undefined;
}

/** Words of a text that name something, without their plural. */
function tokens(text: string): readonly string[] {
  return (text.toLowerCase().match(/[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ\d-]{2,}/gu) ?? [])
    .filter((word) => !EMPTY.has(word) && !WORD.test(word))
    .map((word) => word.replace(/s$/, ''));
}

/** Whether any sentence, row or caption gives the subject an amount or a share. */
function isSized(note: Note, subject: (text: string) => boolean): boolean {
  for (const block of note.blocks) {
    if (block.kind === 'figure') continue;
    if (block.kind === 'table') {
      const head = block.head.map(({ text }) => text).join(' ');
      for (const row of block.rows) {
        const text = row.map((cell) => cell.text).join(' ');
        if (subject(text) && (hasMoney(text) || (MONEY_HEAD.test(head) && /\d/.test(text)) || SHARE.test(`${head} ${text}`)))
          return true;
      }
      continue;
    }
    const sentences = block.span.text.slice(0, 20_000).split(/(?<=[.!?])\s|(?<=[。！？])/u);
    if (sentences.some((text) => (hasMoney(text) || SHARE.test(text)) && subject(text))) return true;
  }
  return false;
}
