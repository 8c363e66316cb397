import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../src/print/browser/find.ts';

/** A real Chromium behind a program that kills it, and itself, at the first command of a name. */
export async function dyingBrowser(command: string): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'dying-browser-'));
  const path = join(folder, 'chromium');
  const { path: real } = await findBrowser();
  await writeFile(
    path,
    `#!${process.execPath}
const { spawn } = require('node:child_process');
const { Socket } = require('node:net');
const browser = spawn(${JSON.stringify(real)}, process.argv.slice(2), { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
const die = () => process.kill(process.pid, 'SIGKILL');
browser.on('exit', die);
browser.stdio[4].pipe(new Socket({ fd: 4, readable: false, writable: true }));
new Socket({ fd: 3, readable: true, writable: false }).on('data', (bytes) => {
  if (bytes.includes(${JSON.stringify(command)})) browser.kill('SIGKILL');
  else browser.stdio[3].write(bytes);
}).on('end', die);
`,
    { mode: 0o755 },
  );
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
