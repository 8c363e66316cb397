import { headingOf, type Note, type NoteBlock, type Span, spansOf } from '../note/note.ts';
import { type Content, contentOf } from '../words/content.ts';
import { sentencesOf } from '../words/sentences.ts';
import { clausesOf, isPlainStatement, isTold, namesSpeaker, OPEN_SECTION } from './told.ts';

/** A plain statement of what somebody else said elsewhere in the note. */
export interface Drift {
  readonly span: Span;
  readonly start: number;
  readonly end: number;
  /** Where it was said, and by the words of whom. */
  readonly line: number;
  readonly said: string;
}

/** Words of a statement that were said, at least. */
const LEAST = 3;
/** Of Chinese, pairs of signs. */
const LEAST_HAN = 4;
/** A statement that says much besides is one of its own. */
const SHARE = 0.55;
/** Words that stand in more sentences than these are the subject of the note. */
const RARE = 3;
/** Notes with more sentences that tell what somebody said are transcripts. */
const MOST_TOLD = 60;

interface Statement {
  readonly text: string;
  readonly start: number;
  readonly span: Span;
  readonly block: NoteBlock;
}

/** Judgements, hopes and forecasts of others that a note states as plain facts in another place. */
export function* driftsOf(note: Note): Generator<Drift> {
  const sentences: Statement[] = [];
  for (const { span, block } of spansOf(note)) {
    if (block === undefined || (block.kind !== 'paragraph' && block.kind !== 'item')) continue;
    for (const { text, start } of sentencesOf(span.text)) sentences.push({ text, start, span, block });
  }
  const told = sentences.filter(({ text }) => isTold(text));
  if (told.length === 0 || told.length > MOST_TOLD) return;
  const contents = sentences.map(({ text }) => contentOf(text));
  const counts = new Map<string, number>();
  for (const { words } of contents) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sources = told.map((statement) => ({ ...statement, content: contentOf(statement.text) }));
  for (const sentence of sentences) {
    if (OPEN_SECTION.test(headingOf(note, sentence.block))) continue;
    let before = '';
    for (const { text, start } of clausesOf(sentence.text)) {
      const isBare = isPlainStatement(text) && !namesSpeaker(before);
      before += ` ${text}`;
      if (!isBare) continue;
      const content = contentOf(text);
      const source = sources.find(({ block, content: said }) => block !== sentence.block && isSame(content, said, counts));
      if (source === undefined) continue;
      const from = sentence.start + start;
      yield {
        span: sentence.span,
        start: from,
        end: from + text.length,
        line: source.span.place(source.start, source.start + 1).line,
        said: source.text,
      };
      break;
    }
  }
}

/** Whether nearly all that a clause says was said, in words that are seldom in the note. */
function isSame(clause: Content, said: Content, counts: ReadonlyMap<string, number>): boolean {
  if (!clause.numbers.every((number) => said.numbers.includes(number))) return false;
  const words = [...new Set(clause.words)];
  const isHan = words.some((word) => /\p{Script=Han}/u.test(word));
  const own = new Set(said.words);
  const common = words.filter((word) => own.has(word));
  const rare = common.filter((word) => (counts.get(word) ?? 0) <= RARE);
  const weight = common.length + clause.numbers.length;
  return (
    weight >= (isHan ? LEAST_HAN : LEAST) &&
    weight >= SHARE * (words.length + clause.numbers.length) &&
    rare.length >= (isHan ? 3 : 2)
  );
}
