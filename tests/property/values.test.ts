import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIST, listValue, VARCHAR } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type DeclaredColumn, typeRows } from '../../src/data/columns.ts';
import type { ColumnType, Dataset, DatasetColumn } from '../../src/data/dataset.ts';
import { momentText, readWritten } from '../../src/data/dates.ts';
import { loadDatasets } from '../../src/data/load.ts';
import { DataRoom } from '../../src/data/room.ts';
import type { Cell, Row } from '../../src/data/row.ts';
import { Engine } from '../../src/data/sql/engine.ts';
import { runQuery } from '../../src/data/sql/query.ts';
import { bareOf, checkOf, isPadded, looksOf, typedOf } from '../../src/data/sql/text-values.ts';
import { isMissing, looksLike, Unfit, type ValueRules, valueReader, valueRules } from '../../src/data/values.ts';
import { offsetAt } from '../../src/data/zones.ts';
import { TearsheetError } from '../../src/shared/errors.ts';
import { findWorkspace } from '../../src/workspace/workspace.ts';
import { never, on } from '../support/engine.ts';
import { markdown, specOf } from '../support/report.ts';

const engine = await Engine.open([]);
afterAll(() => engine.retire());

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
];
const zone = fc.constantFrom(...ZONES);

const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((all) => all.join(''));
const pick = (...all: string[]): fc.Arbitrary<string> => fc.constantFrom(...all);
const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), text);
const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: pick(...'0123456789'), minLength: least, maxLength: most });

const numberText = fc.oneof(
  joined(
    pick('', '-', '+', '−'),
    digits(0, 6),
    maybe(joined(pick('.', ','), digits(0, 6))),
    maybe(joined(pick('e', 'E'), pick('', '-', '+', '−'), digits(0, 3))),
  ),
  joined(pick('', '-'), digits(14, 22), pick('', '.5', 'e+1')),
  fc.string({ unit: pick(...'019.,eE+-−_ %'), maxLength: 8 }),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map(String),
  fc.maxSafeInteger().map(String),
);
const year = fc.oneof(pick('0000', '0002', '1799', '1899', '1970', '2026', '2038', '9998', '10000'), digits(4, 4));
const month = fc.oneof(pick('00', '01', '02', '03', '10', '12', '13', '2'), digits(2, 2));
const day = fc.oneof(pick('00', '01', '28', '29', '30', '31', '32', '1'), digits(2, 2));
const mark = pick('-', '-', '-', '/', '.');
const timeText = joined(
  fc.oneof(pick('00', '02', '03', '12', '23', '24', '9'), digits(2, 2)),
  pick(':', ':', ':', ''),
  fc.oneof(pick('00', '30', '59', '60'), digits(2, 2)),
  maybe(joined(pick(':'), pick('00', '15', '59', '60'), maybe(joined(pick('.'), digits(0, 10))))),
  maybe(pick('Z', 'z', ' Z', '+08', '+08:00', '-0530', '+8', '+05:45', '-23:59', '+99:99', ' +01:00', ' UTC')),
);
const dateText = fc.oneof(
  joined(year, pick('-'), month, pick('-'), day),
  joined(year, mark, month, mark, day, maybe(joined(pick('T', ' ', 't', '  '), timeText))),
  joined(day, mark, month, mark, year),
  joined(pick('1969', '2026'), pick('-01-31', '-03-29', '-10-25', '-11-01', '/07/15'), pick('T', ' '), timeText),
);
const word = pick(
  ...[
    'true',
    'FALSE',
    'False',
    'falſe',
    'tRuE',
    'yes',
    'inf',
    '-Infinity',
    '+INF',
    '∞',
    '−∞',
    'İnf',
    'NaN',
    'na',
    'N/A',
    '#n/a',
    'NULL',
    '-',
    '–',
    '—',
  ],
  ...['-999', 'n.a.', 'N.A.', 'K. A.', 'x', '', '٣', '１２', '0x10', '1 000', '1’000', '12%', '$5', '(5)', '1e', 'e5', '.', '-.'],
);
const space = fc.string({ unit: pick(' ', '\t', '\u00a0', '\u2003', '\u3000', '\ufeff', '\v', '\n'), maxLength: 2 });
const anything = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !text.includes('\0'));
const bare = fc.oneof(
  { weight: 3, arbitrary: numberText },
  { weight: 3, arbitrary: dateText },
  { weight: 2, arbitrary: word },
  anything,
);
const text = fc.oneof({ weight: 5, arbitrary: bare }, joined(space, bare, space));
const texts = fc.array(text, { minLength: 60, maxLength: 200 });

