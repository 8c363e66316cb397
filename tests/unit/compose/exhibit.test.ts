import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontMatter, reportText, TestWorkspace } from '../../support/test-workspace.ts';

let workspace: TestWorkspace;
beforeAll(() => {
  workspace = new TestWorkspace({
    'plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>',
  });
});
afterAll(() => workspace[Symbol.dispose]());

/** Markup of one exhibit that stands in a note. */
async function exhibit(data: FrontMatter, frontMatter: FrontMatter = {}): Promise<string> {
  const { body } = await workspace.compose(
    reportText({ ...frontMatter, exhibits: { fleet: { title: 'Fleet', ...data } } }, '::exhibit{#fleet}'),
  );
  return /<div class="exhibit [\s\S]*?<div class="exhibit-foot">[\s\S]*?<\/div>\n<\/div>/.exec(body)?.[0] ?? '';
}

async function table(data: FrontMatter, frontMatter?: FrontMatter): Promise<string> {
  return (
    /<table[\s\S]*<\/table>/.exec(
      await exhibit({ table: data, ...(data['width'] ? { width: data['width'] } : {}) }, frontMatter),
    )?.[0] ?? ''
  );
}

describe('tables', () => {
  it('have a head for each column and each row', async () => {
    expect(
      await table({
        rows: [
          { depot: 'North', trains: 12 },
          { depot: 'South', trains: 7 },
        ],
      }),
    ).toBe(
      '<table><thead><tr><th scope="col">depot</th><th scope="col" class="number">trains</th></tr></thead>' +
        '<tbody><tr><th scope="row">North</th><td class="number">12</td></tr><tr><th scope="row">South</th><td class="number">7</td></tr></tbody></table>',
    );
  });

  it('divide actuals from estimates at the first estimate, and nowhere else', async () => {
    const columns = [
      { key: 'line' },
      { key: 'a', title: '2025' },
      { key: 'b', title: '2026E', estimate: true },
      { key: 'c', title: '2027E', estimate: true },
    ];
    const html = await table({ columns, rows: [['Trains', 1, 2, 3]] });
    expect(html).toContain(
      '<th scope="col" class="number estimate divider">2026E</th><th scope="col" class="number estimate">2027E</th>',
    );
    expect(html).toContain(
      '<td class="number">1</td><td class="number estimate divider">2</td><td class="number estimate">3</td>',
    );
  });

  it('have one head for columns of a group', async () => {
    const columns = [
      { key: 'line', title: 'Line' },
      { key: 'a', group: 'Half year' },
      { key: 'b', group: 'Half year' },
      { key: 'c', group: 'Year' },
    ];
    expect(await table({ columns, rows: [['Trains', 1, 2, 3]] })).toContain(
      '<thead><tr><th scope="colgroup" colspan="1">&nbsp;</th><th scope="colgroup" colspan="2" class="group">Half year</th><th scope="colgroup" colspan="1" class="group">Year</th></tr>',
    );
  });

  it('have no empty cell, for readers lose count of those', async () => {
    const html = await table({
      columns: [
        { key: 'line', title: '' },
        { key: 'a', title: 'A' },
      ],
      rows: [
        ['', null],
        ['x', ''],
      ],
    });
    expect(html).not.toMatch(/<t[hd][^>]*><\/t[hd]>/);
    expect(html.match(/&nbsp;/g)).toHaveLength(4);
  });

  it('print units in the head and go without a head when no column has words for it', async () => {
    expect(await table({ columns: [{ key: 'a', title: 'Cost', unit: '£mn' }], rows: [[1]] })).toContain(
      '>Cost <span class="unit">£mn</span></th>',
    );
    expect(await table({ columns: ['a', 'b'].map((key) => ({ key, title: '' })), rows: [['x', 'y']] })).not.toContain('<thead>');
    expect(await table({ columns: [{ key: 'a', decimals: 1 }], rows: [[1]] })).toContain('>a</th>');
  });

  it('set rows apart', async () => {
    const html = await table({ columns: ['a'], rows: [['x'], ['y']], styles: [{ row: 1, style: 'total' }] });
    expect(html).toContain('<tr><th scope="row">x</th></tr><tr class="total"><th scope="row">y</th></tr>');
  });

  it('break a word that no column holds, in heads as well', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaft';
    const html = await table({
      columns: [
        { key: 'a', title: word, group: word },
        { key: 'b', title: 'B', unit: word, group: word },
      ],
      rows: [[word, 1]],
    });
    expect(html.match(/class="[^"]*\blong\b[^"]*"/g)).toHaveLength(4);
  });

  it('are split by columns when they are too wide for their place, each part with the names of the rows', async () => {
    const columns = ['name', ...Array.from({ length: 12 }, (_, i) => `y${i}`)];
    const rows = [{ name: 'Larch', ...Object.fromEntries(columns.slice(1).map((key) => [key, 1_234_567])) }];
    const { body, findings } = await workspace.compose(
      reportText({ exhibits: { fleet: { title: 'Fleet', width: 'half', table: { columns, rows } } } }, '::exhibit{#fleet}'),
    );
    const tables = body.match(/<table.*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(1);
    for (const part of tables) expect(part).toContain('<th scope="row">Larch</th>');
    const heads = tables.flatMap((part) => [...part.matchAll(/>(y\d+)</g)].map(([, name]) => name));
    expect(heads).toEqual(columns.slice(1));
    expect(body.match(/Fleet <span>\(continued\)<\/span>/g)).toHaveLength(tables.length - 1);
    expect(findings).toEqual([]);
  });

  it('take a page on its side rather than being split, where the report leaves the width open', async () => {
    const columns = Array.from({ length: 16 }, (_, i) => `y${i}`);
    const rows = [Object.fromEntries(columns.map((key) => [key, 1_234_567]))];
    const { body } = await workspace.compose(
      reportText({ exhibits: { fleet: { title: 'Fleet', table: { columns, rows } } } }, 'Words.\n\n::exhibit{#fleet}'),
    );
    expect(body).toContain('<div class="exhibit wide" id="exhibit-fleet">');
    expect(body.match(/<table/g)).toHaveLength(1);
  });

  it('stand upright in parts as the first thing of a note, whose first page would be empty else', async () => {
    const columns = Array.from({ length: 16 }, (_, i) => `y${i}`);
    const rows = [Object.fromEntries(columns.map((key) => [key, 1_234_567]))];
    const exhibits = { fleet: { title: 'Fleet', table: { columns, rows } } };
    const { body } = await workspace.compose(reportText({ exhibits }, '::exhibit{#fleet}'));
    expect(body).toContain('<div class="exhibit full" id="exhibit-fleet">');
    expect(body.match(/<table class="tight"><colgroup>/g)).toHaveLength(2);
  });

  it('are told of when one column alone is too wide for its place', async () => {
    const columns = ['name', { key: 'figure', kind: 'number' }];
    const rows = ['1,234,567,890,123,456,78', 1].map((figure) => ({ name: 'W'.repeat(24), figure }));
    const { body, findings } = await workspace.compose(
      reportText(
        { exhibits: { fleet: { title: 'Fleet', width: 'side', table: { columns, rows, heads: 2 } } } },
        '::exhibit{#fleet}',
      ),
    );
    expect(body).toContain('<table class="tight squeeze">');
    expect(findings).toMatchObject([
      { rule: 'table-squeezed', severity: 'warning', place: { file: 'report.md', path: 'exhibits.fleet' } },
    ]);
  });

  it('columns and cells may be named like what every object has', async () => {
    const html = await table({ columns: ['constructor', 'toString'], rows: [{ constructor: 'a' }, { toString: 'b' }] });
    expect(html).toContain('<tr><th scope="row">a</th><td>&nbsp;</td></tr><tr><th scope="row">&nbsp;</th><td>b</td></tr>');
  });
});

