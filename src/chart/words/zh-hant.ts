import type { ChartWords } from './words.ts';

export const zhHant: ChartWords = {
  kinds: {
    bar: '長條圖', line: '折線圖', trail: '折線圖', area: '面積圖', point: '散佈圖', circle: '散佈圖', square: '散佈圖', rect: '熱圖',
    arc: '圓餅圖', tick: '條帶圖', boxplot: '箱形圖', geoshape: '地圖',
  },
  chart: '圖表',
  axes: (value, by) => `各${by}的${value}`,
  trend: (first, from, last, to) => `由${first}（${from}）至${last}（${to}）`,
  range: (lowest, lowestAt, highest, highestAt) => `最低${lowest}（${lowestAt}），最高${highest}（${highestAt}）`,
  single: (value, at) => `${value}（${at}）`,
  named: (name, text) => `${name}：${text}`,
  points: (count, axes) => `${count}個點；${axes.join('；')}`,
  span: (title, lowest, highest) => `${title}介於${lowest}至${highest}`,
  list: (items) => items.join('、'),
  moreSeries: (count) => `另有${count}個數列`,
  space: '',
  sentence: (text) => (/[。！？….!?]$/.test(text) ? text : `${text}。`),
};
