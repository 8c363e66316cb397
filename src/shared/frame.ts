import type { Place } from './place.ts';

/**
 * The lines around a place, the place itself underlined: what editors and compilers show.
 * Long lines are cut around the column, so that a 50,000-character line stays readable.
 * @param text the source, or its lines when many places of it are shown
 */
export function codeFrame(text: string | readonly string[], place: Place, context = 1): string {
  const lines = typeof text === 'string' ? linesOf(text) : text;
  const first = Math.max(1, place.line - context);
  const last = Math.min(lines.length, place.line + context);
  const gutter = String(last).length;
  const out: string[] = [];
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1] ?? '';
    const isPlace = number === place.line;
    const start = isPlace ? Math.max(0, place.column - 1 - 60) : 0;
    const shown = line.slice(start, start + 110).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\u00b7');
    out.push(
      `${isPlace ? '>' : ' '} ${String(number).padStart(gutter)} | ${start > 0 ? '…' : ''}${shown}${line.length > start + 110 ? '…' : ''}`,
    );
    if (isPlace) {
      const from = place.column - 1 - start + (start > 0 ? 1 : 0);
      const width =
        place.endLine === place.line && place.endColumn ? Math.max(1, Math.min(place.endColumn - place.column, 100 - from)) : 1;
      out.push(`  ${' '.repeat(gutter)} | ${' '.repeat(Math.max(0, from))}${'^'.repeat(Math.max(1, width))}`);
    }
  }
  return out.join('\n');
}

/** Lines of a text as code frames count them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}
