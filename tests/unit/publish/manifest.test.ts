import { describe, expect, it } from 'vitest';
import { manifestOf } from '../../../src/publish/manifest.ts';
import type { Finding } from '../../../src/shared/finding.ts';
import { markdown, reportOf } from '../../support/report.ts';

const TEXT = markdown(
  `parameters: { least: { type: number, default: 5 } }
sources: [{ id: port, publisher: Port office, date: 2026-01-05 }]
datasets:
  calls: { file: calls.csv, columns: { teu: { type: integer, unit: TEU, nullable: false } }, asOf: 2026-01-03, source: port }
  large: { sql: SELECT count(*) AS n FROM calls WHERE teu > $least }
facts:
  large: { label: Large calls, from: { dataset: large, column: n }, unit: "" }
  unprinted: { value: 1, unit: "" }`,
  'There were {{fact "large"}} large calls.\n',
);
const report = (csv = 'port,teu\nnorth,10\nsouth,9\n', parameters = {}) => reportOf(TEXT, { 'calls.csv': csv }, { parameters });

describe('a manifest', () => {
  it('says what was read, and what was printed from it', async () => {
    const manifest = manifestOf(await report(), 'Harbour Works');
    expect(manifest).toMatchObject({ report: 'report.md', title: 'Harbour Works', brand: 'Wrenfield', parameters: { least: 5 } });
    expect(manifest.datasets).toEqual([
      {
        name: 'calls',
        kind: 'file',
        origin: 'calls.csv',
        columns: [
          { name: 'port', type: 'string', nullable: true },
          { name: 'teu', type: 'integer', unit: 'TEU', nullable: false },
        ],
        rows: 2,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        asOf: '2026-01-03',
        sources: ['port'],
      },
      expect.objectContaining({ name: 'large', kind: 'sql', rows: 1, origin: expect.stringContaining('$least = 5') }),
    ]);
    expect(manifest.facts).toMatchObject([{ fact: 'large', value: 2, uses: [{ text: '2', where: 'prose' }] }]);
    expect(JSON.stringify(manifest)).not.toContain('/tmp');
  });

  it('is the same for the same data, and another for other data or parameters', async () => {
    const [one, same, other, asked] = await Promise.all([
      report(),
      report(),
      report('port,teu\nnorth,11\nsouth,9\n'),
      report(undefined, { least: 9.5 }),
    ]);
    const text = (from: Awaited<ReturnType<typeof report>>) => JSON.stringify(manifestOf(from, ''));
    expect(text(same as never)).toBe(text(one as never));
    expect(text(other as never)).not.toBe(text(one as never));
    const hashes = (from: typeof one) => manifestOf(from as never, '').datasets.map(({ sha256 }) => sha256);
    expect(hashes(other)[0]).not.toBe(hashes(one)[0]);
    expect(hashes(asked)[0]).toBe(hashes(one)[0]);
    expect(hashes(asked)[1]).not.toBe(hashes(one)[1]);
  });

  it('keeps who answers for a warning, and whether it was printed for its readers', async () => {
    const override = { person: 'A. Analyst', reason: 'Background', date: '2026-01-14' };
    const findings: Finding[] = [
      {
        rule: 'unused-source',
        severity: 'info',
        message: 'Nothing cites it.',
        place: { file: 'report.md', line: 5, column: 1 },
        override,
      },
      { rule: 'contrast', severity: 'warning', message: 'Too pale.' },
    ];
    expect(manifestOf(await report(), '', { final: true, findings })).toMatchObject({
      final: true,
      overrides: [{ rule: 'unused-source', message: 'Nothing cites it.', line: 5, ...override }],
    });
    expect(manifestOf(await report(), '')).toMatchObject({ final: false, overrides: [] });
  });
});
