import { type Change, type ChangeForm, changeOf } from '../../data/change.ts';
import { type Call, type Measured, oneOf, type ProseHelper, WORDS, YES_NO } from '../helper.ts';

const AS = oneOf('percent', 'points', 'bp', 'amount');
const OVER = oneOf('previous', 'year-ago');

/** The two numbers of a change: the second as written, else what the fact says came before. */
export function pair(args: readonly unknown[], call: Call): readonly [Measured, Measured] {
  const current = call.measure(args[0]);
  if (args.length > 1) return checked(current, call.measure(args[1]), call);
  const before = call.options['over'] === 'year-ago' ? current.yearAgo : current.previous;
  if (before === undefined)
    return call.fail(
      'prose.no-previous',
      `"${current.label}" has nothing to be compared with: name it as the second argument, or give the fact ${call.options['over'] === 'year-ago' ? '"yearAgo"' : '"previous"'}.`,
    );
  return checked(current, call.measure(before), call);
}

function checked(current: Measured, previous: Measured, call: Call): readonly [Measured, Measured] {
  if (current.unit === previous.unit) return [current, previous];
  return call.fail(
    'prose.units-differ',
    `"${current.label}" is in ${current.unit || 'no unit'} and "${previous.label}" in ${previous.unit || 'no unit'}: they cannot be compared.`,
  );
}

/** A change whose direction is known: words cannot say whether NM or NA rose. @throws ProseError `prose.no-comparison` */
function told(both: readonly [Measured, Measured], call: Call): Change & { readonly direction: 'up' | 'down' | 'flat' } {
  const { direction, ...rest } = change(both, call);
  if (direction !== undefined) return { ...rest, direction };
  const without = both.find(({ value }) => !Number.isFinite(value)) as Measured;
  const name = without.from.flatMap((origin) => ('fact' in origin ? [origin.fact] : []))[0] ?? without.label;
  return call.fail(
    'prose.no-comparison',
    `"${without.label}" is ${without.text}: nothing can be said of how "${both[0].label}" compares with "${both[1].label}". Ask first: {{#if (known "${name}")}}…{{else}}…{{/if}}.`,
  );
}

function change([current, previous]: readonly [Measured, Measured], { scope, options }: Call): Change {
  return changeOf(current, previous, scope.locale, options['as'] as ChangeForm | undefined);
}

/** `{{trend "revenue"}}`: "rose 3.2% to $4.1bn", "fell …", "was unchanged at …". */
export const trend: ProseHelper = {
  name: 'trend',
  form: 'print',
  takes: [1, 2],
  usage: '{{trend "fact"}}',
  options: {
    form: oneOf('past', 'present', 'noun'),
    plural: YES_NO,
    to: YES_NO,
    as: AS,
    over: OVER,
  },
  call(args, call) {
    const both = pair(args, call);
    const { direction, text } = told(both, call);
    const form = (call.options['form'] ?? 'past') as 'past' | 'present' | 'noun';
    const plural = call.options['plural'] === true && form !== 'noun';
    const words = call.scope.locale.prose.trend[plural ? (`${form}Plural` as const) : form];
    const verb = words[direction].replace('{change}', () => text);
    const whole = direction === 'flat' ? words.at : words.to;
    return call.print({
      kind: 'derived',
      from: both.flatMap(({ from }) => from),
      text: call.options['to'] === false ? verb : whole.replace('{trend}', () => verb).replace('{value}', () => both[0].text),
    });
  },
};

/** `{{delta "revenue"}}`: "▲ 3.2%". */
export const delta: ProseHelper = {
  name: 'delta',
  form: 'print',
  takes: [1, 2],
  usage: '{{delta "fact"}}',
  options: { as: AS, over: OVER },
  call(args, call) {
    const both = pair(args, call);
    return call.print({ kind: 'derived', from: both.flatMap(({ from }) => from), text: change(both, call).arrowText });
  },
};

/** `{{compare "eps" "consensus"}}`: "4.2% above consensus", "in line with consensus". */
export const compare: ProseHelper = {
  name: 'compare',
  form: 'print',
  takes: [2, 2],
  usage: '{{compare "fact" "other"}}',
  options: { than: WORDS, as: AS },
  call(args, call) {
    const both = pair(args, call);
    const { direction, text } = told(both, call);
    const words = call.scope.locale.prose.compare;
    const than = (call.options['than'] as string | undefined) ?? both[1].label;
    return call.print({
      kind: 'derived',
      from: both.flatMap(({ from }) => from),
      text: { up: words.above, down: words.below, flat: words.level }[direction]
        .replace('{n}', () => text)
        .replace('{than}', () => than),
    });
  },
};
