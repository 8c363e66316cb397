// Joins the command line, the drawing thread and the reading thread, with what they import, into a few files: hundreds of small
// modules take longer to find and open than to run. The sources stay what is read and tested; the joined files are used while they
// are as new as these.
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFresh } from '../cli/joined.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
// Two folders deep, as src/cli is: what is found relative to a module is found from here too.
const folder = join(root, 'dist/run');

async function build() {
  const { rolldown } = await import('rolldown');
  const temporary = `${folder}.${process.pid}`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const bundle = await rolldown({
    input: {
      run: join(root, 'src/cli/run.ts'),
      worker: join(root, 'src/chart/worker.ts'),
      reader: join(root, 'src/finish/read-back/reader.ts'),
      finisher: join(root, 'src/finish/finishing/finisher.ts'),
    },
    platform: 'node',
    // Native code, a packed browser, and what is looked up by its place stay where they are.
    external: ['canvas', /^@napi-rs\//, /^@sparticuz\//, /^@duckdb\//, /^pdfjs-dist/, 'pg-native', 'typescript'],
    logLevel: 'silent',
  });
  const { output } = await bundle.write({ dir: temporary, format: 'esm' });
  await bundle.close();
  const files = new Set([join(root, 'package-lock.json')]);
  for (const chunk of output) for (const id of chunk.moduleIds ?? []) if (id.startsWith(join(root, 'src'))) files.add(id);
  const stamp = Object.fromEntries(
    [...files].sort().map((file) => {
      const { size, mtimeMs } = statSync(file);
      return [relative(root, file), [size, mtimeMs]];
    }),
  );
  writeFileSync(join(temporary, 'stamp.json'), JSON.stringify(stamp));
  rmSync(folder, { recursive: true, force: true });
  renameSync(temporary, folder);
}

try {
  if (!process.argv.includes('--if-stale') || !isFresh(root)) await build();
} catch (error) {
  // Everything works from the sources too, a little later.
  process.stderr.write(
    `The sources were not joined (${String(error.message).split('\n')[0]}); commands start a little slower.\n`,
  );
}
