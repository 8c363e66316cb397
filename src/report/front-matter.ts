/** A Markdown report in its two parts, with where each begins in the file. */
export interface SplitReport {
  readonly yaml: string;
  /** Offset of `yaml` in the file. */
  readonly yamlOffset: number;
  readonly body: string;
  /** Offset of `body` in the file. */
  readonly bodyOffset: number;
}

/** Parts a Markdown file at its `---` lines; undefined when the closing line is missing. */
export function splitFrontMatter(text: string): SplitReport | undefined {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (!open) return undefined;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;
  const rest = text.slice(open[0].length);
  const match = close.exec(rest);
  if (!match) return undefined;
  const bodyOffset = open[0].length + match.index + match[0].length;
  return { yaml: rest.slice(0, match.index), yamlOffset: open[0].length, body: text.slice(bodyOffset), bodyOffset };
}
