#!/usr/bin/env node
// Plain JavaScript, with joined.mjs: loading what strips types takes longer than all that stands here.
import { enableCompileCache } from 'node:module';
import { joinedCommandLine } from './joined.mjs';

// Sources run as they are; the cache keeps their stripped and compiled form between runs.
enableCompileCache();
const { run } = await import(joinedCommandLine(new URL('../..', import.meta.url).pathname) ?? './run.ts');
process.exitCode = await run(process.argv.slice(2));
