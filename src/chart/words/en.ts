import type { ChartWords } from './words.ts';

export const en: ChartWords = {
  kinds: {
    bar: 'Bar chart', line: 'Line chart', trail: 'Line chart', area: 'Area chart', point: 'Scatter plot', circle: 'Scatter plot',
    square: 'Scatter plot', rect: 'Heat map', arc: 'Pie chart', tick: 'Strip plot', boxplot: 'Box plot', geoshape: 'Map',
  },
  chart: 'Chart',
  axes: (value, by) => `${value} by ${by}`,
  trend: (first, from, last, to) => `${first} (${from}) to ${last} (${to})`,
  range: (lowest, lowestAt, highest, highestAt) => `lowest ${lowest} (${lowestAt}), highest ${highest} (${highestAt})`,
  single: (value, at) => `${value} (${at})`,
  named: (name, text) => `${name}: ${text}`,
  points: (count, axes) => `${count} points; ${axes.join('; ')}`,
  span: (title, lowest, highest) => `${title} from ${lowest} to ${highest}`,
  list: (items) => items.join(', '),
  moreSeries: (count) => `${count} more series`,
  space: ' ',
  sentence: (text) => (/[.!?…]$/.test(text) ? text : `${text}.`),
};
