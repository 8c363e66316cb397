import { describe, expect, it } from 'vitest';
import { fiscalBasis } from '../../../../src/check/rules/fiscal-basis.ts';
import { findingsIn } from '../support.ts';

const told = async (text: string) =>
  (await findingsIn(text, [fiscalBasis])).map(({ severity, place }) => `${severity} ${place?.line}`);

describe('fiscal-basis', () => {
  it.each([
    ['a fiscal year', 'Dunlin\n\nWe rate the shares Buy. Sales rose in Q3 2025, the second of FY26.'],
    ['the end of a quarter', 'Dunlin\n\nWe rate the shares Buy. Sales rose in Q3 2025 (quarter to 30 September).'],
    [
      'a German fiscal year',
      'Ostwall\n\nWir bestätigen die Einstufung Kaufen. Im 3. Quartal 2025 stieg der Umsatz; das Geschäftsjahr endet im Juni.',
    ],
    ['a ticker', 'Meridian (MPT US)\n\nWe rate the shares Buy. EBITDA rose in 3Q25.'],
    ['a full name', 'Ostwall Energie AG\n\nWir bestätigen die Einstufung Kaufen. Im 3. Quartal 2025 stieg der Umsatz.'],
    ['a market', 'Steel\n\nDemand fell in Q3 2025.'],
    ['no quarter', 'Dunlin\n\nWe rate the shares Buy. Sales rose in 2025.'],
    [
      'a company of mainland China',
      '---\nkind: note\ntitle: 某公司\nissuer: { name: 某公司, ticker: 600519.SH }\n---\n\n2025年三季度收入增长，2025Q3利润增长。\n',
    ],
  ])('is content with %s', async (_, text) => expect(await told(text)).toEqual([]));

  it.each([
    ['a recommendation', 'Dunlin\n\nWe rate the shares Buy. Sales rose in Q3 2025.', 'warning 3'],
    ['another form', 'Dunlin\n\nWe rate the shares Buy.\n\n- 4Q25 was better', 'warning 5'],
    ['a note without a call', 'Dunlin\n\nThe share price rose. Sales rose in the third quarter of 2025.', 'info 3'],
  ])('asks which year is meant in %s', async (_, text, says) => expect(await told(text)).toEqual([says]));
});
