import { escapeHtml } from '../escape.ts';
import type { sourceList } from '../view/back-matter.ts';
import type { Entry } from './columns.ts';

/** A source of the register as one paragraph; a link to it from the text leads here. */
export function sourceEntry(source: ReturnType<typeof sourceList>[number]): Entry {
  const address =
    source.address === undefined
      ? undefined
      : source.isLink
        ? `<a href="${escapeHtml(source.address)}">${escapeHtml(source.address)}</a>`
        : escapeHtml(source.address);
  const name = [source.publisher, source.title, source.date]
    .filter((part) => part !== undefined)
    .map(escapeHtml)
    .join(', ');
  const remarks = [source.noAddress, source.doubtful]
    .filter((part) => part !== undefined)
    .map((part) => `; ${escapeHtml(part)}`)
    .join('');
  const html = `<strong>${source.number}</strong> ${name}${address ? `. ${address}` : ''}${source.retrieved ? `, ${escapeHtml(source.retrieved)}` : ''}${remarks}.${source.note ? ` ${source.note}` : ''}`;
  return { title: undefined, html, anchor: `source-${source.number}` };
}
