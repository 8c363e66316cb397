#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { joinedCommandLine } from './joined.ts';

// Sources run as they are; the cache keeps their stripped and compiled form between runs.
enableCompileCache();
const joined = joinedCommandLine(new URL('../..', import.meta.url).pathname);
const { run } = (await import(joined ?? './run.ts')) as typeof import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
