/** A line of text of an SVG by Vega, where it stands in the picture, CSS px. */
export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

type Width = (size: number, weight: number, text: string) => number;

/** Boxes of all upright texts; groups and texts of Vega are moved by translate only, turned texts are left out. */
export function textBoxes(svg: string, width: Width): readonly TextBox[] {
  const boxes: TextBox[] = [];
  const places: [number, number][] = [[0, 0]];
  for (const [tag, name = '', attributes = '', after = ''] of svg.matchAll(/<(\/?[a-zA-Z]+)((?: [^<>]*?)?)\/?>([^<]*)/g)) {
    const [x, y] = places.at(-1) ?? [0, 0];
    const attribute = (key: string) => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1];
    const [, dx = '0', dy = '0'] = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(attribute('transform') ?? '') ?? [];
    if (name === 'g' && !/\/>[^<]*$/.test(tag)) places.push([x + Number(dx), y + Number(dy)]);
    if (name === '/g') places.pop();
    if (name !== 'text' || after === '' || attribute('transform')?.includes('rotate')) continue;
    const size = Number.parseFloat(attribute('font-size') ?? '0');
    const text = after.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const wide = width(size, Number(attribute('font-weight') ?? 400), text);
    const anchor = attribute('text-anchor');
    const left = x + Number(dx) - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
    boxes.push({ text, left, right: left + wide, baseline: y + Number(dy), size });
  }
  return boxes;
}
