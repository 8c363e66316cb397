import type { Rule } from '../rule.ts';
import { lookAt } from '../words/look.ts';
import { hasOwner, opinionIn } from '../words/opinion.ts';
import { isQuoted } from '../words/quoted.ts';

export const factVsView: Rule = {
  id: 'fact-vs-view',
  group: 'words',
  severity: 'info',
  about:
    'A word of praise in a bullet that otherwise states figures passes a view off as a fact. Regulation (EU) 2016/958, article 3, asks that facts be told apart from opinions: give the figure, or say whose view it is.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\n- Liquidity: current ratio 1.46, sound financial condition\n- Debt: net gearing 12%, well-controlled leverage',
        why: 'Words of praise stand among figures.',
      },
      { text: 'Nordhalde Pumpen\n\n- Bilanz: Eigenkapitalquote 46,0 %, hervorragende Liquidität', why: 'In German.' },
      { text: '云梯机器人\n\n- 现金流：自由现金流约3.2亿元，资金充裕', why: 'In Chinese.' },
    ],
    silent: [
      {
        text: 'Halden Marine\n\n- Liquidity: current ratio 1.46\n- We think the balance sheet is sound at net gearing of 12%',
        why: 'The view has an owner.',
      },
      {
        text: 'Halden Marine\n\n- Shares outstanding: 412 million\n- Sound systems: revenue of $41 million',
        why: 'The words are names of things.',
      },
      { text: 'Halden Marine\n\nThe balance sheet is sound, with net gearing of 12%.', why: 'Prose argues; bullets list.' },
    ],
  },
  *check({ note }) {
    yield* lookAt(note, ['item'], ({ text, start, span }) => {
      if (!/\d/.test(span.text) && span.citations.length === 0) return undefined;
      const found = opinionIn(text);
      if (found === undefined || hasOwner(text) || isQuoted(text, found.start)) return undefined;
      const from = start + found.start;
      return {
        message: `"${found.text}" is a view, and stands among facts without an owner.`,
        mend: 'Give the figure that shows it, or say whose view it is: "we think", "the agency says".',
        place: span.place(from, from + found.text.length),
      };
    });
  },
};
