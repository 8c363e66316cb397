import { allowed } from '../arithmetic/allowed.ts';
import { middle, minus, touch } from '../arithmetic/interval.ts';
import { few, like } from '../arithmetic/print.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const COUNTS = new Map(
  Object.entries({
    1: 'one eine einer',
    2: 'two zwei',
    3: 'three drei',
    4: 'four vier',
    5: 'five fünf',
    6: 'six sechs',
    7: 'seven sieben',
    8: 'eight acht',
    9: 'nine neun',
    10: 'ten zehn',
    11: 'eleven elf',
    12: 'twelve zwölf',
  }).flatMap(([count, words]) => words.split(' ').map((word) => [word, Number(count)] as const)),
);
const NUMBER = new RegExp(String.raw`(?<![\p{L}\d.,])(?:\d{1,4}|${[...COUNTS.keys()].join('|')})(?![\p{L}\d%]|[.,]\d)`, 'giu');
const OF_WHOLE = /(?:^|\s)(?:of|von|out of)\s(?:the\s|its\s|our\s|den\s|unseren\s)?$/iu;

export const partsInProse: Rule = {
  id: 'parts-in-prose',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A sentence that takes a whole apart ("of 52 ships, 34 are …, 14 … and 4 …", "5.2 of the 9.1, the other 3.9 …") must not have more or fewer parts than the whole.',
  examples: {
    fires: [
      { text: '# Halden\n\nOf 52 owned ships, 34 are MR tankers, 14 LR2 and 7 LR1.', why: 'They are 55.' },
      {
        text: '# Halden\n\nOf the 47 holdings, 29 gained ground in June, 16 lost and five ended unchanged.',
        why: 'They are 50.',
      },
      {
        text: '# Chile\n\nMining shipped $5.2bn of the $9.1bn exported in June; the other $4.4bn came from fruit, pulp and industry.',
        why: 'The rest is 3.9.',
      },
      {
        text: '# Halden\n\nVon den 9,1 Mrd. € Umsatz kamen 5,2 Mrd. € aus Europa, die übrigen 4,4 Mrd. € aus Asien.',
        why: 'Übrig bleiben 3,9.',
      },
      { text: '# 智利\n\n出口额91亿元，其中矿业52亿元，其余44亿元来自水果和工业。', why: '其余应为39亿元。' },
    ],
    silent: [
      { text: '# Halden\n\nOf 52 owned ships, 34 are MR tankers, 14 LR2 and 4 LR1.', why: 'They are 52.' },
      { text: '# Halden\n\nOf 52 owned ships, 39 carry scrubbers and 12 are on charter.', why: 'The parts overlap.' },
      {
        text: '# Chile\n\nMining shipped $5.2bn of the $9.1bn exported in June; the other $3.9bn came from fruit, pulp and industry.',
        why: 'The rest is right.',
      },
    ],
  },
  *check({ claims }) {
    for (const sentence of bySentence(claims)) {
      const found = counted(sentence);
      if (found) yield found;
    }
    for (const list of Map.groupBy(
      claims.filter(({ cell, role }) => cell === undefined && role !== 'fact'),
      ({ span }) => span,
    ).values())
      for (const [at, rest] of list.entries()) {
        const found = at < 2 ? undefined : remaining(list[at - 2] as Claim, list[at - 1] as Claim, rest);
        if (found) yield found;
      }
  },
};

/** "Of 52 ships, 34 are …, 14 … and 4 …", the parts in digits or in words. */
function counted(sentence: readonly Claim[]): Noticed | undefined {
  const [whole, ...parts] = sentence;
  if (whole === undefined || whole.unit !== '' || !Number.isInteger(whole.value)) return undefined;
  const { text } = whole.span;
  if (!OF_WHOLE.test(between(undefined, whole)) || text.slice(whole.sentence, whole.start).trim().length > 14) return undefined;
  if (
    !parts.every(({ unit, range, value }) => unit === '' && range === undefined && Number.isInteger(value) && value < whole.value)
  )
    return undefined;
  const rest = /^[^.;!?]*/u.exec(text.slice(whole.end))?.[0] ?? '';
  if (parts.some(({ start }) => start > whole.end + rest.length)) return undefined;
  const numbers = [...rest.matchAll(NUMBER)];
  const last = numbers.at(-1);
  if (last === undefined || numbers.length < 3 || !/(?:and|und)\s$/iu.test(rest.slice(0, last.index))) return undefined;
  const sum = numbers.reduce((all, [word]) => all + (COUNTS.get(word.toLowerCase()) ?? Number(word)), 0);
  if (sum === whole.value || Math.abs(sum - whole.value) > whole.value * 0.25) return undefined;
  return {
    message: `The parts add up to ${few(sum).replace(/\.00$/, '')}; the whole is said to be ${whole.text}.`,
    mend: 'Correct the part that is wrong, or the whole.',
    place: whole.place(),
  };
}

const OTHER =
  /[,;，；](?:\s(?:and|und))?\s?(?:(?:the|its|die|der|das)\s)?(?:other|remaining|rest of|remainder of|übrigen?|restlichen?|verbleibenden?|其余|其餘|剩余|剩餘)(?:的)?\s?(?:about\s|rund\s|约|約)?$/iu;
const OF = /^\s(?:out\s)?of\s(?:(?:the|its|a|all)\s)?(?:total\s(?:of\s)?)?$/iu;
const OF_FIRST = /(?:(?<!\p{L})(?:of|von|out of)\s(?:the|its|den|dem|der)?\s?(?:total\s)?)$/iu;
const OF_WHICH = /^[^\d.;。]{0,24}[,，]?\s?(?:of which|davon|其中)[^\d.;。]{0,24}$/iu;

/** "5.2 of the 9.1; the other 3.9", "of 9.1 5.2, the other 3.9": what is left of a whole. */
function remaining(one: Claim, other: Claim, rest: Claim): Noticed | undefined {
  const all = [one, other, rest];
  if (
    all.some(
      ({ range, unit, scale, motion }) => range !== undefined || unit !== rest.unit || scale !== rest.scale || motion === 'from',
    )
  )
    return undefined;
  if (rest.unit === '' || rest.start - one.start > 180 || rest.value <= 0 || !OTHER.test(between(other, rest).slice(-40)))
    return undefined;
  const before = one.span.text.slice(Math.max(one.sentence, one.start - 20), one.start);
  const isBehind = OF.test(between(one, other));
  const isFirst = OF_FIRST.test(before) || OF_WHICH.test(between(one, other));
  if (isBehind === isFirst) return undefined;
  const [part, whole] = isBehind ? [one, other] : [other, one];
  if (part.value >= whole.value) return undefined;
  const left = minus(allowed(whole), allowed(part));
  if (touch(left, allowed(rest))) return undefined;
  const words = like(middle(left), rest);
  return {
    message: `${part.text} of ${whole.text} leave ${words}, not ${rest.text}.`,
    mend: `Correct it to ${words}, or one of the two.`,
    place: rest.place(),
  };
}
