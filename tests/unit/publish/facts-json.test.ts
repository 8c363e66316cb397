import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/publish/facts-json.ts';
import type { Report } from '../../../src/resolve/report.ts';
import { markdown, reportOf } from '../../support/report.ts';

const TEXT = markdown(
  `parameters: { least: { type: number, default: 5 } }
headline: Large calls reach {{fact "share"}} of all
sources: [{ id: port, publisher: Port office, title: Calls, date: 2026-01-05, locator: "https://example.com/calls" }]
datasets:
  calls: { file: calls.csv, columns: { teu: { type: integer, unit: TEU, nullable: false } }, asOf: 2026-01-03, source: port }
  large: { sql: SELECT count(*) AS n FROM calls WHERE teu > $least }
facts:
  share: { label: Share of large calls, formula: large / all, unit: "%", decimals: 0, owner: house }
  large: { label: Large calls, from: { dataset: large, column: n }, unit: "" }
  all: { label: All calls, value: 4, unit: "", source: port, period: "2025", asOf: 2026-01-03 }
  unprinted: { value: 1, unit: "" }
exhibits:
  table: { title: Calls, data: calls, table: {}, source: port }`,
  `There were {{fact "large"}} large calls, and the office counts 1,250 ships [port].

Rents rose by 3.5% elsewhere.

::exhibit{#table}
`,
);
const report = async (csv = 'port,teu\nnorth,10\nsouth,9\n') => (await reportOf(TEXT, { 'calls.csv': csv })) as Report;

describe('a facts file', () => {
  it('leads from every printed number to its sources or its query', async () => {
    const file = factsOf(await report(), 'Harbour Works', 'abc');
    expect(file).toMatchObject({
      schema: 1,
      document: { report: 'report.md', title: 'Harbour Works', brand: 'Wrenfield', pdf: 'abc' },
    });
    expect(file.facts.map(({ id }) => id)).toEqual(['all', 'large', 'share']);
    const [all, large, share] = file.facts;
    expect(all).toEqual({
      id: 'all',
      label: 'All calls',
      value: 4,
      unit: '',
      text: '4',
      period: '2025',
      asOf: '2026-01-03',
      sources: [
        { id: 'port', publisher: 'Port office', title: 'Calls', date: '2026-01-05', locator: 'https://example.com/calls' },
      ],
      uses: [],
    });
    expect(large).toMatchObject({
      value: 2,
      dataset: {
        name: 'large',
        kind: 'sql',
        query: expect.stringContaining('$least = 5'),
        column: 'n',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      uses: [{ text: '2', where: 'prose', field: 'body', line: expect.any(Number) }],
    });
    expect(share).toMatchObject({
      value: 50,
      text: '50%',
      owner: 'house',
      formula: 'large / all',
      inputs: [
        { fact: 'large', value: 2 },
        { fact: 'all', value: 4 },
      ],
      uses: [{ text: '50%', where: 'prose', field: 'headline' }],
    });
  });

  it('lists what rows the exhibits are made of', async () => {
    expect(factsOf(await report(), '').exhibits).toEqual([
      {
        id: 'table',
        number: 1,
        datasets: [{ name: 'calls', kind: 'file', origin: 'calls.csv', hash: expect.any(String), asOf: '2026-01-03' }],
        sources: ['port'],
      },
    ]);
  });

  it('lists the numbers that were typed, with what is cited for them', async () => {
    const line = (words: string): number => TEXT.slice(0, TEXT.indexOf(words)).split('\n').length;
    expect(factsOf(await report(), '').claims).toEqual([
      { text: '1,250', line: line('1,250'), citations: ['port'] },
      { text: '3.5%', line: line('3.5%'), citations: [] },
    ]);
  });

  it('is the same for the same data, another for other data, and knows no machine', async () => {
    const [one, same, other] = await Promise.all([report(), report(), report('port,teu\nnorth,11\nsouth,9\n')]);
    const text = (from: Report): string => JSON.stringify(factsOf(from, ''));
    expect(text(same)).toBe(text(one));
    expect(text(other)).not.toBe(text(one));
    expect(text(one)).not.toMatch(/\/(?:tmp|work|home|root)\b/);
  });
});
