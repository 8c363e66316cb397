/** A mark of a source in the text of a draft that its list of sources does not have. */
export interface UnknownMark {
  /** As printed: "[7]", "³", "(Quelle 5)". */
  readonly text: string;
  readonly id: string;
  /** Line and column in the draft, from 1. */
  readonly line: number;
  readonly column: number;
  /** Round brackets also hold numbers. */
  readonly sure: boolean;
}

const HEADING =
  /^[\s#>*_]{0,12}(?:[\dⅠ-Ⅻ一二三四五六七八九十]{1,3}[.、)）]\s?)?(?:[\p{L}&/,、 -]{0,30}?)(?:sources?|references?|bibliography|works cited|footnotes?|endnotes?|quellen(?:verzeichnis|angaben|nachweise?)?|literatur(?:verzeichnis)?|referenzen|fußnoten|fussnoten|belege|参考(?:资料|文献|来源|信息)?|參考(?:資料|文獻|來源)?|(?:资料|資料|数据|數據|信息)?(?:来源|來源)|脚注|註釋|注释|尾注|引用)(?:\p{L}|[&/,、 -]){0,16}[\s*_:：]{0,6}$/iu;
const ANY_HEADING = /^\s*(?:#{1,6}\s|\*\*[^*]{1,60}\*\*\s*[:：]?\s*$)/u;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** A line of a list: the mark, and words behind it. */
const MARKED =
  /^\s*(?:[-*+•]\s+)?(?:\*\*)?(?:\[\^?(?<square>[A-Za-z]{0,3}\d{1,3}|[a-z])\]|［(?<wide>\d{1,3})］|【(?<black>\d{1,3})】|\^(?<caret>\d{1,3})\^?(?=\s)|(?<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|<sup>(?<sup>\d{1,3})<\/sup>|[(（](?<round>\d{1,3})[)）]|(?<lettered>[SRFQN]\d{1,2})(?=[:：.)]?\s)|(?<plain>\d{1,3})[.)、])(?:\*\*)?[:：.]?\s*(?=[^\s[\]()|])/u;
/** All of one list on the line that names it. */
const ONE_LINE =
  /^[\s*_>]{0,8}(?:sources?|references?|quellen?|(?:资料|資料|数据|數據)?(?:来源|來源))[*_]{0,2}\s?[:：][*_]{0,2}\s?(?=[[［【⁰¹²³⁴⁵⁶⁷⁸⁹])/iu;
const IN_LINE =
  /\[\^?(\d{1,3})\](?=[^[\]]{8})|［(\d{1,3})］(?=[^［］]{6})|【(\d{1,3})】(?=[^【】]{6})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?=\s?[^⁰¹²³⁴⁵⁶⁷⁸⁹]{8})/gu;

/** Marks as a text has them. */
const SQUARE =
  /(?:\[\^?|［|【)((?:[A-Za-z]{0,3}\d{1,3}|[a-z])(?:\s?[,，;；、–—-]\s?\^?[A-Za-z]{0,3}\d{1,3}){0,8})(?:\]|］|】)(?![(:])/gu;
const SUPER =
  /(?<![\d\s⁰¹²³⁴⁵⁶⁷⁸⁹×^])(?<!(?:\b|\d)(?:[cdkm]?m|R|x|s|CO|σ|ft|in))([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\p{L}\d⁺⁻])|<sup>(\d{1,3})<\/sup>/gu;
const ROUND = /(?<=[\p{L}%”"）)]\s?)[(（](\d{1,2})[)）](?=[.,;:。，；]|\s*$)/gu;
const WORDED =
  /[(（[](?:vgl\. |siehe |see )?(?:quelle|source|ref\.?|来源|來源|参考|參考)\s?(?:nr\.?\s|no\.?\s)?(\d{1,2})[)）\]]/giu;
const INTERVAL = /(?:range|interval|between|bereich|intervall|区间|區間)\s?(?:of|von)?\s?$/iu;

interface List {
  readonly ids: ReadonlySet<string>;
  /** Lines of the list itself. */
  readonly lines: ReadonlySet<number>;
  readonly isRound: boolean;
}

/**
 * Marks of sources that a draft's list does not have, in the forms that writers use: brackets of all kinds, groups and spans of
 * them, small raised numbers, "(Quelle 3)". Nothing where there is no list.
 * @param known ids of the list as far as it has been read before
 */
export function* unknownMarks(text: string, known: ReadonlySet<string>): Generator<UnknownMark> {
  const lines = text.split(/\r\n|\n|\r/);
  const list = listOf(lines);
  const ids = new Set([...known, ...list.ids]);
  if (ids.size === 0) return;
  for (const [at, line] of lines.entries()) {
    if (list.lines.has(at) || (MARKED.test(line) && isDefinite(line))) continue;
    for (const { text: mark, ids: cited, column, sure } of marksIn(line, list, ids)) {
      const id = cited.find((each) => !ids.has(each));
      if (id !== undefined) yield { text: mark, id, line: at + 1, column, sure };
    }
  }
}

function listOf(lines: readonly string[]): List {
  const ids = new Set<string>();
  const own = new Set<number>();
  let isRound = false;
  let isUnder = false;
  const take = (id: string, at: number) => {
    ids.add(id);
    own.add(at);
  };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (line.length < 80 && HEADING.test(line)) {
      isUnder = true;
      continue;
    }
    if (ANY_HEADING.test(line)) isUnder = false;
    if (ONE_LINE.test(line)) {
      const found = [...line.matchAll(IN_LINE)];
      if (found.length > 1) for (const match of found) take(idOf(match.slice(1)), at);
      continue;
    }
    const cell = isUnder ? /^\s*\|\s*\[?(\d{1,3})\]?\s*\|/u.exec(line) : null;
    if (cell) {
      take(cell[1] as string, at);
      continue;
    }
    const match = MARKED.exec(line);
    if (match === null) continue;
    const { round, plain, lettered, ...definite } = match.groups as Record<string, string | undefined>;
    const id = idOf(Object.values(definite));
    // A raised number at the head of a line is a footnote wherever it stands.
    if (id !== '' && (isUnder || definite.super !== undefined || isInRun(lines, at))) {
      take(id, at);
      // The next one may stand on the same line.
      for (const next of line.matchAll(IN_LINE))
        if (/[.;。；)）]\s?$/u.test(line.slice(0, next.index))) take(idOf(next.slice(1)), at);
    } else if (isUnder && (round ?? plain ?? lettered) !== undefined) {
      take((round ?? plain ?? lettered) as string, at);
      isRound ||= round !== undefined;
    }
  }
  return { ids, lines: own, isRound };
}

function isDefinite(line: string): boolean {
  const { round, plain, ...definite } = MARKED.exec(line)?.groups ?? {};
  return idOf(Object.values(definite)) !== '' && round === undefined && plain === undefined;
}

/** A line with another of its kind right before or behind it, blank lines aside. */
function isInRun(lines: readonly string[], at: number): boolean {
  return [-1, 1].some((step) => {
    let next = at + step;
    while (lines[next]?.trim() === '' && Math.abs(next - at) < 3) next += step;
    return isDefinite(lines[next] ?? '');
  });
}

function idOf(groups: readonly (string | undefined)[]): string {
  return plainDigits(groups.find((group) => group !== undefined) ?? '');
}

function plainDigits(id: string): string {
  return [...id].map((sign) => (SUPERSCRIPT.includes(sign) ? String(SUPERSCRIPT.indexOf(sign)) : sign)).join('');
}

interface FoundMark {
  readonly text: string;
  readonly ids: readonly string[];
  readonly column: number;
  readonly sure: boolean;
}

function* marksIn(line: string, { isRound }: List, ids: ReadonlySet<string>): Generator<FoundMark> {
  const at = (match: RegExpExecArray, cited: readonly string[], sure = true): FoundMark => ({
    text: match[0],
    ids: cited,
    column: match.index + 1,
    sure,
  });
  for (const match of line.matchAll(SQUARE)) {
    const cited = spread(match[1] as string);
    const isGroup = cited.length > 1 || /[^\d]/.test(match[1] as string);
    // "[5, 7]" may be an interval and "[a]" a word of the editor: a group or letter is a mark beside one that is known.
    if (isGroup && !isKindred(cited, ids)) continue;
    if (isGroup && INTERVAL.test(line.slice(Math.max(0, match.index - 16), match.index))) continue;
    yield at(match, cited);
  }
  for (const match of line.matchAll(SUPER)) yield at(match, [idOf(match.slice(1))]);
  for (const match of line.matchAll(WORDED)) yield at(match, [match[1] as string]);
  if (isRound) for (const match of line.matchAll(ROUND)) yield at(match, [match[1] as string], false);
}

/** The ids of "1, 3–5". */
function spread(group: string): readonly string[] {
  const span = /^(\d{1,3})\s?[–—-]\s?\^?(\d{1,3})$/u.exec(group);
  if (span) {
    const [from, to] = [Number(span[1]), Number(span[2])];
    return to > from && to - from < 20 ? Array.from({ length: to - from + 1 }, (_, step) => String(from + step)) : [];
  }
  return group.split(/[,，;；、–—-]/u).map((id) => id.trim().replace('^', ''));
}

function isKindred(cited: readonly string[], ids: ReadonlySet<string>): boolean {
  if (cited.some((id) => ids.has(id))) return true;
  const letters = cited.map((id) => /^[A-Za-z]+/.exec(id)?.[0]);
  return letters.every(
    (prefix) =>
      prefix !== undefined && [...ids].some((id) => new RegExp(`^${prefix}\\d+$|^[a-z]$`).test(id) && prefix.length <= id.length),
  );
}
