import { describe, expect, it } from 'vitest';
import { scenarioComplete } from '../../../../src/check/rules/scenario-complete.ts';
import { findingsIn } from '../support.ts';

const told = async (text: string) =>
  (await findingsIn(text, [scenarioComplete])).map(({ severity, message }) => `${severity}: ${message}`);

describe('scenario-complete', () => {
  it.each([
    [
      'cases as columns',
      'Halden\n\n| | Bear | Base | Bull |\n|---|---|---|---|\n| P/E | 11x | 16x | 19x |\n| Value per share | 8.3 | 12.0 | 14.3 |',
    ],
    [
      'cases under headings',
      'Halden\n\n## Bull case\n\nCloud grows and the shares are worth $55 at 22x EPS.\n\n## Bear case\n\nThe shares are worth $18 at 11x EPS.',
    ],
    ['values as upside', 'Halden\n\n- Bear case: 11x EPS, downside of 20%\n- Bull case: 19x EPS, upside of 30%'],
    ['a Chinese list', '某公司\n\n- 乐观：每股58港元，对应22倍市盈率\n- 基准：每股46港元\n- 悲观：每股29港元'],
    [
      'a base case that is the target',
      'Halden\n\nOur price target of $40 is 16x EPS.\n\n- Bear case: $25 at 11x\n- Base case: as modelled\n- Bull case: $52 at 19x',
    ],
    [
      'cases of the economy',
      'Outlook\n\n- Base case: GDP grows 1.2%\n- Adverse scenario: GDP falls 0.5%\n- Optimistic scenario: GDP grows 1.8%',
    ],
    ['cases of an index', 'Equity strategy\n\n- Bull case: S&P 500 at 7,500 on 24x\n- Bear case: 5,600 on 18x'],
    ['a range of targets', 'Halden\n\n| Targets | Low | High |\n|---|---|---|\n| Street | 140x | 225x |'],
    ['one case alone', 'Halden\n\n- Bull case: the P/E rises to 30x'],
    ['what bulls and bears say', 'Halden\n\n## Bulls say\n\n- The valuation is low\n\n## Bears say\n\n- The P/E of 22x is high'],
  ])('is content with %s', async (_, text) => expect(await told(text)).toEqual([]));

  it('says which part of which case is missing', async () => {
    expect(
      await told(
        'Halden\n\n- Bear case: $25 at 11x EPS, probability 30%\n- Bull case: the P/E rises to 30x\n- Base case: margins hold',
      ),
    ).toEqual([
      'warning: "Bull case" names a multiple and lacks a value per share, what the multiple is applied to and a probability.',
      'warning: "Base case" lacks a value per share, a multiple or other method and a probability.',
    ]);
  });

  it('asks for no probability where the note says that there is none', async () => {
    const text =
      'Halden\n\nWe attach no probability to the cases.\n\n- Bear case: the P/E falls to 11x EPS\n- Bull case: $52 at 19x EPS';
    expect(await told(text)).toEqual(['warning: "Bear case" names a multiple and lacks a value per share.']);
  });

  it('is mild where only the method is missing', async () => {
    expect(await told('Halden\n\n- Bear case: $25\n- Bull case: $52')).toEqual([
      'info: "Bear case" lacks a multiple or other method for its value.',
      'info: "Bull case" lacks a multiple or other method for its value.',
    ]);
  });

  it('does not take the value of the next case', async () => {
    expect(await told('Halden\n\n- Bear case: margins stay\n- Bull case: $52 at 19x EPS')).toHaveLength(1);
  });

  it('reads the cards of a report', async () => {
    const report = (bear: string, bull: string) =>
      `---\nkind: note\ntitle: Halden\nfacts:\n  low: { label: Low, value: 25, unit: USD }\n  chance: { label: Chance, value: 30, unit: "%" }\nscenarios:\n  - { case: bear, ${bear} }\n  - { case: bull, ${bull} }\n---\n\nCheap.\n`;
    const whole = 'assumption: Less., method: 11x EPS, price: low';
    expect(await told(report(whole, 'assumption: "36x is paid for $9.00 of earnings, giving $324"'))).toEqual([]);
    expect(await told(report(whole, 'assumption: More.'))).toEqual([
      'warning: The case "bull" lacks a value per share and a multiple or other method.',
    ]);
    expect(await told(report(`${whole}, probability: chance`, whole))).toEqual([
      'warning: The case "bull" lacks a probability, which others have.',
    ]);
  });
});
