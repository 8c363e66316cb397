import type { Rule } from '../rule.ts';
import { comparisonIn, openComparisonIn } from '../words/comparison.ts';
import { hasFigure } from '../words/figures.ts';
import { lookAt } from '../words/look.ts';
import { isQuoted } from '../words/quoted.ts';

/** Tests of a comparison and other sentences that make no claim of it. */
const NO_CLAIM =
  /\b(?:if|whether|unless|cannot|could|would|should|unlikely|not|nor|no one|nobody|once|until)\b|(?<!\p{L})(?:ob|falls|wenn|sofern|nicht|könnte\p{L}{0,2}|sollte\p{L}{0,2}|würde\p{L}{0,2})(?!\p{L})|如果|若|是否|可能|不/iu;
const SEE_EXHIBIT = /(?:exhibit|figure|table|chart|abbildung|tabelle|grafik|图表?|圖表?|表)\s?\d/iu;
/** A report leaves a gap in the words where it prints the name of an exhibit. */
const GAP = /\(\s*\)|\s{2}|\s[.,;)]/u;

export const comparativeWithoutComparator: Rule = {
  id: 'comparative-without-comparator',
  group: 'words',
  severity: 'warning',
  about:
    'A figure that is called higher or lower than an average, a median or a historical level proves nothing while that level is printed nowhere: a reader can neither see the distance nor test it. Nor does “18% more” prove anything where the sentence does not say than what.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\nThe shares trade at 22.8x earnings, which is lower than their historical valuation center.',
        why: 'The historical level has no number.',
      },
      {
        text: 'Halden Marine\n\nThe category grew by over 50%, far exceeding the platform’s average.',
        why: 'The average has no number.',
      },
      {
        text: 'Nordhalde Pumpen\n\nDie Aktie wird mit dem 14-fachen Gewinn bewertet und liegt damit unter ihrem langjährigen Durchschnitt.',
        why: 'In German.',
      },
      { text: '云梯机器人\n\n公司毛利率为41.5%，远高于行业平均水平。', why: 'In Chinese.' },
      {
        text: 'Halden Marine\n\nThe compact stores earn 18% more sales per square metre. Management wants 140 of them.',
        why: 'More than what?',
      },
      {
        text: 'Nordhalde Pumpen\n\nDie neuen Pumpen verbrauchen 18 % weniger Strom.',
        why: 'Weniger als welche?',
      },
      { text: '云梯机器人\n\n新一代产线能耗低18%，良率稳定。', why: '没有说明与什么相比。' },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nThe shares trade at 22.8x earnings, below their five-year average of 25.1x.',
        why: 'The average is given.',
      },
      { text: 'Halden Marine\n\nThe shares trade 12% below their ten-year average.', why: 'The distance is given.' },
      {
        text: 'Halden Marine\n\nMargins stay above the sector’s average. The sector’s average was 9.4% in 2025.',
        why: 'The next sentence gives it.',
      },
      {
        text: 'Nordhalde Pumpen\n\nDie Aktie liegt mit 14x unter ihrem Zehnjahresdurchschnitt von 17x.',
        why: 'In German, with its number.',
      },
      { text: '云梯机器人\n\n公司毛利率为41.5%，高于行业平均的33.0%。', why: 'In Chinese, with its number.' },
      {
        text: 'Halden Marine\n\nThe compact stores earn 18% more sales per square metre than the hypermarkets. New pumps cost 4% more this year.',
        why: 'Than the hypermarkets, and than a year ago.',
      },
    ],
  },
  *check({ note }) {
    yield* lookAt(note, ['paragraph', 'item', 'field', 'cell'], ({ text, start, span, block }) => {
      const open = openComparisonIn(text);
      if (open && !NO_CLAIM.test(text) && !isQuoted(text, open.start) && !isTold(span.text, start)) {
        const from = start + open.start;
        return {
          message: `"${open.text}" does not say than what.`,
          mend: 'Name what it is compared with, and the source of the comparison.',
          place: span.place(from, from + open.text.length),
        };
      }
      const found = comparisonIn(text);
      if (found === undefined || found.isQuantified || isQuoted(text, found.start)) return undefined;
      if (NO_CLAIM.test(text) || GAP.test(text) || SEE_EXHIBIT.test(text)) return undefined;
      if (block?.kind === 'table' ? false : isGivenElsewhere(span.text, start, text.length)) return undefined;
      const from = start + found.start;
      return {
        // Without any figure nothing is proved, and a reader sees that.
        severity: hasFigure(text) ? 'warning' : 'info',
        message: `"${found.text}" compares with a level that is printed nowhere near it.`,
        mend: 'Give the number of that level, its period and its source, or take the comparison out.',
        place: span.place(from, from + found.text.length),
      };
    });
  },
};

/** The sentence before it names what is compared: "Two formats share the market. The compact one earns 18% more." */
function isTold(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  return /(?<!\p{L})(?:than|versus|vs|against|compared|instead|unlike|replac\p{L}*|two|both|als|gegenüber|statt|anders|ersetz\p{L}*|zwei|beide)(?!\p{L})|比|较|較|相对|替代|两种|兩種/iu.test(
    before.split(/(?<=[.!?。！？])\s?(?=\P{Ll})/u).at(-1) ?? '',
  );
}

const STATISTIC =
  /average|mean\b|median|norm\b|cent(?:re|er)\b|historical|durchschnitt|mittel|median|平均|均值|中位|中枢|中樞|历史|歷史/iu;
const NEARBY = 1_500;

/** Whether the sentences around give the number of a statistic. */
function isGivenElsewhere(text: string, start: number, length: number): boolean {
  const before = text.slice(Math.max(0, start - NEARBY), start);
  const after = text.slice(start + length, start + length + NEARBY);
  return [before, after].some((part) =>
    part.split(/(?<=[.!?。！？])\s?(?=\P{Ll})/u).some((sentence) => STATISTIC.test(sentence) && hasFigure(sentence)),
  );
}
