import type { PreflightRule } from '../rule.ts';

/** A reader without the font sees another one, other widths, or nothing. */
export const unembeddedFont: PreflightRule = {
  id: 'unembedded-font',
  severity: 'warning',
  about: 'A font of the finished file is not in it.',
  *check({ fonts }) {
    for (const { name, embedded, page } of fonts.values())
      if (!embedded)
        yield {
          message: `${name === '' ? 'A font' : name} is not in the file, first on page ${page}: readers without it see another.`,
          mend: 'Embed the font: print the file again with all fonts in it.',
          page,
        };
  },
};
