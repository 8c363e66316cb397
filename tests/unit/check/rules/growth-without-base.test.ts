import { describe, expect, it } from 'vitest';
import { growthWithoutBase } from '../../../../src/check/rules/growth-without-base.ts';
import { findingsIn } from '../support.ts';

const lines = async (text: string) => (await findingsIn(text, [growthWithoutBase])).map(({ place }) => place?.line);

describe('growth-without-base', () => {
  it.each([
    [
      'an amount in a table',
      'Smart socket growth is a sign\n\nSmart socket sales grew 50%.\n\n| $ million | 2025 |\n|---|---|\n| Smart sockets | 120 |',
    ],
    [
      'an amount in another paragraph',
      'Smart socket growth is a sign\n\nSmart socket sales grew 50%.\n\nLast year the smart socket range sold for €120 million.',
    ],
    [
      'a German amount',
      'Starkes Wachstum der Intelligenten Steckdosen\n\nIntelligente Steckdosen: Wachstum 50 %, Umsatz 120 Mio. €.',
    ],
    ['a market that rose', 'World shares rose 2%\n\nWorld shares rose 2% in the week, and technology stocks rose 3%.'],
    ['a title without growth', 'Margins must earn the upside\n\nSmart socket sales grew 50%.'],
  ])('is content with %s', async (_, text) => expect(await lines(text)).toEqual([]));

  it.each([
    ['a rate in the title', 'Cloud revenue up 38%: the multiple follows\n\nCloud revenue rose 38% in the quarter.', 3],
    ['growth of something', 'The growth of smart socket sales matters\n\nOrders held.\n\nSmart socket sales grew by 50%.', 5],
  ])('asks what %s grows from', async (_, text, line) => expect(await lines(text)).toEqual([line]));
});
