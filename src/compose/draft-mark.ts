import type { Locale } from '../locale/locale.ts';
import { word } from '../locale/locale.ts';
import { escapeCssString, escapeHtml } from './escape.ts';

/** What every page of a draft says: a word that is seen from afar, and a line that leaves no doubt. */
export interface DraftWords {
  readonly word: string;
  readonly line: string;
}

/** A language that lacks the line says the word. */
export function draftWords(locale: Locale): DraftWords {
  return { word: word(locale, 'draft'), line: locale.words['draftLine'] ?? word(locale, 'draft') };
}

/** The words as `draft.css` prints them in the margins of a page, where nothing of the note stands; without them it prints none. */
export function draftVariables({ word, line }: DraftWords): string {
  const text = (value: string): string => `"${escapeCssString(value)}"`;
  return `:root{--draft-word:${text(word)};--draft-line:${text(line)}}`;
}

/** The words as an element, for slides and screens, which have no margins. It is no part of what the note says. */
export function draftMark({ word, line }: DraftWords): string {
  return `<div class="draft-mark" aria-hidden="true"><p class="draft-line">${escapeHtml(line)}</p><p class="draft-word">${escapeHtml(word)}</p></div>`;
}
