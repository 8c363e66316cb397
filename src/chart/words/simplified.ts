/*
 * Words in simplified Chinese, made of those in traditional: words that differ, then characters. What is put into a sentence, names and
 * numbers of the data, stays as it is.
 */

/** Words that are others on the mainland, in traditional characters. */
const WORDS: readonly (readonly [string, string])[] = [
  ['機率', '概率'],
  ['長條圖', '條形圖'],
  ['圓餅圖', '餅圖'],
  ['散佈圖', '散點圖'],
  ['箱形圖', '箱線圖'],
  ['數列', '系列'],
  ['情境', '情景'],
  ['著色', '填色'],
];

/** The characters that our words use and that differ, under each other. A test tells when a new word brings another. */
const TRADITIONAL =
  '長項計數顯佔評級資銀戶經營稅淨現於與間為預測領準實際標點復從達後價較個圖機場線虛業趨勢負債東權讓變動種區內條積佈熱圓餅帶沒據';
const SIMPLIFIED =
  '长项计数显占评级资银户经营税净现于与间为预测领准实际标点复从达后价较个图机场线虚业趋势负债东权让变动种区内条积布热圆饼带没据';
const PAIRS = new Map([...TRADITIONAL].map((character, i) => [character, [...SIMPLIFIED][i] as string]));

function convert(text: string): string {
  let out = text;
  for (const [from, to] of WORDS) out = out.replaceAll(from, to);
  return [...out].map((character) => PAIRS.get(character) ?? character).join('');
}

/** Marks that stand for what is put into a sentence while its own words are converted. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

/** The same words in simplified characters. `keep` names functions that pass on text as it is. */
export function simplified<T>(words: T, keep: readonly string[] = []): T {
  return of(words, keep) as T;
}

function of(value: unknown, keep: readonly string[]): unknown {
  if (typeof value === 'string') return convert(value);
  if (typeof value === 'function') return converted(value as (...args: unknown[]) => unknown);
  if (value === null || typeof value !== 'object' || value instanceof RegExp || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keep.includes(key) ? inner : of(inner, keep)]));
}

function converted(sentence: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  return (...args) => {
    const given: string[] = [];
    const hide = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(hide);
      if (typeof value !== 'string' || value === '') return value;
      given.push(value);
      return `${OPEN}${given.length - 1}${CLOSE}`;
    };
    const said = sentence(...args.map(hide));
    if (typeof said !== 'string') return said;
    return convert(said).replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, at: string) => given[Number(at)] ?? '');
  };
}
