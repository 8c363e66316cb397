import * as vega from 'vega';

/** What Vega exports and its typings leave out. */
interface Untyped {
  readonly textMetrics: { width(item: object, text: unknown): number };
  readonly SVGStringRenderer: new (
    loader: vega.Loader,
  ) => {
    initialize(element: null, width: number, height: number, origin: readonly [number, number]): void;
    render(scene: unknown): void;
    svg(): string;
  };
  locale(number: object, time: object): object;
  setRandom(source: () => number): void;
  randomLCG(seed: number): () => number;
  /** Computes the bounds of a mark and of its items anew. */
  boundMark(mark: unknown): unknown;
}

export const { textMetrics, SVGStringRenderer, locale, setRandom, randomLCG, boundMark } = vega as unknown as Untyped;