const rules: fc.Arbitrary<ValueRules> = fc
  .record({
    decimal: pick('.', ',') as fc.Arbitrary<'.' | ','>,
    zone,
    missing: fc.option(fc.constantFrom<string[]>([], ['-999'], ['n.a.', 'k. a.', '0']), { nil: undefined }),
  })
  .map(valueRules);

/** What an expression over each text gives. */
async function inDuckDb(expression: (text: string) => string, values: readonly string[]): Promise<readonly unknown[]> {
  const bareText = `CASE WHEN ${isPadded('t')} THEN ${bareOf('t')} ELSE t END`;
  return on(engine, async (connection) => {
    const reader = await connection.runAndReadAll(
      `SELECT ${expression('t')} FROM (SELECT ${bareText} AS t FROM (SELECT unnest($texts::VARCHAR[]) AS t))`,
      { texts: listValue([...values]) },
      { texts: LIST(VARCHAR) },
    );
    return reader.getRows().map(([value]) => value);
  });
}

/** Microseconds since 1970 of a moment as it is kept; DuckDB keeps no finer part. */
function micros(moment: string): bigint {
  const written = readWritten(moment);
  if (!written) throw new Error(`${moment} is no moment`);
  return BigInt(written.wall - (written.offset ?? 0)) * 1000n + BigInt(written.fraction.slice(0, 6).padEnd(6, '0'));
}

function comparable(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  return 'micros' in value ? value.micros : String(value);
}

describe('the rules for values, here and in DuckDB,', () => {
  it('see the same in every text', async () => {
    await fc.assert(
      fc.asyncProperty(texts, rules, async (values, how) => {
        const found = await inDuckDb((t) => looksOf(t, how), values);
        for (const [i, value] of values.entries()) {
          const trimmed = value.trim();
          expect([value, found[i]]).toEqual([value, isMissing(trimmed, how) ? null : looksLike(trimmed, how)]);
        }
      }),
      { numRuns: 40, seed: 71 },
    );
  });

  const declared = fc.oneof(
    fc.record({
      type: fc.constantFrom<ColumnType>('string', 'number', 'integer', 'boolean', 'date', 'datetime'),
      nullable: fc.boolean(),
    }),
    fc.record({
      type: fc.constantFrom<ColumnType>('date', 'datetime'),
      nullable: fc.constant(true),
      format: pick(
        '%d.%m.%Y',
        '%m/%d/%Y',
        '%d/%m/%y',
        '%Y%m%d',
        '%d %b %Y',
        '%B %d, %Y',
        '%d.%m.%Y %H:%M',
        '%Y-%m-%d %H:%M:%S',
        '%d-%m-%Y 100%%',
      ),
    }),
  );
  const byFormat = fc.oneof(
    joined(
      fc.oneof(pick('1', '01', '29', '31', '32', '001'), digits(1, 2)),
      pick('.', '/', ' ', '-'),
      fc.oneof(pick('2', '02', '12', '13', 'Feb', 'feb', 'MAR', 'May', 'Sept'), digits(1, 2)),
      pick('.', '/', ' ', '-'),
      fc.oneof(pick('24', '68', '69', '99', '0024', '2024', '02024'), digits(2, 4)),
      maybe(pick(' 9:30', ' 09:30', ' 24:00', ' 00:00', ' 09:60', ' 100%', 'x')),
    ),
    joined(year, month, day),
    joined(pick('January', 'february', 'MAY', 'Jun', 'Juno'), pick(' ', '  '), day, pick(', ', ',', ' '), year),
    joined(
      year,
      pick('-'),
      month,
      pick('-'),
      day,
      pick(' '),
      pick('09:30:15', '9:3:1', '00:00:00', '09:30', '09:30:60', '23:59:59.5'),
    ),
  );

  it('make the same of every text in a column that is declared', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 3, arbitrary: text }, byFormat), { minLength: 60, maxLength: 200 }),
        declared,
        rules,
        async (values, column, how) => {
          const read = valueReader({ type: column.type, format: 'format' in column ? column.format : undefined }, how);
          const asked = { format: undefined, ...column } as DeclaredColumn;
          const fits = await inDuckDb((t) => checkOf(t, asked, how), values);
          const typed = await inDuckDb(
            (t) => `CASE WHEN ${checkOf(t, asked, how)} THEN ${typedOf(t, column.type, asked.format, how)} END`,
            values,
          );
          for (const [i, value] of values.entries()) {
            const cell = read(value);
            const here = cell instanceof Unfit || (cell === null && !column.nullable) ? undefined : cell;
            expect([value, fits[i]]).toEqual([value, here !== undefined]);
            if (here === undefined) continue;
            const expected = column.type === 'datetime' && here !== null ? micros(String(here)) : here;
            if (!Object.is(comparable(typed[i]), expected)) expect([value, comparable(typed[i])]).toEqual([value, expected]);
          }
        },
      ),
      { numRuns: 80, seed: 72 },
    );
  });
});

