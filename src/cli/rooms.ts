import { join } from 'node:path';
import { type ChartRoom, createChartRoom } from '../chart/room.ts';
import { cacheRoots } from '../print/browser/cache.ts';
import { preloadBrowser } from '../print/browser/preload.ts';
import { createPrinter, type Printer } from '../print/supervisor.ts';

/** What takes longest to start. */
export interface StartedRooms {
  readonly charts: ChartRoom;
  readonly printer: Printer;
}

/** Starts the drawing thread and Chromium; gives them back when both are on their way, not when they are ready. */
export async function startRooms(): Promise<StartedRooms> {
  const charts = createChartRoom();
  charts.warm();
  const [cache] = cacheRoots();
  const printer = createPrinter(cache === undefined ? {} : { pageNumbers: join(cache, 'page-numbers.json') });
  // A browser that cannot start is told when something is printed.
  printer.warm().catch(() => {});
  await preloadBrowser();
  // The process is started before this thread is busy with loading: it needs a few turns to get there.
  await nextTurns(8);
  return { charts, printer };
}

async function nextTurns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((turn) => setImmediate(turn));
}
