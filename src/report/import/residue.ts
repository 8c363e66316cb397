import { type DraftLine, type Notices, quoted } from './draft.ts';
import { ABOUT, CHAT_SENTENCE, PAGE_PART, RESIDUE_LINES } from './residue-lexicon.ts';

/** No leftover of a page is longer; past this a line is analysis, whatever it begins with. */
const LONGEST = 700;

/** What can fill a page part: items, rows, tickers. */
const FILLS = /^(?:[-*•·●▪+|]|\d{1,3}[.)] |\[)/u;

/**
 * The lines of a draft without what the chat page around it left behind. Every removal is a finding, so that a person can
 * put back what a rule took by mistake.
 */
export function withoutResidue(lines: readonly DraftLine[], notices: Notices): readonly DraftLine[] {
  const kept: DraftLine[] = [];
  let part: DraftLine | undefined;
  for (const line of lines) {
    const text = line.text === '' ? '' : strip(line, notices);
    if (text === undefined) continue;
    if (text === '') {
      kept.push({ ...line, text });
      continue;
    }
    if (part) {
      if (FILLS.test(text) || (text.length <= 40 && !PAGE_PART.test(text))) kept.push(part);
      else
        notices.add(
          'import-empty-section',
          'info',
          `${quoted(part.text)} stood there with nothing under it; it was removed.`,
          part.line,
        );
      part = undefined;
    }
    if (PAGE_PART.test(text)) part = { ...line, text };
    else kept.push({ ...line, text });
  }
  if (part)
    notices.add(
      'import-empty-section',
      'info',
      `${quoted(part.text)} stood there with nothing under it; it was removed.`,
      part.line,
    );
  return kept;
}

/** The line without leftovers; undefined when nothing but a leftover stood there. */
function strip(line: DraftLine, notices: Notices): string | undefined {
  const { text } = line;
  if (text.length > LONGEST) return text;
  if (RESIDUE_LINES.some((pattern) => pattern.test(text))) {
    notices.add(
      'import-residue',
      'info',
      `${quoted(text)} belongs to the page the draft was copied from; it was removed.`,
      line.line,
    );
    return undefined;
  }
  if (!CHAT_SENTENCE.test(text)) return text;
  const sentences = text.split(/(?<=[.!?。！？])\s*/u);
  const rest = ABOUT.test(text) ? [] : sentences.filter((sentence) => !CHAT_SENTENCE.test(sentence));
  const gone = ABOUT.test(text) ? text : sentences.filter((sentence) => CHAT_SENTENCE.test(sentence)).join(' ');
  notices.add('import-residue', 'info', `${quoted(gone)} sends the reader to a chat; it was removed.`, line.line);
  return rest.length > 0 ? rest.join(' ') : undefined;
}
