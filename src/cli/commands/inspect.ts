import { inspectPdf } from '../../finish/evidence/inspect.ts';
import { requirePdf } from '../../finish/evidence/read.ts';
import { tagLines } from '../../finish/pdf-text/tag-lines.ts';
import { readBytes } from '../../report/source.ts';
import { formatBytes } from '../messages.ts';
import { MAX_PDF_BYTES } from '../pdf-file.ts';
import type { CommandContext } from '../run.ts';

export interface InspectOptions {
  readonly tags?: boolean;
  readonly json?: boolean;
}

/** `tearsheet inspect`: what a PDF says of itself and carries, or its tags as a screen reader reads them. */
export async function inspectCommand(
  path: string,
  { tags = false, json = false }: InspectOptions,
  context: CommandContext,
): Promise<void> {
  const { bytes, name } = await readBytes(path, MAX_PDF_BYTES);
  requirePdf(bytes, name);
  if (tags) {
    for await (const line of tagLines(bytes)) context.out(line);
    return;
  }
  const found = await inspectPdf(bytes, name);
  if (json) {
    context.out(JSON.stringify({ file: name, bytes: bytes.length, ...found }, undefined, 2));
    return;
  }
  const { title, authors, language, pages, conformsTo, fonts, files, id, isWhole, producer } = found;
  const lines: readonly (readonly [string, string])[] = [
    ['title', title],
    ['by', authors],
    ['language', language],
    ['pages', `${pages}, ${formatBytes(bytes.length)}`],
    ['made by', producer],
    ['claims', conformsTo.join(', ') || 'no standard'],
    ['id', `${id ?? 'none'}${isWhole ? ', which its bytes bear out' : ''}`],
    ['fonts', fonts.join(', ')],
    ...files.map((file, at) => [at === 0 ? 'inside' : '', `${file.name}, ${formatBytes(file.bytes)}`] as const),
  ];
  context.out(name);
  for (const [label, words] of lines) if (words !== '') context.out(`  ${label.padEnd(9)} ${words}`);
}
