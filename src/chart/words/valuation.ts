import { memoizeByLanguage } from './language.ts';
import { simplified } from './simplified.ts';

/** Labels and sentences of the charts of price, value and estimates, in one language. */
export interface ValuationWords {
  readonly price: string;
  readonly target: string;
  readonly mean: string;
  /** One standard deviation, as `+1 sd`. */
  readonly deviations: (signed: string) => string;
  readonly probability: (share: string) => string;
  /** "+12% vs price" */
  readonly versusPrice: (change: string) => string;
  readonly versusMean: string;
  readonly house: string;
  readonly consensusMean: string;
  readonly abovePrice: (price: string) => string;
  readonly outlined: string;
  readonly medians: (x: string, y: string) => string;
  readonly trend: (fit: string) => string;
  readonly partsTotal: string;
  readonly netDebt: string;
  readonly netCash: string;
  readonly minorities: string;
  readonly discount: (share: string) => string;
  readonly equity: string;
  readonly perShare: string;
  readonly value: string;
  readonly ofTotal: string;
  readonly low: string;
  readonly high: string;
  readonly total: string;
  readonly first: string;
  readonly last: string;
  readonly change: string;
  readonly sentences: {
    readonly band: (last: string, at: string, mean: string, gap: string) => string;
    readonly span: (lowest: string, lowestAt: string, highest: string, highestAt: string) => string;
    readonly methods: (count: string, lowest: string, lowestIn: string, highest: string, highestIn: string) => string;
    readonly inside: (price: string, within: string, count: string) => string;
    readonly fan: (price: string, at: string, months: string) => string;
    readonly weighted: (value: string, change: string) => string;
    readonly grid: (lowest: string, lowestAt: string, highest: string, highestAt: string) => string;
    readonly base: (value: string, at: string) => string;
    readonly above: (count: string, of: string, price: string) => string;
    readonly sum: (total: string, largest: string, value: string, share: string) => string;
    readonly remains: (equity: string) => string;
    readonly eachShare: (value: string) => string;
    readonly priced: (change: string, price: string) => string;
    readonly peers: (
      count: string,
      x: string,
      xLowest: string,
      xHighest: string,
      y: string,
      yLowest: string,
      yHighest: string,
    ) => string;
    readonly metrics: (count: string) => string;
    readonly against: (metric: string, house: string, mean: string, gap: string) => string;
    readonly revision: (year: string, first: string, from: string, last: string, to: string, change: string) => string;
  };
}

const en: ValuationWords = {
  price: 'Price',
  target: 'Target',
  mean: 'Mean',
  deviations: (signed) => `${signed} sd`,
  probability: (share) => `${share} likely`,
  versusPrice: (change) => `${change} vs price`,
  versusMean: 'vs mean',
  house: 'House',
  consensusMean: 'Consensus mean',
  abovePrice: (price) => `Shaded: above the price of ${price}`,
  outlined: 'Outlined: base case',
  medians: (x, y) => `Dashed: medians, ${x} and ${y}`,
  trend: (fit) => `Line: trend of the peers, R² ${fit}`,
  partsTotal: 'Enterprise value',
  netDebt: 'Net debt',
  netCash: 'Net cash',
  minorities: 'Minorities',
  discount: (share) => `Holding discount (${share})`,
  equity: 'Equity value',
  perShare: 'Per share',
  value: 'Value',
  ofTotal: '% of total',
  low: 'Low',
  high: 'High',
  total: 'Total',
  first: 'First',
  last: 'Last',
  change: 'Change',
  sentences: {
    band: (last, at, mean, gap) => `${last} (${at}), against a mean of ${mean} (${gap}).`,
    span: (lowest, lowestAt, highest, highestAt) => `Lowest ${lowest} (${lowestAt}), highest ${highest} (${highestAt}).`,
    methods: (count, lowest, lowestIn, highest, highestIn) =>
      `Ranges of ${count} methods, from ${lowest} (${lowestIn}) to ${highest} (${highestIn}).`,
    inside: (price, within, count) => `The price of ${price} lies inside ${within} of ${count} ranges.`,
    fan: (price, at, months) => `Cases ${months} months after ${at}, from a price of ${price}.`,
    weighted: (value, change) => `Weighted by probability ${value} (${change}).`,
    grid: (lowest, lowestAt, highest, highestAt) => `Values from ${lowest} (${lowestAt}) to ${highest} (${highestAt}).`,
    base: (value, at) => `Base case ${value} (${at}).`,
    above: (count, of, price) => `${count} of ${of} cells lie above the price of ${price}.`,
    sum: (total, largest, value, share) => `Parts worth ${total}; the largest is ${largest} with ${value} (${share}).`,
    remains: (equity) => `Equity value ${equity}.`,
    eachShare: (value) => `${value} per share.`,
    priced: (change, price) => `${change} against the price of ${price}.`,
    peers: (count, x, xLowest, xHighest, y, yLowest, yHighest) =>
      `${count} companies; ${x} from ${xLowest} to ${xHighest}, ${y} from ${yLowest} to ${yHighest}.`,
    metrics: (count) => `House estimates against the market's range for ${count} metrics.`,
    against: (metric, house, mean, gap) => `${metric}: ${house} against a mean of ${mean} (${gap}).`,
    revision: (year, first, from, last, to, change) => `${year}: ${first} (${from}) to ${last} (${to}), ${change}.`,
  },
};

