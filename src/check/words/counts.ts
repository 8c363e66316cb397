const WORDS: Readonly<Record<number, string>> = {
  1: 'a one ein eine einem einen einer eines 一',
  2: 'two zwei 二 两 兩',
  3: 'three drei 三',
  4: 'four vier 四',
  5: 'five fünf 五',
  6: 'six sechs 六',
  7: 'seven sieben 七',
  8: 'eight acht 八',
  9: 'nine neun 九',
  10: 'ten zehn 十',
  11: 'eleven elf 十一',
  12: 'twelve zwölf 十二',
  18: 'eighteen achtzehn 十八',
};

/** Whole numbers as sentences write them, in small letters, in the three languages. */
export const COUNTS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(WORDS).flatMap(([count, words]) => words.split(' ').map((word) => [word, Number(count)])),
);

/** English and German words of counts as alternatives of a pattern. @param least the smallest of them */
export function latinCounts(least: number): string {
  return Object.entries(COUNTS)
    .filter(([word, count]) => count >= least && /\p{Script=Latin}/u.test(word))
    .map(([word]) => word)
    .join('|');
}
