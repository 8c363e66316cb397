import { describe, expect, it } from 'vitest';
import { findChoices } from '../../../src/resolve/choices.ts';
import { createRun } from '../../../src/shared/run.ts';
import { errorOf, folderOf, markdown, roomOf, specOf } from '../../support/report.ts';

const FRONT = `parameters:
  fund: { choices: { dataset: funds, column: id, label: name } }
  region: { default: north, choices: [north, south] }
  own: { choices: { dataset: mine, column: id }, default: a }
  free: { default: x }
  must: { type: number, default: 1 }
datasets:
  funds: { rows: [{ id: a, name: Alder, region: north }, { id: b, name: Birch, region: south }, { id: c, name: Cedar, region: north }], where: { region: { param: region } } }
  mine: { rows: [{ id: a }], where: { id: { param: own } } }
  other: { file: not-there.csv }
`;

async function choices(name: string, parameters: Readonly<Record<string, string>> = {}) {
  const root = await folderOf({ 'tearsheet.yaml': '' });
  const spec = specOf(markdown(FRONT), 'report.md', root);
  return findChoices(spec, name, await roomOf(root), createRun(), { parameters });
}

describe('the choices of a parameter', () => {
  it('are its list', async () => {
    expect((await choices('region')).map(({ value }) => value)).toEqual(['north', 'south']);
  });

  it('are the rows of its dataset, by the other parameters, and nothing else is read', async () => {
    expect(await choices('fund')).toEqual([
      { value: 'a', label: 'Alder' },
      { value: 'c', label: 'Cedar' },
    ]);
    expect(await choices('fund', { region: 'south', fund: 'nobody' })).toEqual([{ value: 'b', label: 'Birch' }]);
  });

  it.each([
    ['fnud', {}, 'parameter.undeclared', /Did you mean "fund"\?/],
    ['free', {}, 'parameter.choices', /has no choices/],
    ['own', {}, 'parameter.choices', /"mine", which needs "own" itself/],
    ['fund', { region: 'west' }, 'parameter.not-a-choice', /2 choices/],
  ])('of %s with %j are refused', async (name, parameters, code, message) => {
    const error = await errorOf(() => choices(name, parameters));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });
});
