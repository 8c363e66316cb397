import { describe, expect, it } from 'vitest';
import { Cache } from '../../../src/data/cache.ts';
import { never } from '../../support/engine.ts';

const cacheOf = (most = 100) => new Cache<string>(most, (value) => value.length);

describe('a cache', () => {
  it('does the same work once, also while it is under way', async () => {
    const cache = cacheOf();
    let done = 0;
    const ask = () => cache.get('k', never, async () => `${++done}`);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['1', '1', '1']);
    expect(await ask()).toBe('1');
    expect(await cache.get('other', never, async () => 'x')).toBe('x');
  });

  it('does not keep what failed', async () => {
    const cache = cacheOf();
    const failing = () => cache.get('k', never, () => Promise.reject(new Error('no')));
    const both = await Promise.allSettled([failing(), failing()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await cache.get('k', never, async () => 'yes')).toBe('yes');
  });

  it('lets go of what was not asked for lately, by weight', async () => {
    const cache = cacheOf(10);
    const made: string[] = [];
    const ask = (key: string, weight = 4) =>
      cache.get(key, never, async () => {
        made.push(key);
        return 'x'.repeat(weight);
      });
    await ask('a');
    await ask('b');
    await ask('a');
    await ask('c');
    await ask('a');
    await ask('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    // What is heavier than all is given, and not kept.
    await ask('huge', 11);
    await ask('huge', 11);
    expect(made.filter((key) => key === 'huge')).toHaveLength(2);
  });

  it('does work again that another stopped', async () => {
    for (const name of ['AbortError', 'TimeoutError']) {
      const cache = cacheOf();
      const gate = Promise.withResolvers<string>();
      const first = cache.get('k', never, () => gate.promise);
      const second = cache.get('k', never, async () => 'again');
      gate.reject(new DOMException('stopped', name));
      await expect(first).rejects.toMatchObject({ name });
      expect(await second).toBe('again');
    }
  });

  it('does not wait for the work of another when its own signal ends', async () => {
    const cache = cacheOf();
    const gate = Promise.withResolvers<string>();
    const first = cache.get('k', never, () => gate.promise);
    const run = new AbortController();
    const second = cache.get('k', run.signal, async () => 'again');
    run.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    gate.resolve('at last');
    expect(await first).toBe('at last');
    await expect(cache.get('k', AbortSignal.abort(), async () => 'x')).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('tells each who waits what failed', async () => {
    const cache = cacheOf();
    const gate = Promise.withResolvers<string>();
    const all = [1, 2, 3].map(() => cache.get('k', never, () => gate.promise));
    gate.reject(new Error('broken'));
    for (const each of all) await expect(each).rejects.toThrow('broken');
  });
});
