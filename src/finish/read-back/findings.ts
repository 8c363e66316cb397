import type { Finding } from '../../shared/finding.ts';
import { pointOn, quoted } from '../paper.ts';
import type { CutWords } from './read.ts';

/** Findings of one rule that are told one by one. */
const TOLD = 12;

/** The first findings of a rule; the last one says how many more there are. */
export function some<T>(found: readonly T[], finding: (one: T) => Finding): readonly Finding[] {
  const told = found.slice(0, TOLD).map(finding);
  const [last] = told.slice(-1);
  const rest = found.length - told.length;
  if (last === undefined || rest <= 0) return told;
  return [
    ...told.slice(0, -1),
    { ...last, message: `${last.message} ${rest} more ${rest === 1 ? 'place is' : 'places are'} like it.` },
  ];
}

/** Words that are cut off, as findings. */
export function cutFindings(cut: readonly CutWords[]): readonly Finding[] {
  return some(cut, cutFinding);
}

function cutFinding({ text, page, x, y, more }: CutWords): Finding {
  const rest =
    more === 0 ? '' : ` The ${more === 1 ? 'piece' : `${more} pieces`} behind it ${more === 1 ? 'is' : 'are'} cut as well.`;
  return {
    rule: 'clipped-text',
    severity: 'error',
    message: `"${quoted(text)}" is cut off on ${pointOn(page, x, y)}.${rest}`,
    mend: 'Give it more room, or let it break: it is wider or higher than the page or the box it stands in.',
    paper: { page, x, y },
  };
}
