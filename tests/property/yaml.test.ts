import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';
import { splitFrontMatter } from '../../src/report/front-matter.ts';
import { TearsheetError } from '../../src/shared/errors.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { specOf } from '../support/report.ts';

/** Words that one reader or another might take for something else than text. */
const treacherous = fc.constantFrom(
  'yes',
  'No',
  'on',
  'OFF',
  'null',
  'Null',
  '~',
  'true',
  'True',
  '1_000',
  '0x1F',
  '0o17',
  '017',
  '0b11',
  '1e3',
  '1.',
  '.5',
  '+1',
  '-0',
  '.inf',
  '-.INF',
  '.nan',
  '12:30:45',
  '2026-01-14',
  '2026-01-15T08:30:00+08:00',
  '<<',
  '=',
  '!x',
  '&a',
  '*a',
  '%',
  '@x',
  '`x`',
  '# x',
  'a: b',
  '- a',
  '? a',
  '|',
  '>',
  '"',
  "'",
  '\u0085',
  '\u2028',
  '\u00a0',
  '\t',
  'a\tb',
  '--- x',
  '...',
  '[',
  '{',
  ', ',
  '\uFEFF',
  '港',
  '😀',
  '\u0007',
  '\\n',
  '{{fact "a"}}',
);
const text = fc
  .oneof(
    treacherous,
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.array(fc.oneof(treacherous, fc.constant('\n')), { maxLength: 4 }).map((parts) => parts.join(' ')),
  )
  .map((value) => value.toWellFormed());
const cell = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  fc.boolean(),
  fc.constant(null),
);
/** Any JSON as a Vega-Lite spec holds it: the one place of a report that takes everything. */
const spec = fc.dictionary(
  fc.oneof(
    fc.stringMatching(/^[a-z]{1,6}$/),
    text.filter((key) => key !== '__proto__'),
  ),
  fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      cell,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('any'), { maxKeys: 3 }),
    ),
  })).any,
  { maxKeys: 4 },
);

const asReport = (chart: unknown) => ({ kind: 'note', title: 'T', exhibits: { e: { title: 'E', chart } } });
/** What the quick reader makes of a text, and what the careful one does, who is called by an anchor. */
function bothWays(yaml: string): [unknown, unknown] {
  const read = (source: string): unknown => {
    try {
      return specOf(source, 'r.yaml').data.exhibits.e?.chart;
    } catch (error) {
      if (error instanceof TearsheetError) return error.problems.map(({ code }) => code);
      throw error;
    }
  };
  return [read(yaml), read(yaml.replace(/^title: T$/m, 'title: &anchor T'))];
}

describe('the quick YAML reader and the careful one', () => {
  it('give the same data, which is what was written', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom('block', 'flow', 'json'), (chart, style) => {
        const report = asReport(chart);
        const yaml =
          style === 'json'
            ? JSON.stringify(report, null, 1).replace('"title": "T"', '"title": \n"T"')
            : style === 'flow'
              ? `kind: note\ntitle: T\nexhibits: ${JSON.stringify(report.exhibits)}\n`
              : stringify(report, { aliasDuplicateObjects: false });
        const [quick, careful] = bothWays(yaml);
        expect(quick).toEqual(careful);
        // The library writes a block of white space with a loss; what it reads is the matter here.
        if (style !== 'block') expect(quick).toEqual(chart);
      }),
      { numRuns: 600, seed: 21 },
    );
  });

  it('agree on plain words as people write them', () => {
    fc.assert(
      fc.property(fc.oneof(treacherous, fc.stringMatching(/^[0-9eE+\-._xoabinftrueTRUENUL~:]{1,9}$/)), (word) => {
        const [quick, careful] = bothWays(`kind: note\ntitle: T\nexhibits:\n  e:\n    title: E\n    chart:\n      a: ${word}\n`);
        expect(quick).toEqual(careful);
      }),
      { numRuns: 800, seed: 22 },
    );
  });

  it.each(['alibaba-smart-sockets', 'fund-factsheet'])('agree on the example %s', (name) => {
    const source = readFileSync(join(BUILT_IN, 'examples', name, 'report.md'), 'utf8');
    const quick = specOf(source).data;
    expect(specOf(source.replace(/^kind: /m, 'kind: &anchor ')).data).toEqual(quick);
    expect(quick).toMatchObject(
      parseYaml(splitFrontMatter(source)?.yaml ?? '').issuer === undefined
        ? {}
        : { issuer: parseYaml(splitFrontMatter(source)?.yaml ?? '').issuer },
    );
  });

  it('never end but with data or with problems that have a place in the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            treacherous,
            fc.constantFrom(
              'kind: note',
              'title: T',
              'facts:',
              '  a: 1',
              '  b: { value: x',
              'issuer: {',
              '}',
              ']',
              'deck: [a',
              '---',
              ': ',
              '\n',
            ),
          ),
          { maxLength: 14 },
        ),
        fc.constantFrom('r.yaml', 'r.json', 'r.md'),
        (lines, name) => {
          const source = `${name === 'r.md' ? '---\n' : ''}${lines.join('\n')}x`;
          try {
            specOf(source, name);
          } catch (error) {
            if (!(error instanceof TearsheetError)) throw error;
            expect(error.kind).toBe('report');
            const count = source.split('\n').length;
            for (const { place, frame, code } of error.problems) {
              expect(code).toMatch(/^report\.[a-z0-9-]+$/);
              expect(place?.line).toBeGreaterThanOrEqual(1);
              expect(place?.line).toBeLessThanOrEqual(count);
              expect(frame ?? '^').toContain('^');
            }
          }
        },
      ),
      { numRuns: 500, seed: 23 },
    );
  });
});
