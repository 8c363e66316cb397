import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import { findingsIn } from '../unit/check/support.ts';
import { type Judged, judge, notesIn, recallOf, tableOf } from './checks/measure.ts';

/** Share of the planted errors that must be found. Raise it as the checks learn; never lower it. */
const RECALL = 0.9;

const notes = notesIn(join(import.meta.dirname, 'checks'));
const judged: Judged[] = [];

describe('checks against notes that are sound and notes with planted errors', () => {
  beforeAll(async () => {
    for (const note of notes) judged.push(judge(note, await findingsIn(note.text, rules)));
  });

  afterAll(() => {
    process.stdout.write(`\n${tableOf(judged)}`);
  });

  it.each(notes.map(({ name }) => name))('%s: no error is found where there is none', (name) => {
    const { falseErrors } = judged.find(({ note }) => note.name === name) as Judged;
    expect(falseErrors.map(({ rule, place, message }) => `${place?.line}: ${rule}: ${message}`)).toEqual([]);
  });

  it.each(notes.filter(({ planted }) => planted.length > 0))('$name: each planted error is on a line with words', (note) => {
    const lines = note.text.split('\n');
    for (const { line, last = line, also = [] } of note.planted)
      for (const at of [line, last, ...also]) expect(lines[at - 1]?.trim()).toBeTruthy();
  });

  it(`${100 * RECALL}% of the planted errors are found`, () => {
    expect(recallOf(judged)).toBeGreaterThanOrEqual(RECALL);
  });
});
