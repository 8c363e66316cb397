// Writes companies.csv and prices.parquet beside this file: an invented market, the same on every run.
//   node examples/sector-comps/data/generate.mjs
import { dice, normalOf, writeCsv, writeParquet } from '../../invented.mjs';

const AS_OF = '2026-01-09';
const COMPANIES_A_SECTOR = 16;
const WEEKS = 105;

/** What a middling company of each sector looks like; shares of revenue and rates as ratios. */
const SECTORS = [
  {
    name: 'Software',
    nouns: ['Systems', 'Logic', 'Cloudworks', 'Ledger'],
    growth: 0.13,
    margin: 0.27,
    multiple: 17,
    assets: 0.04,
    debt: -0.4,
    beta: 1.15,
    payout: 0.1,
  },
  {
    name: 'Semiconductors',
    nouns: ['Micro', 'Photonics', 'Wafer', 'Devices'],
    growth: 0.12,
    margin: 0.31,
    multiple: 14,
    assets: 0.08,
    debt: -0.2,
    beta: 1.35,
    payout: 0.2,
  },
  {
    name: 'Medical technology',
    nouns: ['Medical', 'Surgical', 'Diagnostics', 'Imaging'],
    growth: 0.075,
    margin: 0.24,
    multiple: 13.5,
    assets: 0.045,
    debt: 1.1,
    beta: 0.8,
    payout: 0.3,
  },
  {
    name: 'Consumer brands',
    nouns: ['Brands', 'Foods', 'Home', 'Apparel'],
    growth: 0.045,
    margin: 0.18,
    multiple: 10.5,
    assets: 0.035,
    debt: 1.6,
    beta: 0.75,
    payout: 0.5,
  },
  {
    name: 'Industrial machinery',
    nouns: ['Machines', 'Drives', 'Automation', 'Pumps'],
    growth: 0.055,
    margin: 0.17,
    multiple: 10,
    assets: 0.04,
    debt: 1.2,
    beta: 1.05,
    payout: 0.4,
  },
  {
    name: 'Grids and utilities',
    nouns: ['Grid', 'Power', 'Water', 'Energy'],
    growth: 0.035,
    margin: 0.35,
    multiple: 9,
    assets: 0.085,
    debt: 3.2,
    beta: 0.55,
    payout: 0.65,
  },
  {
    name: 'Specialty chemicals',
    nouns: ['Chemicals', 'Coatings', 'Polymers', 'Catalysts'],
    growth: 0.035,
    margin: 0.19,
    multiple: 8.5,
    assets: 0.06,
    debt: 1.9,
    beta: 1,
    payout: 0.45,
  },
  {
    name: 'Payments and exchanges',
    nouns: ['Payments', 'Exchange', 'Clearing', 'Markets'],
    growth: 0.09,
    margin: 0.42,
    multiple: 15,
    assets: 0.035,
    debt: 0.6,
    beta: 0.95,
    payout: 0.35,
  },
];

/** Euros for one unit of money; invented like all the rest. */
const COUNTRIES = [
  { country: 'Germany', currency: 'EUR', euros: 1, price: 60 },
  { country: 'France', currency: 'EUR', euros: 1, price: 55 },
  { country: 'Netherlands', currency: 'EUR', euros: 1, price: 70 },
  { country: 'United Kingdom', currency: 'GBP', euros: 1.15, price: 14 },
  { country: 'Switzerland', currency: 'CHF', euros: 1.05, price: 130 },
  { country: 'Sweden', currency: 'SEK', euros: 0.09, price: 240 },
  { country: 'United States', currency: 'USD', euros: 0.9, price: 95 },
  { country: 'Japan', currency: 'JPY', euros: 0.006, price: 3_200 },
];

const BEGIN = [
  'Ald',
  'Brun',
  'Corv',
  'Dreth',
  'Elv',
  'Fenn',
  'Grav',
  'Hask',
  'Ister',
  'Jorv',
  'Kelm',
  'Lorn',
  'Mord',
  'Nesk',
  'Orl',
  'Pelv',
  'Quar',
  'Rusk',
  'Skarn',
  'Tolv',
  'Ulv',
  'Varn',
  'Wend',
  'Yarl',
];
const END = ['mere', 'wick', 'haven', 'stad', 'ridge', 'vik', 'moor', 'holm', 'gate', 'ness', 'dale', 'thorpe'];

const random = dice(20260109);
const normal = normalOf(random);
const round = (value, decimals = 0) => Number(value.toFixed(decimals));
const pick = (list) => list[Math.floor(random() * list.length)];
const between = (value, low, high) => Math.min(high, Math.max(low, value));

/** Names and tickers without repetition. */
const roots = BEGIN.flatMap((begin) => END.map((end) => begin + end))
  .map((root) => [random(), root])
  .sort(([a], [b]) => a - b)
  .map(([, root]) => root);
const tickers = new Set();
function tickerOf(root, noun) {
  const letters = [...root.toUpperCase().replace(/(?!^)[AEIOU]/g, '')];
  const [first, ...others] = letters;
  const last = noun[0].toUpperCase();
  const found = [
    others.slice(0, 3),
    others.slice(-3),
    [...others.slice(0, 2), last],
    [...others.slice(-2), last],
    [...others.slice(0, 3), last],
  ]
    .map((rest) => [first, ...rest].join(''))
    .find((ticker) => !tickers.has(ticker));
  if (found === undefined) throw new Error(`No ticker is left for ${root}.`);
  tickers.add(found);
  return found;
}

