/** Largest PDF that a command reads: it is held in memory. */
export const MAX_PDF_BYTES = 256 * 1024 * 1024;
