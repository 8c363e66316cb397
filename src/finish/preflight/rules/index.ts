import type { PreflightRule } from '../rule.ts';
import { coarseImage } from './coarse-image.ts';
import { deadLink } from './dead-link.ts';
import { farExhibit } from './far-exhibit.ts';
import { largeFile } from './large-file.ts';
import { lowContrast } from './low-contrast.ts';
import { notdefGlyph } from './notdef-glyph.ts';
import { outlineDiffers } from './outline-differs.ts';
import { pageHole } from './page-hole.ts';
import { partedCaption } from './parted-caption.ts';
import { shortLastPage } from './short-last-page.ts';
import { smallType } from './small-type.ts';
import { strandedHeading } from './stranded-heading.ts';
import { textOffPage } from './text-off-page.ts';
import { textOverlap } from './text-overlap.ts';
import { type3Font } from './type3-font.ts';
import { unembeddedFont } from './unembedded-font.ts';

/** What preflight looks for, in the order in which it is told: words, layout, pictures and letters, the file. */
export const preflightRules: readonly PreflightRule[] = [
  textOffPage,
  textOverlap,
  smallType,
  lowContrast,
  strandedHeading,
  partedCaption,
  pageHole,
  shortLastPage,
  farExhibit,
  coarseImage,
  notdefGlyph,
  type3Font,
  unembeddedFont,
  deadLink,
  outlineDiffers,
  largeFile,
];
