import { quoted } from '../../paper.ts';
import type { PdfLink } from '../links.ts';
import type { Fault, PreflightRule } from '../rule.ts';

/** Links and entries of the outline that lead nowhere. */
export const deadLink: PreflightRule = {
  id: 'dead-link',
  severity: 'error',
  about: 'A link or an entry of the outline of the finished file leads nowhere.',
  *check({ pages, outline }) {
    for (const { number, links } of pages)
      for (const link of links) {
        const fault = faultOf(link);
        if (fault) yield { ...fault, page: number, x: link.box[0], y: link.box[1] };
      }
    for (const { title, target } of outline)
      if (target === 'missing')
        yield {
          message: `The entry "${quoted(title)}" of the outline leads nowhere.`,
          mend: 'Print the file again; in a file of another program, mend its outline.',
        };
  },
};

function faultOf({ target, name, address, text }: PdfLink): Fault | undefined {
  const what = text === '' ? 'A link' : `The link "${quoted(text)}"`;
  if (target === 'missing')
    return {
      message: name === undefined ? `${what} leads nowhere.` : `${what} leads to "${name}", which is nowhere in the file.`,
      mend: 'Give the place that is meant this id, or take the link away.',
    };
  if (address !== undefined && /^(?:\w+:)?(?:\/\/)?\s*$/.test(address))
    return { severity: 'warning', message: `${what} has no address.`, mend: 'Write the address, or take the link away.' };
  return undefined;
}
