import { few } from '../arithmetic/print.ts';
import { isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import { type FractionWord, fractionsIn } from '../changes/fractions.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

export const shareWords: Rule = {
  id: 'share-words',
  group: 'consistency',
  severity: 'warning',
  about:
    'A part that the text tells in words, such as "a third of the outlays", must be what the table makes of the row and its total.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| USD bn | 2024 | 2025E |\n|---|---|---|\n| Europe | 92 | 104 |\n| China | 83 | 89 |\n| Others | 165 | 178 |\n| Total | 340 | 371 |\n\nChina, close to a third of this year’s outlays, grows least.',
        why: 'It is a quarter.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| USD bn | 2024 | 2025E |\n|---|---|---|\n| Europe | 92 | 104 |\n| China | 83 | 89 |\n| Others | 165 | 178 |\n| Total | 340 | 371 |\n\nChina, close to a quarter of this year’s outlays, grows least; a third of the growth comes from Europe.',
        why: 'The share is right, and the third is of the growth.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims).flatMap(partsOf);
    if (tables.length === 0) return;
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || block.kind === 'heading') continue;
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        for (const word of fractionsIn(words)) {
          const shares =
            word.kind === 'share' && OF.test(words.slice(word.end, word.end + 12)) ? sharesFor(words, word, tables) : [];
          const [first] = shares;
          if (first === undefined || shares.some((share) => share >= word.allows.low && share <= word.allows.high)) continue;
          yield {
            message: `"${word.text}" is told of a row that is ${few(100 * first)}% of the total of its table.`,
            mend: 'Say what the table says, or correct it.',
            place: span.place(start + word.start, start + word.end),
          };
        }
      }
    }
  },
};

const OF = /^\s?(?:of|der|des|von|aller)(?!\p{L})|^(?:左右|以上)?(?:的|，|。|、|$)/iu;
/** What may stand between the name of a part and its share. */
const LEADS =
  /^(?:[’']s?)?\s?(?:,|，|\(|（)?\s?(?:(?:with|at|is|was|makes? up|made up|accounts? for|accounted for|stands? for|takes?|took|has|have|holds?|contributes?|represents?|mit|ist|macht|stellt|steht für|kommt auf|entfällt|占比|占|佔|约占|約佔|贡献|貢獻)\s?)?(?:(?:about|around|roughly|nearly|almost|close to|just|over|under|more than|less than|well|some|only|still|a little|rund|etwa|fast|knapp|gut|mehr als|weniger als|über|约|約|近|超|逾|超过|不足|不到|接近)\s?){0,3}$/iu;

interface Part {
  readonly name: string;
  /** Its share in each column. */
  readonly shares: readonly number[];
}

/** The rows of a table that has a total, each with what it is of the total. */
function partsOf(table: NumberTable): readonly Part[] {
  const total = Array.from({ length: table.rows }, (_, row) => row).find((row) => isTotal(table.label(row)));
  if (total === undefined) return [];
  return Array.from({ length: total }, (_, row) => ({
    name: table
      .label(row)
      .replace(/[(（[].*$/u, '')
      .trim()
      .toLowerCase(),
    shares: Array.from(
      { length: table.columns },
      (__, column) => [table.at(row, column), table.at(total, column)] as const,
    ).flatMap(([part, whole]) =>
      part && whole && part.unit === whole.unit && part.value > 0 && whole.value > 0 ? [part.value / whole.value] : [],
    ),
  })).filter(({ name, shares }) => name.length > 1 && shares.length > 0);
}

/** The shares of the row that is named right before a word. */
function sharesFor(words: string, word: FractionWord, parts: readonly Part[]): readonly number[] {
  const before = words.slice(0, word.start).toLowerCase();
  return parts.flatMap(({ name, shares }) => {
    const at = before.lastIndexOf(name);
    if (at === -1 || /\p{Script=Latin}$/u.test(before.slice(0, at))) return [];
    return LEADS.test(before.slice(at + name.length)) ? shares : [];
  });
}
