import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../../src/data/file/paths.ts';
import { never, originErrorOf, valuesOf } from '../../support/engine.ts';
import { folderOf, roomOf } from '../../support/report.ts';

const roomWith = async (files: Readonly<Record<string, string>> = {}) => {
  const root = await folderOf({ 'tearsheet.yaml': '', ...files });
  return { root, room: await roomOf(root), find: (name: string) => findFiles(name, root, root) };
};

describe('a turn', () => {
  it('is given to two at once, in order', async () => {
    const { room } = await roomWith();
    const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
    const begun: number[] = [];
    const all = gates.map(({ promise }, i) =>
      room.inTurn(never, async () => {
        begun.push(i);
        await promise;
        return i;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    gates[1]?.resolve();
    expect(await all[1]).toBe(1);
    await expect.poll(() => begun, { timeout: 20_000 }).toEqual([0, 1, 2]);
    for (const { resolve } of gates) resolve();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  });

  it('is not waited for by who was stopped, and goes to the next', async () => {
    const { room } = await roomWith();
    const gate = Promise.withResolvers<void>();
    const busy = [0, 1].map(() => room.inTurn(never, () => gate.promise));
    const run = new AbortController();
    const stopped = room.inTurn(run.signal, async () => 'never');
    const next = room.inTurn(never, async () => 'next');
    run.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    gate.resolve();
    await Promise.all(busy);
    expect(await next).toBe('next');
    // All turns came back.
    expect(await Promise.all([1, 2, 3].map((i) => room.inTurn(never, async () => i)))).toEqual([1, 2, 3]);
    await expect(room.inTurn(AbortSignal.abort(), async () => 1)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('comes back from work that fails', async () => {
    const { room } = await roomWith();
    for (let i = 0; i < 4; i++) await expect(room.inTurn(never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await room.inTurn(never, async () => 'yes')).toBe('yes');
  });
});

describe('the databases of a workspace', () => {
  it('are one for each set of files, and another for looking them through', async () => {
    const { room, find } = await roomWith({ 'a.csv': 'a\n1\n', 'b.csv': 'a\n2\n' });
    const [a, b] = [await find('a.csv'), await find('b.csv')];
    const engine = await room.engine(a);
    expect(await room.engine([...a, ...a])).toBe(engine);
    expect(await room.engine([])).not.toBe(engine);
    const both = await room.engine([...b, ...a]);
    expect(await room.engine([...a, ...b])).toBe(both);
    const looking = await room.engine(a, 'look');
    expect(looking).not.toBe(engine);
    expect(await valuesOf(engine, "SELECT current_setting('threads')")).toEqual([['1']]);
    await expect(valuesOf(engine, `FROM '${b[0]?.path}'`)).rejects.toThrow('Permission Error');
    expect(await valuesOf(both, `FROM '${b[0]?.path}'`)).toEqual([['2']]);
  });

  it('are few: the one that was longest not asked for closes when nobody holds it', async () => {
    const { room, find } = await roomWith(Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`${i}.csv`, 'a\n1\n'])));
    const first = await room.engine(await find('0.csv'));
    for (const i of [1, 2, 3, 4]) (await room.engine(await find(`${i}.csv`))).letGo();
    expect(first.isRetired).toBe(true);
    // Still held, it serves on.
    expect(await valuesOf(first, 'SELECT 1 AS a')).toEqual([[1]]);
    first.letGo();
    await expect(valuesOf(first, 'SELECT 1')).rejects.toThrow();
    const again = await room.engine(await find('0.csv'));
    expect(again).not.toBe(first);
    again.letGo();
  });
});

it('the hash of a file is of the file that was found', async () => {
  const { room, root, find } = await roomWith({ 'a.csv': 'abc' });
  const [file] = await find('a.csv');
  if (!file) throw new Error('Nothing was found.');
  await writeFile(`${root}/a.csv`, 'abcd');
  expect(await originErrorOf(() => room.hash(file, never))).toMatchObject({ code: 'file-changed', kind: 'unavailable' });
  const [now] = await find('a.csv');
  if (!now) throw new Error('Nothing was found.');
  expect(await room.hash(now, never)).toMatch(/^[0-9a-f]{64}$/);
});
