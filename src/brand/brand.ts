import type { WrittenCheckSettings } from '../shared/check-settings.ts';
import type { BrandSpec } from './schema.ts';

/** One static font file that covers a range of characters in one weight and style. */
export interface FontFace {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** Absolute path of a woff2 file. */
  readonly file: string;
  /** CSS unicode-range, or undefined when the file is to be used for everything. */
  readonly unicodeRange: string | undefined;
}

/** Resolved colours, all `#rrggbb`. */
export interface BrandColors {
  readonly foreground: string;
  readonly background: string;
  readonly primary: string;
  /** Text on a surface of `primary`. */
  readonly onPrimary: string;
  readonly accent: string;
  readonly muted: string;
  readonly line: string;
  readonly tint: string;
  readonly positive: string;
  readonly negative: string;
  /** At least six, in fixed order. */
  readonly series: readonly string[];
}

/** CSS font-family lists with fallbacks, e.g. `"IBM Plex Sans", "Noto Sans TC", "Noto Sans Math"`. */
export interface BrandFonts {
  readonly text: string;
  readonly heading: string;
  readonly headingWeight: number;
  readonly data: string;
  /** Every face of every family in the lists, fallbacks included. */
  readonly faces: readonly FontFace[];
}

export interface Disclosure {
  readonly title: string;
  readonly text: string;
}

/** A house's look and identity, closed: every file it names has been read, but fonts, which are read when used. */
export interface Brand {
  /** Folder name, e.g. `wrenfield`. */
  readonly id: string;
  readonly name: string;
  readonly tagline: string | undefined;
  readonly link: string | undefined;
  readonly colors: BrandColors;
  readonly fonts: BrandFonts;
  /** How numbers are written. */
  readonly numbers: BrandSpec['numbers'];
  /** SVG markup, cleaned of scripts and outward references. */
  readonly logo: string | undefined;
  /** Brand's own CSS, appended in the `brand` cascade layer. */
  readonly css: string;
  readonly legal: {
    readonly entity?: string | undefined;
    readonly address?: string | undefined;
    readonly regulator?: string | undefined;
    readonly copyright?: string | undefined;
  };
  readonly ratings: readonly { readonly name: string; readonly meaning: string }[];
  readonly disclosures: readonly Disclosure[];
  /** What the house answers in all its notes. */
  readonly compliance?: NonNullable<BrandSpec['compliance']>;
  readonly frontPointer: string | undefined;
  readonly about: string | undefined;
  /** Its notes end with a list of every printed fact. */
  readonly verification?: boolean;
  /** What a finished PDF carries inside. */
  readonly evidence: BrandSpec['evidence'];
  /** What the house asks of its notes, with the text of brand.yaml for places in it. */
  readonly check?: { readonly settings: WrittenCheckSettings; readonly text: string };
}
