import type { ChartWords } from './words.ts';

export const de: ChartWords = {
  kinds: {
    bar: 'Balkendiagramm', line: 'Liniendiagramm', trail: 'Liniendiagramm', area: 'Flächendiagramm', point: 'Streudiagramm',
    circle: 'Streudiagramm', square: 'Streudiagramm', rect: 'Heatmap', arc: 'Kreisdiagramm', tick: 'Streifendiagramm',
    boxplot: 'Boxplot', geoshape: 'Karte',
  },
  chart: 'Diagramm',
  axes: (value, by) => `${value} nach ${by}`,
  trend: (first, from, last, to) => `von ${first} (${from}) auf ${last} (${to})`,
  range: (lowest, lowestAt, highest, highestAt) => `niedrigster Wert ${lowest} (${lowestAt}), höchster ${highest} (${highestAt})`,
  single: (value, at) => `${value} (${at})`,
  named: (name, text) => `${name}: ${text}`,
  points: (count, axes) => `${count} Punkte; ${axes.join('; ')}`,
  span: (title, lowest, highest) => `${title} von ${lowest} bis ${highest}`,
  list: (items) => items.join(', '),
  moreSeries: (count) => `${count} weitere Reihen`,
  space: ' ',
  sentence: (text) => (/[.!?…]$/.test(text) ? text : `${text}.`),
};
