/**
 * SVG without what a page must not have: scripts, event handlers, foreign objects, style sheets that import, and references outward.
 * Brands are trusted and logos are drawn by hand: this keeps accidents out, and the page's own content policy is the second wall.
 */
export function cleanSvg(text: string): string {
  return text
    .replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|<!--[\s\S]*?-->/gi, '')
    .replace(/<(script|foreignObject|iframe|image|use)\b[\s\S]*?(?:<\/\1\s*>|\/>)/gi, (whole, name: string) =>
      name.toLowerCase() === 'use' && /href\s*=\s*["']#/.test(whole) ? whole : '')
    .replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/\s(?:xlink:)?href\s*=\s*(?:"(?!#)[^"]*"|'(?!#)[^']*')/gi, '')
    .replace(/@import[^;]*;?|url\(\s*['"]?(?!#)[^)]*\)/gi, '')
    .trim();
}
