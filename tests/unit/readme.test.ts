import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { ruleIds } from '../../src/check/settings.ts';
import { settingsSchema } from '../../src/workspace/settings.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { markdown, specOf } from '../support/report.ts';

const readme = readFileSync(join(BUILT_IN, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', text = '']) => ({ language, text }));
const yamlWith = (key: string): string =>
  blocks.find(({ language, text }) => language === 'yaml' && text.startsWith(`${key}:`))?.text ?? `no block begins with ${key}`;

describe('what the README shows', () => {
  it('of datasets is valid, and shows every kind', () => {
    const { data } = specOf(markdown(yamlWith('datasets')));
    const kinds = Object.values(data.datasets).map(({ rows, file, sql, postgres, url }) =>
      [rows && 'rows', file && 'file', sql && 'sql', postgres && 'postgres', url && 'url'].filter(Boolean).join(),
    );
    expect(kinds).toEqual(['rows', 'file', 'sql', 'postgres', 'url']);
  });

  it('of parameters is valid', () => {
    expect(Object.keys(specOf(markdown(yamlWith('parameters'))).data.parameters)).toEqual(['fund', 'month']);
  });

  it('of settings is valid', () => {
    const settings = settingsSchema.parse(parseYaml(yamlWith('connections')));
    expect(Object.keys(settings.connections)).toEqual(['warehouse']);
    expect(settings.http.hosts).toEqual(['api.example.com']);
  });

  it('of overrides and of the settings of checks is valid, and names rules that exist', () => {
    const [override] = specOf(markdown(yamlWith('overrides'))).data.overrides;
    expect(override).toMatchObject({ person: 'A. Analyst', date: '2026-01-14' });
    const { check } = settingsSchema.parse(parseYaml(yamlWith('check')));
    for (const id of [override?.rule ?? '', ...Object.keys(check?.levels ?? {})]) expect(ruleIds).toContain(id);
  });

  it('of signing is valid', () => {
    const { signing } = settingsSchema.parse(parseYaml(yamlWith('signing')));
    expect(signing).toMatchObject({ passwordEnv: 'HOUSE_PASSWORD', timestampTimeout: 15 });
  });

  it('of a whole report is valid', () => {
    const text = blocks.find(({ language, text }) => language === 'markdown' && text.startsWith('---'))?.text ?? '';
    expect(Object.keys(specOf(text).data.facts)).toEqual(['price', 'eps', 'target', 'upside']);
  });
});
