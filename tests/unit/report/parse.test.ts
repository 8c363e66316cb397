import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/report/parse.ts';
import type { Problem } from '../../../src/shared/errors.ts';
import { createRun } from '../../../src/shared/run.ts';
import { codesOf, markdown, problemsOf, sourceOf, specOf, underlined } from '../../support/report.ts';

async function only(text: string, name?: string): Promise<Problem> {
  const problems = await problemsOf(() => specOf(text, name));
  expect(problems.map((problem) => problem.message)).toHaveLength(1);
  return problems[0] as Problem;
}

describe('a right report', () => {
  it('becomes data with its defaults', () => {
    const { data } = specOf(markdown('facts:\n  price: { value: 12.5, unit: USD }', '# Heading\n\nText.\n'));
    expect(data).toMatchObject({ kind: 'note', language: 'en', status: 'final', deck: [], body: '# Heading\n\nText.\n' });
    expect(data.facts.price).toEqual({ value: 12.5, unit: 'USD', sign: false });
  });

  it('is the same as Markdown, YAML and JSON', () => {
    const asMarkdown = specOf(markdown('sources:\n  - { id: 1, publisher: Register }', 'Text [1].'));
    const asYaml = specOf(
      'kind: note\ntitle: Harbour Works\nsources:\n  - { id: 1, publisher: Register }\nbody: Text [1].',
      'report.yaml',
    );
    const asJson = specOf(
      JSON.stringify({ kind: 'note', title: 'Harbour Works', sources: [{ id: 1, publisher: 'Register' }], body: 'Text [1].' }),
      'report.json',
    );
    expect(asYaml.data).toEqual(asMarkdown.data);
    expect(asJson.data).toEqual(asMarkdown.data);
  });

  it('knows places of values and of the body', () => {
    const text = markdown('issuer:\n  name: Harbour Works Ltd', 'First.\n\nSecond.');
    const spec = specOf(text);
    expect(spec.locate(['issuer', 'name'])).toMatchObject({
      file: 'report.md',
      line: 5,
      column: 9,
      endLine: 5,
      endColumn: 26,
      path: 'issuer.name',
    });
    expect(text.slice(spec.bodyOffset)).toBe('First.\n\nSecond.');
    expect(spec.placeAt(text.indexOf('Second'), text.length)).toEqual({
      file: 'report.md',
      line: 9,
      column: 1,
      endLine: 9,
      endColumn: 8,
    });
  });

  it('has Windows line ends without another result', () => {
    const text = markdown('issuer:\n  name: Harbour Works Ltd', 'First.\n\nSecond.').replaceAll('\n', '\r\n');
    const spec = specOf(text);
    expect(spec.locate(['issuer', 'name'])).toMatchObject({ line: 5, column: 9, endColumn: 26 });
    expect(spec.placeAt(text.indexOf('Second'))).toMatchObject({ line: 9, column: 1 });
  });

  it('may use an anchor a few times', () => {
    const { data } = specOf(markdown('keywords: [&word ports, *word]'));
    expect(data.keywords).toEqual(['ports', 'ports']);
  });

  it('is made from loose text, and what was guessed is told', () => {
    const run = createRun();
    const spec = parse(sourceOf('Harbour Works\n\nCranes were idle for a week.', 'draft.txt'), run);
    expect(spec.data).toMatchObject({ title: 'Harbour Works', status: 'draft' });
    expect(spec.data.body).toContain('Cranes were idle for a week.');
    expect(run.diagnostics.length).toBeGreaterThan(0);
  });
});

