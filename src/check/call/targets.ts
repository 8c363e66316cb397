import { PRICE } from './amounts.ts';
import { STREET } from './ratings.ts';

const NAME = `(?:(?:12|twelve|six|6|18)[- ]months? |12-monats-)?(?:price targets?|target prices?|fair values?|price objective|target|PT|TP|kursziel(?:e[ns]?)?|zielkurs|faire[rn]? wert|目标价格?|目標價格?|合理价值|公允价值)`;
const TARGET = new RegExp(String.raw`(?<![A-Za-zÀ-ɏ-])${NAME}(?![A-Za-zÀ-ɏ])[^.!?。！？\n]{0,60}?${PRICE}`, 'giu');
/** Most texts name no target: they are passed over quickly. */
const SAYS = /target|fair|price objective|PT|TP|kursziel|zielkurs|目标|目標|价值|faire/i;
const LABEL = new RegExp(`^(?:our |new |unser |neues )?${NAME}(?![A-Za-zÀ-ɏ])`, 'iu');
const OWN =
  /(?<![A-Za-zÀ-ɏ'’])(?:we|our|wir|unsere?[nmrs]?)(?![A-Za-zÀ-ɏ])|我们|我們|本报告|给予|給予|维持|維持|上调|上調|下调|下調/iu;

export interface FoundTarget {
  readonly start: number;
  readonly end: number;
  /** `own` when the author says so, `street` when the market's, `unsigned` when nobody is named. */
  readonly owner: 'own' | 'street' | 'unsigned';
}

/** Price targets with their amounts in a text. */
export function* targetsIn(text: string): Generator<FoundTarget> {
  if (!SAYS.test(text)) return;
  for (const match of text.matchAll(TARGET)) {
    const start = match.index;
    const end = start + match[0].length;
    yield { start, end, owner: ownerOf(sentenceAround(text, start, end), text.slice(Math.max(0, start - 40), end)) };
  }
}

/** Whether the label of a row or field is that of a target, and whose. */
export function targetLabel(label: string): FoundTarget['owner'] | undefined {
  if (label.length > 60) return undefined;
  if (STREET.test(label)) return new RegExp(NAME, 'iu').test(label) ? 'street' : undefined;
  return LABEL.test(label.trim()) ? (OWN.test(label) ? 'own' : 'unsigned') : undefined;
}

function ownerOf(sentence: string, near: string): FoundTarget['owner'] {
  if (STREET.test(near)) return 'street';
  if (OWN.test(sentence)) return 'own';
  return STREET.test(sentence) ? 'street' : 'unsigned';
}

/** The sentence that holds a part of a text, 300 characters to either side at most. */
export function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(0, start - 300);
  const before = text.slice(from, start);
  const cut = Math.max(before.lastIndexOf('. '), before.lastIndexOf('。'), before.lastIndexOf('! '), before.lastIndexOf('? '));
  const after = /[.!?](?=\s|$)|[。！？]/u.exec(text.slice(end, end + 300));
  return text.slice(cut === -1 ? from : from + cut + 1, after ? end + after.index + 1 : Math.min(text.length, end + 300));
}