const de: ValuationWords = {
  price: 'Kurs',
  target: 'Kursziel',
  mean: 'Mittel',
  deviations: (signed) => `${signed} Std.-Abw.`,
  probability: (share) => `${share} wahrscheinlich`,
  versusPrice: (change) => `${change} zum Kurs`,
  versusMean: 'zum Mittel',
  house: 'Haus',
  consensusMean: 'Konsensmittel',
  abovePrice: (price) => `Getönt: über dem Kurs von ${price}`,
  outlined: 'Umrandet: Basisfall',
  medians: (x, y) => `Gestrichelt: Mediane, ${x} und ${y}`,
  trend: (fit) => `Linie: Trend der Vergleichsgruppe, R² ${fit}`,
  partsTotal: 'Unternehmenswert',
  netDebt: 'Nettoschulden',
  netCash: 'Nettokasse',
  minorities: 'Minderheiten',
  discount: (share) => `Holdingabschlag (${share})`,
  equity: 'Eigenkapitalwert',
  perShare: 'Je Aktie',
  value: 'Wert',
  ofTotal: 'Anteil %',
  low: 'Tief',
  high: 'Hoch',
  total: 'Summe',
  first: 'Zuerst',
  last: 'Zuletzt',
  change: 'Änderung',
  sentences: {
    band: (last, at, mean, gap) => `${last} (${at}), gegenüber einem Mittel von ${mean} (${gap}).`,
    span: (lowest, lowestAt, highest, highestAt) => `Tiefster Wert ${lowest} (${lowestAt}), höchster ${highest} (${highestAt}).`,
    methods: (count, lowest, lowestIn, highest, highestIn) =>
      `Spannen aus ${count} Verfahren, von ${lowest} (${lowestIn}) bis ${highest} (${highestIn}).`,
    inside: (price, within, count) => `Der Kurs von ${price} liegt in ${within} von ${count} Spannen.`,
    fan: (price, at, months) => `Szenarien ${months} Monate nach dem ${at}, ausgehend von einem Kurs von ${price}.`,
    weighted: (value, change) => `Nach Wahrscheinlichkeit gewichtet ${value} (${change}).`,
    grid: (lowest, lowestAt, highest, highestAt) => `Werte von ${lowest} (${lowestAt}) bis ${highest} (${highestAt}).`,
    base: (value, at) => `Basisfall ${value} (${at}).`,
    above: (count, of, price) => `${count} von ${of} Feldern liegen über dem Kurs von ${price}.`,
    sum: (total, largest, value, share) => `Teile im Wert von ${total}; der größte ist ${largest} mit ${value} (${share}).`,
    remains: (equity) => `Eigenkapitalwert ${equity}.`,
    eachShare: (value) => `${value} je Aktie.`,
    priced: (change, price) => `${change} gegenüber dem Kurs von ${price}.`,
    peers: (count, x, xLowest, xHighest, y, yLowest, yHighest) =>
      `${count} Unternehmen; ${x} von ${xLowest} bis ${xHighest}, ${y} von ${yLowest} bis ${yHighest}.`,
    metrics: (count) => `Eigene Schätzungen gegen die Spanne des Markts für ${count} Kennzahlen.`,
    against: (metric, house, mean, gap) => `${metric}: ${house} gegenüber einem Mittel von ${mean} (${gap}).`,
    revision: (year, first, from, last, to, change) => `${year}: von ${first} (${from}) auf ${last} (${to}), ${change}.`,
  },
};

