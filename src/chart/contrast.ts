/** Least contrast of text against its ground, WCAG 2.2 §1.4.3. */
export const TEXT_CONTRAST = 4.5;

type Rgb = readonly [number, number, number];

/** `#rgb` or `#rrggbb` as channels of 0–255; anything else is black, because a brand's colours are resolved before. */
function channels(hex: string): Rgb {
  const long = /^#[0-9a-f]{3}$/i.test(hex) ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const value = /^#[0-9a-f]{6}/i.test(long) ? Number.parseInt(long.slice(1, 7), 16) : 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Relative luminance, 0 (black) to 1 (white), WCAG 2.2. */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21, WCAG 2.2. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` (0–1) of `b` in `a`, mixed in sRGB as print shops do tints. */
export function mix(a: string, b: string, share: number): string {
  const to = channels(b);
  const mixed = channels(a).map((from, at) => Math.round(from + ((to[at] ?? 0) - from) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour itself, or as little darker (lighter on a dark ground) as makes it legible as text. */
export function legible(color: string, ground: string, least = TEXT_CONTRAST): string {
  const pole = luminance(ground) > 0.18 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.04) {
    const shade = share === 0 ? color : mix(color, pole, share);
    if (contrast(shade, ground) >= least) return shade;
  }
  return pole;
}
