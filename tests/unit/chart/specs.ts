import type { ChartInput, Row } from '../../../src/chart/figure.ts';

/** Charts of the trade, one of each kind that notes carry. */
const quarters = ['1Q24', '2Q24', '3Q24', '4Q24', '1Q25', '2Q25', '3Q25', '4Q25'];
const segments = ['Cloud', 'Devices', 'Services'];

export const months: readonly Row[] = Array.from({ length: 36 }, (_, at) => ({
  date: `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`,
  close: Number((92 + 30 * Math.sin(at / 6) + at * 1.4).toFixed(2)),
  peers: Number((90 + 12 * Math.cos(at / 5) + at * 0.7).toFixed(2)),
}));

export const prices: readonly Row[] = months.flatMap(({ date = null, close = null, peers = null }) => [
  { date, name: 'Halden', value: close },
  { date, name: 'Peer median', value: peers },
]);

export const revenue: readonly Row[] = quarters.flatMap((quarter, at) =>
  segments.map((segment, series) => ({
    quarter,
    segment,
    revenue: Number((40 + at * (6 - series * 2) + series * 18).toFixed(1)),
  })),
);

const margins: readonly Row[] = quarters.map((quarter, at) => ({
  quarter,
  margin: Number((18 + Math.sin(at) * 4 - (at === 5 ? 30 : 0)).toFixed(1)),
}));

const bridge: readonly Row[] = [
  { step: 'FY24 EBIT', amount: 412 },
  { step: 'Volume', amount: 96 },
  { step: 'Price', amount: 41 },
  { step: 'Input costs', amount: -88 },
  { step: 'Currency', amount: -23 },
  { step: 'FY25E EBIT', amount: 0 },
];

const peers: readonly Row[] = Array.from({ length: 24 }, (_, at) => ({
  company: `Company ${at + 1}`,
  growth: Number((2 + ((at * 7) % 23)).toFixed(1)),
  multiple: Number((8 + ((at * 7) % 23) * 0.6 + ((at * 5) % 7)).toFixed(1)),
  held: at % 6 === 0,
}));

const grid: readonly Row[] = ['7.5%', '8.0%', '8.5%', '9.0%', '9.5%'].flatMap((wacc, row) =>
  ['1.5%', '2.0%', '2.5%', '3.0%'].map((growth, column) => ({ wacc, growth, price: 148 - row * 11 + column * 8 })),
);

function input(
  id: string,
  spec: Record<string, unknown>,
  rows: readonly Row[] | undefined,
  width = 340,
  height = 200,
): ChartInput {
  return { id, spec, rows, width, height, title: `The message of ${id}`, language: 'en' };
}

const x = { field: 'quarter', type: 'ordinal', title: null, sort: null };

