import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { expand } from '../../src/prose/expand.ts';
import { parseMarkdown } from '../../src/prose/markdown.ts';
import { importDraft } from '../../src/report/import/import.ts';
import type { ReportData } from '../../src/report/schema/report.ts';
import { TearsheetError } from '../../src/shared/errors.ts';
import { danglingIds, printedText, readReport } from '../unit/report/import/read-back.ts';

const word = fc.oneof(
  fc.constantFrom(
    'revenue',
    'margin',
    'P/E ratio',
    'of',
    'over',
    'Umsatz',
    '市盈率',
    '$',
    '€',
    '%',
    '**',
    '*',
    '_',
    '`',
    '|',
    '[1]',
    '[^2]',
    '[',
    ']',
    '(',
    ')',
    '{{',
    '}}',
    '{',
    '}',
    '{{fact "x"}}',
    '\\',
    '\\{{',
    '::',
    ':::',
    '::exhibit{#x}',
    '<b>',
    '</b>',
    '<',
    '>',
    '&amp;',
    '&',
    '---',
    '#',
    '-',
    '•',
    '1.',
    '2)',
    '“',
    '”',
    '\t',
    '```',
    '~~~',
    'https://a.example/b',
    'Target Price Range:',
    'Base Scenario:',
    'Bear Case:',
    'Buy',
    'Hold',
  ),
  fc.stringMatching(/^[A-Za-z0-9]{1,12}$/),
  fc
    .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom('%', 'x', ' billion', ' Mrd. EUR', '亿元', ''))
    .map(([n, unit]) => `${n.toFixed(2)}${unit}`),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const line = fc.oneof(
  fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
  fc.array(word, { maxLength: 14 }).map((words) => words.join('')),
  fc
    .tuple(
      fc.constantFrom('- ', '* ', '  - ', '1. ', '# ', '## ', '> ', '| ', '[1] ', '[^3]: ', '', '    '),
      fc.array(word, { maxLength: 8 }),
    )
    .map(([mark, words]) => mark + words.join(' ')),
  fc
    .array(fc.array(word, { maxLength: 3 }), { minLength: 1, maxLength: 4 })
    .map((cells) => `| ${cells.map((cell) => cell.join(' ')).join(' | ')} |`),
  fc.constantFrom(
    '',
    '|---|---|',
    '|---|',
    '| Metric | Value |',
    '| Rating | Share |',
    '| Buy | 60% |',
    '| Sell | 40% |',
    'Sources:',
    '===',
    '---',
    'For informational purposes only.',
  ),
);
const draft = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end));

/** The report of a draft; undefined when the draft holds nothing. Anything else that is thrown is a failure. */
function reportOf(text: string): { readonly report: ReportData; readonly markdown: string } | undefined {
  try {
    const { markdown } = importDraft(text, { name: 'draft.txt' });
    return { report: readReport(markdown), markdown };
  } catch (error) {
    if (error instanceof TearsheetError) return undefined;
    throw error;
  }
}

describe('importing any draft', () => {
  it('gives a valid report with every id resolved, or says that the draft is empty', () => {
    fc.assert(
      fc.property(fc.oneof(draft, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const found = reportOf(text);
        if (found) expect(danglingIds(found.report)).toEqual([]);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('lets no text of the draft become an expression', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const found = reportOf(text);
        if (!found) return;
        const { report } = found;
        const facts = new Map(
          Object.entries(report.facts).map(([id, fact]) => [
            id,
            { id, text: typeof fact === 'object' ? fact.display : '', qualifier: undefined },
          ]),
        );
        const scope = { facts, exhibits: new Set<string>(), parameters: {}, locale: undefined } as unknown as Parameters<
          typeof expand
        >[1];
        const prose = [
          report.title,
          report.body,
          report.disclaimer ?? '',
          ...report.scenarios.map(({ assumption }) => assumption),
          ...report.sources.map(({ note }) => note ?? ''),
          ...Object.values(report.exhibits).map(({ title }) => title),
        ];
        const ours = prose.join('\n').match(/(?<!\\)\{\{fact "[\w-]+"(?: bare=true)?\}\}/g)?.length ?? 0;
        const expanded = prose.map((part) => expand(part, scope));
        expect(expanded.map(({ printed }) => printed.length).reduce((a, b) => a + b, 0)).toBe(ours);
        const placed = report.body.match(/^::(?:exhibit\{#[\w-]+\}|scenarios|ratings)$/gm)?.length ?? 0;
        expect(expanded.flatMap(({ text: markdown }) => directives(parseMarkdown(markdown))).length).toBe(placed);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('loses no word', () => {
    const plainWord = fc.oneof(
      fc.stringMatching(/^[a-z]{3,9}\d{0,3}$/),
      fc.constantFrom('revenue', 'margin of 12.5%', 'P/E ratio 22x', '$4.2 billion', 'over 30%', '[1]', '**bold**'),
    );
    const words = fc.array(plainWord, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
    const anyLine = fc.oneof(
      words,
      words.map((text) => `- ${text}`),
      words.map((text) => `- Label: ${text}`),
      words.map((text) => `## ${text}`),
      fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |`),
      fc.constantFrom('', '|---|---|'),
      words.map((text) => `[1] Some Paper - ${text} (2026-01-05)`),
      words.map((text) => `2. ${text}`),
    );
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const found = reportOf(text);
        if (!found) return;
        const printed = new Set(
          tokens(
            `${printedText({ ...found.report, body: '' })}\n${blockTexts(parseMarkdown(fill(found.report))).join('\n')}\n${found.report.body.match(/^\d+\./gm)?.join(' ') ?? ''}`,
          ),
        );
        const removed = new Set(
          importDraft(text, { name: 'draft.txt' })
            .findings.filter(({ rule }) => ['import-residue', 'import-duplicate', 'import-empty-section'].includes(rule))
            .map(({ place }) => place?.line),
        );
        const kept = lines.filter((_, i) => !removed.has(i + 1));
        expect(kept.flatMap(tokens).filter((token) => !printed.has(token))).toEqual([]);
      }),
      { numRuns: 500, seed: 13 },
    );
  });
});

/** The body with every fact as the draft printed it. */
function fill({ body, facts }: ReportData): string {
  return body.replace(/\{\{fact "([^"]*)"[^}]*\}\}/g, (_, id: string) => {
    const fact = facts[id];
    return typeof fact === 'object' ? (fact.display ?? '') : '';
  });
}

/** The words of every paragraph, heading and block of code. */
function blockTexts(node: Nodes): string[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'code') return [textOf(node)];
  return 'children' in node ? (node.children as Nodes[]).flatMap(blockTexts) : [];
}

function directives(node: Nodes): Nodes[] {
  const inside = 'children' in node ? (node.children as Nodes[]).flatMap(directives) : [];
  return node.type === 'leafDirective' || node.type === 'containerDirective' ? [node, ...inside] : inside;
}

function tokens(text: string): string[] {
  return text.match(/[A-Za-z0-9]+/g) ?? [];
}
