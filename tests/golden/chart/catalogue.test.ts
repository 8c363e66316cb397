import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/chart/catalogue/index.ts';
import { drawSample } from '../../support/catalogue-sample.ts';

const folder = join(import.meta.dirname, 'catalogue');

/** UPDATE_GOLDEN=1 draws the pictures anew; look at each before you keep it. */
describe('the samples of the gallery', () => {
  it.each([...catalogue.keys()])('%s is drawn as the golden shows', async (name) => {
    const { figure, warnings } = await drawSample(name);
    const file = join(folder, `${name}.svg`);
    const picture = `${figure.svg.replaceAll('><', '>\n<')}\n`;
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, picture);
    expect(picture).toBe(readFileSync(file, 'utf8'));
    expect(warnings).toEqual([]);
  });

  it('have no golden of a chart that is gone', () => {
    expect(readdirSync(folder).filter((file) => !catalogue.has(file.replace(/\.svg$/, '')))).toEqual([]);
  });
});
