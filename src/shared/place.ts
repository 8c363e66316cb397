/** A place in a text that a person wrote. Lines and columns count from 1, as editors show them. */
export interface Place {
  /** Display name of the file, relative to the workspace; never an absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** Where in the report schema, e.g. `facts.price.unit`. */
  readonly path?: string;
  /** Page of a PDF; its lines are those of the text that was read out of it. */
  readonly page?: number;
}

/** `report.md:12:3`, the form that terminals and editors make clickable; `note.pdf, page 2` in a PDF. */
export function formatPlace({ file, line, column, page }: Place): string {
  return page === undefined ? `${file}:${line}:${column}` : `${file}, page ${page}`;
}
