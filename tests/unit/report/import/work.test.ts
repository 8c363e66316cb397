import { describe, expect, it } from 'vitest';
import { importDraft } from '../../../../src/report/import/import.ts';

/** Characters that regular expressions walk over while something runs: work that does not depend on the machine. */
function charactersScanned(run: () => void): number {
  const original = RegExp.prototype.exec;
  let scanned = 0;
  RegExp.prototype.exec = function exec(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = Reflect.apply(original, this, [text]) as RegExpExecArray | null;
    scanned += 1 + (match ? match.index + match[0].length - from : this.sticky ? 0 : text.length - from);
    return match;
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = original;
  }
  return scanned;
}

const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  'lines of prose': (n) => 'Revenue grew 12.5% to $4.2 billion in 2025, with operating margin at 18.1%[1].\n'.repeat(n),
  'one long line': (n) => 'Revenue grew 12.5% to $4.2 billion[1], '.repeat(n),
  'list items': (n) => '- Currency Risk: hedges cost 3% [1]\n'.repeat(n),
  'table rows': (n) => `| Item | Share |\n|---|---|\n${'| Revenue | 12.5% |\n'.repeat(n)}`,
  tables: (n) => '| Metric | Value |\n|---|---|\n| P/E | 12x |\n\n'.repeat(n),
  sources: (n) =>
    Array.from({ length: n }, (_, i) => `[${i % 9000}] Paper - “Title” (2026-01-05) https://a.example/${i}`).join('\n'),
  citations: (n) => `Text ${'[1]'.repeat(n)}\n[1] Paper - Title (2026-01-05)`,
  fences: (n) => '```js\n~~~py\n'.repeat(n),
  duplicates: (n) => `${'The same paragraph stands here again and again, word for word.'}\n`.repeat(n),
  braces: (n) => '{{{\\{{'.repeat(n),
  headings: (n) => '## Heading\nText\n'.repeat(n),
};

describe('work of the import', () => {
  it.each(Object.keys(SHAPES))('grows with the length of the draft: %s', (name) => {
    const shape = SHAPES[name] as (n: number) => string;
    const work = (n: number): number => charactersScanned(() => importDraft(`Title\n${shape(n)}`, { name: 'x.txt' }));
    expect(work(800) / work(400)).toBeLessThan(2.3);
  });

  it('takes huge words, walls of marks and fifty thousand lines', () => {
    const walls = [
      'a',
      '9',
      '9,',
      ' ',
      '\t',
      '-',
      '*',
      '[',
      '(',
      '<',
      '<a ',
      '&',
      '`',
      ':',
      '\\',
      '{',
      '|',
      '1.',
      '„',
      '【',
      'http://',
      '“x',
    ].map((mark) => mark.repeat(20_000));
    for (const wall of [...walls, ...walls.map((text) => `- ${text}\n[1] ${text}`)])
      importDraft(`Title\n${wall} end`, { name: 'x.txt' });
    importDraft('A line that says 5% growth.\n'.repeat(50_000), { name: 'x.txt' });
  });
});
