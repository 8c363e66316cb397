import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/report/parse.ts';
import { readSource } from '../../../src/report/source.ts';
import { resolveReport } from '../../../src/resolve/resolve.ts';
import { createRun } from '../../../src/shared/run.ts';
import { BUILT_IN } from '../../../src/workspace/workspace.ts';
import { codesOf, markdown, problemsOf, reportOf, roomOf, specOf, underlined } from '../../support/report.ts';

const CHART = 'chart: { mark: bar }';

describe('exhibits', () => {
  it('are numbered as they stand: front, text, then what stands nowhere', async () => {
    const { exhibits } = await reportOf(
      markdown(
        `frontExhibit: d\nexhibits:\n  a: { title: A, ${CHART} }\n  b: { title: B, ${CHART}, width: full }\n  c: { title: C, ${CHART} }\n  d: { title: D, ${CHART} }\n`,
        '::exhibit{#c}\n\n::pair{left=b right=a}\n',
      ),
    );
    expect(exhibits.map(({ id, number, width, placed }) => `${number} ${id} ${width} ${placed}`)).toEqual([
      '1 d side true',
      '2 c main true',
      '3 b half true',
      '4 a half true',
    ]);
    const loose = await reportOf(
      markdown(`exhibits:\n  a: { title: A, ${CHART} }\n  b: { title: B, ${CHART} }`, '::exhibit{#b}'),
    );
    expect(loose.exhibits.map(({ id, placed }) => `${id} ${placed}`)).toEqual(['b true', 'a false']);
  });

  it('take sources and date from their dataset when they have none', async () => {
    const report = await reportOf(
      markdown(
        `sources:\n  - { id: one, publisher: P }\n  - { id: two, publisher: Q }\ndatasets:\n  d: { rows: [{ a: 1 }], source: one, asOf: 2026-01-02 }\nexhibits:\n  a: { title: A, data: d, ${CHART} }\n  b: { title: B, data: d, source: [two], asOf: 2026-01-03, ${CHART} }\n  c: { title: C, data: d, source: Our own count, ${CHART} }`,
      ),
    );
    expect(report.exhibits.map(({ sources, asOf }) => [sources, asOf])).toEqual([
      [['one'], '2026-01-02'],
      [['two'], '2026-01-03'],
      [['one'], '2026-01-02'],
    ]);
    expect(report.exhibits[2]?.sourceLine?.expanded.text).toBe('Our own count');
    expect(report.sources.map(({ id, number }) => [id, number])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
  });

  it.each([
    ['e: { title: E }', 'exhibit.no-content'],
    [`e: { title: E, ${CHART}, table: { columns: [a] } }`, 'exhibit.no-content'],
    [`e: { title: E, data: none, ${CHART} }`, 'exhibit.unknown-dataset'],
    ['e: { title: E, image: none.png }', 'image.missing'],
    ['e: { title: E, image: ../none.png }', 'image.outside-workspace'],
    [`e: { title: "{{fact 'x'}}", ${CHART} }`, 'prose.unknown-fact'],
    [`e: { title: E, notes: "{{ref 'x'}}", ${CHART} }`, 'prose.unknown-exhibit'],
    [`e: { title: E, source: "{{param 'x'}}", ${CHART} }`, 'prose.unknown-parameter'],
  ])('like %s are refused with their place', async (lines, code) => {
    const problems = await problemsOf(() => reportOf(markdown(`exhibits:\n  ${lines}`)));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]).toMatchObject({ place: { file: 'report.md', line: 5 }, frame: expect.stringContaining('> 5 |') });
  });
});

