import { describe, expect, it } from 'vitest';
import { builtInType, madeType, readValue, type ValueReader } from '../../../../src/data/postgres/values.ts';

const value = (oid: number, text: string) => readValue(builtInType(oid) as ValueReader, text, 'c');

describe('values of PostgreSQL', () => {
  it.each([
    ['bool', 16, 't', true],
    ['bool', 16, 'f', false],
    ['int2', 21, '-32768', -32768],
    ['int4', 23, '2147483647', 2147483647],
    ['int8', 20, '9007199254740991', 9007199254740991],
    ['int8 past 2^53', 20, '9007199254740993', '9007199254740993'],
    ['int8', 20, '-9223372036854775808', '-9223372036854775808'],
    ['numeric', 1700, '0.10', '0.10'],
    ['numeric', 1700, '12345678901234567890.123456789', '12345678901234567890.123456789'],
    ['numeric', 1700, 'NaN', 'NaN'],
    ['float8', 701, '0.1', 0.1],
    ['float8', 701, '1e+300', 1e300],
    ['float8', 701, 'NaN', Number.NaN],
    ['float4', 700, '-Infinity', Number.NEGATIVE_INFINITY],
    ['text', 25, ' t ', ' t '],
    ['bpchar', 1042, 'USD  ', 'USD'],
    ['uuid', 2950, '6f8b1c1e-0000-4000-8000-000000000000', '6f8b1c1e-0000-4000-8000-000000000000'],
    ['date', 1082, '2026-02-28', '2026-02-28'],
    ['timestamp', 1114, '2026-01-15 08:30:00', '2026-01-15T08:30:00'],
    ['timestamp', 1114, '2026-01-15 08:30:00.123456', '2026-01-15T08:30:00.123456'],
    ['timestamptz', 1184, '2026-01-15 08:30:00+00', '2026-01-15T08:30:00+00:00'],
    ['timestamptz', 1184, '2026-01-15 08:30:00-03:30', '2026-01-15T08:30:00-03:30'],
    ['timestamptz of local mean time', 1184, '1890-01-01 00:19:32+00:19:32', '1890-01-01T00:00:00.000Z'],
    ['timestamptz west of Greenwich', 1184, '1880-01-01 00:00:00-04:56:02', '1880-01-01T04:56:02.000Z'],
  ])('%s %i %j is %j', (_, oid, text, expected) => expect(value(oid, text)).toBe(expected));

  it.each([
    ['infinity', 1082],
    ['-infinity', 1184],
    ['0044-03-15 BC', 1082],
    ['10000-01-01', 1082],
    ['10000-01-01 00:00:00', 1114],
  ])('%s is no day', (text, oid) => {
    expect(() => value(oid, text)).toThrow(expect.objectContaining({ code: 'postgres-value', key: 'query' }));
  });

  it.each([
    ['json', 114],
    ['jsonb', 3802],
    ['money', 790],
    ['bytea', 17],
    ['xml', 142],
    ['record', 2249],
  ])('%s is refused, with a way out', (refused, oid) => {
    expect(builtInType(oid)).toMatchObject({ refused, mend: expect.stringMatching(/\.$/) });
  });

  it('of an enumeration or a text-like type are text, of arrays and ranges refused', () => {
    expect(madeType('mood', 'E')).toMatchObject({ type: 'string' });
    expect(madeType('citext', 'S')).toMatchObject({ type: 'string' });
    expect(madeType('_int4', 'A')).toMatchObject({ refused: 'int4[]', mend: expect.stringContaining('unnest') });
    expect(madeType('daterange', 'R')).toMatchObject({ refused: 'daterange' });
  });
});
