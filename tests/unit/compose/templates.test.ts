import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../src/compose/templates.ts';
import { loadLocale } from '../../../src/locale/locale.ts';
import { TearsheetError } from '../../../src/shared/errors.ts';
import { findWorkspace } from '../../../src/workspace/workspace.ts';
import { reportText, TestWorkspace } from '../../support/test-workspace.ts';

async function failure(work: Promise<unknown>): Promise<TearsheetError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(TearsheetError);
  return error as TearsheetError;
}

describe("a workspace's templates", () => {
  it('replace a partial and leave the others', async () => {
    using workspace = new TestWorkspace({
      'templates/partials/callout.hbs': '<aside class="callout"><p>Mind: {{title}}</p>{{html html}}</aside>',
    });
    const { body } = await workspace.compose(reportText({}, ':::callout{title="A & B"}\nWords.\n:::'));
    expect(body).toContain('<aside class="callout"><p>Mind: A &amp; B</p><p>Words.</p></aside>');
    expect(body).toContain('<div class="masthead">');
  });

  it('replace a layout', async () => {
    using workspace = new TestWorkspace({
      'templates/note/layout.hbs': '<article><h1>{{html headline}}</h1>{{> mark}}</article>',
      'templates/note/mark.hbs': '<p>{{kind}}</p>',
    });
    const { body } = await workspace.compose(reportText({ headline: 'Fares *rise*' }));
    expect(body.trim()).toBe('<article><h1>Fares <em>rise</em></h1><p>note</p></article>');
  });

  it('add a layout with a style sheet of its own', async () => {
    using workspace = new TestWorkspace({
      'templates/card/layout.hbs': '<h1>{{html title}}</h1>',
      'styles/card.css': '@layer kind { h1 { color: green; } }',
    });
    const { body, css, document } = await workspace.compose(reportText({ template: 'card' }));
    expect(body.trim()).toBe('<h1>Larkhill</h1>');
    expect(css).toContain('color: green');
    expect(document.html).toContain('<body class="card final">');
  });

  it('escape what they print unless compose has made it', async () => {
    using workspace = new TestWorkspace({
      'templates/note/layout.hbs': '<p title="{{title}}">{{title}}</p><p>{{html title}}</p>',
    });
    const { body } = await workspace.compose(reportText({ title: 'A *B*' }));
    expect(body.trim()).toBe('<p title="A &lt;em&gt;B&lt;/em&gt;">A &lt;em&gt;B&lt;/em&gt;</p><p>A <em>B</em></p>');
  });

  it('that are broken are named', async () => {
    using workspace = new TestWorkspace({ 'templates/note/layout.hbs': '{{#if title}}' });
    const error = await failure(workspace.compose(reportText()));
    expect(error.problems).toMatchObject([{ code: 'template.broken', message: expect.stringContaining('note/layout') }]);
  });

  it('reach nothing behind the view', async () => {
    using workspace = new TestWorkspace({
      'templates/note/layout.hbs': '[{{constructor.name}}{{__proto__}}{{masthead.constructor}}]',
    });
    expect((await workspace.compose(reportText())).body.trim()).toBe('[]');
  });
});

describe('an unknown template', () => {
  it('is answered with the nearest, where the report names it', async () => {
    using workspace = new TestWorkspace();
    const error = await failure(workspace.compose(reportText({ template: 'factshet' })));
    expect(error).toMatchObject({ kind: 'report', code: 'template.unknown' });
    expect(error.problems).toMatchObject([
      {
        message: 'There is no template "factshet". Did you mean "factsheet"?',
        mend: expect.stringContaining('deck, factsheet, gallery, note, tearsheet'),
        place: { line: 4, column: 11, path: 'template' },
        frame: expect.stringContaining('factshet'),
      },
    ]);
  });

  it.each(['../note', 'partials', 'locales', 'constructor', '__proto__', '', 'note/layout'])(
    '%j is no way out of the folder',
    async (kind) => {
      using workspace = new TestWorkspace();
      const error = await failure(findWorkspace(workspace.root).then(({ templates }) => loadTemplates(kind, templates)));
      expect(error.code).toBe('template.unknown');
    },
  );
});

describe('words of ours', () => {
  it('fill their blanks', async () => {
    using workspace = new TestWorkspace({ 'templates/note/layout.hbs': '{{t "adsRatio" n=8}}' });
    const { templates, locales } = await findWorkspace(workspace.root);
    const { layout } = await loadTemplates('note', templates);
    expect(layout({}, await loadLocale('en', locales))).toBe('1 ADS &#x3D; 8 ordinary shares');
    expect(layout({}, await loadLocale('de', locales))).toBe('1 ADS &#x3D; 8 Stammaktien');
  });
});
