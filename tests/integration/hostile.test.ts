import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rendered } from '../../src/pipeline.ts';
import { type ErrorKind, EXIT_CODES, TearsheetError } from '../../src/shared/errors.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { everyField, freeTextPaths } from '../support/every-field.ts';
import { foreignParts, tokens } from '../support/markup.ts';
import { type ReadPdf, readPdf, squashed } from '../support/read-pdf.ts';
import { type FrontMatter, partsOf, reportText, TestWorkspace } from '../support/test-workspace.ts';

/** No mistake may keep anyone waiting. */
const SECONDS = 60;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const outside = new TestWorkspace({ 'secret.png': PNG });
const workspace = new TestWorkspace({ 'folder.png/file.txt': '', 'words.png': 'not a picture', 'good.png': PNG });
const tearsheet = new Tearsheet();

beforeAll(() => {
  symlinkSync(join(outside.root, 'secret.png'), join(workspace.root, 'link.png'));
  tearsheet.warm();
});
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  workspace[Symbol.dispose]();
  outside[Symbol.dispose]();
});

async function refusal(work: () => Promise<unknown>): Promise<TearsheetError> {
  const start = performance.now();
  const error = await Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  expect(error, 'it was not refused').toBeInstanceOf(TearsheetError);
  expect(performance.now() - start).toBeLessThan(SECONDS * 1000);
  const refused = error as TearsheetError;
  expect(refused.kind).not.toBe('internal');
  for (const problem of refused.problems) expectPublic(JSON.stringify(problem));
  return refused;
}

