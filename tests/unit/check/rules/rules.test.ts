import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src/check/rule.ts';
import { contrast } from '../../../../src/check/rules/contrast.ts';
import { misspeltCitation } from '../../../../src/check/rules/misspelt-citation.ts';
import { unknownCitation } from '../../../../src/check/rules/unknown-citation.ts';
import { unknownSource } from '../../../../src/check/rules/unknown-source.ts';
import { unplacedExhibit } from '../../../../src/check/rules/unplaced-exhibit.ts';
import { unusedSource } from '../../../../src/check/rules/unused-source.ts';
import { markdown, reportOf } from '../../../support/report.ts';
import { contextFor } from '../support.ts';

const SOURCES = 'sources:\n  - { id: filing, publisher: Register }\n  - { id: 2, publisher: Port }\n';
const found = async (rule: Rule, frontMatter: string, body?: string, files?: Readonly<Record<string, string>>) => [
  ...rule.check(contextFor(await reportOf(markdown(frontMatter, body), files))),
];

describe('unknown-citation', () => {
  it.each([
    ['the body', SOURCES, 'Words [3].', 7 + 1, 7],
    ['a list', SOURCES, '- one [2]\n- two [9]\n', 9, 7],
    ['a heading', SOURCES, '# Head [9]\n', 8, 8],
  ])('fires in %s', async (_, front, body, line, column) => {
    const findings = await found(unknownCitation, front, body);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      message: expect.stringMatching(/^\[[39]\] cites a source that is not in the register/),
      place: { line, column },
    });
  });

  it.each([
    ['a title', 'headline: Up [9]'],
    ['a risk', 'risks:\n  - { title: T, text: "Words [9]" }'],
    ['the notes of an exhibit', 'exhibits:\n  e: { title: E, notes: "From [9]", chart: { mark: bar } }'],
    ['a cell', 'exhibits:\n  e: { title: E, table: { rows: [{ a: "x [9]" }] } }'],
  ])('fires in %s', async (_, front) => {
    expect(await found(unknownCitation, `${front}\n${SOURCES}`)).toHaveLength(1);
  });

  it('is silent about sources that are there, words in brackets, code and links', async () => {
    expect(await found(unknownCitation, SOURCES, 'A [filing] [2], [sic], `[9]` and [7](https://example.org/).')).toEqual([]);
  });

  it.each([
    ['A \\_b\\_ &amp; c [9]', 6, 17],
    ['Value {{fact "p"}} [9]', 6, 20],
    ['> quoted\n> and [9]', 7, 7],
    ['- item that\n  goes on\n  for long [9]', 8, 12],
    ['`[9]` and [9]', 6, 11],
  ])('points at the brackets in %j', async (body, line, column) => {
    const findings = await found(unknownCitation, 'facts: { p: { value: 5, unit: USD } }', body);
    expect(findings.map(({ place }) => [place?.line, place?.column, (place?.endColumn ?? 0) - (place?.column ?? 0)])).toEqual([
      [line, column, 3],
    ]);
  });
});

describe('unknown-source', () => {
  it.each([
    [
      'a fact',
      'facts:\n  p: { value: 1, unit: USD, source: filling }',
      /The fact "p" names the source "filling".*Did you mean "filing"\?/,
    ],
    [
      'an exhibit',
      'exhibits:\n  e: { title: E, source: [nobody], chart: { mark: bar } }',
      /The exhibit "e" names the source "nobody"/,
    ],
    ['a dataset', 'datasets:\n  d: { rows: [{ a: 1 }], source: nobody }', /The dataset "d" names the source "nobody"/],
    [
      'the rating distribution',
      'facts: { b: { value: 60, unit: "%" } }\nratingDistribution: { owner: consensus, rows: [{ rating: Buy, share: b }], source: [nobody] }',
      /The rating distribution names the source "nobody"/,
    ],
  ])('fires for %s', async (_, front, message) => {
    const findings = await found(unknownSource, `${front}\n${SOURCES}`);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ message: expect.stringMatching(message), place: { line: 5 } });
  });

  it('is silent when all are there, and once for what a formula inherits', async () => {
    expect(await found(unknownSource, `facts:\n  p: { value: 1, unit: USD, source: [filing, 2] }\n${SOURCES}`)).toEqual([]);
    expect(
      await found(
        unknownSource,
        `facts:\n  p: { value: 1, unit: USD, source: nobody }\n  q: { formula: p * 2, unit: USD }\n${SOURCES}`,
      ),
    ).toHaveLength(1);
  });

  it('fires for what a formula names itself', async () => {
    expect(
      await found(
        unknownSource,
        `facts:\n  p: { value: 1, unit: USD }\n  q: { formula: p * 2, unit: USD, source: nobody }\n${SOURCES}`,
      ),
    ).toMatchObject([{ message: expect.stringContaining('The fact "q"') }]);
  });
});

