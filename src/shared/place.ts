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
}

/** `report.md:12:3`, the form that terminals and editors make clickable. */
export function formatPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}
