const SALUTATION = /^(?:dear|to (?:the|our|all)|sehr geehrte[nr]?|liebe[nr]?|致|尊敬的|各位)(?![\p{Ll}])/iu;

/** Whether a text greets its readers, as letters do, and so ends in a comma or colon. */
export function isSalutation(text: string): boolean {
  return text.length <= 120 && SALUTATION.test(text);
}
