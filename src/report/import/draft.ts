import type { Finding, Severity } from '../../shared/finding.ts';

/** One line of the draft, cleaned but not yet understood. */
export interface DraftLine {
  readonly text: string;
  /** Leading white space, in columns. */
  readonly indent: number;
  /** Line in the draft, from 1. */
  readonly line: number;
}

/** What a loose draft becomes: the text of a report, and what the import noticed on the way. */
export interface ImportedDraft {
  /** YAML front matter and Markdown body; parses as a report. */
  readonly markdown: string;
  readonly findings: readonly Finding[];
}

/** Gathers findings of the import under the draft's display name. */
export class Notices {
  readonly findings: Finding[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(rule: string, severity: Severity, message: string, line: number, mend?: string): void {
    const place = { file: this.#file, line, column: 1 };
    this.findings.push({ rule, severity, message, place, ...(mend ? { mend } : {}) });
  }
}

/** A line's beginning in quotation marks, for messages. */
export function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text}"`;
}
