import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { DrawReply, DrawRequest } from './room.ts';
import type { ChartTheme } from './theme.ts';

// The drawing thread: Vega and its fonts are loaded and run here, beside whatever else the process does.
enableCompileCache();
const [{ drawFigure }, { TearsheetError }] = await Promise.all([import('./draw.ts'), import('../shared/errors.ts')]);
const themes = new Map<string, ChartTheme>();

parentPort?.on('message', async ({ id, input, themeId, theme }: DrawRequest) => {
  if (theme) themes.set(themeId, theme);
  let reply: DrawReply;
  try {
    reply = { id, drawing: await drawFigure(input, themes.get(themeId) as ChartTheme) };
  } catch (thrown) {
    reply = thrown instanceof TearsheetError ? { id, problems: thrown.problems } : { id, failure: String((thrown as Error)?.stack ?? thrown) };
  }
  parentPort?.postMessage(reply);
});
