import { spawnSync } from 'node:child_process';

/** Whether a program of another house is on PATH, which some tests judge files with. */
export function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** What such a program says. */
export function said(program: string, args: readonly string[]): { readonly status: number; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { status: status ?? -1, out: `${stdout}${stderr}` };
}
