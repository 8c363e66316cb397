import * as vega from 'vega';

/** What Vega exports and its typings leave out. */
interface Untyped {
  readonly textMetrics: { width(item: object, text: unknown): number };
  readonly SVGStringRenderer: new (loader: vega.Loader) => SvgRenderer;
  /** How Vega draws each type of mark; `attr` tells the attributes of an item. */
  readonly Marks: Readonly<Record<string, { attr(emit: (name: string, value: unknown) => void, item: object): void }>>;
  /** Calls `visit` for each item of a mark in the order of painting. */
  // biome-ignore lint/suspicious/noExplicitAny: items differ with their mark.
  sceneVisit(mark: unknown, visit: (item: any) => void): void;
  locale(number: object, time: object): object;
  setRandom(source: () => number): void;
  randomLCG(seed: number): () => number;
  /** Computes the bounds of a mark and of its items anew. */
  boundMark(mark: unknown): unknown;
}

/** Vega's renderer of SVG text, with what it leaves to those that inherit from it. */
export interface SvgRenderer {
  initialize(element: null, width: number, height: number, origin: readonly [number, number]): void;
  render(scene: unknown): void;
  svg(): string;
  _origin: readonly [number, number];
  _text: string;
  _render(scene: unknown): SvgRenderer;
  mark(out: unknown, scene: unknown): unknown;
  /** Gradients and clips that the marks asked for. */
  defs(out: unknown): void;
}

export const { textMetrics, SVGStringRenderer, Marks, sceneVisit, locale, setRandom, randomLCG, boundMark } =
  vega as unknown as Untyped;
