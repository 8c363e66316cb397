import { describe, expect, it } from 'vitest';
import { superlatives } from '../../../../src/check/rules/superlatives.ts';
import { findingsIn } from '../support.ts';

const severities = async (paragraph: string) =>
  (await findingsIn(`Halden Marine\n\n${paragraph}`, [superlatives])).map(({ severity }) => severity);

describe('superlatives', () => {
  it.each([
    'The shares offer a risk-free double.',
    'Returns are guaranteed.',
    'The share will certainly double by May.',
    'The stock can only rise.',
    'The plan guarantees strong growth.',
    'Ein todsicheres Geschäft.',
    'Der Kurs wird garantiert steigen.',
    '该股必涨。',
    '這是穩賺不賠的投資。',
  ])('warns of the promise in %j', async (sentence) => {
    expect(await severities(sentence)).toEqual(['warning']);
  });

  it.each([
    'The group has an unparalleled network.',
    'It is the best company in shipping.',
    'Eine beispiellose Chance.',
    '公司实现了史无前例的增长。',
  ])('notes the rank in %j', async (sentence) => {
    expect(await severities(sentence)).toEqual(['info']);
  });

  it.each([
    'The risk-free rate is 3.2%, and risk-free assets yield little.',
    'Nothing is risk-free, and returns are not guaranteed.',
    'There is no guarantee that growth continues; past performance does not guarantee success.',
    'The bonds are guaranteed by the state.',
    'The fall is unprecedented in data since 1990.',
    'It was hardly unprecedented.',
    'At best, rates hold; our best estimate is 4%.',
    'Halden is the best company in our ranking.',
    'The board calls the result “unprecedented”.',
    'Der risikofreie Zins beträgt 2,4 %; Gewinne sind nicht garantiert.',
    '无风险利率为2.1%，保证收益率为2.0%。',
    '本产品不保证收益，也不是零风险。',
  ])('is silent about %j', async (sentence) => {
    expect(await severities(sentence)).toEqual([]);
  });
});
