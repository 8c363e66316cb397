import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importDraft } from '../../../src/report/import/import.ts';
import { danglingIds, readReport } from '../../unit/report/import/read-back.ts';

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('drafts and the reports they become', () => {
  it.each(cases.map(({ name }) => name))('%s', async (name) => {
    const draft = readFileSync(join(folder, name, 'draft.txt'), 'utf8');
    const { markdown, findings } = importDraft(draft, { name: 'draft.txt' });
    await expect(markdown).toMatchFileSnapshot(join(folder, name, 'report.md'));
    await expect(
      `${findings.map(({ rule, severity, place, message }) => `${place?.line}: ${severity} ${rule}: ${message}`).join('\n')}\n`,
    ).toMatchFileSnapshot(join(folder, name, 'findings.txt'));
    expect(danglingIds(readReport(markdown))).toEqual([]);
  });
});