describe('a mistake', () => {
  it('in a key names the nearest key and lists all, at its place', async () => {
    const problem = await only(markdown('headlin: Up'));
    expect(problem).toMatchObject({
      code: 'report.unknown-key',
      place: { file: 'report.md', line: 4, column: 1, endColumn: 8, path: 'headlin' },
    });
    expect(problem.message).toContain('Did you mean "headline"?');
    expect(problem.mend).toMatch(/Keys here: kind, brand, .*headline/);
    expect(underlined(problem)).toBe('headlin');
  });

  it.each([
    ['issuer: { nmae: x, name: y }', 'nmae', 'Did you mean "name"?', 'Keys here: name, ticker'],
    ['facts:\n  p: { value: 1, units: USD }', 'units', 'Did you mean "unit"?', 'Keys here: label, value'],
    [
      'exhibits:\n  e: { title: T, table: { columns: [{ key: a, decimal: 1 }] } }',
      'decimal',
      'Did you mean "decimals"?',
      'Keys here: key, title',
    ],
    ['sources:\n  - { id: a, publisher: P, locater: x }', 'locater', 'Did you mean "locator"?', 'Keys here: id, publisher'],
  ])('in a key inside (%j) is found there', async (lines, key, hint, keys) => {
    const problem = await only(markdown(lines));
    expect(problem.code).toBe('report.unknown-key');
    expect(problem.message).toContain(hint);
    expect(problem.mend).toContain(keys);
    expect(underlined(problem)).toBe(key);
  });

  it('does not keep the others from being told', async () => {
    const text =
      '---\nkind: nite\ntitel: T\ndate: 2026-02-30\nissuer: { name: x, isin: US0378331006 }\nfacts:\n  p: { value: x }\n---\n';
    const codes = await codesOf(() => specOf(text));
    expect([...codes].sort()).toEqual([
      'report.missing-key',
      'report.unknown-key',
      'report.wrong-type',
      'report.wrong-value',
      'report.wrong-value',
      'report.wrong-value',
    ]);
  });

  it.each([
    ['title: { a: 1 }', 'report.wrong-type', 'title is a mapping; a text is expected.', '{ a: 1 }'],
    ['title: T\ndeck: one', 'report.wrong-type', 'deck is "one"; a list is expected.', 'one'],
    ['title: T\ncontents: maybe', 'report.wrong-type', 'contents is "maybe"; true or false is expected.', 'maybe'],
    ['title: T\nfacts: { q: abc }', 'report.wrong-type', 'facts.q is "abc"; expected a number or a mapping.', 'abc'],
    ['title: T\nfacts: { q: { value: [1] } }', 'report.too-small', 'facts.q.value is too small: at least 2.', '[1]'],
    ['title: T\nfacts: { q: { value: [1, x] } }', 'report.wrong-type', 'facts.q.value.1 is "x"; a number is expected.', 'x'],
    [
      'title: T\nfacts: { q: { value: 1, owner: hose } }',
      'report.wrong-value',
      'facts.q.owner is "hose"; it may be reported, company, consensus, house. Did you mean "house"?',
      'hose',
    ],
    ['title: T\ndeck: [a, b, c, d, e, f]', 'report.too-big', 'deck is too large: at most 5.', '[a, b, c, d, e, f]'],
    ['title: T\nheadline: ""', 'report.too-small', 'headline is empty.', '""'],
    [
      'title: T\ndate: 14.01.2026',
      'report.wrong-value',
      'date is "14.01.2026"; expected a date like 2026-01-14, a date and time with zone like 2026-01-15T08:30:00+08:00, or the day of a parameter, $month_end.',
      '14.01.2026',
    ],
    [
      'title: T\ndisseminated: 2026-01-15T08:30:00',
      'report.wrong-format',
      'disseminated is "2026-01-15T08:30:00"; expected a date and time with zone like 2026-01-15T08:30:00+08:00.',
      '2026-01-15T08:30:00',
    ],
    [
      'title: T\nauthors: [{ name: a, email: nobody }]',
      'report.wrong-format',
      'authors.0.email is "nobody"; expected a valid email.',
      'nobody',
    ],
    [
      'title: T\nfacts: { my fact: 3 }',
      'report.wrong-format',
      '"my fact" cannot be a name in facts; expected letters, digits, - and _ ("market-cap").',
      'my fact',
    ],
    ['title: T\nsources: [{ id: -1, publisher: P }]', 'report.too-small', 'sources.0.id is too small: at least 0.', '-1'],
    [
      'title: T\nexhibits: { e: { title: x, table: { columns: [a], rows: [[{ b: 1 }]] } } }',
      'report.missing-key',
      'exhibits.e.table.rows.0.0.fact is missing: a text is expected.',
      undefined,
    ],
  ])('in %j says what is there and what is expected', async (lines, code, message, shown) => {
    const problems = await problemsOf(() => specOf(`---\nkind: note\n${lines}\n---\n`));
    const problem = problems.find((found) => found.code === code);
    expect(problem?.message).toBe(message);
    if (shown !== undefined) expect(underlined(problem as Problem)).toBe(shown);
  });

  it('that leaves a key out is shown at what it is missing from', async () => {
    const problem = await only(markdown('issuer:\n  ticker: HW'));
    expect(problem).toMatchObject({
      code: 'report.missing-key',
      message: 'issuer.name is missing: a text is expected.',
      place: { line: 4, column: 1, path: 'issuer.name' },
    });
    expect(underlined(problem)).toBe('issuer');
  });

  it('is placed in YAML and JSON files as well', async () => {
    expect(await only('kind: note\ntitle: T\nfacts:\n  p:\n    value: 1\n    decimals: 9\n', 'report.yaml')).toMatchObject({
      place: { file: 'report.yaml', line: 6, column: 15, path: 'facts.p.decimals' },
    });
    const inJson = await only('{\n  "kind": "note",\n  "title": "T",\n  "facts": { "p": { "value": "x" } }\n}', 'report.json');
    expect(inJson).toMatchObject({
      code: 'report.wrong-type',
      place: { file: 'report.json', line: 4, column: 30, endColumn: 33 },
    });
    expect(underlined(inJson)).toBe('"x"');
  });

  it('in the whole is a mistake too', async () => {
    expect(await only('---\n- a\n---\n')).toMatchObject({
      code: 'report.wrong-type',
      message: 'the report is a list; a mapping is expected.',
    });
    expect(await only('---\n---\nText')).toMatchObject({ message: 'the report is nothing; a mapping is expected.' });
    expect(await only('"words"', 'report.json')).toMatchObject({ message: 'the report is "words"; a mapping is expected.' });
  });
});

