import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { DrawReply, DrawRequest } from './room.ts';
import type { ChartTheme } from './theme.ts';

// The drawing thread: Vega and its fonts are loaded and run here, beside whatever else the process does.
enableCompileCache();
const [{ drawFigure }, { TearsheetError }] = await Promise.all([import('./draw.ts'), import('../shared/errors.ts')]);
const themes = new Map<string, ChartTheme>();
let asked = false;

parentPort?.on('message', async ({ id, input, themeId, theme }: DrawRequest) => {
  asked = true;
  if (theme) themes.set(themeId, theme);
  let reply: DrawReply;
  try {
    reply = { id, drawing: await drawFigure(input, themes.get(themeId) as ChartTheme) };
  } catch (thrown) {
    reply =
      thrown instanceof TearsheetError
        ? { id, problems: thrown.problems }
        : { id, failure: String((thrown as Error)?.stack ?? thrown) };
  }
  parentPort?.postMessage(reply);
});

parentPort?.postMessage({ id: 0, ready: true } satisfies DrawReply);

// The first drawing of a process takes three times as long as the next: it is made while nobody waits.
setImmediate(() => {
  if (asked) return;
  const spec = { mark: 'bar', encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } } };
  const theme: ChartTheme = {
    id: 'warm',
    font: 'sans-serif',
    faces: [],
    config: {},
    textColors: new Map(),
    palette: undefined as never,
  };
  drawFigure(
    {
      id: 'warm',
      spec,
      rows: [
        { a: 'x', b: 1 },
        { a: 'y', b: 2 },
      ],
      width: 200,
      height: 100,
      title: '',
      language: 'en',
    },
    theme,
  ).catch(() => {});
});