const zhHant: ValuationWords = {
  price: '股價',
  target: '目標價',
  mean: '平均',
  deviations: (signed) => `${signed}標準差`,
  probability: (share) => `機率${share}`,
  versusPrice: (change) => `較股價${change}`,
  versusMean: '較平均',
  house: '本行',
  consensusMean: '市場平均',
  abovePrice: (price) => `著色：高於股價${price}`,
  outlined: '框線：基準情境',
  medians: (x, y) => `虛線：中位數，${x}與${y}`,
  trend: (fit) => `直線：同業趨勢，R² ${fit}`,
  partsTotal: '企業價值',
  netDebt: '淨負債',
  netCash: '淨現金',
  minorities: '少數股東權益',
  discount: (share) => `控股折讓（${share}）`,
  equity: '股權價值',
  perShare: '每股',
  value: '價值',
  ofTotal: '占比%',
  low: '最低',
  high: '最高',
  total: '合計',
  first: '最初',
  last: '最新',
  change: '變動',
  sentences: {
    band: (last, at, mean, gap) => `${at}為${last}，平均為${mean}（${gap}）。`,
    span: (lowest, lowestAt, highest, highestAt) => `最低${lowest}（${lowestAt}），最高${highest}（${highestAt}）。`,
    methods: (count, lowest, lowestIn, highest, highestIn) =>
      `${count}種方法的區間，由${lowest}（${lowestIn}）至${highest}（${highestIn}）。`,
    inside: (price, within, count) => `股價${price}落在${count}個區間中的${within}個之內。`,
    fan: (price, at, months) => `自${at}股價${price}起${months}個月後的情境。`,
    weighted: (value, change) => `按機率加權為${value}（${change}）。`,
    grid: (lowest, lowestAt, highest, highestAt) => `數值由${lowest}（${lowestAt}）至${highest}（${highestAt}）。`,
    base: (value, at) => `基準情境${value}（${at}）。`,
    above: (count, of, price) => `${of}格中有${count}格高於股價${price}。`,
    sum: (total, largest, value, share) => `各部分合計${total}，最大為${largest}，${value}（${share}）。`,
    remains: (equity) => `股權價值${equity}。`,
    eachShare: (value) => `每股${value}。`,
    priced: (change, price) => `較股價${price}為${change}。`,
    peers: (count, x, xLowest, xHighest, y, yLowest, yHighest) =>
      `${count}家公司；${x}由${xLowest}至${xHighest}，${y}由${yLowest}至${yHighest}。`,
    metrics: (count) => `${count}項指標的本行預測與市場區間。`,
    against: (metric, house, mean, gap) => `${metric}：${house}，市場平均${mean}（${gap}）。`,
    revision: (year, first, from, last, to, change) => `${year}：由${first}（${from}）至${last}（${to}），${change}。`,
  },
};

/** Words by language, English where a language has none. */
export const valuationWords = memoizeByLanguage((language: string): ValuationWords => {
  if (language.startsWith('de')) return de;
  if (language.startsWith('zh-Hans')) return simplified(zhHant);
  if (language.startsWith('zh')) return zhHant;
  return en;
});
