/**
 * SVG without what a page must not have: scripts, event handlers, foreign objects, style sheets that import, and references outward.
 * Brands are trusted and logos are drawn by hand: this keeps accidents out, and the page's own content policy is the second wall.
 */
export function cleanSvg(text: string): string {
  let clean = text;
  // What is taken out can leave behind what it was meant to hide: once more until nothing changes.
  for (let before = ''; before !== clean; ) {
    before = clean;
    clean = cleanOnce(clean);
  }
  return clean.trim();
}

function cleanOnce(text: string): string {
  return text
    .replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|<!--[\s\S]*?-->/gi, '')
    .replace(
      /<((?:[\w-]+:)?(?:script|foreignObject|iframe|image|use))\b(?:[^>]*\/>|[\s\S]*?(?:<\/\1\s*>|$))/gi,
      (whole, name: string) => (/use$/i.test(name) && /href\s*=\s*["']#/.test(whole) ? whole : ''),
    )
    .replace(/(?:\s+|(?<=["'/]))on\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/(?:\s+|(?<=["'/]))(?:xlink:)?href\s*=\s*(?:"(?!#)[^"]*"|'(?!#)[^']*'|(?!["'#])[^\s>]+)/gi, '')
    .replace(/@import[^;<]*;?|url\((?!\s*['"]?#)[^)]*\)/gi, '');
}
