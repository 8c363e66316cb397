import Handlebars from 'handlebars';

/** The one door to Handlebars: strict, no prototype access, only helpers that we name. */
export type HelperFunction = (this: unknown, ...args: unknown[]) => unknown;
export type HelperOptions = Handlebars.HelperOptions & {
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
};
export type TemplateFunction = (context: unknown, data?: Readonly<Record<string, unknown>>) => string;
export const SafeString = Handlebars.SafeString;

const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup'] as const;

/** Refuses what templates and data must never reach, whatever the library's defaults become. */
const RUNTIME = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false } as const;

export interface Engine {
  /** Registers a partial under a name. */
  partial(name: string, source: string): void;
  /** Compiles once; the same source gives the same function. */
  compile(source: string): TemplateFunction;
}

/** An isolated Handlebars environment for page layouts: output is HTML-escaped. */
export function createEngine(helpers: Readonly<Record<string, HelperFunction>>): Engine {
  const environment = Handlebars.create();
  for (const builtIn of ['log', 'blockHelperMissing', 'helperMissing']) environment.unregisterHelper(builtIn);
  for (const [name, helper] of Object.entries(helpers)) environment.registerHelper(name, helper as Handlebars.HelperDelegate);
  const knownHelpers = Object.fromEntries([...BUILT_IN, ...Object.keys(helpers)].map((name) => [name, true]));
  const compiled = new Map<string, TemplateFunction>();
  return {
    partial: (name, source) => environment.registerPartial(name, source),
    compile(source) {
      let found = compiled.get(source);
      if (!found) {
        const run = environment.compile(source, { strict: false, knownHelpers, knownHelpersOnly: true });
        found = (context, data = {}) => run(context, { ...RUNTIME, data });
        compiled.set(source, found);
      }
      return found;
    },
  };
}

export { Handlebars };
