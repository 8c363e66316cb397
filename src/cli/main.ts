#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Sources run as they are; the cache keeps their stripped and compiled form between runs.
enableCompileCache();
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
