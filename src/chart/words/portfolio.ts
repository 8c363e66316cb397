import { memoizeByLanguage } from './language.ts';
import { simplified } from './simplified.ts';

/** Labels and sentences of the charts of shares, falls and targets, in one language. */
export interface PortfolioWords {
  readonly benchmark: string;
  readonly fund: string;
  /** What a value was the time before. */
  readonly before: string;
  readonly actual: string;
  readonly target: string;
  /** Many small rows as one. */
  readonly others: (count: string) => string;
  /** Names of rows that hold what is left. */
  readonly rest: RegExp;
  readonly sentences: {
    readonly share: (name: string, share: string) => string;
    readonly shares: (count: string, largest: string, share: string, smallest: string, least: string) => string;
    readonly against: (above: string, aboveBy: string, below: string, belowBy: string) => string;
    readonly fall: (name: string, depth: string, at: string, from: string) => string;
    readonly recovered: (at: string) => string;
    readonly under: (depth: string) => string;
    readonly noFall: (name: string) => string;
    readonly rolling: (
      name: string,
      last: string,
      at: string,
      lowest: string,
      lowestAt: string,
      highest: string,
      highestAt: string,
    ) => string;
    readonly spark: (first: string, from: string, last: string, to: string, lowest: string, highest: string) => string;
    readonly reached: (count: string, of: string) => string;
    readonly measured: (name: string, value: string, target: string) => string;
    readonly furthest: (ahead: string, aheadBy: string, behind: string, behindBy: string) => string;
  };
  /** Between sentences. */
  readonly space: string;
}

const en: PortfolioWords = {
  benchmark: 'Benchmark',
  fund: 'Fund',
  before: 'Before',
  actual: 'Actual',
  target: 'Target',
  others: (count) => `Other (${count})`,
  rest: /^(all )?(others?|rest|remainder|remaining|unallocated|cash|cash and other)\b/i,
  sentences: {
    share: (name, share) => `${name}: ${share}.`,
    shares: (count, largest, share, smallest, least) =>
      `${count} shares, the largest ${largest} with ${share}, the smallest ${smallest} with ${least}.`,
    against: (above, aboveBy, below, belowBy) =>
      `Most above the benchmark: ${above} (${aboveBy}); most below: ${below} (${belowBy}).`,
    fall: (name, depth, at, from) => `${name}: deepest fall ${depth} (${at}) from a peak (${from})`,
    recovered: (at) => `, made good (${at}).`,
    under: (depth) => `, not made good: ${depth} at the end.`,
    noFall: (name) => `${name}: never below an earlier peak.`,
    rolling: (name, last, at, lowest, lowestAt, highest, highestAt) =>
      `${name}: ${last} (${at}); lowest ${lowest} (${lowestAt}), highest ${highest} (${highestAt}).`,
    spark: (first, from, last, to, lowest, highest) =>
      `${first} (${from}) to ${last} (${to}), lowest ${lowest}, highest ${highest}.`,
    reached: (count, of) => `${count} of ${of} reach their target.`,
    measured: (name, value, target) => `${name}: ${value} against a target of ${target}.`,
    furthest: (ahead, aheadBy, behind, behindBy) =>
      `Furthest ahead: ${ahead} (${aheadBy} of its target); furthest behind: ${behind} (${behindBy}).`,
  },
  space: ' ',
};

const de: PortfolioWords = {
  benchmark: 'Vergleichsindex',
  fund: 'Fonds',
  before: 'Zuvor',
  actual: 'Ist',
  target: 'Ziel',
  others: (count) => `Übrige (${count})`,
  rest: /^(alle )?(sonstiges?|andere|anderes|übrige|rest|restliche|barmittel|liquidität|kasse)(?![a-zäöüß])/i,
  sentences: {
    share: (name, share) => `${name}: ${share}.`,
    shares: (count, largest, share, smallest, least) =>
      `${count} Anteile, der größte ${largest} mit ${share}, der kleinste ${smallest} mit ${least}.`,
    against: (above, aboveBy, below, belowBy) =>
      `Am weitesten über dem Vergleichsindex: ${above} (${aboveBy}); am weitesten darunter: ${below} (${belowBy}).`,
    fall: (name, depth, at, from) => `${name}: tiefster Rückgang ${depth} (${at}) seit dem Höchststand (${from})`,
    recovered: (at) => `, aufgeholt (${at}).`,
    under: (depth) => `, nicht aufgeholt: ${depth} am Ende.`,
    noFall: (name) => `${name}: nie unter einem früheren Höchststand.`,
    rolling: (name, last, at, lowest, lowestAt, highest, highestAt) =>
      `${name}: ${last} (${at}); tiefster Wert ${lowest} (${lowestAt}), höchster ${highest} (${highestAt}).`,
    spark: (first, from, last, to, lowest, highest) =>
      `von ${first} (${from}) auf ${last} (${to}), tiefster Wert ${lowest}, höchster ${highest}.`,
    reached: (count, of) => `${count} von ${of} erreichen ihr Ziel.`,
    measured: (name, value, target) => `${name}: ${value} bei einem Ziel von ${target}.`,
    furthest: (ahead, aheadBy, behind, behindBy) =>
      `Am weitesten voraus: ${ahead} (${aheadBy} des Ziels); am weitesten zurück: ${behind} (${behindBy}).`,
  },
  space: ' ',
};

const zhHant: PortfolioWords = {
  benchmark: '基準',
  fund: '基金',
  before: '前期',
  actual: '實際',
  target: '目標',
  others: (count) => `其他（${count}項）`,
  rest: /^(其他|其它|其餘|其余|現金|现金)/,
  sentences: {
    share: (name, share) => `${name}：${share}。`,
    shares: (count, largest, share, smallest, least) =>
      `共${count}項，最大為${largest}（${share}），最小為${smallest}（${least}）。`,
    against: (above, aboveBy, below, belowBy) =>
      `高於基準最多者為${above}（${aboveBy}），低於基準最多者為${below}（${belowBy}）。`,
    fall: (name, depth, at, from) => `${name}：自${from}高點起，最大跌幅為${depth}（${at}）`,
    recovered: (at) => `，於${at}收復。`,
    under: (depth) => `，尚未收復，期末為${depth}。`,
    noFall: (name) => `${name}：從未低於先前高點。`,
    rolling: (name, last, at, lowest, lowestAt, highest, highestAt) =>
      `${name}：${last}（${at}），最低${lowest}（${lowestAt}），最高${highest}（${highestAt}）。`,
    spark: (first, from, last, to, lowest, highest) => `由${first}（${from}）至${last}（${to}），最低${lowest}，最高${highest}。`,
    reached: (count, of) => `${of}項中有${count}項達標。`,
    measured: (name, value, target) => `${name}：${value}，目標${target}。`,
    furthest: (ahead, aheadBy, behind, behindBy) =>
      `領先最多者為${ahead}（目標的${aheadBy}），落後最多者為${behind}（${behindBy}）。`,
  },
  space: '',
};

/** Words by language, English where a language has none. */
export const portfolioWords = memoizeByLanguage((language: string): PortfolioWords => {
  if (language.startsWith('de')) return de;
  if (language.startsWith('zh-Hans')) return simplified(zhHant);
  if (language.startsWith('zh')) return zhHant;
  return en;
});
