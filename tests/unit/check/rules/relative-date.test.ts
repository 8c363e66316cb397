import { describe, expect, it } from 'vitest';
import { relativeDate } from '../../../../src/check/rules/relative-date.ts';
import { findingsIn } from '../support.ts';

const severities = async (text: string) => (await findingsIn(text, [relativeDate])).map(({ severity }) => severity);

describe('relative-date', () => {
  it.each([
    'The shares currently trade at 22.8x earnings.',
    'Recently, the price rose by 4%.',
    'According to the latest data, volumes fell by 2%.',
    'Zuletzt wurden 4 % gemeldet, aktuell sind es 5 %.',
    'Nach den neuesten Zahlen fiel der Absatz um 2 %.',
    '近期股价上涨4%。',
    '根據最新數據，銷量下降2%。',
  ])('warns of %j in a note without a day', async (sentence) => {
    expect(await severities(`Halden Marine\n\n${sentence}`)).toEqual(['warning']);
  });

  it('takes the figures of a list for those of the sentence that leads into it', async () => {
    expect(await severities('Halden Marine\n\nThe latest data are good:\n\n- Volumes\n- Prices up 2%')).toEqual(['warning']);
    expect(await severities('Halden Marine\n\nThe latest data are good:\n\n- Volumes\n- Prices')).toEqual(['info']);
  });

  it('only notes a sentence without figures; names and indices are none', async () => {
    expect(await severities('Halden Marine\n\nThe group recently opened a terminal.')).toEqual(['info']);
    expect(await severities('Halden Marine\n\nThe shares recently joined the STOXX 600.')).toEqual(['info']);
  });

  it.each([
    'Halden Marine\n\nIn March 2026 the shares recently touched 22.8x earnings.',
    'Halden Marine\n\nRecently, in Q3, volumes fell by 2%.',
    'Halden Marine\n\n“We currently run 14 terminals”, says the board.',
    'Halden Marine\nPrices as of 27 February 2026\n\nThe shares currently trade at 22.8x earnings.',
    'Nordhalde\nStand: 3. September 2025\n\nDie Aktie wird derzeit mit dem 14-fachen Gewinn bewertet.',
    '云梯机器人\n2026年4月3日\n\n目前市盈率为35.8倍。',
    '---\nkind: note\ntitle: Halden Marine\ndate: 2026-02-27\n---\n\nThe shares currently trade at 22.8x earnings.',
  ])('is silent in %j', async (text) => {
    expect(await severities(text)).toEqual([]);
  });

  it('does not take the day of a source for that of the note', async () => {
    expect(
      await severities(
        'Halden Marine\n\nThe shares currently trade at 22.8x earnings.[1]\n\n[1] Port Daily - Prices (2026-02-20)',
      ),
    ).toEqual(['warning']);
  });
});
