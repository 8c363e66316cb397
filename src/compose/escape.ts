const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML content and attributes. Control characters that no page can show are dropped. */
export function escapeHtml(text: string): string {
  return withoutControls(text.replace(/[&<>"']/g, (c) => ENTITIES[c] as string));
}

/** Text without the control characters that no page can show. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');
}

/** Text for a CSS string in double quotes. */
export function escapeCssString(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f"\\<>&]/g, (c) => `\\${c.codePointAt(0)?.toString(16)} `);
}
