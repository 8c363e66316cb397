import { type Change, changeOf } from '../../data/change.ts';
import { type Call, oneOf, type ProseHelper, plainValue, RowValue } from '../helper.ts';
import { pair } from './changes.ts';

type Test = Omit<ProseHelper, 'form' | 'call'> & { holds(args: readonly unknown[], call: Call): boolean };

const test = ({ holds, ...helper }: Test): ProseHelper => ({ ...helper, form: 'test', call: holds });

/** Numbers in one unit; a plain number takes the unit of the other. NM and NA are NaN, with which no comparison holds. */
function values(args: readonly unknown[], call: Call): readonly number[] {
  const measured = args.map((argument) => call.measure(argument));
  const units = new Set(measured.filter(({ from }) => from.some((origin) => !('parameter' in origin))).map(({ unit }) => unit));
  if (units.size > 1)
    call.fail(
      'prose.units-differ',
      `${measured.map(({ label, unit }) => `"${label}" is in ${unit || 'no unit'}`).join(' and ')}: they cannot be compared.`,
    );
  return measured.map(({ value }) => value);
}

const direction = (args: readonly unknown[], call: Call): Change['direction'] =>
  changeOf(...pair(args, call), call.scope.locale).direction;

const over = { over: oneOf('previous', 'year-ago') };

/** True for anything but false, 0, "" and what is missing. */
export function truth(argument: unknown): boolean {
  return Boolean(plainValue(argument));
}

/** What stands in the text itself: words are the name of a fact there, while words of a parameter or a cell are words. */
const isWritten = (argument: unknown): boolean => typeof argument === 'string' || typeof argument === 'number';

function isNumber(argument: unknown, { scope }: Call): boolean {
  if (typeof argument === 'string') return scope.facts.has(argument);
  const value = plainValue(argument);
  return typeof value === 'number' || (argument instanceof RowValue && typeof value === 'object' && value !== null);
}

/** Facts and numbers by value, to the digits that a double holds surely; words of parameters and cells by their letters. */
function equal(args: readonly unknown[], call: Call): boolean {
  if (!args.every((each) => isNumber(each, call)) && !args.every(isWritten))
    return args.every((each) => String(plainValue(each)) === String(plainValue(args[0])));
  const [a = Number.NaN, b = Number.NaN] = values(args, call);
  return Number.isFinite(a) && a.toPrecision(15) === b.toPrecision(15);
}

/** Whether there is a number: none for NM, NA, an empty cell or words. */
function isKnown(argument: unknown, call: Call): boolean {
  if (argument instanceof RowValue && !isNumber(argument, call)) return false;
  return Number.isFinite(call.measure(argument).value);
}

/** What can stand in `{{#if (…)}}`. */
export const CONDITIONS: readonly ProseHelper[] = [
  test({
    name: 'above',
    takes: [2, 2],
    usage: '(above "fact" 10)',
    holds: (args, call) => (([a = 0, b = 0]) => a > b)(values(args, call)),
  }),
  test({
    name: 'below',
    takes: [2, 2],
    usage: '(below "fact" 10)',
    holds: (args, call) => (([a = 0, b = 0]) => a < b)(values(args, call)),
  }),
  test({
    name: 'between',
    takes: [3, 3],
    usage: '(between "fact" 0 10)',
    holds: (args, call) => (([a = 0, low = 0, high = 0]) => a >= low && a <= high)(values(args, call)),
  }),
  test({ name: 'equal', takes: [2, 2], usage: '(equal param.sector "Tools") or (equal "fact" 10)', holds: equal }),
  test({
    name: 'known',
    takes: [1, 8],
    usage: '(known "fact")',
    holds: (args, call) => args.every((each) => isKnown(each, call)),
  }),
  test({
    name: 'rose',
    takes: [1, 2],
    usage: '(rose "fact")',
    options: over,
    holds: (args, call) => direction(args, call) === 'up',
  }),
  test({
    name: 'fell',
    takes: [1, 2],
    usage: '(fell "fact")',
    options: over,
    holds: (args, call) => direction(args, call) === 'down',
  }),
  test({
    name: 'flat',
    takes: [1, 2],
    usage: '(flat "fact")',
    options: over,
    holds: (args, call) => direction(args, call) === 'flat',
  }),
  test({
    name: 'any',
    takes: [1, 1],
    usage: '(any "dataset")',
    holds: ([name], call) => call.dataset(plainValue(name)).rowCount > 0,
  }),
  test({ name: 'and', takes: [2, 8], usage: '(and (…) (…))', holds: (args) => args.every(truth) }),
  test({ name: 'or', takes: [2, 8], usage: '(or (…) (…))', holds: (args) => args.some(truth) }),
  test({ name: 'not', takes: [1, 1], usage: '(not (…))', holds: ([value]) => !truth(value) }),
];
