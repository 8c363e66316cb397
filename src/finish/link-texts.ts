import type { LinkText } from './conform/links.ts';

const LINK = /<a\s(?<attributes>[^>]{1,2000})>(?<inner>[\s\S]{0,4000}?)<\/a>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The links of a page's own markup in its order, each with its words. */
export function linkTexts(html: string): readonly LinkText[] {
  return [...html.matchAll(LINK)].flatMap(({ groups }): LinkText[] => {
    const href = /\bhref="([^"]*)"/.exec(groups?.attributes ?? '')?.[1];
    if (href === undefined) return [];
    const label = /\baria-label="([^"]*)"/.exec(groups?.attributes ?? '')?.[1];
    const text = plain(label ?? (groups?.inner ?? '').replace(/<[^>]*>/g, ' '));
    return [{ href: plain(href), text }];
  });
}

function plain(markup: string): string {
  return markup
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, word?: string) =>
      word === undefined
        ? String.fromCodePoint(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))
        : (ENTITIES[word] ?? all),
    )
    .replace(/\s+/g, ' ')
    .trim();
}
