import type { Pack, PackReport } from './pack.ts';

const LABEL = /证券研究报告|證券研究報告/u;

export const cnCsrc: Pack = {
  id: 'cn-csrc',
  name: 'CSRC Announcement [2010] 28',
  items: [
    {
      section: 'article 8(1)',
      asks: 'the words 证券研究报告 on the note',
      answer: 'noteType or department',
      path: ['noteType'],
      answered: ({ report, data }) => LABEL.test(`${data.noteType ?? ''} ${data.department ?? ''}`) || LABEL.test(report.text),
    },
    {
      section: 'article 8(2)',
      asks: 'the name of the firm',
      answer: 'legal.entity of brand.yaml',
      answered: ({ brand }) => brand.legal.entity !== undefined,
    },
    {
      section: 'article 8(3)',
      asks: 'that the firm is licensed to advise on securities',
      answer: 'compliance.licence, in brand.yaml or the report',
      path: ['compliance'],
      answered: ({ answers }) => answers.licence !== undefined,
    },
    {
      section: 'article 8(4)',
      asks: "the number of each signatory's certificate",
      answer: 'compliance.certificates, by name of the author',
      path: ['compliance'],
      answered: hasCertificates,
    },
    {
      section: 'article 8(5)',
      asks: 'when the note was published',
      answer: 'date or disseminated',
      path: ['date'],
      answered: ({ data }) => (data.disseminated ?? data.date) !== undefined,
    },
    {
      section: 'article 8(6)',
      asks: 'the sources of its information',
      answer: 'sources',
      path: ['sources'],
      answered: ({ data }) => data.sources.length > 0,
    },
    {
      section: 'article 8(7)',
      asks: 'a warning of the risks of using it',
      answer: 'disclaimer, or disclosures of the report or brand',
      path: ['disclaimer'],
      answered: ({ data, brand }) =>
        [data.disclaimer ?? '', ...[...data.disclosures, ...brand.disclosures].map(({ title, text }) => `${title} ${text}`)].some(
          (text) => /风险|風險|risk|免责|免責/iu.test(text),
        ),
    },
  ],
};

function hasCertificates({ data, answers }: PackReport): boolean {
  return data.authors.length > 0 && data.authors.every(({ name }) => Object.hasOwn(answers.certificates ?? {}, name));
}
