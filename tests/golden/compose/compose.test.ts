import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foreignParts } from '../../support/markup.ts';
import { TestWorkspace } from '../../support/test-workspace.ts';

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Pictures and fonts are judged elsewhere; what is left is the same on every machine. */
function withoutPictures(body: string): string {
  return body.replace(/<svg[\s\S]*?<\/svg>/g, '<svg></svg>');
}

/** UPDATE_GOLDEN=1 writes the pages anew; read the difference before you keep it. */
describe('reports and the pages they become', () => {
  it.each(cases.map(({ name }) => name))('%s', async (name) => {
    using workspace = new TestWorkspace();
    const { body, findings } = await workspace.compose(readFileSync(join(folder, name, 'report.md'), 'utf8'), { contents: true });
    const file = join(folder, name, 'body.html');
    const page = withoutPictures(body);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, page);
    expect(page).toBe(readFileSync(file, 'utf8'));
    expect(findings).toEqual([]);
    expect(foreignParts(page)).toEqual([]);
  });
});
