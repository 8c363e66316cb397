/** Red, green and blue, 0 to 1, linear in light. */
type Light = readonly [number, number, number];
type Lab = readonly [number, number, number];

const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  lime: '#00ff00',
  blue: '#0000ff',
  navy: '#000080',
  teal: '#008080',
  cyan: '#00ffff',
  aqua: '#00ffff',
  magenta: '#ff00ff',
  fuchsia: '#ff00ff',
  purple: '#800080',
  maroon: '#800000',
  olive: '#808000',
  yellow: '#ffff00',
  orange: '#ffa500',
  gold: '#ffd700',
  brown: '#a52a2a',
  pink: '#ffc0cb',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  darkgray: '#a9a9a9',
  darkgrey: '#a9a9a9',
  steelblue: '#4682b4',
  lightblue: '#add8e6',
  darkblue: '#00008b',
  darkred: '#8b0000',
  darkgreen: '#006400',
  lightgreen: '#90ee90',
  seagreen: '#2e8b57',
  firebrick: '#b22222',
  crimson: '#dc143c',
  tomato: '#ff6347',
  coral: '#ff7f50',
  salmon: '#fa8072',
  indigo: '#4b0082',
  violet: '#ee82ee',
  turquoise: '#40e0d0',
  royalblue: '#4169e1',
  forestgreen: '#228b22',
};

/** What eyes without red or green cones see, in linear light; matrices of Machado, Oliveira and Fernandes (2009), severity 1. */
const SIGHTS: Readonly<Record<'protanopia' | 'deuteranopia', readonly Light[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Differences of lightness and of colour (CIE 1976) below which neighbours in a legend are mistaken for each other. */
const LEAST_LIGHTNESS = 5;
const LEAST_DIFFERENCE = 12;

export interface Alike {
  readonly a: string;
  readonly b: string;
  readonly sight: 'grey' | 'protanopia' | 'deuteranopia';
}

/** The two colours of a list that are hardest to tell apart in grey or without red or green, if any are too alike. */
export function alikeIn(colours: readonly string[]): Alike | undefined {
  const seen = [...new Set(colours)].flatMap((colour) => {
    const light = lightOf(colour);
    return light ? [{ colour, light }] : [];
  });
  for (const sight of ['deuteranopia', 'protanopia', 'grey'] as const) {
    for (const [at, a] of seen.entries())
      for (const b of seen.slice(at + 1)) if (areAlike(a.light, b.light, sight)) return { a: a.colour, b: b.colour, sight };
  }
  return undefined;
}

function areAlike(a: Light, b: Light, sight: Alike['sight']): boolean {
  if (sight === 'grey') return Math.abs(labOf(a)[0] - labOf(b)[0]) < LEAST_LIGHTNESS;
  const [x, y] = [labOf(seenBy(a, SIGHTS[sight])), labOf(seenBy(b, SIGHTS[sight]))];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]) < LEAST_DIFFERENCE;
}

function seenBy(light: Light, matrix: readonly Light[]): Light {
  return matrix.map((row) => clamp(row[0] * light[0] + row[1] * light[1] + row[2] * light[2])) as unknown as Light;
}

/** `#rgb`, `#rrggbb`, `rgb(…)` or a common name; undefined for others. */
function lightOf(colour: string): Light | undefined {
  const text = (NAMES[colour.toLowerCase()] ?? colour).trim();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(text);
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/i.exec(text);
  const channels = short
    ? short.slice(1).map((digit) => Number.parseInt(digit + digit, 16))
    : hex
      ? hex.slice(1).map((digits) => Number.parseInt(digits, 16))
      : parts?.slice(1).map(Number);
  return channels?.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Light | undefined;
}

/** CIE L*a*b* under D65. */
function labOf([r, g, b]: Light): Lab {
  const x = companded((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = companded(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = companded((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function companded(part: number): number {
  return part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116;
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}
