import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { TearsheetError } from '../shared/errors.ts';
import { cleanSvg } from '../shared/svg.ts';
import { insideWorkspace } from '../shared/workspace-path.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};
const MAX_IMAGE_BYTES = 8 * 1024 * 1024;

/**
 * A picture of the workspace as a data: address.
 * @throws TearsheetError `image.outside-workspace`, `image.unknown-type`, `image.missing`, `image.too-large`, `image.not-an-image`
 */
export async function readImage(path: string, directory: string, root: string): Promise<string> {
  const fail = (code: string, message: string, mend: string): TearsheetError =>
    new TearsheetError('report', { code: `image.${code}`, message, mend });
  const type = TYPES[extname(path).toLowerCase()];
  if (!type) throw fail('unknown-type', `The picture ${path} is of no type that is printed.`, 'Use PNG, JPEG or SVG.');
  const file = await insideWorkspace(path, directory, root);
  if (!file) throw fail('outside-workspace', `The picture ${path} lies outside the workspace.`, 'Copy it beside the report.');
  const size = await stat(file).then(
    (s) => (s.isFile() ? s.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw fail('missing', `There is no picture ${path}.`, 'The path is relative to the report.');
  if (size > MAX_IMAGE_BYTES)
    throw fail(
      'too-large',
      `The picture ${path} has ${Math.round(size / 1e6)} MB; at most 8 MB are printed.`,
      'Scale it to 300 dots per inch.',
    );
  const bytes = await readFile(file);
  const isPng = bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const svg = type === 'image/svg+xml' ? bytes.toString('utf8') : undefined;
  if ((svg !== undefined && !/<svg[\s>]/i.test(svg)) || (type === 'image/png' && !isPng) || (type === 'image/jpeg' && !isJpeg)) {
    throw fail('not-an-image', `The file ${path} is not the picture that its name says.`, 'Export it again.');
  }
  return `data:${type};base64,${(svg === undefined ? bytes : Buffer.from(cleanSvg(svg))).toString('base64')}`;
}
