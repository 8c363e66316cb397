import { describe, expect, it } from 'vitest';
import { placeholderText } from '../../../../src/check/rules/placeholder-text.ts';
import { findingsIn } from '../support.ts';

const severities = async (paragraph: string) =>
  (await findingsIn(`Halden Marine\n\nRates held.\n\n${paragraph}`, [placeholderText])).map(({ severity }) => severity);

describe('placeholder-text', () => {
  it.each([
    'The target rises to $X.XX.',
    'Revenue of €XX million.',
    'Revenue rose by xx% in the year.',
    'A multiple of X.Xx applies.',
    '[Insert chart]',
    'Lorem ipsum dolor sit amet.',
    'The group [your text here] grew.',
    'Der Umsatz beträgt [bitte ergänzen].',
    '目标价为【待补充】。',
    'The price is [●].',
  ])('stops a note at %j', async (text) => {
    expect(await severities(text)).toEqual(['error']);
  });

  it.each([
    'The margin was ???.',
    'The guidance is TBD.',
    'TODO: check the margin.',
    'Dear {{name}}, rates held.',
    '[Company Name] reported results.',
    'Rates held [citation needed].',
  ])('warns of %j', async (text) => {
    expect(await severities(text)).toEqual(['warning']);
  });

  it.each([
    'N/A',
    'Rates held at 12.5x; who would have thought? Really?',
    'The XXL line and the MAX XX series sold well.',
    'Agency TBA yields rose; TBC Bank reported results.',
    'Todo el mundo viaja; the rate is n/a.',
    '“[The company] will grow”, she said [sic].',
    'Der Band XX der Reihe kostet 20 €.',
    '日期待定，目标价75.00元。',
    '| Event | Date |\n|---|---|\n| Results | TBD |',
  ])('is silent about %j', async (text) => {
    expect(await severities(text)).toEqual([]);
  });
});
