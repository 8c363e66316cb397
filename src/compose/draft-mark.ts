import { hasHan } from '../brand/fonts.ts';
import type { Locale } from '../locale/locale.ts';
import { word } from '../locale/locale.ts';
import { escapeCssString, escapeHtml } from './escape.ts';

/** What every page of a draft says: a word that is seen from afar, and a line that leaves no doubt. */
export interface DraftWords {
  readonly word: string;
  readonly line: string;
  /** Han signs stand upright under each other, a line each: Chromium draws vertical type without its font. Other words lie on their side. */
  readonly upright: boolean;
}

/** A language that lacks the line says the word. */
export function draftWords(locale: Locale): DraftWords {
  const draft = word(locale, 'draft');
  const upright = hasHan(draft);
  return { word: upright ? [...draft].join('\n') : draft, line: locale.words['draftLine'] ?? draft, upright };
}

/** The words as `draft.css` prints them in the margins of a page, where nothing of the note stands; without them it prints none. */
export function draftVariables({ word, line, upright }: DraftWords): string {
  const text = (value: string): string => `"${escapeCssString(value)}"`;
  return `:root{--draft-word:${text(word)};--draft-line:${text(line)};--draft-writing:${upright ? 'horizontal-tb' : 'vertical-rl'}}`;
}

/**
 * The words as an element: seen on slides and screens, which have no margins. In print it is no part of what the note says; on a screen
 * the line is heard as well.
 */
export function draftMark({ word, line, upright }: DraftWords, screen: boolean): string {
  const hidden = ' aria-hidden="true"';
  return `<div class="draft-mark${upright ? ' upright' : ''}"><p class="draft-line"${screen ? '' : hidden}>${escapeHtml(line)}</p><p class="draft-word"${hidden}>${escapeHtml(word)}</p></div>`;
}
