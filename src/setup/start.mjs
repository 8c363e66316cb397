// Runs on any Node from 20 with nothing installed: brings what is missing, then starts the command on the project's own Node.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Each command as arguments for Node. */
const COMMANDS = {
  demo: ['src/cli/main.mjs', 'render', 'examples/alibaba-smart-sockets/report.md', '--out', 'output/alibaba-smart-sockets.pdf'],
  bench: ['--expose-gc', '--max-old-space-size=12000', 'tests/bench/run.ts'],
  gallery: ['src/setup/gallery.ts'],
  rules: ['src/setup/rules.ts'],
  test: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'],
};

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** True when node_modules holds what the lock file asks for. Packages for other systems may be absent. */
function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages;
  const present = readJson('node_modules/.package-lock.json')?.packages;
  if (!wanted || !present || !existsSync(node)) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

function run(command, args) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      },
    });
    // The child is in our process group and gets the signal itself; we wait for what it makes of it.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
    child.on('error', (error) => {
      process.stderr.write(`${command} cannot be started: ${error.message}\n`);
      settle(1);
    });
    child.on('exit', (code, signal) => settle(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(`start.mjs knows ${Object.keys(COMMANDS).join(' and ')}.\n`);
  process.exit(2);
}
if (!isInstalled()) {
  process.stderr.write('Installing dependencies, once (npm ci) …\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  if (code !== 0) {
    process.stderr.write(
      'npm ci failed: the packages could not be installed. Check the connection to the package registry and run again.\n',
    );
    process.exit(code);
  }
}
// After a pull the joined files are older than the sources.
if (name === 'demo' || name === 'bench') await run(node, ['src/setup/bundle.mjs', '--if-stale']);
process.exit(await run(node, [...command, ...rest]));
