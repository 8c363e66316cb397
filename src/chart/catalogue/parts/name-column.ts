import { maxOf } from '../../../shared/extremes.ts';
import type { CatalogueInput } from '../types.ts';

type Measure = CatalogueInput<unknown>['measure'];

const ELLIPSIS = '…';
/** What no line ends with, and what none begins with. */
const OPEN = '（「『《〈【〔［｛“‘([{';
const CLOSE = '）」』》〉】〕］｝、。，．：；！？％…ー々”’)\\]},.;:!?%';
const CJK = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef';
/** CJK may break between any two characters, but for brackets and stops; other words stay whole. */
const BREAKS = new RegExp(
  `[${OPEN.replace('[', '\\[')}]*(?:[${CJK}]|[^\\s${CJK}]*[^\\s${CJK}${OPEN.replace('[', '\\[')}])[${CLOSE}]*|[^\\s]|\\s+`,
  'gu',
);

/** Names beside rows, broken into lines. */
export interface NameColumn {
  /** CSS px of the widest line. */
  readonly width: number;
  /** Each name with line breaks (`\n`) where it is broken and `…` where it is cut. */
  readonly texts: readonly string[];
}

/** Names set in at most `lines` lines of at most `room` px each. */
export function nameColumn(names: readonly string[], room: number, lines: number, measure: Measure, weight = 400): NameColumn {
  const width = (text: string) => measure(text, undefined, weight);
  const texts = names.map((name) => wrapTo(name, room, lines, width));
  return {
    width: maxOf(
      texts.flatMap((text) => text.split('\n').map(width)),
      0,
    ),
    texts,
  };
}

/** `text` in at most `lines` lines of `room` px, joined by `\n`; what does not fit is cut. */
export function wrapTo(text: string, room: number, lines: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  const out: string[] = [];
  let line = '';
  const parts = text.match(BREAKS) ?? [];
  for (const [at, part] of parts.entries()) {
    if (line === '' || width((line + part).trimEnd()) <= room) {
      line += part;
      continue;
    }
    if (out.length === lines - 1) return [...out, cutTo(line + parts.slice(at).join(''), room, width)].join('\n');
    out.push(cutTo(line.trim(), room, width));
    line = part.trimStart();
  }
  return [...out, cutTo(line.trim(), room, width)].join('\n');
}

/** `text` on one line of `room` px, with `…` where it is cut. */
export function cutTo(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(characters.slice(0, middle).join('').trimEnd() + ELLIPSIS) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? ELLIPSIS : characters.slice(0, low).join('').trimEnd() + ELLIPSIS;
}
