import { arch, cpus, platform } from 'node:os';

/*
 * Every benchmark compares two sides that take turns in one run and prints their ratio: machines differ, ratios much less.
 *   npm run bench            all but memory
 *   npm run bench -- memory  2,000 notes in one process (some minutes)
 */
const asked = process.argv.slice(2);
const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name);
process.stdout.write(`${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}\n`);
if (wanted('chart')) await import('./chart.ts');
if (wanted('warm')) await (await import('./warm.ts')).benchWarm();
if (wanted('sql')) await (await import('./sql.ts')).benchSql();
if (wanted('batch')) await (await import('./batch.ts')).benchBatch();
if (wanted('table')) await (await import('./table.ts')).benchTable();
if (wanted('check')) await (await import('./check.ts')).benchCheck();
if (wanted('finish')) await (await import('./finish.ts')).benchFinish();
if (wanted('copies')) await (await import('./copies.ts')).benchCopies();
if (wanted('cold')) await (await import('./cold.ts')).benchCold();
if (asked.includes('memory')) await (await import('./memory.ts')).benchMemory();
