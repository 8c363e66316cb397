import { few } from '../arithmetic/print.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Rule } from '../rule.ts';

export const partsInProse: Rule = {
  id: 'parts-in-prose',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A sentence that takes a whole apart ("of 52 ships, 34 are …, 14 … and 4 …") must not have more or fewer parts than the whole.',
  examples: {
    fires: [{ text: '# Halden\n\nOf 52 owned ships, 34 are MR tankers, 14 LR2 and 7 LR1.', why: 'They are 55.' }],
    silent: [
      { text: '# Halden\n\nOf 52 owned ships, 34 are MR tankers, 14 LR2 and 4 LR1.', why: 'They are 52.' },
      { text: '# Halden\n\nOf 52 owned ships, 39 carry scrubbers and 12 are on charter.', why: 'The parts overlap.' },
    ],
  },
  *check({ claims }) {
    for (const sentence of bySentence(claims)) {
      const [whole, ...parts] = sentence;
      if (
        whole === undefined ||
        parts.length < 3 ||
        !/(?:^|\s)(?:of|von|out of)\s(?:the\s|its\s|den\s)?$/iu.test(between(undefined, whole)) ||
        whole.span.text.slice(whole.sentence, whole.start).trim().length > 14
      )
        continue;
      const counted = parts.filter(
        ({ unit, range, value }) => unit === '' && range === undefined && Number.isInteger(value) && value < whole.value,
      );
      if (
        counted.length !== parts.length ||
        !/(?:and|und)\s$/iu.test(between(parts.at(-2), parts.at(-1) as (typeof parts)[number]))
      )
        continue;
      const sum = counted.reduce((all, { value }) => all + value, 0);
      if (sum === whole.value || Math.abs(sum - whole.value) > whole.value * 0.25) continue;
      yield {
        message: `The parts add up to ${few(sum).replace(/\.00$/, '')}; the whole is said to be ${whole.text}.`,
        mend: 'Correct the part that is wrong, or the whole.',
        place: whole.place(),
      };
    }
  },
};