const PLAIN = valueRules({ decimal: '.', zone: 'UTC' });

/** A moment of the last and of this century, in whole seconds. */
const instant = fc.integer({ min: Date.UTC(1902, 0), max: Date.UTC(2037, 0) }).map((ms) => Math.floor(ms / 1000) * 1000);
const fraction = fc.oneof(
  fc.constant(''),
  digits(1, 9).map((text) => text.replace(/0+$/, '')),
);

describe('what is written is read back:', () => {
  const read = (type: ColumnType, how = PLAIN) => valueReader({ type, format: undefined }, how);

  it('every number, or it is told that it would be another', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.maxSafeInteger()), (number) => {
        const written = String(number);
        const cell = read('number')(written);
        if (Math.abs(number) > Number.MAX_SAFE_INTEGER && !written.includes('e')) expect(cell).toMatchObject({ code: 'inexact' });
        else expect(cell).toBe(number === 0 ? 0 : number);
        // With a decimal comma it is the same, or no number at all.
        const comma = valueRules({ decimal: ',', zone: 'UTC' });
        expect(read('number', comma)(written.replace('.', ','))).toEqual(cell);
        if (written.includes('.')) expect(read('number', comma)(written)).toBeInstanceOf(Unfit);
      }),
      { numRuns: 2_000, seed: 73 },
    );
  });

  it('every whole number to the last unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: -50n, max: 50n }), (far, near) => {
        for (const number of [far, near, 9_007_199_254_740_991n + near]) {
          const cell = read('integer')(String(number));
          if (cell instanceof Unfit) expect([cell.code, Number.isSafeInteger(Number(number))]).toEqual(['inexact', false]);
          else expect(BigInt(cell as number)).toBe(number);
        }
      }),
      { numRuns: 500, seed: 74 },
    );
  });

  it('every day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const [y = '', m = '', d = ''] = date.toISOString().slice(0, 10).split('-');
        const written = `${y}-${m}-${d}`;
        for (const text of [written, `${y}/${m}/${d}`, `${written} 00:00`, `${written}T00:00:00.000`])
          expect(read('date')(text)).toBe(written);
        for (const [format, text] of [
          ['%d.%m.%Y', `${d}.${m}.${y}`],
          ['%m/%d/%Y', `${Number(m)}/${Number(d)}/${y}`],
          ['%Y%m%d', `${y}${m}${d}`],
          ['%B %d, %Y', `${date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${Number(d)}, ${y}`],
          ['%d-%b-%Y', `${d}-${date.toLocaleString('en', { month: 'short', timeZone: 'UTC' }).toUpperCase()}-${y}`],
        ] as const)
          expect(valueReader({ type: 'date', format }, PLAIN)(text)).toBe(written);
      }),
      { numRuns: 500, seed: 75 },
    );
  });

  it('every moment, in its zone and in any other', () => {
    fc.assert(
      fc.property(instant, fraction, zone, zone, (ms, rest, first, second) => {
        const moment = momentText({ wall: ms, fraction: rest, offset: 0 }, first);
        const other = read('datetime', valueRules({ decimal: '.', zone: second }))(moment);
        expect(read('datetime', valueRules({ decimal: '.', zone: first }))(moment)).toBe(moment);
        expect(read('datetime', valueRules({ decimal: '.', zone: first }))(other)).toBe(moment);
        expect([Date.parse(moment), readWritten(moment)?.fraction]).toEqual([
          ms + Math.floor(Number(`0.${rest || 0}`) * 1000),
          rest,
        ]);
      }),
      { numRuns: 1_000, seed: 76 },
    );
  });

  it('every wall time that a clock shows, as one of the moments when it does', () => {
    fc.assert(
      fc.property(instant, zone, (ms, place) => {
        const wall = ms + offsetAt(ms, place);
        const moment = String(
          read('datetime', valueRules({ decimal: '.', zone: place }))(new Date(wall).toISOString().slice(0, 19)),
        );
        const at = Date.parse(moment);
        expect(at + offsetAt(at, place)).toBe(wall);
        // A clock shows a time twice when it is put back: by an hour mostly, by a day where the date line moved.
        expect(at === ms || Math.abs(at - ms) <= 86_400_000).toBe(true);
      }),
      { numRuns: 1_000, seed: 77 },
    );
  });
});