/** What a person, a log or another service gets to see. */
function expectPublic(text: string): void {
  expect(text).not.toMatch(/\bat [\w.<>]+ \(|node_modules|node:internal|\.ts:\d+/);
  for (const path of [BUILT_IN, workspace.root, outside.root, homedir(), `${tmpdir()}/`]) expect(text).not.toContain(path);
}

const exhibit = (data: FrontMatter): string => reportText({ exhibits: { e: { title: 'Fleet', ...data } } }, '::exhibit{#e}');
const bar = { mark: 'bar', encoding: { x: { field: 'a', type: 'nominal' } } };
const columns = Array.from({ length: 201 }, (_, i) => `c${i}`);

/** Anchors that double nine times nine times nine…, written in one of the ways that YAML has. */
function bomb(write: (name: string, value: string) => string): string {
  const levels = 'abcdefghi';
  const lines = [...levels].map((name, i) =>
    write(name, `[${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*${levels[i - 1]}`)).join(', ')}]`),
  );
  return `---\nkind: note\ntitle: Larkhill\n${lines.join('\n')}\n---\n\nWords.\n`;
}

const refused: readonly (readonly [name: string, text: string, code: string, place: boolean])[] = [
  ['aliases that multiply', bomb((name, value) => `${name}: &${name} ${value}`), 'report.too-many-aliases', true],
  ['aliases after a tab', bomb((name, value) => `${name}:\t&${name} ${value}`), 'report.too-many-aliases', true],
  ['aliases on the next line', bomb((name, value) => `${name}:\n  &${name}\n  ${value}`), 'report.too-many-aliases', true],
  ['aliases behind a tag', bomb((name, value) => `${name}: !!seq &${name} ${value}`), 'report.too-many-aliases', true],
  ['aliases as explicit keys', bomb((name, value) => `? ${name}\n: &${name} ${value}`), 'report.too-many-aliases', true],
  [
    'aliases in a line',
    `---\n{kind: note, title: Larkhill, a: &a [x,x,x,x,x,x,x,x,x],b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a],c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b],d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]}\n---\n`,
    'report.too-many-aliases',
    true,
  ],
  [
    'brackets 20,000 deep',
    `---\nkind: note\ntitle: Larkhill\ndeck: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n---\n`,
    'report.syntax',
    true,
  ],
  ['quotations 3,000 deep', reportText({}, `${'> '.repeat(3000)}x`), 'prose.too-deep', true],
  [
    'lists 400 deep',
    reportText({}, Array.from({ length: 400 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n')),
    'prose.too-deep',
    true,
  ],
  ['marks 2,000 deep', reportText({}, `${'*a _b '.repeat(1000)}x${'_ *'.repeat(1000)}`), 'prose.too-deep', true],
  ['pictures in pictures', reportText({}, `${'!['.repeat(3000)}x${'](y)'.repeat(3000)}`), 'prose.too-deep', true],
  ['an unknown brand', reportText({ brand: 'wrenfeild' }), 'brand.unknown', true],
  ['a brand that is a path', reportText({ brand: '../../../etc' }), 'brand.unknown', true],
  ['an unknown template', reportText({ template: 'notes' }), 'template.unknown', true],
  ['a template that is a path', reportText({ template: '../../templates/note' }), 'template.unknown', true],
  ['an unknown language', reportText({ language: '../../en' }), 'report.unknown-language', false],
  ['a missing picture', exhibit({ image: 'none.png' }), 'image.missing', true],
  ['a picture above the workspace', exhibit({ image: '../secret.png' }), 'image.outside-workspace', true],
  ['a picture by a path of the machine', exhibit({ image: '/etc/secret.png' }), 'image.outside-workspace', true],
  ['a picture that a link leads out to', exhibit({ image: 'link.png' }), 'image.outside-workspace', true],
  ['a picture that is a folder', exhibit({ image: 'folder.png' }), 'image.missing', true],
  ['a picture that is none', exhibit({ image: 'words.png' }), 'image.not-an-image', true],
  ['a file that is no picture', exhibit({ image: 'tearsheet.yaml' }), 'image.unknown-type', true],
  ['a chart with an unknown mark', exhibit({ rows: [{ a: 1 }], chart: { ...bar, mark: 'bra' } }), 'chart.invalid-spec', true],
  ['a chart of nothing', exhibit({ rows: [{ a: 1 }], chart: {} }), 'chart.invalid-spec', true],
  ['a chart of a column that is not there', exhibit({ rows: [{ b: 1 }], chart: bar }), 'chart.unknown-field', true],
  [
    'a chart that calls the program',
    exhibit({
      rows: [{ a: 1 }],
      chart: { ...bar, transform: [{ calculate: "constructor.constructor('return process')()", as: 'a' }] },
    }),
    'chart.invalid-spec',
    true,
  ],
  ['a chart without data', exhibit({ chart: bar }), 'chart.no-data', true],
  ['a chart with no rows', exhibit({ rows: [], chart: bar }), 'chart.no-data', true],
  [
    'a chart of data elsewhere',
    exhibit({ chart: { ...bar, data: { url: 'http://127.0.0.1:9/rows.csv' } } }),
    'chart.remote-data',
    true,
  ],
  [
    'a chart of a file',
    exhibit({ chart: { ...bar, data: { url: 'file:///etc/hosts', format: { type: 'csv' } } } }),
    'chart.remote-data',
    true,
  ],
  [
    'a look-up elsewhere',
    exhibit({
      rows: [{ a: 1 }],
      chart: { ...bar, transform: [{ lookup: 'a', from: { data: { url: '//127.0.0.1/x' }, key: 'a', fields: ['b'] } }] },
    }),
    'chart.remote-data',
    true,
  ],
  [
    'a chart with a picture',
    exhibit({ rows: [{ a: 1 }], chart: { ...bar, mark: { type: 'image', url: 'https://example.com/x.png' } } }),
    'chart.remote-data',
    true,
  ],
  [
    'a table of 201 columns',
    exhibit({ width: 'wide', table: { columns, rows: [columns.map(() => 1)] } }),
    'exhibit.too-many-columns',
    true,
  ],
  [
    'a table of 201 columns from its rows',
    exhibit({ rows: [Object.fromEntries(columns.map((key) => [key, 1]))], table: {} }),
    'exhibit.too-many-columns',
    true,
  ],
  [
    'a table of 201 columns in the text',
    reportText({}, `|${columns.join('|')}|\n|${'-|'.repeat(201)}\n|${'1|'.repeat(201)}`),
    'body.too-many-columns',
    true,
  ],
  ['an expression after the constructor', reportText({}, 'x {{constructor}}'), 'prose.unknown-name', true],
  ['a call of the constructor', reportText({ headline: '{{constructor.constructor "return 1"}}' }), 'prose.unknown-name', true],
  ['a walk over everything', reportText({}, '{{#each this}}{{this}}{{/each}}'), 'prose.unknown-name', true],
  [
    'a walk over the parameters',
    reportText({ parameters: { p: { default: 'v' } } }, '{{#each param}}{{this}}{{/each}}'),
    'prose.unknown-name',
    true,
  ],
  ['a look at what stands above', reportText({}, '{{#if ../../x}}y{{/if}}'), 'prose.unknown-name', true],
  ['a look-up by name', reportText({}, '{{lookup this "constructor"}}'), 'prose.unknown-name', true],
  ['a partial', reportText({}, '{{> masthead}}'), 'prose.unknown-name', true],
  ['a partial of its own', reportText({}, '{{#*inline "x"}}y{{/inline}}'), 'prose.unknown-name', true],
  ['a fact that every object has', reportText({}, '{{fact "constructor"}}'), 'prose.unknown-fact', true],
  ['a fact of the prototype', reportText({ keyData: ['hasOwnProperty'] }), 'fact.unknown', true],
  ['a parameter of the prototype', reportText({}, '{{param "__proto__"}}'), 'prose.unknown-parameter', true],
  [
    'an exhibit that every object has',
    reportText({ frontExhibit: 'constructor' }, '::exhibit{#toString}'),
    'body.unknown-exhibit',
    true,
  ],
  ['a dataset that every object has', exhibit({ data: 'constructor', table: {} }), 'exhibit.unknown-dataset', true],
];

describe('what is wrong is refused, and nothing else happens', () => {
  it.each(refused)('%s', async (_, text, code, place) => {
    const before = readdirSync(workspace.root, { recursive: true });
    const error = await refusal(async () => tearsheet.render(workspace.source(text)));
    expect(error.kind).toBe('report');
    expect(error.problems.map((problem) => problem.code)).toContain(code);
    const problem = error.problems.find((entry) => entry.code === code);
    expect(problem?.message.length).toBeLessThan(700);
    if (place) expect(problem?.place).toMatchObject({ file: 'report.md', line: expect.any(Number) });
    expect(readdirSync(workspace.root, { recursive: true })).toEqual(before);
  });

  it('says what to do about nearly all of it', async () => {
    const mute = [];
    for (const [name, text, code] of refused) {
      const error = await refusal(async () => tearsheet.compose(workspace.source(text)));
      const problem = error.problems.find((entry) => entry.code === code);
      // A message that names all that is allowed, or the nearest of it, is a mend as well.
      if (
        !problem?.mend &&
        !/Did you mean|Prose can|at most|does not exist|Names stand in quotes|takes the name of a dataset in quotes|[Tt]here is no/.test(
          problem?.message ?? '',
        )
      )
        mute.push(`${name}: ${problem?.message}`);
    }
    expect(mute).toEqual([]);
  });

  it('a file of 50 MB is not read', async () => {
    const file = join(workspace.root, 'huge.md');
    writeFileSync(file, '---\n');
    truncateSync(file, 50_000_000);
    const error = await refusal(() => tearsheet.render(file));
    expect(error).toMatchObject({
      kind: 'report',
      code: 'report.too-large',
      problems: [{ mend: expect.stringContaining('CSV') }],
    });
  });
});

describe('keys like those of every object', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const keys = (value: unknown): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, value]));

  it('are names like others', async () => {
    const text = reportText(
      {
        facts: keys({ value: 7, unit: '' }),
        parameters: keys({ default: 'v' }),
        datasets: keys({ rows: [{ constructor: 1, a: 2 }, { a: 3 }] }),
        exhibits: {
          constructor: { title: 'Own', data: 'toString', table: {} },
          toString: { title: 'Rows', rows: [{ a: 1 }, { constructor: 2 }], table: {} },
        },
        keyData: names,
      },
      '{{fact "constructor"}} {{param "toString"}} {{ref "constructor"}}\n\n::exhibit{#constructor}\n\n::exhibit{#toString}',
    );
    const { document } = await tearsheet.compose(workspace.source(text));
    expect(partsOf(document).body).toContain('<p>7 v <a class="reference" href="#exhibit-constructor">');
    expect(document.html).not.toMatch(/\[native code\]|\[object /);
  });

  it.each(['facts', 'parameters', 'datasets', 'exhibits'])('__proto__ among the %s changes no object', async (key) => {
    const text = `---\nkind: note\ntitle: Larkhill\n${key}:\n  __proto__: { polluted: yes, value: 1, default: x, rows: [{ a: 1 }], title: y, table: {} }\n---\n\nWords.\n`;
    await tearsheet.compose(workspace.source(text)).catch((error: unknown) => expect(error).toBeInstanceOf(TearsheetError));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('__proto__ as a column is a column', async () => {
    const text =
      '---\nkind: note\ntitle: Larkhill\nexhibits:\n  e:\n    title: Rows\n    table: { columns: [a, __proto__], rows: [[1, 2]] }\n---\n\n::exhibit{#e}\n';
    const result = await tearsheet.compose(workspace.source(text)).catch((error: unknown) => error);
    if (!(result instanceof TearsheetError)) expect((result as Rendered).document.html).toContain('<td class="number">2</td>');
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

interface Ended {
  readonly code: number;
  readonly said: string;
  readonly seconds: number;
}

/** The command line, as a process of its own. */
function command(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const start = performance.now();
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(BUILT_IN, 'src/cli/main.mjs'), ...args],
      { cwd: workspace.root, env: { ...process.env, NO_COLOR: '1', ...environment }, timeout: 20_000, killSignal: 'SIGKILL' },
      (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, said: out + err, seconds: (performance.now() - start) / 1000 }),
    );
  });
}

describe('the command line', () => {
  beforeAll(() => {
    writeFileSync(join(workspace.root, 'note.md'), reportText({}, 'Words.'));
    writeFileSync(join(workspace.root, 'occupied'), 'kept');
    mkdirSync(join(workspace.root, 'taken/note.pdf'), { recursive: true });
    mkdirSync(join(workspace.root, 'taken/note.html'), { recursive: true });
  });

  const cases: readonly (readonly [
    name: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
    kind: ErrorKind,
    code: string,
  ])[] = [
    [
      'an output folder that cannot be made',
      ['--format', 'html', '--out', 'occupied/deep/'],
      {},
      'print',
      'publish.cannot-write',
    ],
    [
      'an output folder that the system refuses',
      ['--format', 'html', '--out', '/proc/tearsheet/'],
      {},
      'print',
      'publish.cannot-write',
    ],
    ['an output file that is a folder', ['--format', 'html', '--out', 'taken/'], {}, 'print', 'publish.cannot-write'],
    ['a Chromium that is none', [], { TEARSHEET_CHROMIUM: '/bin/true' }, 'print', 'print.cannot-start'],
    ['a Chromium that is not there', [], { TEARSHEET_CHROMIUM: '/nowhere/chromium' }, 'print', 'print.no-browser'],
    ['an option that does not exist', ['--format', 'docx'], {}, 'usage', 'usage.option'],
  ];

  it.each(cases)('%s', async (_, args, environment, kind, code) => {
    const before = readdirSync(workspace.root, { recursive: true });
    const { said, seconds, ...ended } = await command(['render', 'note.md', ...args], environment);
    expect(said).toContain(code);
    expect(ended.code).toBe(EXIT_CODES[kind]);
    expect(seconds).toBeLessThan(SECONDS);
    expectPublic(said);
    expect(readdirSync(workspace.root, { recursive: true })).toEqual(before);
    expect(readFileSync(join(workspace.root, 'occupied'), 'utf8')).toBe('kept');
  });

  it('does not let a report speak to the terminal', async () => {
    writeFileSync(join(workspace.root, 'escape.md'), '---\nkind: note\ntitle: Larkhill\nbrand: "\\e]0;owned\\a\\e[2J"\n---\n');
    const { said, code } = await command(['render', 'escape.md', '--format', 'html']);
    expect(code).toBe(EXIT_CODES.report);
    expect(said).toContain('brand.unknown');
    expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u009b]/);
  });
});

async function render(text: string): Promise<{ readonly rendered: Rendered; readonly pdf: ReadPdf; readonly text: string }> {
  const rendered = await tearsheet.render(workspace.source(text));
  const pdf = await readPdf(rendered.pdf.bytes);
  return { rendered, pdf, text: squashed(pdf.pages.map((page) => page.text).join('')) };
}

/** Runs of text that stand outside the side margins or the sheet; 4 pt are what pdf.js is off by. */
function offPage({ pages }: ReadPdf): string[] {
  const margin = (15 / 25.4) * 72;
  return pages.flatMap(({ number, runs, width, height }) =>
    runs
      .filter(
        ({ text, x, y, width: w, size }) =>
          text.trim() !== '' && (x < margin - 3 || x + w > width - margin + 4 || y < 8 || y + size > height),
      )
      .map(({ text, x, width: w }) => `page ${number}: "${text.slice(0, 20)}" from ${Math.round(x)} to ${Math.round(x + w)}`),
  );
}

/** Sizes of type; a document that Chromium has shrunk has none of its own. */
function sizes({ pages }: ReadPdf): Set<number> {
  return new Set(pages.flatMap(({ runs }) => runs.map(({ size }) => Math.round(size * 4) / 4)));
}

/** Fields that name something instead of being printed. */
const NAMES =
  /^(?:attachments\.\*\.(?:about|file)|brand|language|template|date|issuer\.(?:isin|lei)|body|.*\.asOf|sources\.\*\.retrieved|datasets\.\*\.(?:at|columns\.\*\.format|delimiter|file|file\.\*|missing\.\*|query|sort|sort\.\*|sql|url|where\.\*|zone)|exhibits\.\*\.(?:chart|image|rows\.\*\.\*|table\.columns\.\*|table\.columns\.\*\.(?:key|sparkline\..*)|table\.(?:growth\.of\.\*|styleColumn|unitColumn|styles\.\*\.where\.\*))|facts\.\*\.(?:formula|from\.column|from\.where\.\*|sql|meaningful)|parameters\.\*\.choices\.(?:column|label)|zone)$/;

describe('every field of text', () => {
  it('is among those that are tried here', () => {
    const filled: string[] = [];
    everyField('note', (path) => {
      filled.push(path);
      return 'x';
    });
    const isFilled = (pattern: string): boolean =>
      filled.some((path) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`).test(path));
    expect(freeTextPaths().filter((path) => !NAMES.test(path) && !isFilled(path))).toEqual([]);
  });

  it.each([
    ['note', 9.25],
    ['factsheet', 8.75],
    ['tearsheet', 9.25],
  ] as const)('may hold one word of 3,000 characters: %s', async (kind, size) => {
    const { frontMatter, body } = everyField(kind, (path, most) =>
      'WQx'.repeat(1000).slice(0, path === 'facts.odd.unit' ? 12 : Math.min(most, 3000)),
    );
    const { pdf } = await render(reportText(frontMatter, body));
    expect(offPage(pdf)).toEqual([]);
    expect(sizes(pdf)).toContain(size);
    for (const { width, height } of pdf.pages) expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  });

  /** Fields that stand in no place of a note's page. */
  const unprinted =
    /^(?:title|keywords|overrides|parameters\.p\.label|target\.method|issuer\.(?:country|sector)|facts\.(?:price\.display|.*\.(?:period|basis|note))|facts\.(?:target|before|price|share)\.label|exhibits\.c\.(?:alt|rows)|facts\.odd\.unit)/;

  it('prints markup as words', async () => {
    const marks = new Map<string, string>();
    const { frontMatter, body } = everyField('note', (path, most) => {
      if (most < 40 || path === 'facts.odd.unit') return '<i>unit</i>'.slice(0, most);
      const mark = `<script>f${marks.size}</script>`;
      marks.set(path, mark);
      const attack = `${mark}</style></title></p></svg><img src=x onerror=alert(1)><a href="javascript:alert(2)" style="position:fixed">a</a><!-- b --> [c](javascript:alert(3)) {} ; } body{display:none} \u0026lt;`;
      return attack.slice(0, most);
    });
    const { rendered, text } = await render(reportText(frontMatter, body));
    const { html } = rendered.document;
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<iframe|<object|<embed|<link|<base|<form/i);
    const page = partsOf(rendered.document).body;
    expect(foreignParts(page)).toEqual([]);
    expect(tokens(page).filter((token) => token.kind === 'open' && token.tag === 'img')).toEqual([]);
    const title = /<title>([\s\S]*?)<\/title>\n<style>/.exec(html)?.[1] ?? '<';
    expect(tokens(title).map((token) => token.kind)).toEqual(['text']);
    const missing = [...marks].filter(([path, mark]) => !unprinted.test(path) && !text.includes(mark)).map(([path]) => path);
    expect(missing).toEqual([]);
    expect(rendered.findings.filter(({ rule }) => rule === 'blocked-request')).toEqual([]);
  });

  it('cannot stand in for a picture that compose puts in', async () => {
    const forged = '\uE000' + '0\uE001 \uE002' + '5\uE003 \uE004e\uE004 \uE004';
    const { document } = await tearsheet.compose(
      workspace.source(
        reportText(
          { title: forged, exhibits: { e: { title: forged, alt: forged, rows: [{ a: forged }], chart: bar } } },
          `${forged}\n\n::exhibit{#e}`,
        ),
      ),
    );
    const page = partsOf(document).body;
    expect(page.match(/<svg[^>]*role="img"/g)).toHaveLength(1);
    expect(foreignParts(page)).toEqual([]);
  });
});

