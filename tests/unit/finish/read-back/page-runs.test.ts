import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../src/finish/read-back/matrix.ts';
import { type Operators, pageRuns } from '../../../../src/finish/read-back/page-runs.ts';

const NAMES = [
  'save',
  'restore',
  'transform',
  'clip',
  'eoClip',
  'constructPath',
  'paintFormXObjectBegin',
  'paintFormXObjectEnd',
  'beginText',
  'endText',
  'setFont',
  'setTextMatrix',
  'moveText',
  'showText',
] as const;
const codes = Object.fromEntries(NAMES.map((name, i) => [name, i + 1]));
type Step = readonly [(typeof NAMES)[number], ...unknown[]];

const SHEET: Box = [0, 0, 600, 800];
const listOf = (...steps: Step[]): Operators => ({
  fnArray: steps.map(([name]) => codes[name] as number),
  argsArray: steps.map(([, ...args]) => args),
});
const glyphs = (text: string, width = 500) => [...text].map((unicode) => ({ unicode, width }));
/** A line of ten points at a place. */
const line = (text: string, x: number, y: number): Step[] => [
  ['beginText'],
  ['setFont', 'f', 10],
  ['setTextMatrix', [1, 0, 0, 1, x, y]],
  ['showText', glyphs(text)],
  ['endText'],
];
const clip = (box: Box): Step[] => [['eoClip'], ['constructPath', 28, [], box]];
const read = (...steps: Step[]) => pageRuns(listOf(...steps), codes, SHEET);

describe('runs of a page', () => {
  it('have text and place', () => {
    expect(read(...line('ab c', 100, 700))).toEqual([{ text: 'ab c', x: 100, y: 100, cut: false }]);
  });

  it('follow matrices, forms and moves', () => {
    const [run] = read(
      ['transform', 0.24, 0, 0, -0.24, 0, 800],
      ['save'],
      ['paintFormXObjectBegin', [1, 0, 0, 1, 100, 0], null],
      ['beginText'],
      ['setFont', 'f', 40],
      ['setTextMatrix', [1, 0, 0, -1, 100, 500]],
      ['moveText', 50, 0],
      ['showText', glyphs('x')],
      ['endText'],
      ['paintFormXObjectEnd'],
      ['restore'],
    );
    expect(run?.x).toBeCloseTo(60);
    expect(run?.y).toBeCloseTo(120);
    expect(run?.cut).toBe(false);
  });

  it('are cut at the edge of the sheet', () => {
    expect(read(...line('abcd', 595, 400))[0]?.cut).toBe(true);
    expect(read(...line('abcd', -12, 400))[0]?.cut).toBe(true);
    expect(read(...line('ab', 590, 400))[0]?.cut).toBe(false);
  });

  it('are cut at the edge of a box, and whole when it is left', () => {
    const box = clip([90, 390, 130, 420]);
    expect(
      read(['save'], ...box, ...line('abcdefg', 95, 400), ['restore'], ...line('abcdefg', 95, 400)).map(({ cut }) => cut),
    ).toEqual([false, false]);
    expect(
      read(['save'], ...box, ...line('abcdefgh', 95, 400), ['restore'], ...line('abcdefgh', 95, 400)).map(({ cut }) => cut),
    ).toEqual([true, false]);
  });

  it('are cut across: half of a line hidden, but not the tails of its letters', () => {
    expect(read(...clip([0, 403, 600, 800]), ...line('abc', 100, 400))[0]?.cut).toBe(true);
    expect(read(...clip([0, 399.5, 600, 406]), ...line('abc', 100, 400))[0]?.cut).toBe(false);
    expect(read(...clip([0, 390, 600, 404]), ...line('abc', 100, 400))[0]?.cut).toBe(true);
  });

  it('stand on their side', () => {
    const upright = (x: number): Step[] => [
      ['beginText'],
      ['setFont', 'f', 10],
      ['setTextMatrix', [0, 1, -1, 0, x, 100]],
      ['showText', glyphs('abc')],
      ['endText'],
    ];
    expect(read(...upright(100))[0]?.cut).toBe(false);
    expect(read(...upright(3))[0]?.cut).toBe(true);
  });

  it('are none where nothing is shown: behind an edge, in a box that hides on purpose, or blank', () => {
    expect(read(...clip([100, 400, 101, 401]), ...line('abc', 100, 400))).toEqual([]);
    expect(read(...clip([0, 410, 600, 800]), ...line('abc', 100, 400))).toEqual([]);
    expect(read(...line('abc', 700, 400))).toEqual([]);
    expect(read(...line('  ', 100, 400))).toEqual([]);
  });
});