describe('text that is not YAML or JSON', () => {
  it('without an end of the front matter is told so', async () => {
    expect(await only('---\nkind: note\ntitle: T\n\nText')).toMatchObject({
      code: 'report.front-matter-open',
      place: { line: 1, column: 1, endColumn: 4 },
      mend: 'Close it with a line of three dashes.',
    });
  });

  it.each([
    ['---\nkind: note\ntitle: T\ntitle: U\n---\n', 'report.md', 'report.duplicate-key', 4, 1],
    ['{"kind": "note",\n "kind": "deck", "title": "T"}', 'report.json', 'report.duplicate-key', 2, 2],
    ['---\nkind: note\ntitle: T\n\tbrand: x\n---\n', 'report.md', 'report.syntax', 4, 1],
    ['kind: note\ntitle: T\n---\nkind: deck\n', 'report.yaml', 'report.syntax', 3, 1],
    ['{"kind": "note",\n "title": "T", "deck": ["a"', 'report.json', 'report.syntax', 2, 28],
  ])('%j of %s is placed', async (text, name, code, line, column) => {
    const problems = await problemsOf(() => specOf(text, name));
    expect(problems[0]).toMatchObject({ code, place: { line, column } });
    expect(problems[0]?.frame).toContain(`> ${line} |`);
    expect(problems[0]?.message).toContain(name.endsWith('.json') ? 'JSON' : 'YAML');
    expect(problems[0]?.message).not.toContain('YAML.');
  });

  it('with emphasis taken for an alias says what to do', async () => {
    const problem = await only('---\nkind: note\ntitle: *Harbour*\n---\n');
    expect(problem).toMatchObject({
      code: 'report.syntax',
      message: '"*Harbour*" stands for an anchor that is not there.',
      mend: 'A text that begins with an asterisk stands in quotes.',
    });
    expect(underlined(problem)).toBe('*Harbour*');
  });

  it('that multiplies itself by aliases is refused at once', async () => {
    const levels = [...'abcdefghijkl'].map(
      (name, i, all) =>
        `${name}: &${name} [${Array(10)
          .fill(i === 0 ? 'x' : `*${all[i - 1]}`)
          .join(', ')}]`,
    );
    const start = performance.now();
    expect(await codesOf(() => specOf(`kind: note\ntitle: T\n${levels.join('\n')}\n`, 'report.yaml'))).toEqual([
      'report.too-many-aliases',
    ]);
    expect(await codesOf(() => specOf(markdown('keywords: &loop [x, *loop]')))).toEqual(['report.wrong-type']);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('with two bodies loses neither in silence', async () => {
    const problem = await only(markdown('body: In front.', 'Behind.'));
    expect(problem).toMatchObject({ code: 'report.two-bodies', place: { line: 4, column: 1 } });
    const alone = specOf(markdown('body: In front.', '\n'));
    expect(alone).toMatchObject({ bodyOffset: undefined, data: { body: 'In front.' } });
  });
});