/** A company whose multiples follow its growth. What is stored is rounded first and everything else computed from that. */
function company(sector) {
  const root = roots.pop();
  const noun = pick(sector.nouns);
  const { country, currency, euros, price: usualPrice } = pick(COUNTRIES);
  const growth26 = between(sector.growth + 0.045 * normal(), -0.08, 0.42);
  const growth27 = between(0.65 * growth26 + 0.35 * sector.growth + 0.015 * normal(), -0.05, 0.3);
  const margin25 = between(sector.margin + 0.05 * normal(), 0.05, 0.6);
  const revenue25 = Math.exp(Math.log(1_900 / euros) + 1.05 * normal());
  const revenue = [revenue25, revenue25 * (1 + growth26), revenue25 * (1 + growth26) * (1 + growth27)].map((v) => round(v, 1));
  const lift = 0.006 + 0.008 * normal();
  const ebitda = revenue.map((v, year) => round(v * (margin25 + year * lift), 1));
  const multiple = between(
    sector.multiple * (1 + 3.2 * (growth26 - sector.growth) + 1.1 * (margin25 - sector.margin) + 0.12 * normal()),
    4.5,
    38,
  );
  const leverage = between(sector.debt + 0.8 * normal(), -1.5, Math.min(5, multiple * 0.5));
  const netDebt = round(leverage * ebitda[0]);
  const price = round(usualPrice * Math.exp(0.55 * normal()), usualPrice > 1_000 ? 0 : 2);
  const shares = round((multiple * ebitda[1] - netDebt) / price, 1);
  const interest = Math.max(0, netDebt) * 0.045;
  const eps = revenue.map((v, year) =>
    round(((ebitda[year] - v * sector.assets * (1 + 0.25 * Math.abs(leverage)) - interest) * 0.76) / shares, 2),
  );
  const dps = round(Math.max(0, eps[0]) * between(sector.payout + 0.12 * normal(), 0, 0.9), 2);
  const beta = round(between(sector.beta + 0.18 * normal(), 0.2, 2.2), 2);
  const marketCap = round(price * shares, 1);
  const ev = round(marketCap + netDebt, 1);
  const ratio = (above, below, decimals = 1) => (below > 0 ? round(above / below, decimals) : '');
  const percent = (value) => round(100 * value, 1);
  return {
    ticker: tickerOf(root, noun),
    name: `${root} ${noun}`,
    sector: sector.name,
    country,
    currency,
    price,
    shares_mn: shares,
    market_cap_mn: marketCap,
    net_debt_mn: netDebt,
    ev_mn: ev,
    euros,
    market_cap_eur_mn: round(marketCap * euros, 1),
    revenue_25: revenue[0],
    revenue_26: revenue[1],
    revenue_27: revenue[2],
    ebitda_25: ebitda[0],
    ebitda_26: ebitda[1],
    ebitda_27: ebitda[2],
    eps_25: eps[0],
    eps_26: eps[1],
    eps_27: eps[2],
    dps_25: dps,
    revenue_growth_26: percent(revenue[1] / revenue[0] - 1),
    revenue_growth_27: percent(revenue[2] / revenue[1] - 1),
    ebitda_margin_25: percent(ebitda[0] / revenue[0]),
    ebitda_margin_26: percent(ebitda[1] / revenue[1]),
    ebitda_margin_27: percent(ebitda[2] / revenue[2]),
    ev_sales_26: ratio(ev, revenue[1]),
    ev_ebitda_26: ratio(ev, ebitda[1]),
    ev_ebitda_27: ratio(ev, ebitda[2]),
    pe_26: eps[1] > 0 && price / eps[1] < 100 ? ratio(price, eps[1]) : '',
    pe_27: eps[2] > 0 && price / eps[2] < 100 ? ratio(price, eps[2]) : '',
    net_debt_ebitda_25: round(netDebt / ebitda[0], 1),
    dividend_yield_25: percent(dps / price),
    beta,
  };
}

/** Friday closes that end at the price of the snapshot. */
function priceHistory({ ticker, price, beta }, market) {
  const drift = 0.0012 * normal();
  const own = Array.from({ length: WEEKS }, () => 0.026 * normal());
  let value = price;
  const closes = [price];
  for (let week = WEEKS - 1; week > 0; week--) {
    value /= Math.exp(drift + beta * market[week] + own[week]);
    closes.unshift(value);
  }
  return closes.map((close, week) => ({ date: fridayOf(week), ticker, close: round(close, price > 1_000 ? 0 : 2) }));
}

const fridayOf = (week) => new Date(Date.parse(AS_OF) - (WEEKS - 1 - week) * 7 * 86_400_000).toISOString().slice(0, 10);

const companies = SECTORS.flatMap((sector) => Array.from({ length: COMPANIES_A_SECTOR }, () => company(sector)));
const market = Array.from({ length: WEEKS }, () => 0.0016 + 0.017 * normal());
const prices = companies.flatMap((each) => priceHistory(each, market));
for (const each of companies) {
  const closes = prices.filter(({ ticker }) => ticker === each.ticker).map(({ close }) => close);
  const change = (weeks) => round(100 * (each.price / closes[closes.length - 1 - weeks] - 1), 1);
  Object.assign(each, {
    revenue_growth_25: round(each.revenue_growth_26 * 0.7 + 3 * normal(), 1),
    change_3m: change(13),
    change_12m: change(52),
    high_52w: Math.max(...closes.slice(-53)),
    low_52w: Math.min(...closes.slice(-53)),
  });
}

const beside = (name) => new URL(name, import.meta.url);
const columns = Object.keys(companies[0]);
writeCsv(
  beside('companies.csv'),
  columns,
  companies.map((row) => columns.map((column) => row[column])),
);
await writeParquet(
  beside('prices.parquet'),
  'date DATE, ticker VARCHAR, close DOUBLE',
  'ticker, date',
  prices.map(({ date, ticker, close }) => [date, ticker, close]),
);