describe('rows that DuckDB held', () => {
  const cellOf: Readonly<Record<ColumnType, fc.Arbitrary<Cell>>> = {
    string: fc
      .string({ unit: 'binary', minLength: 1, maxLength: 6 })
      .filter((value) => !value.includes('\0') && value.trim() === value && value !== ''),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
    integer: fc.maxSafeInteger(),
    boolean: fc.boolean(),
    date: fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    datetime: fc
      .tuple(instant, fraction)
      .map(([ms, rest]) => momentText({ wall: ms, fraction: rest.slice(0, 6).replace(/0+$/, ''), offset: 0 }, 'Asia/Shanghai')),
  };
  const columns = fc.uniqueArray(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 5 }),
      type: fc.constantFrom(...(Object.keys(cellOf) as ColumnType[])),
    }),
    {
      minLength: 1,
      maxLength: 5,
      selector: ({ name }) => name.toLowerCase(),
    },
  );
  const table = columns.chain((schema) =>
    fc.record({
      schema: fc.constant(schema),
      rows: fc.array(fc.tuple(...schema.map(({ type }) => fc.option(cellOf[type], { nil: null }))), { maxLength: 8 }),
    }),
  );

  it('are the rows that it was given', async () => {
    let key = 0;
    await fc.assert(
      fc.asyncProperty(table, async ({ schema, rows }) => {
        const described: DatasetColumn[] = schema.map((column) => ({
          ...column,
          unit: undefined,
          scale: undefined,
          nullable: true,
          title: undefined,
        }));
        const given: Row[] = rows.map((cells) =>
          Object.assign(Object.create(null), Object.fromEntries(schema.map(({ name }, i) => [name, cells[i] ?? null]))),
        );
        const relation = { name: 'd', key: `rows ${++key}`, schema: described, rows: given };
        const raw = await runQuery(engine, { sql: 'FROM d', datasets: ['d'], parameters: [] }, [relation], [], 100, never);
        const how = valueRules({ decimal: '.', zone: 'Asia/Shanghai' });
        const { rows: back, schema: found, mistakes } = typeRows({ ...raw, hash: '', origin: '' }, new Map(), how);
        expect(mistakes).toEqual([]);
        expect(back.map((row) => Object.entries(row))).toEqual(given.map((row) => Object.entries(row)));
        expect(found.map(({ type }) => type)).toEqual(schema.map(({ type }) => type));
      }),
      { numRuns: 120, seed: 78 },
    );
  });
});

