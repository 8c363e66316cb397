import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEvidence } from '../../src/finish/evidence/read.ts';
import { finish } from '../../src/finish/finish.ts';
import { createPrinter } from '../../src/print/supervisor.ts';
import { createRun } from '../../src/shared/run.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { benchNote } from './note.ts';
import { plainBrowser, plainPrint } from './plain-page.ts';
import { median, tell, timeOf } from './statistics.ts';

const TURNS = Number(process.env['BENCH_TURNS'] ?? 15);
const EXAMPLE = 'examples/alibaba-smart-sockets/report.md';

/** What the finishing of a file costs beside its print, how large it is, and what it takes to print it again. */
export async function benchFinish(): Promise<void> {
  await using tearsheet = new Tearsheet();
  await using printer = createPrinter({ pages: 1 });
  const browser = await plainBrowser();
  try {
    const page = await browser.newPage();
    const times = { print: [] as number[], finish: [] as number[], plain: [] as number[], archive: [] as number[] };
    let size = { raw: 0, finished: 0 };
    for (let turn = -4; turn < TURNS; turn++) {
      const note = benchNote(1000 + turn);
      const made = await tearsheet.render(note, { profile: 'archive' });
      const { files } = await readEvidence(made.pdf.bytes, 'note.pdf');
      const evidence = files.map(({ name, bytes }) => ({
        name,
        bytes,
        mime: 'application/json',
        relation: 'Data' as const,
        about: name,
      }));
      const data = {
        title: made.document.title,
        authors: ['Example Analyst'],
        subject: '',
        keywords: [],
        language: 'en',
        date: made.document.date,
        creator: 'bench',
        producer: 'bench',
      };
      const printed = await printer.print(made.document);
      const print = await timeOf(() => printer.print(made.document));
      const finishing = await timeOf(() => finish(printed, made.document, createRun(), { profile: 'archive', data, evidence }));
      const plain = await timeOf(() => plainPrint(page, made.document.html));
      const next = benchNote(5000 + turn);
      const archive = await timeOf(() => tearsheet.render(next, { profile: 'archive' }));
      if (turn < 0) continue;
      times.print.push(print);
      times.finish.push(finishing);
      times.plain.push(plain);
      times.archive.push(archive);
      const bare = await finish(printed, made.document, createRun(), { profile: 'archive', data, evidence: [] });
      size = { raw: printed.bytes.length, finished: bare.bytes.length };
    }
    const [print, finishing, plain, archive] = [times.print, times.finish, times.plain, times.archive].map(median) as [
      number,
      number,
      number,
      number,
    ];
    const say = (name: string, ours: number, theirs: number, most: number, unit: string): void =>
      tell({
        name,
        ratio: ours / theirs,
        bar: `at most ${most}`,
        holds: ours / theirs <= most,
        detail: `${ours.toFixed(0)} ${unit} against ${theirs.toFixed(0)} ${unit}`,
      });
    say('finishing a 6-page note, archive with evidence, against printing it', finishing, print, 0.8, 'ms');
    say('parse to archive PDF, warm, against printing the ready HTML', archive, plain, 2.2, 'ms');
    say('size of the finished file without evidence, against the raw print', size.finished / 1000, size.raw / 1000, 0.75, 'kB');
    benchVerify();
  } finally {
    await browser.close();
  }
}

function benchVerify(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  try {
    const file = join(folder, 'note.pdf');
    const run = (args: readonly string[]): number => {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, ['src/cli/main.mjs', ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
      return performance.now() - start;
    };
    const times = { render: [] as number[], verify: [] as number[] };
    for (let turn = 0; turn < 6; turn++) {
      const render = run(['render', EXAMPLE, '--final', '--out', file]);
      const verify = run(['verify', file]);
      if (turn === 0) continue;
      times.render.push(render);
      times.verify.push(verify);
    }
    const [render, verify] = [median(times.render), median(times.verify)];
    tell({
      name: 'verify, cold, against a cold render of the same note',
      ratio: verify / render,
      bar: 'at most 2',
      holds: verify / render <= 2,
      detail: `${verify.toFixed(0)} ms against ${render.toFixed(0)} ms`,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