describe('a report', () => {
  it('says everything that is wrong at once, each at its place', async () => {
    const text = markdown(
      'headline: "{{fact \'none\'}} up"\nprice: pirce\ncallBox: [nothing]\nfrontExhibit: nowhere\nfacts:\n  price: { value: 5, unit: USD }\nsources:\n  - { id: a, publisher: P }\n  - { id: a, publisher: Q }\n',
      'Fine {{fact "price"}}.\n\n::exhibit{#none}\n',
    );
    const problems = await problemsOf(() => reportOf(text));
    expect(problems.map(({ code, place }) => `${code} ${place?.line}`)).toEqual([
      'fact.unknown 5',
      'fact.unknown 6',
      'source.duplicate 12',
      'prose.unknown-fact 4',
      'body.unknown-exhibit 16',
      'body.unknown-exhibit 7',
    ]);
    expect(problems[0]?.message).toContain('Did you mean "price"?');
  });

  it('shows a mistake in the body under its braces', async () => {
    const [problem] = await problemsOf(() => reportOf(markdown('', 'First.\n\nSecond and {{fact "none"}}.')));
    expect(problem).toMatchObject({ code: 'prose.unknown-fact', place: { line: 7, column: 12 } });
    expect(underlined(problem as NonNullable<typeof problem>)).toBe('{{');
  });

  it.each(['constructor', 'toString', 'valueOf'])('is not deceived by the name %s', async (name) => {
    expect(
      await codesOf(() =>
        reportOf(
          markdown(`frontExhibit: ${name}\nprice: ${name}\ncallBox: [${name}]`, `{{fact "${name}"}}\n\n::exhibit{#${name}}`),
        ),
      ),
    ).toEqual(['fact.unknown', 'fact.unknown', 'prose.unknown-fact', 'body.unknown-exhibit']);
    expect(await codesOf(() => reportOf(markdown('', `::exhibit{#${name}}`)))).toEqual(['body.unknown-exhibit']);
  });

  it('takes its brand from the run, the report, the workspace, in this order', async () => {
    const files = {
      'tearsheet.yaml': 'brand: third',
      ...Object.fromEntries(
        ['first', 'second', 'third'].map((name) => [
          `styles/brands/${name}/brand.yaml`,
          `meta: { name: ${name} }\ncolor: { primary: "#123456" }\n`,
        ]),
      ),
    };
    expect((await reportOf(markdown('brand: second'), files, { brand: 'first' })).brand.name).toBe('first');
    expect((await reportOf(markdown('brand: second'), files)).brand.name).toBe('second');
    expect((await reportOf(markdown(), files)).brand.name).toBe('third');
  });

  it('with an unknown brand or language says where', async () => {
    expect((await problemsOf(() => reportOf(markdown('brand: wernfield'))))[0]).toMatchObject({
      code: 'brand.unknown',
      place: { line: 4, column: 8 },
      message: expect.stringContaining('Did you mean "wrenfield"?'),
    });
    expect(await codesOf(() => reportOf(markdown('language: xx')))).toEqual(['report.unknown-language']);
  });

  it('is resolved with parameters', async () => {
    const text = markdown(
      'parameters: { port: { default: north } }\ndatasets: { d: { rows: [{ port: north, n: 1 }, { port: south, n: 2 }], where: { port: { param: port } } } }\nfacts: { n: { from: { dataset: d, column: n }, unit: "" } }',
      '{{param "port"}}: {{fact "n"}}',
    );
    expect((await reportOf(text)).body.expanded.printed.map((value) => 'text' in value && value.text)).toEqual(['north', '1']);
    expect(
      (await reportOf(text, {}, { parameters: { port: 'south' } })).body.expanded.printed.map(
        (value) => 'text' in value && value.text,
      ),
    ).toEqual(['south', '2']);
  });

  it('stops when the run is interrupted', async () => {
    const run = createRun({ signal: AbortSignal.abort() });
    await expect(resolveReport(specOf(markdown()), await roomOf(BUILT_IN), run)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the examples', () => {
  it.each([
    'alibaba-smart-sockets/report.md',
    'fund-factsheet/report.md',
    'morning-note/report.md',
    'sector-comps/sector-comps.md',
    'sector-comps/tearsheet.md',
  ])('%s resolves, and nothing is printed that is no number', async (file) => {
    const run = createRun();
    const source = await readSource(join(BUILT_IN, 'examples', file));
    const before = await readFile(join(BUILT_IN, 'examples', file), 'utf8');
    const report = await resolveReport(parse(source, run), await roomOf(source.directory), run);
    expect(source.text).toBe(before);
    for (const fact of report.facts.values()) expect(fact.text, fact.id).not.toMatch(/NaN|undefined|Infinity|∞/);
    expect(report.exhibits.map(({ number }) => number)).toEqual(report.exhibits.map((_, i) => i + 1));
    const printed = [report.body, ...report.prose.values()].flatMap((prose) => prose.expanded.printed);
    expect(printed.length).toBeGreaterThan(3);
  });
});
