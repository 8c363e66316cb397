import type { Rule } from '../rule.ts';
import { lookAt } from '../words/look.ts';
import { isQuoted } from '../words/quoted.ts';
import { firstOfAllIn, promiseIn, superlativeIn } from '../words/superlative.ts';

export const superlatives: Rule = {
  id: 'superlatives',
  group: 'words',
  severity: 'info',
  about:
    'Promissory words such as "guaranteed" or "risk-free" are forbidden in research by FINRA rule 2210(d) and by fair presentation everywhere; superlatives claim a ranking that nobody has shown. Promises are warnings, and so is the first rank in a whole market with no number, source or opinion beside it; other superlatives are notes to the author.',
  examples: {
    fires: [
      { text: 'Halden Marine\n\nThe plan is a risk-free way to double the dividend.', why: 'Nothing is free of risk.' },
      {
        text: 'Halden Marine\n\nThe terminal gives the group an unparalleled position in the Baltic.',
        why: 'A ranking without a measure.',
      },
      {
        text: 'Halden Fund\n\nHalden is the most resilient equity fund on the market.',
        why: 'First of a whole market, and nothing that shows it.',
      },
      { text: 'Nordhalde Pumpen\n\nNordhalde ist der mit Abstand beste Hersteller der Branche.', why: 'The same in German.' },
      { text: '云梯机器人\n\n公司是行业内最优秀的机器人企业。', why: 'The same in Chinese.' },
      { text: 'Nordhalde Pumpen\n\nDer Kurs kann nur steigen.', why: 'A promise, in German.' },
      { text: '云梯机器人\n\n该股稳赚不赔。', why: 'A promise, in Chinese.' },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nWe use a risk-free rate of 2.5% and an equity premium of 5%. Returns are not guaranteed.',
        why: 'A term of the field, and a denial.',
      },
      {
        text: 'Halden Marine\n\nIt was the best quarter since 2019, and the notes are guaranteed by the parent.',
        why: 'A rank with a measure, and a legal fact.',
      },
      {
        text: 'Halden Fund\n\nIn our view Halden has the strongest service network in the sector; by assets it is the strongest fund house in the country.',
        why: 'An opinion that says so, and a measure.',
      },
      { text: 'Nordhalde Pumpen\n\nDer risikofreie Zins liegt bei 2,4 %.', why: 'A term of the field, in German.' },
      { text: '云梯机器人\n\n无风险利率为2.1%，本报告不保证收益。', why: 'A term of the field, and a denial, in Chinese.' },
    ],
  },
  *check({ note }) {
    yield* lookAt(note, ['title', 'heading', 'paragraph', 'item', 'field', 'caption'], ({ text, start, span }) => {
      const promise = promiseIn(text);
      const first = promise
        ? undefined
        : span.citations.some(({ at }) => at >= start && at <= start + text.length + 1)
          ? undefined
          : firstOfAllIn(text);
      const found = promise ?? first ?? superlativeIn(text);
      if (found === undefined || isQuoted(text, found.index)) return undefined;
      const from = start + found.index;
      const place = span.place(from, from + found[0].length);
      return promise
        ? {
            severity: 'warning',
            message: `"${found[0]}" promises what no research can promise.`,
            mend: 'Say what is expected, on which assumption, and what could prevent it.',
            place,
          }
        : {
            ...(first ? { severity: 'warning' as const } : {}),
            message: `"${found[0]}" claims a rank without a measure.`,
            mend: 'Say by which measure, among whom and since when, or take the word out.',
            place,
          };
    });
  },
};
