import { conflict, type Pack } from './pack.ts';
import { hasEntity } from './questions.ts';

export const hkSfc16: Pack = {
  id: 'hk-sfc-16',
  name: 'SFC Code of Conduct',
  items: [
    {
      section: 'paragraph 16',
      asks: 'who wrote the note and for which house',
      answer: 'authors, and legal.entity of brand.yaml',
      path: ['authors'],
      answered: (note) => note.data.authors.length > 0 && hasEntity(note),
    },
    conflict('paragraph 16', 'analystInterest', 'the interests of the analyst and those close to the analyst in the issuer'),
    conflict('paragraph 16', 'ownership', 'whether the house holds 1% or more of the market value of the issuer'),
    conflict('paragraph 16', 'marketMaking', 'whether the house makes a market in the securities'),
    conflict('paragraph 16', 'officers', 'whether somebody of the house is an officer of the issuer'),
    conflict('paragraph 16', 'bankingFees', 'relations in investment banking in the past twelve months'),
    {
      section: 'paragraph 16',
      asks: 'that analysts do not deal 30 days before and three business days after publication',
      answer: 'compliance.dealing, in brand.yaml or the report',
      path: ['compliance'],
      answered: ({ answers }) => answers.dealing !== undefined,
    },
  ],
};
