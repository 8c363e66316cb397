/** The id of a copy where it stands in a dictionary or in the marks of a stream; names stay readable in an encrypted file. */
const COPY_ID = /\/TsCopyId\s*\/([A-Za-z0-9][A-Za-z0-9._-]{2,39})/g;
/** Words of a report stand there as they are. */
const METADATA = /<\?xpacket begin[\s\S]*?<\?xpacket end/g;

/** The ids in a file or a stream, in its order. @param text one character a byte */
export function copyIdsIn(text: string): readonly string[] {
  if (!text.includes('/TsCopyId')) return [];
  return [...text.replace(METADATA, '').matchAll(COPY_ID)].map((match) => match[1] as string);
}
