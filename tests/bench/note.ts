import type { ReportSource } from '../../src/report/source.ts';

/** A small, fixed source of numbers: the same seed gives the same note. */
function random(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return ((state >>> 8) & 0xffff) / 0xffff;
  };
}

const SENTENCES = [
  'Orders in the quarter came in ahead of the run rate that the guidance needs, and the mix moved to service.',
  'Prices held while input costs fell, which shows in the gross margin before it shows in the operating line.',
  'Working capital absorbed less cash than a year ago, because stock was cut in the two largest warehouses.',
  'The second half carries the launch costs of two products, so the margin of the year will not follow the quarter.',
  'We keep the multiple and move the earnings, since nothing in the release speaks for a higher one.',
];

/** A note of five pages with four charts and two tables; every number in it depends on the seed. */
export function benchNote(seed: number): ReportSource {
  const next = random(seed + 1);
  const price = 40 + next() * 100;
  const years = [2022, 2023, 2024, 2025, 2026, 2027];
  const revenue = years.map((_, i) => 900 + i * 120 + next() * 80);
  const rows = years
    .map(
      (year, i) =>
        `      - { year: "${year}${i > 3 ? 'E' : ''}", revenue: ${(revenue[i] as number).toFixed(1)}, margin: ${(10 + i + next() * 3).toFixed(1)} }`,
    )
    .join('\n');
  const months = Array.from(
    { length: 60 },
    (_, i) =>
      `      - { date: "${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01", price: ${(price * (0.7 + i / 150 + next() * 0.1)).toFixed(2)} }`,
  ).join('\n');
  const segments = ['Devices', 'Software', 'Service', 'Licences', 'Other']
    .map((name) => `      - { segment: ${name}, share: ${(5 + next() * 40).toFixed(1)} }`)
    .join('\n');
  const paragraph = (n: number): string => Array.from({ length: 5 }, (_, i) => SENTENCES[(n + i) % SENTENCES.length]).join(' ');
  const section = (n: number, title: string, block: string): string =>
    `## ${title}\n\n**Point ${n}.** ${paragraph(n)} The price is {{fact "price"}} [market] and the target {{fact "target"}}, {{fact "upside"}} above it.\n\n${paragraph(n + 1)}\n\n${block}\n\n${paragraph(n + 2)} [company]\n\n${paragraph(n + 3)}\n\n${paragraph(n + 4)}\n`;
  const text = `---
kind: note
brand: wrenfield
title: Example Instruments ${seed}
headline: Margins rise faster than the price of ${price.toFixed(0)} allows for
standfirst: A made-up company for measuring; every number depends on a seed.
issuer: { name: Example Instruments, ticker: EXI, exchange: Example Exchange, currency: USD }
authors: [{ name: Example Analyst, role: Analyst, certifies: true }]
date: 2026-01-15T08:30:00+00:00
rating: { current: Buy, previous: Hold }
price: price
target: { current: target, previous: oldTarget, horizon: 12 months }
upside: upside
keyData: [price, target, eps, pe]
deck:
  - '**Earnings first.** The target moves from {{fact "oldTarget"}} to {{fact "target"}} [company].'
  - '**Price second.** At {{fact "pe"}} the shares are not dear [market].'
facts:
  price: { label: Price, value: ${price.toFixed(2)}, unit: USD, asOf: 2026-01-14, source: market }
  eps: { label: Earnings per share, value: ${(price / 17).toFixed(2)}, unit: USD, period: 2026, source: company }
  pe: { label: P/E, formula: price / eps, unit: x }
  target: { label: Target, formula: eps * ${(18 + next() * 4).toFixed(1)}, unit: USD, owner: house }
  oldTarget: { label: Target before, formula: eps * 16, unit: USD, owner: house }
  upside: { label: Upside, formula: target / price - 1, unit: "%", sign: true }
sources:
  - { id: market, publisher: Example Exchange, title: Closing prices, date: 2026-01-14 }
  - { id: company, publisher: Example Instruments, title: Results, date: 2026-01-12 }
scenarios:
  - { case: bear, assumption: Volumes fall and prices with them., price: oldTarget }
  - { case: base, assumption: The guidance is met., price: target }
  - { case: bull, assumption: Service grows as fast as in the quarter., price: target }
exhibits:
  sales:
    title: Revenue grows every year
    subtitle: Revenue, $m
    width: half
    source: [company]
    rows:
${rows}
    chart: { mark: bar, encoding: { x: { field: year, type: nominal, title: null }, y: { field: revenue, type: quantitative, title: null } } }
  margins:
    title: The margin follows
    subtitle: Operating margin, %
    width: half
    source: [company]
    rows:
${rows}
    chart: { mark: { type: line, point: true }, encoding: { x: { field: year, type: nominal, title: null }, y: { field: margin, type: quantitative, title: null } } }
  history:
    title: The price has followed earnings
    subtitle: Price, $, monthly
    width: full
    source: [market]
    rows:
${months}
    chart: { mark: line, encoding: { x: { field: date, type: temporal, title: null }, y: { field: price, type: quantitative, title: null, scale: { zero: false } } } }
  mix:
    title: One segment leads
    subtitle: Share of revenue, %
    width: main
    source: [company]
    rows:
${segments}
    chart: { mark: bar, encoding: { y: { field: segment, type: nominal, sort: "-x", title: null }, x: { field: share, type: quantitative, title: null } } }
  model:
    title: The model in short
    width: full
    source: [company]
    rows:
${rows}
    table: { columns: [{ key: year, title: Year, kind: text }, { key: revenue, title: Revenue, decimals: 0 }, { key: margin, title: Margin, unit: "%", decimals: 1 }] }
---
${section(1, 'Orders lead', '::pair{left=sales right=margins}')}
${section(2, 'Price follows', '::exhibit{#history}')}
${section(3, 'Mix matters', '::exhibit{#mix}')}
${section(4, 'What it is worth', '::scenarios\n\n::exhibit{#model}')}
`;
  return { name: `bench-${seed}.md`, directory: process.cwd(), format: 'markdown', text };
}
