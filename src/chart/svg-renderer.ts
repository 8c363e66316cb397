import type { Loader } from 'vega';
import type { SvgFinish } from './svg.ts';
import { isPlain, lonePoints, type PaintedItem, Styles, WRITERS } from './svg-items.ts';
import { SvgText } from './svg-text.ts';
import { SVGStringRenderer, sceneVisit } from './vega.ts';

interface Scene {
  readonly marktype: string;
  readonly clip?: unknown;
  readonly items: readonly PaintedItem[];
}

/**
 * Vega's renderer, writing a picture that is finished. What charts hold by the hundred (bars, rules, dots, words) is written straight
 * from the scene, all else as Vega does.
 */
export class PictureRenderer extends SVGStringRenderer {
  readonly #finish: Pick<SvgFinish, 'id' | 'font' | 'textColors'>;

  constructor(loader: Loader, finish: Pick<SvgFinish, 'id' | 'font' | 'textColors'>) {
    super(loader);
    this.#finish = finish;
  }

  override _render(scene: unknown): this {
    const out = new SvgText(this.#finish);
    out.open('g', { fill: 'none', transform: `translate(${this._origin.join(',')})` });
    this.mark(out, scene as Scene);
    out.close();
    this.defs(out);
    this._text = out.toString();
    return this;
  }

  override mark(out: SvgText, scene: Scene): unknown {
    const { marktype, items } = scene;
    const write = Object.hasOwn(WRITERS, marktype) ? WRITERS[marktype] : undefined;
    if (marktype === 'line') return this.#line(out, scene);
    if (write === undefined || scene.clip || !items.every((item) => isPlain(item, marktype))) return super.mark(out, scene);
    const styles = new Styles(out, marktype === 'text' ? 'text' : marktype === 'rule' ? 'line' : 'path');
    out.open('g');
    sceneVisit(scene, (item) => {
      const hidden = item.opacity === 0 || (marktype === 'text' && item.fillOpacity === 0);
      const element = hidden ? '' : write(item, styles, out);
      if (element !== '') out.leaf(element);
    });
    return out.close();
  }

  /** A line, and dots where it has a value between gaps: a line of one point has no length. */
  #line(out: SvgText, scene: Scene): unknown {
    const drawn = super.mark(out, scene);
    for (const dot of lonePoints(scene.items, out)) out.leaf(dot);
    return drawn;
  }
}
