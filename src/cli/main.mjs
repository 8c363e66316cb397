#!/usr/bin/env node
// Plain JavaScript, with joined.mjs: loading what strips types takes longer than all that stands here.
import module from 'node:module';
import { joinedCommandLine } from './joined.mjs';

if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `usage.node  Tearsheet needs Node 24, and this is ${process.version}.\n  Start it with npx tearsheet, or install Node 24.\n`,
  );
  process.exit(2);
}
// Sources run as they are; the cache keeps their stripped and compiled form between runs.
module.enableCompileCache();
const { run } = await import(joinedCommandLine(new URL('../..', import.meta.url).pathname) ?? './run.ts');
process.exitCode = await run(process.argv.slice(2));
