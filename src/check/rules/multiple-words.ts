import { changesIn } from '../arithmetic/changes.ts';
import { few } from '../arithmetic/print.ts';
import type { Rule } from '../rule.ts';

const WORDS: readonly (readonly [RegExp, number])[] = [
  [/(?<!\p{L})(?:doubl(?:e|ed|es|ing)|verdoppel(?:t|te|ten)|two-?fold)(?!\p{L})|翻番|翻倍|翻了一番|倍增/iu, 2],
  [
    /(?<!\p{L})(?:tripl(?:e|ed|es|ing)|trebl(?:ed|es)|verdreifach(?:t|te|ten)|three-?fold)(?!\p{L})|增至三倍|增长两倍|增長兩倍/iu,
    3,
  ],
  [/(?<!\p{L})(?:quadrupl(?:e|ed|es|ing)|vervierfach(?:t|te|ten)|four-?fold)(?!\p{L})/iu, 4],
  [/(?<!\p{L})(?:halv(?:e|ed|es|ing)|halbier(?:t|te|ten))(?!\p{L})|腰斩|减半|減半/iu, 0.5],
];
const MORE = /(?:more than|over|mehr als|über|超过|超過)\s?$/iu;
const NEARLY = /(?:nearly|almost|close to|about|roughly|fast|nahezu|knapp|rund|接近|近|将近|約|约)\s?$/iu;

export const multipleWords: Rule = {
  id: 'multiple-words',
  group: 'arithmetic',
  severity: 'error',
  about: 'Doubled, tripled and halved are numbers too: they must agree with the two numbers beside them.',
  examples: {
    fires: [
      { text: '# Halden\n\nOnline orders doubled, from 4.2 million to 6.3 million.', why: 'They rose by half.' },
      { text: '# Halden\n\nNet debt halved from $840m to $610m.', why: 'It fell by 27%.' },
    ],
    silent: [
      {
        text: '# Halden\n\nOnline orders nearly doubled, from 4.2 million to 8.1 million, and net debt halved from $840m to $425m.',
        why: 'Both hold.',
      },
    ],
  },
  *check({ claims }) {
    for (const { from, to } of changesIn(claims)) {
      if (from.value <= 0 || to.value <= 0) continue;
      const { text } = from.span;
      const start = Math.min(from.start, to.start);
      const before = text.slice(Math.max(from.sentence, start - 90), start);
      for (const [words, factor] of WORDS) {
        const match = words.exec(before);
        if (
          !match ||
          claims.some(
            (other) => other.span === from.span && other.end <= start && other.start >= start - before.length + match.index,
          )
        )
          continue;
        const ratio = to.value / from.value;
        const lead = before.slice(0, match.index);
        const [low, high] = MORE.test(lead)
          ? factor > 1
            ? [factor * 0.99, Infinity]
            : [0, factor * 1.02]
          : NEARLY.test(lead)
            ? [factor * 0.85, factor * 1.06]
            : factor < 1
              ? [0.42, 0.58]
              : [factor * 0.9, factor * 1.12];
        if (ratio >= low && ratio <= high) continue;
        yield {
          message: `"${match[0]}" is said of ${from.text} and ${to.text}, which is ${few(ratio)} times.`,
          mend: 'Say what the numbers say, or correct them.',
          place: to.place(),
        };
      }
    }
  },
};
