import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OriginError } from '../../../../src/data/origin.ts';
import { readStatement } from '../../../../src/data/postgres/statement.ts';

const DECLARED = ['fund', 'from_day', 'to', 'market-cap', 'n'];
const read = (query: string) => readStatement(query, DECLARED);

function refusal(query: string): OriginError {
  try {
    read(query);
  } catch (error) {
    if (error instanceof OriginError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('parameters of a query', () => {
  it('are numbered by their first use and bound by name', () => {
    const { text, names } = read('select $n + $n, $fund from t where d between $from_day and $to');
    expect(text).toBe('select $1 + $1, $2 from t where d between $3 and $4');
    expect(names).toEqual(['n', 'fund', 'from_day', 'to']);
  });

  it('may carry a cast, a bracket or an operator', () => {
    expect(read('select $n::int,($n)+$n*-$n, a[$n], f($n)').text).toBe('select $1::int,($1)+$1*-$1, a[$1], f($1)');
  });

  it('write a dash as underscore, as SQL knows no dash in a name', () => {
    expect(read('select $market_cap - $n')).toMatchObject({ text: 'select $1 - $2', names: ['market-cap', 'n'] });
    expect(read('select $FUND, $fund')).toMatchObject({ text: 'select $1, $1', names: ['fund'] });
  });

  it.each([
    ["select '$fund'"],
    ["select 'it''s $fund'"],
    ["select E'\\'$fund'"],
    ["select e'a\\\\' '$fund'"],
    ["select E'a'\n  'b\\'$fund'"],
    ["select U&'\\0061$fund', B'01', x'ff'"],
    ['select "$fund" from "a""$fund"'],
    ['select $$ $fund $$'],
    ['select $tag$ $fund $$ $other$ $fund $tag$'],
    ['select $fund$text$fund$'],
    ['select 1 -- $fund'],
    ['select 1 -- $fund\n + 2'],
    ['select /* $fund */ 1'],
    ['select /* a /* $fund */ $fund */ 1'],
    ['select a$fund from b$fund$c'],
    ['select näme$fund'],
    ['select a::text, b :: "my type"'],
    ["select 'unended $fund"],
    ['select /* unended $fund'],
    ['select $$unended $fund'],
  ])('are not looked for in %j', (query) => {
    expect(read(query)).toMatchObject({ text: query, names: [] });
  });

  it('are found again after each of them', () => {
    const query = `select '$n', E'\\'$n', "$n", $$ $n $$, $t$ $n $t$ -- $n\n, /* $n /* */ */ a$n, $n`;
    expect(read(query)).toMatchObject({ text: query.replace(/\$n$/, '$1'), names: ['n'] });
  });

  it('that nobody declared are refused, with the name that was meant', () => {
    const error = refusal('select\n  $fnud');
    expect(error).toMatchObject({ code: 'unknown-parameter', key: 'query', kind: 'report', line: 2 });
    expect(error.message).toBe('The query names the parameter $fnud, which is not declared. Did you mean "fund"?');
    expect(error.mend).toContain('from_day');
  });

  it('have no numbers', () => expect(refusal('select $1')).toMatchObject({ code: 'postgres-positional-parameter' }));

  it('never leave their value in the text: whatever stands between quotes is kept', () => {
    const inside = fc.string({ unit: fc.constantFrom('$', 'n', '$n', ' ', '-', '-', '/', '*', ';', '"', 'é', '𝒙', '\n') });
    fc.assert(
      fc.property(inside, (content) => {
        const literal = `'${content}'`;
        expect(read(`select ${literal}, $n`)).toMatchObject({ text: `select ${literal}, $1`, names: ['n'] });
        const comment = `/*${content.replace(/[*/]/g, '')}*/`;
        expect(read(`select ${comment} $n`)).toMatchObject({ text: `select ${comment} $1`, names: ['n'] });
      }),
    );
  });
});

describe('one SELECT', () => {
  it.each([
    'select 1',
    '  SELECT 1',
    '-- why\nselect 1',
    '/* a */ with a as (select 1) table a',
    'values (1)',
    '(select 1) union (select 2)',
    'Table t',
  ])('is %j', (query) => expect(read(query).text).toBe(query));

  it.each([
    ['select 1;', 'select 1'],
    ['select 1 ; -- done', 'select 1 '],
    ['select 1;;\n ;', 'select 1'],
    ["select ';' as a;", "select ';' as a"],
  ])('may end in a semicolon: %j', (query, text) => expect(read(query).text).toBe(text));

  it.each(['select 1; select 2', 'select 1; drop table t', "select 1;'a'", 'select 1;;(select 2)', 'select $$a$$; commit'])(
    'is not several: %j',
    (query) => expect(refusal(query)).toMatchObject({ code: 'postgres-many-statements', key: 'query' }),
  );

  it.each([
    ['update t set a = 1', /begins with UPDATE/],
    ['copy t to program $$sh$$', /begins with COPY/],
    ['set role admin', /begins with SET/],
    ['/* select */ delete from t', /begins with DELETE/],
    ['explain select 1', /begins with EXPLAIN/],
    ['"select" 1', /begins with "/],
    ['$fund', /begins with \$FUND/],
    ['', /is empty/],
    [' -- nothing', /is empty/],
    [';', /is empty/],
  ])('is not %j', (query, message) => {
    const error = refusal(query);
    expect(error).toMatchObject({ code: 'postgres-not-a-select', key: 'query' });
    expect(error.message).toMatch(message);
  });
});

describe('a position that the server gives', () => {
  /** Place of the first `!` of a query, found in the text that was sent. */
  const placeOf = (query: string) => {
    const statement = read(query);
    return statement.place([...statement.text].indexOf('!') + 1);
  };

  it.each([
    ['select !', { line: 1, column: 8 }],
    ['select 1,\n  !', { line: 2, column: 3 }],
    ['select $from_day, $fund, !', { line: 1, column: 26 }],
    ['select $n,\n$market_cap + !', { line: 2, column: 15 }],
    ["select '𝒙é', $from_day, !", { line: 1, column: 25 }],
  ])('is one in the query as written: %j', (query, place) => expect(placeOf(query)).toEqual(place));

  it('past the end is the end', () => expect(read('select 1\nfrom').place(99)).toEqual({ line: 2, column: 5 }));
});

describe('functions that reach outside or act on the server', () => {
  it.each([
    ["select pg_read_file('/etc/passwd') as a", 'pg_read_file', 1],
    ["select 1 as a,\n  pg_catalog.PG_Read_File /* so */ ('/etc/passwd') as b", 'pg_read_file', 2],
    ['select "pg_read_file"(\'/etc/passwd\') as a', 'pg_read_file', 1],
    ["select * from pg_ls_dir('.') as d(a)", 'pg_ls_dir', 1],
    ["select lo_export(1, '/tmp/x') as a", 'lo_export', 1],
    ['select pg_terminate_backend(1) as a', 'pg_terminate_backend', 1],
    ["select * from dblink('host=x', 'select 1') as t(a int)", 'dblink', 1],
    ["select query_to_xml('select 1', true, true, '') as a", 'query_to_xml', 1],
    ["with s as (select set_config('role', 'x', true)) select * from s", 'set_config', 1],
  ])('are refused by name: %s', (query, name, line) => {
    const error = refusal(query);
    expect(error).toMatchObject({ code: 'postgres-refused', key: 'query', line });
    expect(error.message).toContain(`calls ${name}(…)`);
  });

  it('are refused under a name in escapes', () => {
    expect(refusal('select U&"pg\\005fread_file"(\'/etc/passwd\') as a')).toMatchObject({ code: 'postgres-refused' });
  });

  it('are no columns, texts, tables, or functions that only compute', () => {
    for (const query of [
      "select pg_read_file, 'pg_read_file(1)' as b from pg_views where a in (1)",
      'select "pg_x" from t -- pg_read_file(1)',
      'select pg_typeof(a)::text, pg_size_pretty(b), my_lo_export(c), round(sum(v), 2) from t',
    ])
      expect(read(query).text).toBe(query);
  });
});