describe('unused-source', () => {
  it('fires for what nothing cites', async () => {
    const findings = await found(unusedSource, SOURCES, 'Words [2].');
    expect(findings).toMatchObject([{ message: 'Nothing cites the source "filing" (Register).', place: { line: 5 } }]);
  });

  it.each([
    ['a citation', '', 'Words [filing] [2].'],
    ['facts', 'facts:\n  p: { value: 1, unit: USD, source: [filing, 2] }\n', undefined],
    ['an exhibit', 'exhibits:\n  e: { title: E, source: [filing, 2], chart: { mark: bar } }\n', undefined],
    ['a dataset', 'datasets:\n  d: { rows: [{ a: 1 }], source: [filing, 2] }\n', undefined],
    ['a headline', 'headline: Up [filing] [2]\n', undefined],
    [
      'the rating distribution',
      'facts: { b: { value: 60, unit: "%" } }\nratingDistribution: { owner: consensus, rows: [{ rating: Buy, share: b }], source: [filing, 2] }\n',
      undefined,
    ],
  ])('is silent by %s', async (_, front, body) => {
    expect(await found(unusedSource, `${front}${SOURCES}`, body)).toEqual([]);
  });
});

describe('unplaced-exhibit', () => {
  const exhibits = 'exhibits:\n  e: { title: E, chart: { mark: bar } }';
  it('fires for an exhibit that stands nowhere', async () => {
    expect(await found(unplacedExhibit, exhibits)).toMatchObject([
      { message: 'The exhibit "e" is placed nowhere.', mend: 'Write ::exhibit{#e} where it belongs.', place: { line: 5 } },
    ]);
  });

  it('is silent when it is placed, in front, or in a deck', async () => {
    expect(await found(unplacedExhibit, exhibits, '::exhibit{#e}')).toEqual([]);
    expect(await found(unplacedExhibit, `${exhibits}\nfrontExhibit: e`)).toEqual([]);
    expect([
      ...unplacedExhibit.check(contextFor(await reportOf(markdown(exhibits).replace('kind: note', 'kind: deck')))),
    ]).toEqual([]);
  });
});

describe('contrast', () => {
  const brand = (color: string) => ({
    'styles/brands/pale/brand.yaml': `meta: { name: Pale }\ncolor: { primary: "#0b4f6c", ${color} }\n`,
  });
  it('fires for text that cannot be read', async () => {
    const findings = await found(contrast, 'brand: pale', undefined, brand('muted: "#999999"'));
    expect(findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('In the brand "pale", muted on background has a contrast of 2.8 : 1')]),
    );
    expect(findings[0]?.place?.file).toBe('styles/brands/pale/brand.yaml');
  });

  it('is silent for text that can', async () => {
    expect(await found(contrast, 'brand: pale', undefined, brand('muted: "#595959"'))).toEqual([]);
  });
});

describe('misspelt-citation', () => {
  it.each([
    ['Words [filling].', 8, 7],
    ['> Words\n> and \\_more\\_ [filng]', 9, 16],
    ['- [filing] and [fliing]', 8, 16],
  ])('fires in %j, at the brackets', async (body, line, column) => {
    const findings = await found(misspeltCitation, SOURCES, body);
    expect(findings).toMatchObject([{ message: expect.stringContaining('Did you mean [filing]?'), place: { line, column } }]);
  });

  it.each([
    'Words [filing] [2].',
    'He said [sic] so.',
    'Words \\[filling\\].',
    '`[filling]` and [filling](https://example.org/)',
  ])('is silent in %j', async (body) => {
    expect(await found(misspeltCitation, SOURCES, body)).toEqual([]);
  });
});