describe('the words around an exhibit', () => {
  const sources = [
    { id: 'office', publisher: 'Rail <office>', date: '2026-01-20' },
    { id: 'board', publisher: 'Board' },
  ];

  it('name its sources with their dates and lead to them', async () => {
    const html = await exhibit({ table: { rows: [{ a: 1 }] }, source: ['office', 'board'], asOf: '2026-01-31' }, { sources });
    expect(html).toContain(
      '<p class="exhibit-source">Source: <a href="#source-1">Rail &lt;office&gt;</a>, 20 Jan 2026; <a href="#source-2">Board</a>; as of 31 Jan 2026</p>',
    );
  });

  it('give the date alone a capital letter', async () => {
    expect(await exhibit({ table: { rows: [{ a: 1 }] }, asOf: '2026-01-31' })).toContain(
      '<p class="exhibit-source">As of 31 Jan 2026</p>',
    );
  });

  it('leave out what is not there', async () => {
    const html = await exhibit({ table: { rows: [{ a: 1 }] } });
    expect(html).not.toMatch(/exhibit-(?:subtitle|notes|source)/);
  });
});

describe('pictures', () => {
  it('stand in the page, cleaned, with words for those who cannot see them', async () => {
    const html = await exhibit({ image: 'plan.svg', alt: 'A "plan"' });
    expect(html).toContain('alt="A &quot;plan&quot;"');
    const data = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(html)?.[1] ?? '';
    expect(Buffer.from(data, 'base64').toString()).not.toContain('script');
  });

  it('take the title when they have no words of their own', async () => {
    expect(await exhibit({ image: 'plan.svg' })).toContain('alt="Fleet"');
  });
});
