import { describe, expect, it } from 'vitest';
import { kinship } from '../../../../src/check/sourcing/names.ts';

describe('kinship of houses', () => {
  it.each([
    ['Wrenfield', 'Wrenfield Research Ltd', 'same'],
    ['Polar Quay (invented data)', 'Polar Quay Asset Management A/S (an example house)', 'same'],
    ['海登证券股份有限公司', '海登证券', 'same'],
    ['Ginlix AI', 'Jinling AI', 'namesake'],
    ['Jeffries & Co', 'Jefferies LLC', undefined],
    ['Wrenfeeld Research', 'Wrenfield Research', 'namesake'],
    ['Wrenfield', 'Warren Field', undefined],
    ['Nordea', 'Nordex', undefined],
    ['Deutsche Bank', 'Deutsche Börse', undefined],
    ['中国银行', '中国证券报', undefined],
    ['Bank of Asia', 'Capital Bank', undefined],
    ['AMD', 'AMF', undefined],
    ['', 'Wrenfield', undefined],
  ])('%s and %s: %s', (one, other, kin) => {
    expect(kinship(one, other)).toBe(kin);
    expect(kinship(other, one)).toBe(kin);
  });
});
