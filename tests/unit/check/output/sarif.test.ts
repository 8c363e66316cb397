import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { toSarif } from '../../../../src/check/output/sarif.ts';
import { BROKEN, CHECKED } from './files.ts';

/** The schema of SARIF 2.1.0 as the package of Microsoft's matchers ships it; their code is not used. */
const SCHEMA = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
);

function faults(sarif: string): unknown {
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv as never);
  const validate = ajv.compile(SCHEMA);
  return validate(JSON.parse(sarif)) ? [] : validate.errors;
}

const log = JSON.parse(toSarif([CHECKED, BROKEN], '1.2.3'));
const [run] = log.runs;

describe('a log of SARIF', () => {
  it('holds the schema of 2.1.0, with findings and without', () => {
    expect(faults(toSarif([CHECKED, BROKEN], '1.2.3'))).toEqual([]);
    expect(faults(toSarif([{ ...CHECKED, findings: [] }], '1.2.3'))).toEqual([]);
    expect(faults('{"version":"2.1.0"}')).not.toEqual([]);
  });

  it('names the tool, and each rule once', () => {
    expect(run.tool.driver).toMatchObject({ name: 'Tearsheet', version: '1.2.3' });
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['unknown-citation', 'contrast', 'unused-source', 'required-block', 'report.unknown-key']);
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it('gives each finding a level, a message and a region that counts from 1', () => {
    expect(run.results[0]).toMatchObject({
      level: 'error',
      message: { text: '[7] cites a source that is not in the list. Add it.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'notes/a%20b.md' },
            region: { startLine: 3, startColumn: 20, endLine: 3, endColumn: 23 },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '[1]' } }] }] }],
    });
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note', 'note', 'error']);
    expect(run.results[1].locations[0].physicalLocation.region).toEqual({ startLine: 1, startColumn: 1 });
  });

  it('suppresses what is overridden, with who answers for it', () => {
    expect(run.results[2].suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'A. Analyst: Background' },
    ]);
  });

  it('says when a file could not be read', () => {
    expect(run.invocations).toEqual([{ executionSuccessful: false }]);
    expect(run.results[4]).toMatchObject({ ruleId: 'report.unknown-key', level: 'error' });
  });

  it('keeps the fingerprint of a finding that moves, and tells alike ones apart', () => {
    const [finding] = CHECKED.findings;
    const moved = {
      ...CHECKED,
      text: `A line more\n${CHECKED.text}`,
      findings: [{ ...finding, place: { ...finding?.place, line: 4, endLine: 4 } }],
    };
    const print = (sarif: string, at: number): string =>
      JSON.parse(sarif).runs[0].results[at].partialFingerprints['tearsheetFinding/v1'];
    expect(print(toSarif([moved as never], '1'), 0)).toBe(run.results[0].partialFingerprints['tearsheetFinding/v1']);
    const twice = toSarif([{ ...CHECKED, findings: [finding, finding] as never }], '1');
    expect(print(twice, 0)).not.toBe(print(twice, 1));
  });
});
