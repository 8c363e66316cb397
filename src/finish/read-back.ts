import { spansOf } from '../check/note/note.ts';
import { noteOfReport } from '../check/note/report.ts';
import type { HtmlDocument } from '../compose/document.ts';
import type { Report } from '../resolve/report.ts';
import type { Finding } from '../shared/finding.ts';
import type { Place } from '../shared/place.ts';
import type { Run } from '../shared/run.ts';
import type { FinishedPdf } from './finished.ts';
import { pointOn, quoted } from './paper.ts';
import { findingsOf } from './preflight/findings.ts';
import type { PreflightSettings } from './preflight/rule.ts';
import { comparable } from './read-back/comparable.ts';
import { cutFindings, some } from './read-back/findings.ts';
import type { LostWords } from './read-back/lost-words.ts';
import type { Compared, ReadFile } from './read-back/read.ts';
import { readingThread } from './read-back/thread.ts';
import type { UnexplainedNumber } from './read-back/unexplained.ts';

/** What was printed, and what it was printed from. */
export interface PrintedReport {
  readonly pdf: FinishedPdf;
  readonly report: Report;
  readonly document: HtmlDocument;
  /** Page numbers by id, as they stand in the text. */
  readonly pageOf: Readonly<Record<string, number>>;
}

/** What is asked about a finished file. */
export interface Asked {
  /** Whether all of its document stands in it, and nothing else. */
  readonly compare: boolean;
  /** Whether its pages are without fault. */
  readonly preflight: PreflightSettings | undefined;
}

/**
 * Reads a finished file with another program than the one that wrote it. Its words and numbers are compared with the page that they were
 * printed from: nothing lost (`lost-text`), nothing cut (`clipped-text`), no number that the page does not hold (`unexplained-number`). Its
 * pages are looked at by the rules of preflight. Works on a thread of its own, some 30 ms a page for both.
 */
export async function readBack(
  { pdf, report, document, pageOf }: PrintedReport,
  run: Run,
  { compare, preflight }: Asked = { compare: true, preflight: undefined },
): Promise<readonly Finding[]> {
  let read: ReadFile;
  try {
    read = await readingThread.run(
      {
        pdf: pdf.bytes,
        ...(compare ? { from: { ...partsOf(document.html), pageOf: { ...pageOf } } } : {}),
        ...(preflight ? { preflight } : {}),
      },
      run.signal,
    );
  } catch (thrown) {
    run.signal.throwIfAborted();
    run.log.debug(`Reading back: ${String(thrown)}`);
    return [unreadable()];
  }
  const { compared, cut, faults = [] } = read;
  return [...(compared ? comparedFindings(compared, new PlacesOfWords(report)) : []), ...cutFindings(cut), ...findingsOf(faults)];
}

function comparedFindings({ lost, unexplained, skipped }: Compared, places: PlacesOfWords): readonly Finding[] {
  return [
    ...some(
      lost.filter(({ hidden }) => !hidden),
      (words) => lostFinding(words, places),
    ),
    ...hiddenFinding(
      lost.filter(({ hidden }) => hidden),
      places,
    ),
    ...some([...Map.groupBy(unexplained, ({ page }) => page).values()], unexplainedFinding),
    ...(skipped > 0 ? [skippedFinding(skipped)] : []),
  ];
}

/** Starts the thread before it is needed: it loads while the page is printed. */
export function warmReadBack(): void {
  readingThread.warm();
}

/** Body of a page, and its style sheet without the fonts. */
function partsOf(html: string): { readonly body: string; readonly css: string } {
  const body = html.indexOf('<body');
  const css = html.slice(html.indexOf('<style>') + 7, html.indexOf('</style>'));
  return { body: html.slice(Math.max(0, body)), css: css.replace(/url\([^)]*\)/g, '') };
}

