import { describe, expect, it } from 'vitest';
import { controlPage } from '../../../../src/server/preview/control-page.ts';
import { panelHtml, toMessage } from '../../../../src/server/preview/panel.ts';
import type { PreviewState } from '../../../../src/server/preview/state.ts';

const place = { file: '<report>.md', line: 12, column: 3 };
const state: PreviewState = {
  phase: 'ready',
  report: 'report.md',
  title: 'A & <b>',
  page: { token: 'p1', html: '<p>' },
  pdf: { token: 'd1', bytes: new Uint8Array(), pages: 2 },
  problems: [],
  findings: [],
  timings: { parse: 12.4, print: 100 },
};
const problem = {
  code: 'report.wrong-type',
  message: 'facts.<x> is wrong.',
  place,
  frame: '  11 | a\n> 12 |   <b>\n     |   ^^^\n  13 | c',
  mend: 'Mend <it>.',
};

describe('the panel', () => {
  it('escapes all that a report may bring', () => {
    const html = panelHtml({
      ...state,
      phase: 'broken',
      problems: [problem],
      findings: [{ rule: '<r>', severity: 'warning', message: '<m>', mend: '<d>', place }],
    });
    expect(html).not.toMatch(/<(?:x|it|r|m|d|report)>/);
    expect(html).toContain('&lt;report&gt;.md:12:3');
    expect(html).toContain('<mark>&gt; 12 |   &lt;b&gt;</mark>');
    expect(html).toContain('     |   <mark class="underline">^^^</mark>');
  });

  it('says what is shown when the report is broken', () => {
    expect(panelHtml({ ...state, phase: 'broken', problems: [problem] })).toContain('Page and PDF are the last good ones.');
    expect(panelHtml({ ...state, phase: 'broken', problems: [{ code: 'print.crashed', message: 'It died.' }] })).toContain(
      'The PDF is the last good one.',
    );
    expect(panelHtml({ ...state, phase: 'broken', page: undefined, problems: [problem] })).not.toContain('last good');
  });

  it('adds up the time', () => {
    expect(panelHtml(state)).toContain('<th scope="row">together</th><td>112 ms</td>');
  });

  it('counts in the status', () => {
    expect(toMessage(state).status).toBe('2 pages');
    expect(toMessage({ ...state, findings: [{ rule: 'r', severity: 'info', message: 'm' }] }).status).toBe('2 pages, 1 finding');
    expect(toMessage({ ...state, phase: 'broken', problems: [problem] }).status).toBe('1 problem');
  });
});

describe('the control page', () => {
  it('escapes the title and carries its nonce', () => {
    const html = controlPage(toMessage(state), 'n0nce');
    expect(html).toContain('<title>A &amp; &lt;b&gt;</title>');
    expect(html.match(/nonce="n0nce"/g)).toHaveLength(2);
    expect(html).toContain('sandbox="allow-same-origin"');
    expect(html).not.toMatch(/\son\w+="|style="/);
  });

  it('cannot be ended from within its script', () => {
    const html = controlPage({ ...toMessage(state), page: '</script><script>' }, 'n');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
  });
});
