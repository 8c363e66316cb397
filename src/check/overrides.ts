import type { OverrideData } from '../report/schema/report.ts';
import type { Finding } from '../shared/finding.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Place } from '../shared/place.ts';
import type { Noticed } from './rule.ts';

/** What an override looks at in a report. */
export interface OverriddenNote {
  /** Source text that places point into. */
  readonly text: string;
  readonly data: { readonly overrides: readonly OverrideData[] };
  locate(path: readonly PropertyKey[]): Place;
}

export interface Overridden {
  /** Warnings that somebody answers for are infos. */
  readonly findings: readonly Finding[];
  /** By override of the report, in order. */
  readonly matched: readonly ('warning' | 'error' | undefined)[];
}

/** Lets warnings stand that the report overrides. An error stays an error. */
export function applyOverrides(findings: readonly Finding[], note: OverriddenNote): Overridden {
  const { overrides } = note.data;
  if (overrides.length === 0) return { findings, matched: [] };
  const text = new QuotedText(note.text);
  const matched: ('warning' | 'error' | undefined)[] = overrides.map(() => undefined);
  const tests = overrides.map((override) => testOf(override, text));
  const out = findings.map((finding) => {
    const at = overrides.findIndex(({ rule }, i) => rule === finding.rule && tests[i]?.(finding.place));
    const override = overrides[at];
    if (override === undefined) return finding;
    if (finding.severity === 'error') {
      matched[at] ??= 'error';
      return finding;
    }
    matched[at] = 'warning';
    const { person, reason, date } = override;
    return { ...finding, severity: 'info' as const, override: { person, reason, ...(date === undefined ? {} : { date }) } };
  });
  return { findings: out, matched };
}

/**
 * Overrides that match nothing.
 * @param judged ids of rules that have run; others may still find something
 * @param known ids of all rules
 */
export function* unusedOverrides(
  note: OverriddenNote,
  { matched }: Overridden,
  judged: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Generator<Noticed> {
  for (const [at, { rule, place }] of note.data.overrides.entries()) {
    if (matched[at] === 'warning' || (known.has(rule) && !judged.has(rule))) continue;
    const where =
      place === undefined
        ? ''
        : typeof place === 'number'
          ? ` on line ${place}`
          : ` at "${place.length > 60 ? `${place.slice(0, 59)}…` : place}"`;
    const [message, mend] = !known.has(rule)
      ? [`The override names the rule "${rule}", which does not exist.${didYouMean(rule, known)}`, 'Mend the name of the rule.']
      : matched[at] === 'error'
        ? [
            `The override of "${rule}"${where} matches an error, and errors cannot be overridden.`,
            'Mend the error and take the override out.',
          ]
        : [`The override of "${rule}"${where} matches no finding.`, 'Take it out, or mend its place.'];
    yield { message, mend, place: note.locate(['overrides', at]) };
  }
}

/** Says whether an override is meant for a place. */
function testOf({ place: meant }: OverrideData, text: QuotedText): (place: Place | undefined) => boolean {
  if (meant === undefined) return () => true;
  if (typeof meant === 'number')
    return (place) => place !== undefined && place.line <= meant && meant <= (place.endLine ?? place.line);
  const quotes = text.find(meant);
  return (place) => {
    if (place === undefined) return false;
    if (place.path !== undefined && (place.path === meant || place.path.startsWith(`${meant}.`))) return true;
    const [start, end] = text.rangeOf(place);
    const quote = quotes[firstEndingAfter(quotes, start)];
    return quote !== undefined && quote.start < end;
  };
}

/** Index in ranges that follow each other. */
function firstEndingAfter(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text in which words are found whatever white space stands between them. */
class QuotedText {
  readonly #words: string;
  /** Offset in the text of each character of the words. */
  readonly #offsets: number[] = [];
  readonly #lines: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    let words = '';
    for (const match of text.matchAll(/\s+|\S+/g)) {
      const blank = /^\s/.test(match[0]);
      const shown = blank ? ' ' : match[0];
      for (let i = 0; i < shown.length; i++) this.#offsets.push(match.index + i);
      words += shown;
    }
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lines.push(at + 1);
    this.#words = words;
    this.#length = text.length;
  }

  find(quote: string): readonly Range[] {
    const wanted = quote.replace(/\s+/g, ' ');
    const found: Range[] = [];
    for (let at = this.#words.indexOf(wanted); at !== -1; at = this.#words.indexOf(wanted, at + wanted.length))
      found.push({ start: this.#offsets[at] as number, end: (this.#offsets[at + wanted.length - 1] as number) + 1 });
    return found;
  }

  /** Offsets of a place; its whole line when it has no end. */
  rangeOf({ line, column, endLine, endColumn }: Place): readonly [number, number] {
    const start = this.#at(line, column);
    if (endLine === undefined || endColumn === undefined) return [this.#at(line, 1), this.#at(line + 1, 1)];
    return [start, Math.max(start + 1, this.#at(endLine, endColumn))];
  }

  #at(line: number, column: number): number {
    return Math.min((this.#lines[line - 1] ?? this.#length) + column - 1, this.#length);
  }
}
