import { plainText } from '../../prose/prose.ts';
import type { Exhibit, Report } from '../../resolve/report.ts';

/** What a reader reads around a picture: title, subtitle, notes. */
export function captionOf({ title, subtitle, notes }: Exhibit, { sourceIds }: Report): string {
  return [title, subtitle, notes].flatMap((prose) => (prose ? [plainText(prose, sourceIds, (id) => id)] : [])).join('\n');
}

export function titleOf({ title }: Exhibit, { sourceIds }: Report): string {
  return plainText(title, sourceIds, (id) => id);
}

/** How findings speak of an exhibit. */
export function called({ number, id }: Exhibit): string {
  return `Exhibit ${number} ("${id}")`;
}
