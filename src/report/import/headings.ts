import type { DraftHeading } from './blocks.ts';
import { dateIn } from './dates.ts';
import type { DraftLine } from './draft.ts';

// Chinese drafts leave out the space; a single mark without one is a hashtag or "#1".
const ATX = /^(?:(#{1,6})\s+|(#{2,6}))(?=[^#\s])/;
const BOLD = /^(?:\*\*|__)([^*_]{1,120})(?:\*\*|__)[:：]?$/;
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[IVX]{1,5}\.|[A-H]\.) +(\S.{0,80})$/u;
const HAN_NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}(?:部分|章|节|節))\s?\S.{0,40}$/u;
const CLOSED = /[.,;!。，；！]["”’)]?$/u;

/** Level of the Setext line under a heading. */
export function underlineLevel(text: string | undefined): number | undefined {
  if (text === undefined || text.length < 3) return undefined;
  return /^=+$/.test(text) ? 1 : /^-+$/.test(text) ? 2 : undefined;
}

/** The heading that a line is, in any of the ways that drafts write one. */
export function headingAt(lines: readonly DraftLine[], at: number): DraftHeading | undefined {
  const { text, line } = lines[at] as DraftLine;
  if (text === '' || text.length > 300) return undefined;
  const atx = ATX.exec(text);
  if (atx) return heading((atx[1] ?? (atx[2] as string)).length, text.slice(atx[0].length).replace(/\s#+$/, ''), line);
  // Under a long sentence the dashes are a rule, not an underline.
  const underlined =
    /^[\p{L}\p{N}"“*]/u.test(text) && text.length <= 120 && !CLOSED.test(text) ? underlineLevel(lines[at + 1]?.text) : undefined;
  if (underlined !== undefined) return heading(underlined, text, line);
  const bold = BOLD.exec(text);
  if (bold) return heading(2, bold[1] as string, line);
  if (HAN_NUMBERED.test(text) && !CLOSED.test(text) && !/[：:]/.test(text)) return heading(2, text, line);
  const numbered = NUMBERED.exec(text);
  if (numbered && !CLOSED.test(text) && !isDay(text) && isAlone(lines, at)) return heading(2, text, line);
  return undefined;
}

function heading(level: number, text: string, line: number): DraftHeading {
  const bare = text
    .trim()
    .replace(/^(?:\*\*|__)([^*_]*)(?:\*\*|__)$/, '$1')
    .trim();
  return { kind: 'heading', level, text: bare === '' ? text.trim() : bare, line };
}

/** "2 May 2026" begins with a number, too. */
function isDay(text: string): boolean {
  const day = dateIn(text);
  return day !== undefined && day.start === 0 && day.end >= text.length - 2;
}

/** A number before a line is a heading's when no item of the same list stands next to it, but words do. */
function isAlone(lines: readonly DraftLine[], at: number): boolean {
  const { text } = lines[at] as DraftLine;
  if (/[:：]/.test(text) || /^\d{1,3}(?:\.\d{1,3})? ?(?:%|x\b|times\b|percent\b)/i.test(text) || /^\d{4}/.test(text))
    return false;
  const beside = (step: 1 | -1): string => {
    const near = lines[at + step]?.text;
    return near === '' ? (lines[at + 2 * step]?.text ?? '') : (near ?? '');
  };
  const next = beside(1);
  return (
    next !== '' &&
    !NUMBERED.test(next) &&
    !/^\d{1,3}[.)]/.test(next) &&
    !/^\d{1,3}[.)]/.test(beside(-1)) &&
    (lines[at] as DraftLine).indent === 0
  );
}
