import type { Rule } from '../rule.ts';
import { lookAt } from '../words/look.ts';

const COUNT = String.raw`(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)`;
/** "its rival's 10-year journey in 3 years", "in 3 years what took its rival 10". */
const ENGLISH = new RegExp(
  String.raw`\b${COUNT}[- ]years?(?:['’]s?|s['’])? (?:journey|path|road|way|work|progress|development|evolution)\b[^.;]{0,30}\b(?:in|within) (?:just |only |less than |under |about )?${COUNT} years?\b|\b(?:in|within) (?:just |only |less than |under |about )?${COUNT} years?,? [^.;]{0,40}?(?:what|which|that) (?:had )?(?:took|needed|takes)\b[^.;]{0,60}\b${COUNT}(?: years?)?\b`,
  'iu',
);
const GERMAN =
  /(?<!\p{L})in (?:nur |rund |weniger als )?(?:\d{1,3}|zwei|drei|vier|fünf|sechs) jahren[^.;]{0,60}(?:wofür|wozu|was) [^.;]{0,60}(?:\d{1,3}|zehn|zwanzig|fünfzehn) jahre/iu;
const HAN =
  /[用在]?\s?(?:\d{1,3}|[一二两兩三四五六七八九十]{1,3})\s?年(?:时间|時間|就|内|內)?(?:走完|走過|走过|完成|做到)了?[^，。；]{0,20}(?:\d{1,3}|[一二两兩三四五六七八九十]{1,3})\s?年的?(?:路|历程|歷程|征程|道路|之路|旅程)/u;
/** What such a comparison can be of. */
const METRIC =
  /\b(?:revenues?|sales|gmv|gross merchandise|users?|customers?|subscribers?|profits?|earnings|ebitda?|orders?|volumes?|output|units|stores?|market (?:cap|share)|assets|countries|downloads?|capacity|[$€£¥]\s?\d)|umsatz|gewinn|kunden|nutzer|absatz|filialen|marktanteil|收入|营收|營收|利润|利潤|用户|用戶|订单|訂單|交易额|交易額|销量|銷量|门店|門店|市值|份额|份額/iu;

export const noMetric: Rule = {
  id: 'no-metric',
  group: 'words',
  severity: 'warning',
  about:
    'A comparison such as "ten years of a rival’s journey in three" sounds like a number and measures nothing: it does not say what was reached, revenue, users or stores.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\n| Platform | Developments |\n|---|---|\n| Tern | Completed Kestrel’s 10-year journey in 3 years |\n| Skua | Opened stores |',
        why: 'What was completed is not said.',
      },
      { text: 'Halden Marine\n\nTern did in three years what took its rival ten.', why: 'What was done is not said.' },
      { text: '云梯机器人\n\n公司用3年走完了同行10年的路。', why: 'In Chinese.' },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nTern reached revenue of $10 billion in three years, which took its rival ten.',
        why: 'The measure is revenue.',
      },
      {
        text: 'Halden Marine\n\nThe five-year plan adds capacity; in three years the debt matures.',
        why: 'Nothing is compared.',
      },
    ],
  },
  *check({ note }) {
    yield* lookAt(note, ['title', 'heading', 'paragraph', 'item', 'field', 'cell'], ({ text, start, span }) => {
      const match = ENGLISH.exec(text) ?? GERMAN.exec(text) ?? HAN.exec(text);
      if (match === null || METRIC.test(text)) return undefined;
      const from = start + match.index;
      return {
        message: `"${match[0]}" compares years without saying of what.`,
        mend: 'Name the measure and its two figures, or take the comparison out.',
        place: span.place(from, from + match[0].length),
      };
    });
  },
};
