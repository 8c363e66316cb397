import { describe, expect, it } from 'vitest';
import { shown } from '../../support/prose.ts';
import { scopeOf } from '../../support/report.ts';

const scope = (language: 'en' | 'de' | 'zh-Hans') =>
  scopeOf(
    '',
    { day: '2026-01-05', month: '2026-01', iso: '2026-01-05', share: 1234.5, large: -1234567, year: 2026, on: true },
    [],
    language,
    ['day', 'month'],
  );

describe('a parameter', () => {
  it.each([
    ['{{param "day"}}', '<5 Jan 2026>', '<5. Jan. 2026>', '<2026年1月5日>'],
    ['{{param "day" date="long"}}', '<5 January 2026>', '<5. Januar 2026>', '<2026年1月5日>'],
    ['{{param "day" date="iso"}}', '<2026-01-05>', '<2026-01-05>', '<2026-01-05>'],
    ['{{param "month"}}', '<January 2026>', '<Januar 2026>', '<2026年1月>'],
    ['{{param "iso"}}', '<2026-01-05>', '<2026-01-05>', '<2026-01-05>'],
    ['{{param "share"}}', '<1,234.5>', '<1.234,5>', '<1,234.5>'],
    ['{{param "share" decimals=2}}', '<1,234.50>', '<1.234,50>', '<1,234.50>'],
    ['{{param "large"}}', '<−1,234,567>', '<−1.234.567>', '<−1,234,567>'],
    ['{{param "year"}}', '<2026>', '<2026>', '<2026>'],
    ['{{param "year" decimals=0}}', '<2,026>', '<2.026>', '<2,026>'],
    ['{{param "on"}}', '<true>', '<true>', '<true>'],
    ['{{#if true}}{{param "day"}}{{/if}}', '<5 Jan 2026>', '<5. Jan. 2026>', '<2026年1月5日>'],
  ])('%s stands in the language of the report', (source, ...texts) => {
    expect((['en', 'de', 'zh-Hans'] as const).map((language) => shown(source, scope(language)))).toEqual(texts);
  });
});
