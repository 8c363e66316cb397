const NEAR = 240;

/** Whether the words at an offset stand within quotation marks: they are somebody else's. */
export function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - NEAR), at);
  let open = false;
  let german = false;
  for (const char of before) {
    if (char === '„' || char === '「' || char === '『' || char === '«' || char === '《') {
      open = true;
      german = char === '„';
    } else if (char === '“') {
      open = !german;
      german = false;
    } else if (char === '”' || char === '」' || char === '』' || char === '»' || char === '》') open = false;
    else if (char === '"') open = !open;
  }
  return open;
}
