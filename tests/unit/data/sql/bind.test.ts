import { afterAll, describe, expect, it } from 'vitest';
import type { Parameters } from '../../../../src/data/parameters.ts';
import { bindingsOf, prepare, queryName } from '../../../../src/data/sql/bind.ts';
import { Engine } from '../../../../src/data/sql/engine.ts';
import { guard, on, originErrorOf } from '../../../support/engine.ts';

const engine = await Engine.open([]);
afterAll(() => engine.retire());

const PARAMETERS: Parameters = {
  fund: "O'Hara",
  'share-class': 'A',
  'month.start': '2026-01-01',
  n: 3,
  half: 0.5,
  ok: true,
  word: '2026-01-01',
};
const isDay = (name: string): boolean => name === 'month.start';

async function ask(sql: string, parameters = PARAMETERS): Promise<readonly (readonly unknown[])[]> {
  const query = await guard(engine, sql, []);
  const bindings = bindingsOf(query, parameters, isDay);
  return on(engine, async (connection) => (await (await prepare(connection, sql, bindings)).runAndReadAll()).getRowsJson());
}

describe('a parameter in a query', () => {
  it.each([
    ['SELECT $fund AS v', "O'Hara"],
    ['SELECT typeof($fund) AS v', 'VARCHAR'],
    ['SELECT $n + 1 AS v', 4],
    ['SELECT $half * 2 AS v', 1],
    ['SELECT typeof($ok) AS v', 'BOOLEAN'],
    ['SELECT $share_class AS v', 'A'],
    ['SELECT $FUND AS v', "O'Hara"],
    ['SELECT $Month_Start AS v', '2026-01-01'],
    ['SELECT typeof($month_start) AS v', 'DATE'],
    ['SELECT $month_start + INTERVAL 1 MONTH AS v', '2026-02-01 00:00:00'],
    // A text that looks like a day stays text unless the parameter is one.
    ['SELECT typeof($word) AS v', 'VARCHAR'],
    ["SELECT '$fund' AS v", '$fund'],
    ['SELECT count(*) AS v FROM range($n)', '3'],
    ['SELECT [$n, $n] AS v', [3, 3]],
  ])('%s is %j', async (sql, expected) => expect(await ask(sql)).toEqual([[expected]]));

  it('may be named in two cases', async () => expect(await ask('SELECT $n AS a, $N AS b')).toEqual([[3, 3]]));

  it('is never spliced', async () => {
    const fund = "'; DROP TABLE x; -- $n";
    expect(await ask('SELECT $fund AS v', { fund })).toEqual([[fund]]);
  });

  it('that is not declared is told, with its line and what was meant', async () => {
    const error = await originErrorOf(() => ask('SELECT 1,\n  $fnud AS v'));
    expect(error).toMatchObject({
      code: 'unknown-parameter',
      key: 'sql',
      line: 2,
      mend: expect.stringContaining('$share_class'),
    });
    expect(error.message).toContain('Did you mean "fund"?');
    expect((await originErrorOf(() => ask('SELECT $x AS v', {}))).mend).toBe('Declare it under parameters.');
  });

  it('has a name that SQL can write', () => expect(queryName('month.start')).toBe('month_start'));
});
