import type * as z from 'zod';
import type { ratingSchema } from '../schema/call.ts';
import type { Block } from './blocks.ts';
import { plainText } from './escape.ts';

export type RatingEntry = z.input<typeof ratingSchema>;

const VALUE = String.raw`(?<value>(?:strong |moderate )?(?:buy|sell)|hold|neutral|overweight|underweight|outperform|underperform|equal[- ]weight|accumulate|reduce|kaufen|halten|verkaufen|买入|買入|增持|持有|中性|减持|減持|卖出|賣出)`;
const LINE = new RegExp(
  String.raw`^(?<who>[\p{L}'’ ]{0,30}?)\s?(?:rating|recommendation|einstufung|empfehlung|投资评级|投資評級|评级|評級)\s?[:：]\s?${VALUE}[.。]?$`,
  'iu',
);

/** The recommendation, if a line or a row of a table states it; an analysts' or consensus rating is not the house's. */
export function ratingOf(blocks: readonly Block[]): RatingEntry | undefined {
  for (const text of lines(blocks)) {
    const groups = text.length <= 120 ? LINE.exec(text)?.groups : undefined;
    if (!groups) continue;
    const value = groups['value'] as string;
    const isConsensus = /consensus|analyst|average|street|konsens|一致/iu.test(groups['who'] ?? '');
    return { current: value.charAt(0).toUpperCase() + value.slice(1), owner: isConsensus ? 'consensus' : 'house' };
  }
  return undefined;
}

function* lines(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block.text.length <= 160 ? plainText(block.text) : '';
    if (block.kind === 'list') for (const item of block.items) yield item.text.length <= 160 ? plainText(item.text) : '';
    if (block.kind === 'table' && block.head.length === 2)
      for (const [name = '', value = ''] of block.rows)
        yield name.length + value.length <= 160 ? `${plainText(name)}: ${plainText(value)}` : '';
  }
}
