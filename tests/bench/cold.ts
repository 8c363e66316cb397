import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../src/print/browser/find.ts';
import { readSource } from '../../src/report/source.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { median, tell } from './statistics.ts';

const TURNS = Number(process.env['BENCH_TURNS'] ?? 9);
const EXAMPLE = 'examples/alibaba-smart-sockets/report.md';

function run(command: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return performance.now() - start;
}

/** The example from the command line in a new process, against a script that starts Chromium and prints its ready HTML once. */
export async function benchCold(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  try {
    const html = join(folder, 'ready.html');
    {
      await using tearsheet = new Tearsheet();
      writeFileSync(html, (await tearsheet.compose(await readSource(EXAMPLE))).document.html);
    }
    const script = join(folder, 'plain.mjs');
    const puppeteer = import.meta.resolve('puppeteer');
    writeFileSync(
      script,
      `import puppeteer from ${JSON.stringify(puppeteer)};
import { readFileSync, writeFileSync } from 'node:fs';
const browser = await puppeteer.launch({ executablePath: ${JSON.stringify((await findBrowser()).path)}, headless: 'shell', args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-background-networking'] });
const page = await browser.newPage();
await page.setContent(readFileSync(${JSON.stringify(html)}, 'utf8'), { waitUntil: 'load' });
writeFileSync(${JSON.stringify(join(folder, 'plain.pdf'))}, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }));
await browser.close();
`,
    );
    const out = join(folder, 'ours.pdf');
    const sides = {
      script: () => run(process.execPath, [script]),
      ours: () => run(process.execPath, ['src/cli/main.mjs', 'render', EXAMPLE, '--out', out]),
      npx: () => run('npx', ['--no-install', 'tearsheet', 'render', EXAMPLE, '--out', out]),
      npxAlone: () => run('npx', ['--no-install', 'tearsheet', '--help']),
      nodeAlone: () => run(process.execPath, ['src/cli/main.mjs', '--help']),
    };
    const times: Record<keyof typeof sides, number[]> = { script: [], ours: [], npx: [], npxAlone: [], nodeAlone: [] };
    for (let turn = 0; turn <= TURNS; turn++) {
      for (const side of Object.keys(sides) as (keyof typeof sides)[]) {
        const ms = sides[side]();
        // The first turn warms the disk.
        if (turn > 0) times[side].push(ms);
      }
    }
    const script_ = median(times.script);
    const npx = median(times.npxAlone) - median(times.nodeAlone);
    const ratio = median(times.ours) / script_;
    tell({
      name: 'cold render of the example',
      ratio,
      bar: 'at most 1.6',
      holds: ratio <= 1.6,
      detail: `${median(times.ours).toFixed(0)} ms against ${script_.toFixed(0)} ms`,
    });
    const whole = median(times.npx) / script_;
    tell({
      name: 'the same through npx',
      ratio: whole,
      bar: 'at most 1.6',
      holds: whole <= 1.6,
      detail: `${median(times.npx).toFixed(0)} ms, of which npx itself ${npx.toFixed(0)} ms`,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
