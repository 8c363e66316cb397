import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderCommand } from '../../src/cli/commands/render.ts';
import { reportText, TestWorkspace } from '../support/test-workspace.ts';
import { recordedContext } from '../unit/cli/recorded-context.ts';

const workspace = new TestWorkspace({
  'one.md': reportText({ facts: { price: { value: 8, unit: 'USD' } } }, 'It costs {{fact "price"}}.'),
  'two.md': reportText({}, 'Nothing is counted here.'),
});
afterAll(() => workspace[Symbol.dispose]());

const options = { format: 'html', jobs: '2', out: `${workspace.root}/pages/` };
const read = (name: string) => JSON.parse(readFileSync(join(workspace.root, name), 'utf8'));

describe('render --facts', () => {
  it('writes where the numbers of one report come from', async () => {
    await renderCommand(
      [join(workspace.root, 'one.md')],
      { ...options, facts: join(workspace.root, 'facts.json') },
      recordedContext(),
    );
    expect(read('facts.json')).toMatchObject({
      schema: 1,
      document: { report: 'one.md' },
      facts: [{ id: 'price', value: 8, unit: 'USD', text: '$8.00', uses: [{ text: '$8.00', where: 'prose' }] }],
    });
  });

  it('writes one file for each of several into a folder', async () => {
    await renderCommand([join(workspace.root, '*.md')], { ...options, facts: join(workspace.root, 'all') }, recordedContext());
    expect(read('all/one.facts.json').facts).toHaveLength(1);
    expect(read('all/two.facts.json').facts).toEqual([]);
  });
});
