import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { reportJsonSchema } from '../../../src/cli/commands/schema.ts';
import { splitFrontMatter } from '../../../src/report/front-matter.ts';

const example = new URL('../../../examples/alibaba-smart-sockets/report.md', import.meta.url);

describe('reportJsonSchema', () => {
  const schema = reportJsonSchema() as { properties: { sources: unknown }; required: string[] };

  it('names itself and its draft', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:tearsheet:schema:report',
      title: 'Tearsheet report',
      type: 'object',
      additionalProperties: false,
    });
  });

  it('asks for what an author must write, not for what has a default', () => {
    expect(schema.required).toEqual(['kind', 'title']);
  });

  it('says what a number for an id may be before it becomes text', () => {
    expect(JSON.stringify(schema.properties.sources)).toContain('"type":"integer"');
  });

  it('accepts the example and refuses a misspelt key', async () => {
    const text = await readFile(example, 'utf8');
    const data = parseYaml(splitFrontMatter(text)?.yaml ?? '');
    const reader = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)));
    expect(reader.safeParse(data).error?.issues).toBeUndefined();
    expect(reader.safeParse({ ...data, titel: 'x' }).success).toBe(false);
  });
});
