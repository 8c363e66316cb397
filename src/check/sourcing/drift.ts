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

/** What somebody said, by its content. */
interface Source extends Statement {
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
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
  const contents = new Map(sentences.map((sentence) => [sentence, contentOf(sentence.text)]));
  const counts = new Map<string, number>();
  for (const { words } of contents.values()) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sources = told.map((statement): Source => {
    const { words, numbers } = contents.get(statement) as Content;
    return { ...statement, words: new Set(words), numbers: new Set(numbers) };
  });
  for (const sentence of sentences) {
    if (OPEN_SECTION.test(headingOf(note, sentence.block))) continue;
    let before = '';
    for (const { text, start } of clausesOf(sentence.text)) {
      const isBare = isPlainStatement(text) && !namesSpeaker(before);
      before += ` ${text}`;
      if (!isBare) continue;
      const content = text === sentence.text ? (contents.get(sentence) as Content) : contentOf(text);
      const words = [...new Set(content.words)];
      const source = sources.find((said) => said.block !== sentence.block && isSame(words, content.numbers, said, counts));
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

/** Whether nearly all that a clause says, each word once, was said, in words that are seldom in the note. */
function isSame(
  words: readonly string[],
  numbers: readonly string[],
  said: Source,
  counts: ReadonlyMap<string, number>,
): boolean {
  if (!numbers.every((number) => said.numbers.has(number))) return false;
  let [common, rare] = [0, 0];
  for (const word of words) {
    if (!said.words.has(word)) continue;
    common += 1;
    if ((counts.get(word) ?? 0) <= RARE) rare += 1;
  }
  if (rare < 2) return false;
  const isHan = words.some((word) => /\p{Script=Han}/u.test(word));
  const weight = common + numbers.length;
  return weight >= (isHan ? LEAST_HAN : LEAST) && weight >= SHARE * (words.length + numbers.length) && rare >= (isHan ? 3 : 2);
}
