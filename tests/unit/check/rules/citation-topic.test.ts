import { describe, expect, it } from 'vitest';
import { citationTopic } from '../../../../src/check/rules/citation-topic.ts';
import { findingsIn } from '../support.ts';

const noticed = (body: string, title: string) =>
  findingsIn(`# Halden\n\n${body}\n\n[1] TradeView - ${title} (2026-01-05) https://trade.example/1`, [citationTopic]);

describe('citation-topic', () => {
  it.each([
    ['ratings and valuation', 'Revenue rose 4% to $4.1 billion.[1]', 'Halden rating and valuation analysis', 'revenue'],
    ['targets, German', 'Die Bruttomarge lag bei 38,5 %.[1]', 'Kursziele und Einstufungen', 'bruttomarge'],
    ['prices, Chinese', '公司毛利率为38.5%。[1]', '海登航运行情', '毛利率'],
  ])('finds %s', async (_, body, title, metric) => {
    expect(await noticed(body, title)).toMatchObject([
      { severity: 'info', message: expect.stringContaining(metric), place: { line: 3 } },
    ]);
  });

  it.each([
    ['it is cited for ratings', 'Buy ratings make up 87.9%.[1] Revenue rose 4%.[1]', 'Halden rating analysis'],
    ['it is cited for a multiple', 'The P/E is 12.1x, revenue $4.1 billion.[1]', 'Halden valuation'],
    ['its title says more', 'Revenue rose 4%.[1]', 'Halden quotes and financial data'],
    ['its title says nothing of the kind', 'Revenue rose 4%.[1]', 'Halden in review'],
    ['it is on rating agencies', 'Net debt is $4.1 billion.[1]', 'Rating agency action on Halden'],
    ['it is cited for words alone', 'The yard is full.[1]', 'Halden rating analysis'],
    ['the metric is not known', 'White-label goods are 30-50% cheaper.[1]', 'Halden rating analysis'],
  ])('is silent when %s', async (_, body, title) => {
    expect(await noticed(body, title)).toEqual([]);
  });
});