export const charts: readonly ChartInput[] = [
  input('bars', { mark: 'bar', encoding: { x, y: { field: 'margin', type: 'quantitative', title: '%' } } }, margins),
  input(
    'stacked',
    {
      mark: 'bar',
      encoding: { x, y: { field: 'revenue', type: 'quantitative', title: 'EUR m' }, color: { field: 'segment', sort: segments } },
    },
    revenue,
  ),
  input(
    'grouped',
    {
      mark: 'bar',
      encoding: {
        x,
        xOffset: { field: 'segment' },
        y: { field: 'revenue', type: 'quantitative', title: 'EUR m' },
        color: { field: 'segment' },
      },
    },
    revenue,
    520,
  ),
  input(
    'lying',
    {
      layer: [
        { mark: 'bar' },
        {
          mark: { type: 'text', align: 'left', dx: 4 },
          encoding: { text: { field: 'revenue', type: 'quantitative', format: ',.0f' } },
        },
      ],
      encoding: {
        y: { field: 'segment', type: 'nominal', title: null, sort: '-x' },
        x: { field: 'revenue', type: 'quantitative', title: null, axis: null },
      },
    },
    segments.map((segment, at) => ({ segment: `${segment} and the other lines`, revenue: 48.2 - at * 13 })),
    340,
    130,
  ),
  input(
    'lines',
    {
      encoding: {
        x: { field: 'date', type: 'temporal', title: null },
        y: { field: 'value', type: 'quantitative', title: 'Index, January 2023 = 100', scale: { zero: false } },
        color: { field: 'name', legend: null },
      },
      layer: [
        { mark: 'line' },
        {
          transform: [
            { window: [{ op: 'last_value', field: 'date', as: 'last' }], frame: [null, null], groupby: ['name'] },
            { filter: 'datum.date === datum.last' },
          ],
          layer: [
            { mark: { type: 'point', size: 36 } },
            { mark: { type: 'text', align: 'left', dx: 6 }, encoding: { text: { field: 'name' } } },
          ],
        },
      ],
    },
    prices,
    520,
    220,
  ),
  input(
    'area',
    {
      mark: 'area',
      encoding: {
        x: { field: 'date', type: 'temporal', title: null },
        y: { field: 'close', type: 'quantitative', title: 'EUR' },
      },
    },
    months,
  ),
  input(
    'scatter',
    {
      layer: [
        { mark: 'point', encoding: { color: { condition: { test: 'datum.held', value: '#c8553d' }, value: '#7d9db5' } } },
        { mark: { type: 'text', dy: -9 }, transform: [{ filter: 'datum.held' }], encoding: { text: { field: 'company' } } },
      ],
      encoding: {
        x: { field: 'growth', type: 'quantitative', title: 'Revenue growth, %' },
        y: { field: 'multiple', type: 'quantitative', title: 'EV/EBITDA, ×' },
      },
    },
    peers,
    340,
    240,
  ),
  input(
    'event',
    {
      layer: [
        {
          mark: 'line',
          encoding: {
            x: { field: 'date', type: 'temporal', title: null },
            y: { field: 'close', type: 'quantitative', title: 'EUR' },
          },
        },
        {
          data: { values: [{ date: '2024-05-15', note: 'Guidance cut' }] },
          layer: [
            { mark: { type: 'rule', strokeDash: [3, 2] }, encoding: { x: { field: 'date', type: 'temporal' } } },
            {
              mark: { type: 'text', align: 'left', dx: 4, y: 6 },
              encoding: { x: { field: 'date', type: 'temporal' }, text: { field: 'note' } },
            },
          ],
        },
      ],
    },
    months,
  ),
  input(
    'heat',
    {
      layer: [
        { mark: 'rect', encoding: { color: { field: 'price', type: 'quantitative', legend: null } } },
        {
          mark: 'text',
          encoding: {
            text: { field: 'price', type: 'quantitative' },
            color: { condition: { test: 'datum.price > 132', value: '#ffffff' }, value: '#16202a' },
          },
        },
      ],
      encoding: {
        x: { field: 'growth', type: 'ordinal', title: 'Terminal growth' },
        y: { field: 'wacc', type: 'ordinal', title: 'WACC' },
      },
    },
    grid,
    340,
    180,
  ),
  input(
    'waterfall',
    {
      transform: [
        { window: [{ op: 'sum', field: 'amount', as: 'sum' }] },
        { calculate: "datum.step === 'FY25E EBIT' ? 0 : datum.sum - datum.amount", as: 'from' },
        { calculate: "datum.step === 'FY25E EBIT' ? datum.sum : datum.amount", as: 'shown' },
        { calculate: 'datum.sum', as: 'to' },
        { calculate: 'max(datum.from, datum.to)', as: 'top' },
      ],
      encoding: { x: { field: 'step', type: 'ordinal', sort: null, title: null } },
      layer: [
        {
          mark: 'bar',
          encoding: {
            y: { field: 'from', type: 'quantitative', title: 'EUR m' },
            y2: { field: 'to' },
            color: {
              condition: [
                { test: 'datum.amount < 0', value: '#b3382c' },
                { test: "datum.step === 'Volume' || datum.step === 'Price'", value: '#2a7f62' },
              ],
              value: '#0b3c5d',
            },
          },
        },
        {
          mark: { type: 'text', dy: -7 },
          encoding: {
            y: { field: 'top', type: 'quantitative' },
            text: { field: 'shown', type: 'quantitative', format: '+,.0f' },
          },
        },
      ],
    },
    bridge,
    520,
    220,
  ),
  input(
    'facet',
    {
      facet: { field: 'segment', title: null },
      columns: 3,
      spec: { mark: 'line', encoding: { x, y: { field: 'revenue', type: 'quantitative', title: null } } },
    },
    revenue,
    520,
    170,
  ),
  input(
    'concat',
    {
      hconcat: [
        {
          title: 'Close',
          mark: 'line',
          encoding: {
            x: { field: 'date', type: 'temporal', title: null },
            y: { field: 'close', type: 'quantitative', title: 'EUR' },
          },
        },
        {
          title: 'By year',
          mark: 'bar',
          encoding: {
            x: { field: 'date', timeUnit: 'year', type: 'ordinal', title: null },
            y: { field: 'close', aggregate: 'mean', type: 'quantitative', title: 'EUR' },
          },
        },
      ],
    },
    months,
    520,
    200,
  ),
  input(
    'repeat',
    {
      repeat: ['close', 'peers'],
      columns: 2,
      spec: {
        mark: 'area',
        encoding: {
          x: { field: 'date', type: 'temporal', title: null },
          y: { field: { repeat: 'repeat' }, type: 'quantitative', title: 'EUR' },
        },
      },
    },
    months,
    520,
    180,
  ),
];
