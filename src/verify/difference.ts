import { pageTexts } from '../finish/evidence/pages.ts';
import { readEvidence } from '../finish/evidence/read.ts';
import type { EvidenceManifest } from '../publish/evidence.ts';

/** What an input is called in words. */
const CALLED: Readonly<Record<string, string>> = {
  report: 'the text of the report',
  styles: 'a style sheet',
  markup: 'a template, the words of the brand, or a chart',
};

/** The first difference between a file and its reprint, in words: which version, which input, which page. */
export async function differenceOf(finished: Uint8Array, printed: Uint8Array, manifest: EvidenceManifest): Promise<string> {
  const here = await manifestIn(printed);
  for (const [program, version] of Object.entries(manifest.versions)) {
    const own = here.versions[program as keyof EvidenceManifest['versions']];
    if (own !== version) return `it was made with ${called(program)} ${version}, and here is ${own}`;
  }
  const names = [...new Set([...Object.keys(manifest.inputs), ...Object.keys(here.inputs)])];
  for (const input of names) {
    const [theirs, own] = [manifest.inputs[input], here.inputs[input]];
    if (theirs === own) continue;
    if (input.startsWith('fonts/'))
      return `${theirs === undefined ? 'here it takes' : 'it was set in'} another font: ${input.slice(6)}`;
    return `${CALLED[input] ?? input.replace(/^files\//, 'the file ')} is another one here`;
  }
  const [theirs, own] = [await pageTexts(finished), await pageTexts(printed)];
  if (theirs.length !== own.length) return `it has ${theirs.length} pages, and printed here ${own.length}`;
  const page = theirs.findIndex((text, at) => text !== own[at]);
  if (page !== -1) return `page ${page + 1} is not what its evidence makes`;
  return 'its pages are what its evidence makes, the bytes around them are not';
}

async function manifestIn(bytes: Uint8Array): Promise<EvidenceManifest> {
  const { files } = await readEvidence(bytes, 'The reprint');
  const manifest = files.find(({ name }) => name === 'manifest.json');
  return JSON.parse(Buffer.from(manifest?.bytes ?? '{}').toString('utf8')) as EvidenceManifest;
}

function called(program: string): string {
  return `${program[0]?.toUpperCase()}${program.slice(1)}`;
}
