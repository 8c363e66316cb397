import { describe, expect, it } from 'vitest';
import { isIsin, isLei } from '../../../../src/report/schema/identifiers.ts';

describe('ISIN', () => {
  it.each(['US0378331005', 'US01609W1027', 'DE000BAY0017', 'GB0002634946', 'AU0000XVGZA3', 'KYG017191142', 'JP3633400001'])(
    '%s is right',
    (isin) => {
      expect(isIsin(isin)).toBe(true);
    },
  );

  it.each([
    'US0378331006',
    'us0378331005',
    'US037833100',
    'US03783310055',
    ' US0378331005',
    'US0378331005\n',
    'U10378331005',
    'US037833100X',
    '',
  ])('%j is not', (isin) => {
    expect(isIsin(isin)).toBe(false);
  });
});

describe('LEI', () => {
  it.each(['HWUPKR0MPOU8FGXBT394', '7LTWFZYICNSX8D621K86', '5493001KJTIIGC8Y1R12', '529900T8BM49AURSDO55'])(
    '%s is right',
    (lei) => {
      expect(isLei(lei)).toBe(true);
    },
  );

  it.each([
    'HWUPKR0MPOU8FGXBT395',
    'hwupkr0mpou8fgxbt394',
    'HWUPKR0MPOU8FGXBT39',
    'HWUPKR0MPOU8FGXBT3944',
    'HWUPKR0MPOU8FGXBT3A4',
    '',
  ])('%j is not', (lei) => {
    expect(isLei(lei)).toBe(false);
  });
});
