import { afterAll, describe, expect, it } from 'vitest';
import { readDestinations } from '../../../src/print/destinations.ts';
import { createPrinter } from '../../../src/print/supervisor.ts';
import { page } from '../../support/printing.ts';

const printer = createPrinter({ pages: 1 });
afterAll(() => printer[Symbol.asyncDispose]());

/** One id a page, each linked as a template would link it. */
async function printed(ids: readonly string[]) {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const links = ids.map((id) => `<a href="#${encodeURIComponent(id)}">x</a>`).join('');
  const targets = ids.map((id) => `<p id="${escaped(id)}" style="break-before:page">x</p>`).join('');
  return readDestinations((await printer.print(page(links + targets))).bytes);
}

describe('destinations', () => {
  it('are read by page, past the nodes of a page tree', async () => {
    const ids = Array.from({ length: 70 }, (_, i) => `section-${i}`);
    const { pages, pageOf } = await printed(ids);
    expect(pages).toBe(71);
    expect(ids.map((id) => pageOf[id])).toEqual(ids.map((_, i) => i + 2));
  });

  it.each(['a b', '日本', 'é#1', '50%', 'x(y)/z', '<a>[b]{c}', 'a&"b', 'a%20b', 'constructor', '__proto__', '🦊'])(
    'know the id %j by its own name',
    async (id) => {
      expect((await printed([id])).pageOf[id]).toBe(2);
    },
  );

  it('know no id that nothing links', async () => {
    const { bytes } = await printer.print(page('<p id="alone">x</p>'));
    expect(readDestinations(bytes)).toEqual({ pages: 1, pageOf: {} });
  });
});