function lostFinding({ text, before, block, page, more }: LostWords, places: PlacesOfWords): Finding {
  const where = before === '' ? `on or after page ${page}` : `on page ${page} behind "${quoted(before, true)}"`;
  const rest =
    more === 0 ? '' : ` ${more === 1 ? 'The passage' : `The ${more} passages`} behind ${more === 1 ? 'is' : 'are'} missing too.`;
  const place = places.find(block);
  return {
    rule: 'lost-text',
    severity: 'error',
    message: `"${quoted(text)}" belongs ${where} and does not stand on paper.${rest}`,
    mend: 'Look in brand.css and the template for what hides it: a fixed height with "overflow: hidden", or a filter, which makes a picture of words.',
    ...(place ? { place } : {}),
  };
}

/** What a house takes off the paper on purpose is told once: somebody should answer for it. */
function hiddenFinding(hidden: readonly LostWords[], places: PlacesOfWords): readonly Finding[] {
  const [first] = hidden;
  if (first === undefined) return [];
  const count = hidden.reduce((sum, { more }) => sum + 1 + more, 0);
  const place = places.find(first.block);
  return [
    {
      rule: 'lost-text',
      severity: 'warning',
      message: `The style sheet takes ${count === 1 ? 'a passage off the paper:' : `${count} passages off the paper, first`} "${quoted(first.text)}".`,
      mend: 'Leave it out of the template, or take "display: none" out of brand.css.',
      ...(place ? { place } : {}),
    },
  ];
}

function unexplainedFinding(numbers: readonly UnexplainedNumber[]): Finding {
  const [first] = numbers as readonly [UnexplainedNumber];
  const all = [...new Set(numbers.map(({ number }) => number))];
  const shown = all.slice(0, 6).map((number) => `"${number}"`);
  const rest = all.length > shown.length ? ` and ${all.length - shown.length} more` : '';
  return {
    rule: 'unexplained-number',
    severity: 'warning',
    message: `${all.length === 1 ? 'The number' : 'The numbers'} ${shown.join(', ')}${rest} on ${pointOn(first.page, first.x, first.y)} ${all.length === 1 ? 'stands' : 'stand'} in no text of the report.`,
    mend: 'Say it in the text or the notes of the exhibit with its source, or take it out of the picture.',
  };
}

function skippedFinding(skipped: number): Finding {
  return {
    rule: 'lost-text',
    severity: 'info',
    message: `${skipped} passages stand in another order on paper than in the report and were not compared.`,
  };
}

function unreadable(): Finding {
  return {
    rule: 'unreadable-print',
    severity: 'error',
    message: 'The printed file could not be read back, so that nobody knows whether all of the report stands in it.',
    mend: 'This is a fault of Tearsheet; please report it.',
  };
}

/** Characters by which words are known again; citations may stand behind them. */
const KNOWN_BY = 16;

/** Where the words of a page stand in the report; read when they are first asked for. */
class PlacesOfWords {
  readonly #report: Report;
  #places: Map<string, { readonly words: string; readonly place: Place }[]> | undefined;

  constructor(report: Report) {
    this.#report = report;
  }

  find(text: string): Place | undefined {
    const words = comparable(text);
    const alike = this.#all().get(words.slice(0, KNOWN_BY)) ?? [];
    return (alike.find((entry) => entry.words === words) ?? alike[0])?.place;
  }

  #all(): Map<string, { readonly words: string; readonly place: Place }[]> {
    if (this.#places) return this.#places;
    const places = new Map<string, { words: string; place: Place }[]>();
    for (const { span } of spansOf(noteOfReport(this.#report))) {
      const words = comparable(span.text);
      if (words === '') continue;
      const entry = {
        words,
        get place() {
          return span.place();
        },
      };
      const alike = places.get(words.slice(0, KNOWN_BY));
      if (alike) alike.push(entry);
      else places.set(words.slice(0, KNOWN_BY), [entry]);
    }
    return (this.#places = places);
  }
}
