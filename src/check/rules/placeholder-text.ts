import type { Severity } from '../../shared/finding.ts';
import type { Rule } from '../rule.ts';
import { lookAt } from '../words/look.ts';

/** Text that nobody writes to be printed. */
const SURE =
  /\blorem ipsum\b|\[(?:please )?(?:insert|fill in|placeholder|your|enter)\b[^\]\n]{0,80}\]|\[(?:hier|bitte)\b[^\]\n]{0,40}(?:einfügen|ergänzen|eintragen)[^\]\n]{0,20}\]|[[【（(](?:此处|此處|请|請)?(?:插入|填写|填寫|填入|待补充|待補充|待填)[^\]】）)\n]{0,30}[\]】）)]|\[[●•▪■]\]|(?:US|HK)?[$€£¥]\s?(?:X{2,}|X{1,3}[.,]X{1,3})(?![\p{L}\d])|(?<![\p{L}\d.])X{1,3}\.X{1,2}\s?(?:%|x(?!\p{L})|bn|mn|million|billion)|(?<![\p{L}\d.])(?:XX{1,3}|xx{1,3})\s?%/iu;
/** Text that mostly waits for another. */
const LIKELY =
  /\?{3,}|？{3,}|\{\{[^{}\n]{1,80}\}\}|\[(?:tbd|tba|tbc|xx+|company(?: name)?|name|date|ticker|number|amount|figure|citation needed|source needed|add\b[^\]\n]{0,60}|to be (?:added|completed|confirmed|updated)|quelle fehlt|noch (?:zu ergänzen|offen)|betrag|datum)\]|(?<!\p{L})(?:chart|table|image|figure) (?:goes here|placeholder)(?!\p{L})|待补充|待補充/iu;
/** In capitals only; TBA and TBC are also securities and a bank. */
const CAPITALS = /(?<![\p{L}\d/])(?:TBD|TODO|FIXME|XXX)(?![\p{L}\d/])/u;
/** In a calendar, a date that is not yet fixed is written so. */
const OPEN_DATE = /^(?:TBD|TBC|TBA)$/u;

export const placeholderText: Rule = {
  id: 'placeholder-text',
  group: 'words',
  severity: 'warning',
  about:
    'A stand-in such as "TBD", "$X.XX" or "[insert chart]" was to be replaced before print. It is an error where no sound text could hold it.',
  examples: {
    fires: [
      { text: 'Halden Marine\n\nWe raise the target to $X.XX from $41.00.', why: 'The amount is missing.' },
      { text: 'Halden Marine\n\n[Insert chart of freight rates]', why: 'A note to the writer.' },
      { text: 'Halden Marine\n\nRevenue grew by XX% in 2025.', why: 'The figure is missing.' },
      { text: 'Halden Marine\n\nThe margin was ??? in the quarter, the guidance is TBD.', why: 'Two figures are missing.' },
      { text: 'Nordhalde Pumpen\n\nDas Kursziel beträgt [bitte ergänzen].', why: 'In German.' },
      { text: '云梯机器人\n\n目标价为【待补充】。', why: 'In Chinese.' },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nN/A\n\n| Event | Date |\n|---|---|\n| Results | TBD |\n| EBIT | n/a |',
        why: 'What is not there is said so.',
      },
      {
        text: 'Halden Marine\n\nThe group sold its XXL line for $20 million, at 12.5x EBITDA; "[the company] will grow".',
        why: 'Names, multiples and an editor’s brackets.',
      },
    ],
  },
  *check({ note }) {
    const where = ['title', 'heading', 'paragraph', 'item', 'quote', 'caption', 'field', 'cell'] as const;
    yield* lookAt(note, where, ({ text, start, span, block }) => {
      const sure = SURE.exec(text);
      const match = sure ?? LIKELY.exec(text) ?? CAPITALS.exec(text);
      if (match === null || (block?.kind === 'table' && OPEN_DATE.test(text))) return undefined;
      const from = start + match.index;
      const severity: Severity = sure ? 'error' : 'warning';
      return {
        severity,
        message: `"${match[0]}" stands where a word or number was to come.`,
        mend: 'Fill it in, or take the sentence out.',
        place: span.place(from, from + match[0].length),
      };
    });
  },
};
