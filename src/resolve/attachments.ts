import { readFile, stat } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import type { ReportSpec } from '../report/spec.ts';
import type { Problem } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { insideWorkspace } from '../shared/workspace-path.ts';
import type { Attachment } from './report.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Files that an author sends along inside the PDF, such as the model of a forecast.
 * @param root the workspace; nothing outside is read
 * @param problems takes `attachment.outside-workspace`, `attachment.missing`, `attachment.too-large`, `attachment.twice`
 */
export async function readAttachments(spec: ReportSpec, root: string, problems: Problem[]): Promise<readonly Attachment[]> {
  const found: Attachment[] = [];
  for (const [i, { file, about }] of spec.data.attachments.entries()) {
    const fail = (code: string, message: string, mend: string): void => {
      const place = spec.locate(['attachments', i, 'file']);
      problems.push({ code: `attachment.${code}`, message, mend, place, frame: codeFrame(spec.source.text, place) });
    };
    const path = await insideWorkspace(file, spec.source.directory, root);
    if (path === undefined) {
      fail('outside-workspace', `The attachment ${file} lies outside the workspace.`, 'Copy it beside the report.');
      continue;
    }
    const size = await stat(path).then(
      (known) => (known.isFile() ? known.size : undefined),
      () => undefined,
    );
    const name = basename(path);
    if (size === undefined) fail('missing', `There is no file ${file}.`, 'The path is relative to the report.');
    else if (size > MAX_BYTES)
      fail(
        'too-large',
        `The attachment ${file} has ${Math.round(size / 1e6)} MB; at most 20 MB are sent along.`,
        'Send it apart.',
      );
    else if (found.some((other) => other.name === name))
      fail('twice', `Two attachments are called ${name}.`, 'Readers know them by their names: rename one.');
    else found.push({ name, path: relative(root, path).split(sep).join('/'), about, bytes: await readFile(path) });
  }
  return found;
}