describe('a CSV file', () => {
  const root = mkdtempSync(join(tmpdir(), 'tearsheet-test-'));
  writeFileSync(join(root, 'tearsheet.yaml'), '');
  const workspace = findWorkspace(root);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const field = fc.oneof(
    { weight: 2, arbitrary: text.filter((value) => !value.includes('\0')) },
    {
      weight: 2,
      arbitrary: fc.string({ unit: pick('a', 'Z', '"', ',', ';', '\t', '|', '\n', '\r\n', ' ', 'ü', '港'), maxLength: 5 }),
    },
  );
  const file = fc
    .record({
      delimiter: pick(',', ';', '\t', '|'),
      lineEnd: pick('\n', '\r\n'),
      mark: pick('', '\ufeff'),
      last: fc.boolean(),
      quotesAll: fc.boolean(),
      names: fc.uniqueArray(fc.string({ unit: pick('a', 'b', 'ß', ' ', '"', ',', ';', '_', '\n'), minLength: 1, maxLength: 4 }), {
        minLength: 2,
        maxLength: 4,
        selector: (name) => name.trim(),
      }),
    })
    .filter(({ names }) => names.every((name) => name.trim() !== ''))
    .chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        rows: fc.array(fc.array(field, { minLength: shape.names.length, maxLength: shape.names.length }), { maxLength: 12 }),
      }),
    );

  async function load(lines: string, largeFile: number): Promise<Dataset | string[]> {
    await using room = new DataRoom(await workspace, { largeFile });
    const spec = specOf(
      markdown(`datasets:\n  d: { file: d.csv${lines} }\nexhibits:\n  e: { title: A, data: d, chart: { mark: bar } }`),
      'report.md',
      root,
    );
    try {
      return (await loadDatasets(spec, { parameters: {}, room, signal: never })).get('d') as Dataset;
    } catch (error) {
      if (!(error instanceof TearsheetError)) throw error;
      return error.problems.map(({ code, message }) => `${code}: ${message}`);
    }
  }

  it('gives the same rows here and by DuckDB', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), async ({ shape, rows }, isAsked) => {
        const { delimiter, lineEnd, mark: bom, last, quotesAll, names } = shape;
        const write = (value: string): string =>
          quotesAll || value.trim() !== value || value === '' || /["\n\r]/.test(value) || value.includes(delimiter)
            ? `"${value.replaceAll('"', '""')}"`
            : value;
        const lines = [names, ...rows].map((record) => record.map(write).join(delimiter));
        writeFileSync(join(root, 'd.csv'), `${bom}${lines.join(lineEnd)}${last ? lineEnd : ''}`);
        // The delimiter is looked for line by line.
        const isSaid = isAsked || names.some((name) => name.includes('\n'));
        const keys = isSaid ? `, delimiter: ${JSON.stringify(delimiter)}` : '';
        const [small, large] = [await load(keys, Number.POSITIVE_INFINITY), await load(keys, 1)];
        if (Array.isArray(small) || Array.isArray(large)) {
          expect(large).toEqual(small);
          return;
        }
        expect({ ...large, rows: large.rows.map((row) => Object.entries(row)) }).toEqual({
          ...small,
          rows: small.rows.map((row) => Object.entries(row)),
        });
        if (isSaid) expect([small.columns, small.rowCount]).toEqual([names.map((name) => name.trim()), rows.length]);
      }),
      { numRuns: 50, seed: 79 },
    );
  });
});
