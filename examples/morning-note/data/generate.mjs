// Writes instruments.csv and history.csv beside this file: invented markets, the same on every run.
//   node examples/morning-note/data/generate.mjs
import { dice, normalOf, writeCsv } from '../../invented.mjs';

const LAST_DAY = '2026-01-16';
const DAYS = 75;

/** Name, class, region or unit, level on the last day, volatility a day, share of the world's move, decimals. */
const INSTRUMENTS = [
  ['Atlas World', 'Equities', 'World', 3_842.6, 0.003, 1, 1],
  ['Halden 300', 'Equities', 'Europe', 2_416.3, 0.005, 0.9, 1],
  ['Meridian 500', 'Equities', 'Americas', 7_105.8, 0.004, 1.1, 1],
  ['Sakai 200', 'Equities', 'Asia', 41_230, 0.008, 0.8, 0],
  ['Larkhill Small Cap', 'Equities', 'Europe', 684.2, 0.006, 1, 1],
  ['Euro in dollars', 'Currencies', 'USD', 1.1042, 0.004, 0.1, 4],
  ['Dollar in yen', 'Currencies', 'JPY', 149.36, 0.005, 0.1, 2],
  ['Pound in dollars', 'Currencies', 'USD', 1.3127, 0.004, 0.15, 4],
  ['Crude oil, front month', 'Commodities', 'USD a barrel', 68.4, 0.014, 0.4, 1],
  ['Gold', 'Commodities', 'USD an ounce', 3_118, 0.008, -0.1, 0],
  ['Copper', 'Commodities', 'USD a tonne', 9_866, 0.01, 0.7, 0],
  ['Carbon allowance', 'Commodities', 'EUR a tonne', 74.15, 0.013, 0.2, 2],
];
const RATES = [
  ['Core Europe, 2 years', 2.14, 3.2],
  ['Core Europe, 10 years', 2.71, 3.8],
  ['United States, 2 years', 3.62, 3.6],
  ['United States, 10 years', 4.18, 4.4],
  ['Japan, 10 years', 1.83, 2],
  ['Investment grade spread', 0.94, 1.5],
];
const SECTORS = [
  'Software',
  'Chips',
  'Medtech',
  'Consumer',
  'Machinery',
  'Utilities',
  'Chemicals',
  'Payments',
];

const random = dice(20260116);
const normal = normalOf(random);

/** Weekdays up to the last. */
const days = [];
for (let time = Date.parse(LAST_DAY); days.length < DAYS; time -= 86_400_000)
  if (![0, 6].includes(new Date(time).getUTCDay())) days.unshift(new Date(time).toISOString().slice(0, 10));

const world = days.map(() => 0.0004 + 0.0065 * normal());

/** Levels that end where the last day stands. */
function walk(level, moves, decimals) {
  const levels = [level];
  for (let at = moves.length - 1; at > 0; at--) levels.unshift(levels[0] / (1 + moves[at]));
  return levels.map((value) => value.toFixed(decimals));
}

const history = [];
const instruments = [];
const add = (name, kind, detail, decimals, levels) => {
  instruments.push([instruments.length + 1, name, kind, detail, decimals]);
  for (const [at, date] of days.entries()) history.push([date, name, levels[at]]);
};
for (const [name, kind, detail, level, own, share, decimals] of INSTRUMENTS)
  add(
    name,
    kind,
    detail,
    decimals,
    walk(
      level,
      world.map((move) => share * move + own * normal()),
      decimals,
    ),
  );
for (const [name, level, points] of RATES) {
  const moves = world.map((move) => (points * (0.4 * Math.sign(move) * Math.min(2, Math.abs(move) / 0.0065) + normal())) / 100);
  const levels = moves.map((_, at) => (level - moves.slice(at + 1).reduce((sum, move) => sum + move, 0)).toFixed(2));
  add(name, 'Rates', '%', 2, levels);
}
for (const name of SECTORS)
  add(
    name,
    'Sectors',
    'Index',
    1,
    walk(
      100 + 40 * random(),
      world.map((move) => move + 0.006 * normal()),
      1,
    ),
  );

const beside = (name) => new URL(name, import.meta.url);
writeCsv(beside('instruments.csv'), ['rank', 'name', 'class', 'detail', 'decimals'], instruments);
writeCsv(beside('history.csv'), ['date', 'name', 'level'], history);
