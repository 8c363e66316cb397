import type { Pack } from './pack.ts';
import { isCertified } from './questions.ts';

export const regAc: Pack = {
  id: 'reg-ac',
  name: 'Regulation AC, 17 CFR 242.501',
  items: [
    {
      section: '(a)(1)',
      asks: "each certifying analyst's statement that the views are the analyst's own",
      answer: 'compliance.certification, with every certifying author under by',
      path: ['compliance', 'certification'],
      answered: isCertified,
    },
    {
      section: '(a)(2)',
      asks: 'whether the pay of the analyst depends on the views',
      answer: 'compliance.certification.text',
      path: ['compliance', 'certification'],
      asked: ({ answers }) => answers.certification !== undefined,
      answered: ({ answers }) =>
        /compensation|remuneration|\bpa(?:y|id)\b|vergütung|bezahlung|薪酬|報酬|报酬/iu.test(answers.certification?.text ?? ''),
    },
  ],
};
