import type { Place } from '../../shared/place.ts';
import type { Note, Span, TableBlock } from '../note/note.ts';
import { hasPrice } from './amounts.ts';
import { casesOf } from './cases.ts';
import { isRatingCell, ratingIn, STREET } from './ratings.ts';
import { type FoundTarget, targetLabel, targetsIn } from './targets.ts';

/** What a note recommends: its own rating and target, and those it passes on. Places are of the first of each. */
export interface Call {
  readonly ownRating: Place | undefined;
  readonly ownTarget: Place | undefined;
  readonly streetRating: Place | undefined;
  readonly streetTarget: Place | undefined;
  /** The author values the share by cases of his own. */
  readonly cases: Place | undefined;
}

/** A longer table is one of data. */
const MOST_ROWS = 60;
const calls = new WeakMap<Note, Call>();

/** What a note recommends; of a report by its front matter alone, of a draft by its words. */
export function callOf(note: Note): Call {
  let call = calls.get(note);
  if (call === undefined) calls.set(note, (call = note.report ? callOfReport(note) : callOfDraft(note)));
  return call;
}

/** Says what a share is worth or what to do with it: what disclosure rules call a recommendation. */
export function isRecommendation(note: Note): boolean {
  const { ownRating, ownTarget, cases } = callOf(note);
  return (ownRating ?? ownTarget ?? cases) !== undefined;
}

function callOfReport({ report }: Note): Call {
  const { data, locate } = report as NonNullable<Note['report']>;
  const place = (key: 'rating' | 'target', isOwn: boolean) =>
    data[key] !== undefined && (data[key].owner === 'house') === isOwn ? locate([key]) : undefined;
  return {
    ownRating: place('rating', true),
    ownTarget: place('target', true),
    streetRating: place('rating', false) ?? (data.ratingDistribution ? locate(['ratingDistribution']) : undefined),
    streetTarget: place('target', false) ?? (data.targetRange ? locate(['targetRange']) : undefined),
    cases: data.scenarios.length > 0 ? locate(['scenarios']) : undefined,
  };
}

function callOfDraft(note: Note): Call {
  let ownRating: Place | undefined;
  let streetRating: Place | undefined;
  // A place costs the length of its text: only those of the first are asked for.
  const targets: { readonly owner: FoundTarget['owner']; readonly place: () => Place }[] = [];
  const rated = (span: Span, street: boolean, start = 0, end = span.text.length) => {
    if (street) streetRating ??= span.place(start, end);
    else ownRating ??= span.place(start, end);
  };
  const read = (span: Span) => {
    const rating = ratingIn(span.text);
    if (rating) rated(span, rating.street, rating.start, rating.end);
    for (const { owner, start, end } of targetsIn(span.text)) targets.push({ owner, place: () => span.place(start, end) });
  };
  if (note.title) read(note.title);
  for (const block of note.blocks) {
    if (block.kind === 'figure') continue;
    if (block.kind !== 'table') {
      read(block.span);
      continue;
    }
    if (block.rows.length > MOST_ROWS) continue;
    for (const [label, value] of fieldsOf(block)) {
      if (isRatingLabel(label.text) && isRatingCell(value.text)) rated(value, STREET.test(label.text));
      const owner = targetLabel(label.text);
      if (owner !== undefined && (hasPrice(value.text) || /^\s?\d/.test(value.text)))
        targets.push({ owner, place: () => value.place() });
    }
  }
  const isOwn = ({ owner }: { owner: FoundTarget['owner'] }) =>
    owner === 'own' || (owner === 'unsigned' && ownRating !== undefined);
  return {
    ownRating,
    streetRating,
    ownTarget: targets.find(isOwn)?.place(),
    streetTarget: targets.find((target) => !isOwn(target))?.place(),
    cases: casesOf(note).find(({ multiple, price }) => multiple || price)?.place,
  };
}

function isRatingLabel(label: string): boolean {
  return (
    label.length <= 40 &&
    /(?<![A-Za-zÀ-ɏ])(?:rating|recommendation|einstufung|empfehlung|votum)(?![A-Za-zÀ-ɏ])|评级|評級/iu.test(label)
  );
}

/** Name and value of each field of a table that is about one thing: two columns, or a head over a single row. */
export function* fieldsOf({ head, rows }: TableBlock): Generator<readonly [Span, Span]> {
  const [only] = rows;
  if (rows.length === 1 && only && head.length > 2) {
    for (const [at, label] of head.entries()) if (only[at]) yield [label, only[at]];
    return;
  }
  // Four columns are two fields side by side.
  for (const row of [head, ...rows]) {
    if (row.length % 2 !== 0 || row.length > 6) continue;
    for (let at = 0; at < row.length; at += 2) yield [row[at] as Span, row[at + 1] as Span];
  }
}