describe('much and strange text', () => {
  it('right to left, and characters without width', async () => {
    const { rendered, pdf } = await render(
      reportText(
        {
          title: 'שלום \u202eabc\u202c',
          headline: 'تقرير \u200b عن\u200d الشركة',
          deck: ['\u2066abc\u2069 \u200f x\ufeff'],
          exhibits: { e: { title: 'עברית', source: 'Company data', table: { rows: [{ שם: 'צפון', n: 1 }] } } },
        },
        '## כותרת\n\nמרחב \u200bzero\u200cwidth\u2060joiner\n\n::exhibit{#e}\n\nPlain words after all that.',
      ),
    );
    expect(pdf.pages.map((page) => page.text).join(' ')).toContain('Plain words after all that.');
    expect(offPage(pdf)).toEqual([]);
    expect(rendered.findings).toMatchObject([{ rule: 'missing-glyph', severity: 'warning' }]);
  });

  it('control characters leave no trace', async () => {
    const { document } = await tearsheet.compose(
      workspace.source('---\nkind: note\ntitle: "Lark\\x01hill\\e[2J"\nissuer: { name: "a\\x02b" }\n---\n\nWords.\n'),
    );
    expect(document.html).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
  });

  it('500 facts in the text and in the panel', async () => {
    const ids = Array.from({ length: 500 }, (_, i) => `f${i}`);
    const facts = Object.fromEntries(ids.map((id, i) => [id, { label: `Fact ${i}`, value: 1000 + i, unit: 'GBP', decimals: 0 }]));
    const { pdf, text } = await render(reportText({ facts, keyData: ids }, ids.map((id) => `{{fact "${id}"}}`).join(' and ')));
    expect(offPage(pdf)).toEqual([]);
    for (let i = 0; i < 500; i++) expect(text).toContain(`Fact${i}£${(1000 + i).toLocaleString('en')}`);
  });

  it('a table of 300 rows over pages, its head on each', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({ stop: `Stop number ${i}`, people: 1000 + i }));
    const { pdf, text } = await render(
      reportText(
        {
          exhibits: {
            stops: {
              title: 'All stops',
              width: 'full',
              table: {
                columns: [
                  { key: 'stop', title: 'Head of stops' },
                  { key: 'people', title: 'Head of people' },
                ],
                rows,
              },
            },
          },
        },
        'Before.\n\n::exhibit{#stops}\n\nAfter.',
      ),
    );
    const pages = pdf.pages.filter((page) => page.text.includes('Stop number'));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      expect(page.text).toContain('Head of stops');
      expect(page.text).toContain('Head of people');
    }
    let at = 0;
    for (const { stop, people } of rows) {
      const next = text.indexOf(squashed(`${stop}${people.toLocaleString('en')}`), at);
      expect(next, stop).toBeGreaterThan(-1);
      at = next;
    }
    expect(text.indexOf('After.')).toBeGreaterThan(at);
  });
});
