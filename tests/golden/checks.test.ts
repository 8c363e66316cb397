import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import { findingsIn } from '../unit/check/support.ts';
import { type Judged, judge, notesIn, recallOf, tableOf } from './checks/measure.ts';

/** Share of the planted errors that must be found; 0.9 is aimed at. Raise it as the checks learn; only new notes may lower it. */
const RECALL = 0.93;

const notes = notesIn(join(import.meta.dirname, 'checks'));

describe('checks against notes that are sound and notes with planted errors', () => {
  const judged: Judged[] = [];

  it.each(notes)('$name: no error is found where there is none', async (note) => {
    const result = judge(note, await findingsIn(note.text, rules));
    judged.push(result);
    expect(result.falseErrors.map(({ rule, place, message }) => `${place?.line}: ${rule}: ${message}`)).toEqual([]);
  });

  it(`${100 * RECALL}% of the planted errors are found`, () => {
    expect(judged.length).toBe(notes.length);
    expect(recallOf(judged)).toBeGreaterThanOrEqual(RECALL);
  });

  it('places each planted error at a line with words', () => {
    for (const { text, planted } of notes)
      for (const { line, also = [] } of planted)
        for (const at of [line, ...also]) expect(text.split('\n')[at - 1]?.trim()).toBeTruthy();
  });

  afterAll(() => {
    process.stdout.write(`\n${tableOf(judged)}`);
  });
});
