import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/chart/catalogue/index.ts';
import { chartsCommand } from '../../../src/cli/commands/charts.ts';
import { errorOf } from '../../support/report.ts';
import { recordedContext } from './recorded-context.ts';

function told(name?: string, options = {}): string {
  const context = recordedContext();
  chartsCommand(name, options, context);
  return context.said.out.trimEnd();
}

describe('tearsheet charts', () => {
  it('lists every chart with what it is for', () => {
    const lines = told().split('\n');
    expect(lines).toHaveLength(catalogue.size);
    for (const chart of catalogue.values())
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${chart.name} +\\S`)));
  });

  it.each([...catalogue.keys()])('says what %s takes', (name) => {
    const text = told(name);
    for (const { option } of catalogue.get(name)?.columns ?? [])
      expect(text).toMatch(new RegExp(`^ {2}${option} +\\S.*\\[`, 'm'));
    expect(text).not.toMatch(/undefined|\[object Object/);
    expect(text).toContain('In a report:');
  });

  it('gives the options as JSON Schema', () => {
    expect(JSON.parse(told('bridge', { json: true }))).toMatchObject({
      name: 'bridge',
      options: { type: 'object', properties: { step: { default: 'step' } }, additionalProperties: false },
    });
    expect(JSON.parse(told(undefined, { json: true }))).toHaveLength(catalogue.size);
  });

  it('names the nearest of a chart that does not exist', async () => {
    expect((await errorOf(() => told('brigde'))).message).toContain('Did you mean "bridge"?');
  });
});
