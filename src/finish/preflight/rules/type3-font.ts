import type { PreflightRule } from '../rule.ts';

/** Letters as little drawings: heavy, coarse on screens, refused by some printers. Chromium makes them of variable fonts, of CFF and of emoji. */
export const type3Font: PreflightRule = {
  id: 'type3-font',
  severity: 'warning',
  about: 'A font of the finished file is a set of drawings (Type 3).',
  *check({ fonts }) {
    for (const { name, type, page } of fonts.values())
      if (type === 'Type3')
        yield {
          message: `${name === '' ? 'A font' : name} is in the file as drawings (Type 3), first on page ${page}.`,
          mend: 'Give the brand a static TrueType font in place of a variable one, CFF or emoji.',
          page,
        };
  },
};
