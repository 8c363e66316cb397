// Writes nav.parquet, holdings.parquet, funds.csv and benchmarks.csv beside this file: invented funds, the same on every run.
//   node examples/fund-factsheet/data/generate.mjs
import { dice, normalOf, writeCsv, writeParquet } from '../../invented.mjs';
import { FUNDS } from './invented-funds.mjs';

const [FIRST_DAY, LAST_DAY] = ['2017-12-29', '2025-12-31'];
/** Months up to the last day; those after a fund's launch have holdings. */
const MONTHS = 96;
/** How much of its distance from its usual size a position keeps from month to month. */
const KEPT = 0.94;

/** Days on which every market fell or rose at once: first day, number of days, whole move of a fund with a volatility of 13.5 %. */
const EVENTS = [
  ['2018-10-02', 60, -0.13],
  ['2020-02-20', 22, -0.31],
  ['2020-03-24', 70, 0.2],
  ['2022-01-05', 190, -0.17],
  ['2023-10-30', 45, 0.08],
];
const POSITIONS = 38;
const BEGIN = [
  'Ask',
  'Berg',
  'Dovre',
  'Eld',
  'Fro',
  'Grim',
  'Hedd',
  'Jutra',
  'Kolva',
  'Myr',
  'Ravn',
  'Stor',
  'Tind',
  'Vass',
  'Ydre',
  'Ald',
];
const END = ['holt', 'mark', 'rik', 'sund', 'valla', 'borg'];

const random = dice(20251231);
const normal = normalOf(random);
const DAY = 86_400_000;
const iso = (time) => new Date(time).toISOString().slice(0, 10);

const days = [];
for (let time = Date.parse(FIRST_DAY); time <= Date.parse(LAST_DAY); time += DAY)
  if (![0, 6].includes(new Date(time).getUTCDay())) days.push(iso(time));
const world = days.map(() => normal());
const shock = days.map(() => 0);
for (const [from, count, move] of EVENTS) {
  const at = days.findIndex((day) => day >= from);
  for (let day = at; day < at + count; day++) shock[day] += move / count;
}

/** Net asset value and benchmark on every weekday since launch, ending where the fund stands today. */
function levels({ launch, drift, volatility, alpha, beta, own, last_nav, last_benchmark }) {
  const daily = 1 / Math.sqrt(261);
  const extra = shock.reduce((sum, move) => sum + move, 0) * (volatility / 0.135);
  const market = days.map(
    (_, at) =>
      (drift * 8 - extra) / (days.length - 1) +
      volatility * daily * 0.65 * world[at] +
      volatility * daily * 0.35 * normal() +
      shock[at] * (volatility / 0.135),
  );
  const fund = market.map((move) => beta * move + (alpha + (1 - beta) * drift) / 261 + own * daily * normal());
  const scaled = (moves, last) => {
    const total = moves.slice(1).reduce((product, move) => product * Math.exp(move), 1);
    let level = last / total;
    return moves.map((move, at) => (at === 0 ? level : (level *= Math.exp(move))));
  };
  const [nav, benchmark] = [scaled(fund, last_nav), scaled(market, last_benchmark)];
  return days
    .map((date, at) => ({ date, nav: nav[at].toFixed(2), benchmark: benchmark[at].toFixed(2) }))
    .filter(({ date }) => date >= launch);
}

/** Names in proportion to their weights, counting those that are given already. */
function* spread(weights, given) {
  const counts = new Map(Object.keys(weights).map((name) => [name, given.filter((each) => each === name).length]));
  const members = Object.entries(weights).flatMap(([name, [weight]]) => (weight > 0 ? [{ name, weight }] : []));
  for (;;) {
    const next = members.reduce((best, each) =>
      (counts.get(each.name) + 1) / each.weight < (counts.get(best.name) + 1) / best.weight ? each : best,
    );
    counts.set(next.name, counts.get(next.name) + 1);
    yield next.name;
  }
}

/** Positions whose weights drift from month to month around their usual size and, with cash, always make 100. */
function holdings({ fund, launch, named, sectors, countries, cash, coupons }) {
  const nextSector = spread(
    sectors,
    named.map(([, sector]) => sector),
  );
  const nextCountry = spread(
    countries,
    named.map(([, , country]) => country),
  );
  const roots = BEGIN.flatMap((begin) => END.map((end) => begin + end))
    .map((root) => [random(), root])
    .sort(([a], [b]) => a - b);
  const positions = Array.from({ length: POSITIONS }, (_, at) => {
    const sector = named[at]?.[1] ?? nextSector.next().value;
    const nouns = sectors[sector][2];
    const name = named[at]?.[0] ?? `${roots[at][1]} ${nouns[at % nouns.length]}`;
    const bond = coupons ? ` ${(2 + Math.floor(random() * 14) / 8).toFixed(3)}% ${2027 + (at % 8)}` : '';
    const country = named[at]?.[2] ?? nextCountry.next().value;
    return {
      holding: name + bond,
      sector,
      country,
      usual: Math.exp((coupons ? -0.02 : -0.04) * at) * (at < named.length ? 1.15 : 0.9),
      drift: 0,
    };
  });
  const rows = [];
  for (let month = MONTHS - 1; month >= 0; month--) {
    const end = iso(Date.UTC(2025, 12 - month, 0));
    const held = Math.max(0.4, cash + 0.5 * normal());
    for (const position of positions) position.drift = KEPT * position.drift + 0.03 * normal();
    if (end < launch) continue;
    const sizes = positions.map(({ usual, drift }) => usual * Math.exp(drift));
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    const weights = sizes.map((size) => Number((((100 - held) * size) / whole).toFixed(2)));
    const rest = 100 - weights.reduce((sum, weight) => sum + weight, 0);
    positions.forEach(({ holding, sector, country }, at) => rows.push([end, fund, holding, sector, country, weights[at]]));
    rows.push([end, fund, 'Cash', 'Cash', 'Cash', Number(rest.toFixed(2))]);
  }
  return rows;
}

const beside = (name) => new URL(name, import.meta.url);
const columns = ['fund', 'benchmark', 'isin', 'manager', 'launch', 'invests_in', 'risk', 'charge', 'shares_mn'];
writeCsv(
  beside('funds.csv'),
  columns,
  FUNDS.map((fund) => columns.map((column) => fund[column])),
);
const weightsOf = (fund, kind, weights) => Object.entries(weights).map(([name, [, weight]]) => [fund, kind, name, weight]);
writeCsv(
  beside('benchmarks.csv'),
  ['fund', 'kind', 'name', 'weight'],
  FUNDS.flatMap(({ fund, sectors, countries }) => [
    ...weightsOf(fund, 'sector', sectors),
    ...weightsOf(fund, 'country', countries),
  ]),
);
await writeParquet(
  beside('nav.parquet'),
  'date DATE, fund VARCHAR, nav DOUBLE, benchmark DOUBLE',
  'fund, date',
  FUNDS.flatMap((fund) => levels(fund).map(({ date, nav, benchmark }) => [date, fund.fund, nav, benchmark])),
);
await writeParquet(
  beside('holdings.parquet'),
  'month DATE, fund VARCHAR, holding VARCHAR, sector VARCHAR, country VARCHAR, weight DOUBLE',
  'fund, month, weight DESC',
  FUNDS.flatMap(holdings),
);
