import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Brand } from '../../brand/brand.ts';
import { loadBrand } from '../../brand/load.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { BUILT_IN, findWorkspace } from '../../workspace/workspace.ts';
import type { CommandContext } from '../run.ts';

/** What was looked at and how it stands; `mend` says what to do about a problem. */
export interface Diagnosis {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly mend?: string;
}

type Outcome = Omit<Diagnosis, 'name'>;

/** `engines` of package.json says the same. */
const NODE_NEEDED = 24;
/** Chromium's profile, and the pinned Chromium itself when it is first unpacked. */
const TEMPORARY_BYTES_NEEDED = 300e6;

const CHECKS: Readonly<Record<string, () => Outcome | Promise<Outcome>>> = {
  Node: () => judgeNode(process.versions.node),
  Chromium: checkChromium,
  Fonts: checkFonts,
  'Text widths': checkTextWidths,
  'Output folder': checkOutput,
  'Temporary space': checkTemporary,
};

/** `tearsheet doctor`: looks at everything, whatever it finds on the way. Exit code 1 when something is to be mended. */
export async function doctorCommand(options: { readonly json?: boolean }, context: CommandContext): Promise<void> {
  const diagnoses: Diagnosis[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    context.signal.throwIfAborted();
    const diagnosis = { name, ...(await Promise.resolve().then(check).catch(problemOf)) };
    diagnoses.push(diagnosis);
    if (!options.json) context.out(line(diagnosis));
  }
  const ok = diagnoses.every((diagnosis) => diagnosis.ok);
  if (options.json) context.out(JSON.stringify({ ok, checks: diagnoses }, undefined, 2));
  if (!ok) process.exitCode = 1;
}

function line({ name, ok, detail, mend }: Diagnosis): string {
  return `${ok ? 'ok     ' : 'problem'}  ${name}: ${detail}${mend ? `\n         ${mend}` : ''}`;
}

/** What a foreseen error says; of any other only that it came. */
function problemOf(thrown: unknown): Outcome {
  const problem = thrown instanceof TearsheetError ? thrown.problems[0] : undefined;
  if (problem)
    return { ok: false, detail: `${problem.message} (${problem.code})`, ...(problem.mend ? { mend: problem.mend } : {}) };
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code;
  return {
    ok: false,
    detail: `It could not be looked at${code ? ` (${code})` : ''}.`,
    mend: 'Install the packages again with `npm ci`.',
  };
}

/** Sources are TypeScript that Node runs as it is, with resources that dispose of themselves: that takes 24. */
export function judgeNode(version: string): Outcome {
  const [major = 0] = version.split('.').map(Number);
  if (major < NODE_NEEDED)
    return { ok: false, detail: `${version} is too old; ${NODE_NEEDED} is needed.`, mend: `Install Node ${NODE_NEEDED}.` };
  return { ok: true, detail: version };
}

/** Finds a browser and prints one line with it: a browser that starts may still lack what printing needs. */
async function checkChromium(): Promise<Outcome> {
  const [{ findBrowser }, { createPrinter }] = await Promise.all([
    import('../../print/browser/find.ts'),
    import('../../print/supervisor.ts'),
  ]);
  const { origin } = await findBrowser();
  const printer = createPrinter({ pages: 1 });
  // No `await using`: on a Node that lacks it this file must still load, to say so.
  const { chromium } = await printer
    .print({
      html: '<!doctype html><title>Doctor</title><p>One line.',
      title: 'Doctor',
      language: 'en',
      date: '2000-01-01T00:00:00Z',
      pageReferences: [],
    })
    .finally(() => printer[Symbol.asyncDispose]());
  const where = {
    explicit: 'named by TEARSHEET_CHROMIUM',
    pinned: 'the pinned one',
    puppeteer: "from puppeteer's cache",
    system: "the system's",
  }[origin];
  return {
    ok: true,
    detail: `${chromium}, ${where}${origin === 'pinned' ? '' : '; pages may break differently than with the pinned one'}.`,
  };
}

async function builtInBrands(): Promise<readonly Brand[]> {
  const styles = join(BUILT_IN, 'styles');
  const entries = await readdir(join(styles, 'brands'), { withFileTypes: true });
  return Promise.all(
    entries.filter((entry) => entry.isDirectory()).map((entry) => loadBrand(entry.name, [styles], { language: 'en', han: true })),
  );
}

async function checkFonts(): Promise<Outcome> {
  const brands = await builtInBrands();
  const faces = brands.flatMap((brand) => brand.fonts.faces);
  const missing = new Set<string>();
  await Promise.all(
    faces.map(async (face) => {
      const entry = await stat(face.file).catch(() => undefined);
      if (!entry || entry.size === 0) missing.add(face.family);
    }),
  );
  if (missing.size > 0)
    return {
      ok: false,
      detail: `Files of ${[...missing].sort().join(', ')} are missing.`,
      mend: 'Install the packages again with `npm ci`.',
    };
  return {
    ok: true,
    detail: `${[...new Set(faces.map((face) => face.family))].sort().join(', ')}, for the brands ${brands.map((brand) => brand.id).join(', ')}.`,
  };
}

/** Charts are laid out by true widths: in a face that was not read, wide and narrow letters would measure the same. */
async function checkTextWidths(): Promise<Outcome> {
  const { TextMeasure } = await import('../../chart/text-width.ts');
  const brand = (await builtInBrands())[0] as Brand;
  const measure = new TextMeasure(brand.fonts.faces);
  const [narrow, wide] = ['iiiiiiii', 'WWWWWWWW'].map((text) =>
    measure.width({ font: brand.fonts.data, fontSize: 10 }, text),
  ) as [number, number];
  if (!(narrow > 0 && wide > narrow * 1.5))
    return {
      ok: false,
      detail: "Text is not measured in the brands' fonts; charts would be laid out by guess.",
      mend: 'Install the packages again with `npm ci`, for this system and processor.',
    };
  return { ok: true, detail: "measured in the brands' fonts." };
}

/** Writes a file and removes it again, in the output folder or, while there is none, where it will be made. */
async function checkOutput(): Promise<Outcome> {
  const { root, settings } = await findWorkspace(process.cwd());
  let folder = join(root, settings.output);
  while (
    !(await stat(folder).then(
      () => true,
      () => false,
    )) &&
    dirname(folder) !== folder
  )
    folder = dirname(folder);
  const probe = join(folder, `.tearsheet-doctor-${randomBytes(6).toString('hex')}`);
  try {
    const file = await open(probe, 'wx');
    try {
      await file.writeFile('probe');
    } finally {
      await file.close();
      await rm(probe, { force: true });
    }
  } catch (error) {
    return {
      ok: false,
      detail: `${settings.output}/ cannot be written to (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
      mend: 'Mend its permissions, or name another folder as `output` in tearsheet.yaml.',
    };
  }
  return { ok: true, detail: `${settings.output}/ can be written to.` };
}

/** Chromium is told to leave /dev/shm alone, so the folder for temporary files is what counts. */
async function checkTemporary(): Promise<Outcome> {
  const { bavail, bsize } = await statfs(tmpdir());
  const free = bavail * bsize;
  const words = free < 1e9 ? `${Math.round(free / 1e6)} MB` : `${Math.round(free / 1e9)} GB`;
  if (free < TEMPORARY_BYTES_NEEDED)
    return {
      ok: false,
      detail: `${words} are free; ${TEMPORARY_BYTES_NEEDED / 1e6} MB are needed.`,
      mend: 'Make room in the folder for temporary files, or name another with TMPDIR.',
    };
  return { ok: true, detail: `${words} free.` };
}
