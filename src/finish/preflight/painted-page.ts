import type { Box, Matrix } from '../read-back/matrix.ts';

/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [number, number, number];

/** What everything painted has. Boxes are left, top, right, bottom in points from the top left of the page. */
interface Painted {
  readonly box: Box;
  /** Of everything on the page: what is painted later lies above. */
  readonly order: number;
  /** Number of the marked content, by which tags name it; undefined for heads, feet and ornaments. */
  readonly mark: number | undefined;
}

/** Words in one style on one line. Their box reaches from the baseline to the height of a capital, and a little below. */
export interface PaintedRun extends Painted {
  readonly text: string;
  /** Where each word begins and ends, in turns; points from the left. Only of upright words. */
  readonly words: readonly number[];
  readonly upright: boolean;
  /** Height of the baseline from the top. */
  readonly baseline: number;
  /** Size of the type as printed, points. */
  readonly size: number;
  readonly font: string;
  /** Undefined where it is a pattern. */
  readonly colour: Colour | undefined;
  /** From 0 to 1. */
  readonly opacity: number;
  /** Filled, outlined, or there only for programs. */
  readonly mode: 'fill' | 'outline' | 'invisible';
  /** Something of it is shown: it is neither clipped away nor off the page. */
  readonly seen: boolean;
  /** Within a clip that shows a part of the page only, which may hide it on purpose. */
  readonly clipped: boolean;
  /** Characters for which the font has no glyph. */
  readonly missing: number;
}

/** An area that is filled, as far as it is shown. */
export interface PaintedFill extends Painted {
  /** Undefined for patterns, gradients and pictures. */
  readonly colour: Colour | undefined;
  readonly opacity: number;
  /** Moves, lines and curves in the terms of `matrix`; absent for a box. */
  readonly path: ArrayLike<number> | undefined;
  readonly matrix: Matrix;
}

/** A line that is drawn. */
export type PaintedLine = Painted;

export interface PaintedImage extends Painted {
  /** Pixels; 0 where they are not known. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  /** Points, before it is turned. */
  readonly width: number;
  readonly height: number;
}

/** What a page shows, each list in the order of painting. */
export interface PaintedPage {
  /** From 1. */
  readonly number: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PaintedRun[];
  readonly fills: readonly PaintedFill[];
  readonly lines: readonly PaintedLine[];
  readonly images: readonly PaintedImage[];
}
