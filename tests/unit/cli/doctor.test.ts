import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { judgeNode } from '../../../src/cli/commands/doctor.ts';

describe('judgeNode', () => {
  it.each(['18.20.0', '20.19.4', '22.18.0', '23.11.0'])('refuses %s and says what to install', (version) => {
    expect(judgeNode(version)).toMatchObject({ ok: false, mend: 'Install Node 24.' });
  });

  it('has nothing to say about 24', () => {
    expect(judgeNode('24.1.0')).toEqual({ ok: true, detail: '24.1.0' });
  });

  it('asks for the version that package.json asks for', async () => {
    const { engines } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      engines: { node: string };
    };
    const [major = 0, minor = 0] = engines.node.replace('>=', '').split('.').map(Number);
    expect(judgeNode(`${major}.${minor}.0`).ok).toBe(true);
    expect(judgeNode(minor > 0 ? `${major}.${minor - 1}.0` : `${major - 1}.99.0`).ok).toBe(false);
  });
});
