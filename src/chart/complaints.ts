import { TearsheetError } from '../shared/errors.ts';

/** Vega-Lite's and Vega's complaints as a chart error; ours pass. */
export function invalid(cause: unknown): TearsheetError {
  if (cause instanceof TearsheetError) return cause;
  const what = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]?.slice(0, 300) ?? '';
  return new TearsheetError(
    'report',
    {
      code: 'chart.invalid-spec',
      message: `The chart cannot be drawn: ${what}`,
      mend: 'Compare the spec with the Vega-Lite documentation: mark, encoding, data, transform, layer.',
    },
    { cause },
  );
}

/** A logger of one drawing; nothing reaches the process's console. */
export function quietLogger(
  warn: (message: string) => void,
  error: (thrown: unknown) => void = (thrown) => warn(String(thrown)),
) {
  const logger = {
    level: () => logger,
    warn(...args: unknown[]) {
      warn(args.join(' '));
      return logger;
    },
    error(thrown: unknown) {
      error(thrown);
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
