import type { Place } from '../../shared/place.ts';
import type { Note, NoteBlock, Span, TableBlock } from '../note/note.ts';
import { sentencesOf } from '../words/sentences.ts';
import { fieldsOf } from './call.ts';
import { STREET } from './ratings.ts';

/** A price target that a note gives, in whatever order of words. */
export interface StatedTarget {
  readonly value: number;
  /** Half a unit of its last digit. */
  readonly half: number;
  /** As written, in small letters; empty where none is. */
  readonly currency: string;
  readonly text: string;
  readonly place: Place;
  /** Words around it in its sentence. */
  readonly sentence: string;
  /** It is called a fair value, of which a target may be the rounded one. */
  readonly isValue: boolean;
  /** It stands in the title, in a masthead or in a table of fields. */
  readonly isHead: boolean;
  /** How its paragraph begins. */
  readonly opening?: string;
}

const SIGN = String.raw`(?:US|HK|NT|NZ|CA|AU|[ACSR])?\$|[€£¥￥₩₹]`;
const CODE = 'USD|EUR|GBP|GBX|GBp|CHF|CNY|RMB|HKD|JPY|SEK|NOK|DKK|CAD|AUD|NZD|KRW|TWD|SGD|INR|BRL|PLN|ZAR|TRY|MXN|Rs\\.?';
const BEHIND = String.raw`pence|p(?![A-Za-z\d/])|euros?|€|\$|£|港元|港币|港幣|美元|欧元|歐元|新台币|新台幣|人民币|日元|日圓|元|円|(?:${CODE})(?![A-Za-z])`;
const NUMBER = String.raw`\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?`;
/** No percentage, multiple, year, count of months or amount of a whole company. */
const ALONE = String.raw`(?![\d.,]*\d)(?!\s?(?:%|x(?![a-z])|×|倍|-?fach|times(?![a-z])|mal(?![a-z])|bn|mn|m(?![a-z])|k(?![a-z])|billion|million|Mrd|Mio|[万萬亿億个個]|months?|Monat|年|月|days|weeks|bps?|pp))`;
const AMOUNT = String.raw`(?:(?<sign>${SIGN}|(?<![A-Za-z])(?:${CODE}))\s?)?(?<![\d.,])(?<number>${NUMBER})${ALONE}(?:\s?(?<unit>${BEHIND}))?`;
const EACH_AMOUNT = new RegExp(AMOUNT, 'giu');

const LONG_NAME = String.raw`price targets?|target prices?|price objective|(?:12|twelve)[- ]months? (?:price )?target|fair values?(?: per share| of the shares?| estimate)?|kursziel(?:e?s)?|zielkurs|(?:zwölf|12-)monats-?ziel|faire[rn]? (?:unternehmens)?wert(?: (?:je|pro) aktie| der aktie)?|目标价格?|目標價格?|合理(?:价值|價值|股价|股價)|公允价值`;
const VALUE = /^\s?(?:a share |per share )?(?:fair|合理|公允)/iu;
/** Names that other things have as well: a target of the company, a goal. */
const SHORT_NAME = String.raw`PT|TP|target|ziel`;
const NAME = new RegExp(String.raw`(?<![A-Za-zÀ-ɏ])(?:(?<long>${LONG_NAME})|(?<short>${SHORT_NAME}))(?![A-Za-zÀ-ɏ])`, 'giu');
/** Before a short name: it is the house's. */
const HOUSE =
  /(?<![A-Za-zÀ-ɏ])(?:our|new|unser(?:e[mnrs])?|neue[srn]?|revised|unchanged|month|monats)[\s-]{1,2}$|^[\s*"(]{0,4}$|[|｜,;·•/–—:：.]\s?[*"]{0,2}$/iu;
/** Between a name and its amount no other thing may begin. */
const LINK =
  /^(?:\s?\([^()]{0,40}\))?[\s*:：=|]{0,4}(?:(?:[\p{L}/'’-]{1,24}[\s*]{1,2}){0,7}|[\p{Script=Han}\d]{0,10}|\/\s?upside:?\s?[\s*:：]{0,3})(?:\s?[:：=|]\s?)?(?:at |of |to |von |auf |bei |rund |about |around )?["“*]{0,2}\s?$/iu;
const OTHER_LINK =
  /(?<![A-Za-zÀ-ɏ])(?:price(?! target)|kurs(?!ziel)|(?<!\/ )upside|potenzial|EPS|earnings|dividend|from|von (?=\S+ auf)|versus|vs|against|gegenüber|previous|range|between|zwischen|multiple|bei einem|which|dass|if|implies|entspricht|compared)(?![A-Za-zÀ-ɏ])|现价|現價|收盘|股价|较|由|从|從|对应20|對應20|空间|空間/iu;
/** Behind an amount: "$82 target", "SEK 112 price target". */
const NAME_BEHIND = new RegExp(
  String.raw`^ ?(?:的|a share |per share |je aktie )?(?:(?:12|twelve)[- ]month )?(?:${LONG_NAME}|${SHORT_NAME})(?![A-Za-zÀ-ɏ])(?! (?:multiple|range|market|group|leverage|ratio))(?!\s?[:：]?\s?(?:\w{2,3}\s?)?[$€£¥]?\d)(?!\s?[:：])`,
  'iu',
);
const FROM_TO =
  /^[\s*]{0,2}(?:(?:a share|per share|je aktie)\s)?(?:to|auf|→|->|至|到|上调至|上調至|下调至|下調至|上调到|提高至|调整至|調整至|下調到)\s?$/iu;
const FROM_BEFORE =
  /(?<![A-Za-zÀ-ɏ])(?:from|previous(?:ly)?|prior|old|was|bisher|zuvor|vorher|alt)(?![A-Za-zÀ-ɏ])[\s:：(]{0,3}$|(?:由|从|從|此前|前值|原)(?:的|为|為)?[:：]?\s?$/iu;

/** Not the target of the note: of a case, of the market, of a method, of another time or another share. */
export const ANOTHER_TARGET =
  /(?<![A-Za-zÀ-ɏ])(?:bull|bear|best|worst|blue[- ]sky|downside case|upside case|base case|scenarios?|optimistic|pessimistic|conservative|stress|DCF|SOTP|sum[- ]of|dividend discount|DDM|NAV|weighted|adding|previous(?:ly)?|prior|old|former(?:ly)?|had been|was set|(?<!be )(?:passed|reached|hit|surpassed)|erreicht\w*|übertroffen|rounded|rounds|gerundet|ADRs?|ADS|IPO|H shares?|A shares?|szenario|optimistisch\w*|pessimistisch\w*|konservativ\w*|bisherige[srn]?|früher\w*|management|company['’]s|medium[- ]term|20[2-4]\d target|leverage|margin|revenue|cost|savings|capacity|emission\w*|vorstand)(?![A-Za-zÀ-ɏ])|情景|情境|悲观|悲觀|乐观|樂觀|中性假设|敏感|取整|四舍五入|四捨五入|此前|曾|一致预期|一致預期|可比|同业|同業|A股|H股|分部|加总|加總/iu;

/** What is only supposed, unless it is told of the house's own target. */
const SUPPOSED =
  /(?<![A-Za-zÀ-ɏ])(?:would|could|might|if|until|läge|wäre|würden?|könnten?|wenn|falls)(?![A-Za-zÀ-ɏ])|若|如果|假设|假設/iu;
const OWN_BEFORE = /(?<![A-Za-zÀ-ɏ])(?:our|unser(?:e[mnrs])?)\s(?:[\p{L}-]{1,14}\s)?$|(?:我们|我們)(?:的)?$/iu;

const MASTHEAD = 8;
const LINE = 300;

/** The price targets that a note states for its share, in the order of reading. */
export function ownTargetsOf(note: Note): readonly StatedTarget[] {
  const found: StatedTarget[] = [];
  const take = (span: Span, isHead: boolean) => {
    if (span.text.length > 4000 || !/\d/.test(span.text)) return;
    for (const { text, start } of sentencesOf(span.text))
      for (const { from, to, ...target } of targetsIn(text))
        found.push({
          ...target,
          place: span.place(start + from, start + to),
          sentence: text,
          isHead,
          opening: span.text.slice(0, 40),
        });
  };
  if (note.title) take(note.title, true);
  for (const block of note.blocks) {
    if (block.kind === 'figure' || block.kind === 'heading') continue;
    if (block.kind !== 'table') take(block.span, block.index < MASTHEAD && block.span.text.length <= LINE);
    else if (isOfFields(block))
      for (const [label, value] of fieldsOf(block)) {
        const target = targetOfField(label.text, value);
        if (target) found.push(target);
      }
  }
  return found;
}

function isOfFields({ head, rows }: TableBlock): boolean {
  return rows.length <= 25 && (head.length === 2 || head.length === 4);
}

const FIELD_LABEL = new RegExp(
  String.raw`^\s*(?:our |new |unser |neues )?(?:${LONG_NAME}|${SHORT_NAME})(?![A-Za-zÀ-ɏ])[^\d]{0,24}$`,
  'iu',
);

function targetOfField(label: string, value: Span): StatedTarget | undefined {
  if (label.length > 48 || !FIELD_LABEL.test(label) || STREET.test(label) || ANOTHER_TARGET.test(label)) return undefined;
  const match = new RegExp(AMOUNT, 'iu').exec(value.text);
  return match === null || match.index > 6
    ? undefined
    : { ...amountOf(match), place: value.place(), sentence: label, isValue: VALUE.test(label), isHead: true };
}

/** Amounts of a sentence that it calls a price target, with their places in it. */
export function* targetsIn(
  sentence: string,
): Generator<Amount & { readonly from: number; readonly to: number; readonly isValue: boolean }> {
  if (sentence.length > 1200) return;
  const amounts = [...sentence.matchAll(EACH_AMOUNT)].filter(isMoney);
  if (amounts.length === 0) return;
  const taken = new Set<number>();
  for (const name of sentence.matchAll(NAME)) {
    const end = name.index + name[0].length;
    const before = sentence.slice(Math.max(0, name.index - 40), name.index);
    if (name.groups?.['short'] !== undefined && !/^(?:PT|TP)$/.test(name[0]) && !HOUSE.test(before)) continue;
    const at = amounts.findIndex(({ index }) => index >= end);
    let amount = amounts[at];
    if (amount === undefined) continue;
    const between = sentence.slice(end, amount.index);
    const next = amounts[at + 1];
    // "Goes up by $3", "um 3 € auf 41 €".
    const isStep = /(?:\sby|\sum|上调|下调|上調|下調)\s?$/iu.test(between);
    const isStart =
      (isStep || FROM_BEFORE.test(between) || /(?<![A-Za-zÀ-ɏ])von\s$/iu.test(between)) &&
      next !== undefined &&
      FROM_TO.test(sentence.slice(amount.index + amount[0].length, next.index));
    if (isStart) amount = next;
    else if (isStep && !/[调調]\s?$/u.test(between)) continue;
    else if (between.length > 64 || FROM_BEFORE.test(between) || !LINK.test(between) || OTHER_LINK.test(between)) continue;
    taken.add(amount.index);
    if (isOfAnother(sentence, name.index, end)) continue;
    yield { ...amountOf(amount), from: amount.index, to: amount.index + amount[0].length, isValue: VALUE.test(name[0]) };
  }
  for (const amount of amounts) {
    const end = amount.index + amount[0].length;
    if (taken.has(amount.index) || !NAME_BEHIND.test(sentence.slice(end, end + 40))) continue;
    const before = sentence.slice(Math.max(0, amount.index - 40), amount.index);
    if (FROM_BEFORE.test(before) || isOfAnother(sentence, amount.index, end)) continue;
    yield { ...amountOf(amount), from: amount.index, to: end, isValue: VALUE.test(sentence.slice(end, end + 40)) };
  }
}

/** Told of a case, the market or somebody else in the words right around it. */
function isOfAnother(sentence: string, from: number, to: number): boolean {
  const before = sentence.slice(Math.max(0, from - 60), from);
  const behind = sentence.slice(to, to + 40);
  // Of Chinese only the clause: its sentences are long.
  const isHan = /\p{Script=Han}/u.test(sentence);
  const near = `${before.split(isHan ? /[，；。：]/u : /[;]/u).at(-1)}${sentence.slice(from, to)}${behind.split(isHan ? /[，；。]/u : /[;]/u)[0]}`;
  if (ANOTHER_TARGET.test(near) || STREET.test(before.slice(-50)) || STREET.test(behind.slice(0, 12))) return true;
  if (SUPPOSED.test(near) && !OWN_BEFORE.test(before)) return true;
  // "Ostrava's price target": another share.
  return (
    /\p{Lu}[\p{L}&-]{2,24}['’]s?\s(?:\p{L}+\s)?$/u.test(before) || /^\s(?:for|für)\s\p{Lu}/u.test(sentence.slice(to, to + 8))
  );
}

interface Amount {
  readonly value: number;
  readonly half: number;
  readonly currency: string;
  readonly text: string;
}

/** An amount of money, or a bare number of a size that shares have; small whole numbers count something else. */
function isMoney(match: RegExpExecArray): boolean {
  const { sign, unit, number } = match.groups as Record<string, string | undefined>;
  if ((sign ?? unit) !== undefined) return true;
  return (
    number !== undefined && !/^(?:19|20)\d\d$/.test(number) && (Number(number.replace(',', '.')) >= 3 || number.includes('.'))
  );
}

function amountOf(match: RegExpExecArray): Amount {
  const { sign, unit, number = '' } = match.groups as Record<string, string | undefined>;
  // A last group of three digits is thousands, of one or two a fraction.
  const parts = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(number) as RegExpExecArray;
  const whole = (parts[1] as string).replace(/[.,'’\s]/g, '');
  const fraction = parts[2] ?? '';
  return {
    value: Number(`${whole}.${fraction === '' ? '0' : fraction}`),
    half: 0.5 * 10 ** -fraction.length,
    currency: currencyOf(sign ?? unit ?? ''),
    text: match[0].trim(),
  };
}

const SAME: Readonly<Record<string, string>> = {
  '€': 'eur',
  euro: 'eur',
  euros: 'eur',
  $: 'usd',
  us$: 'usd',
  美元: 'usd',
  '£': 'gbp',
  pence: 'p',
  gbx: 'p',
  gbp: 'gbp',
  '¥': 'yen',
  '￥': 'yen',
  jpy: 'yen',
  日元: 'yen',
  日圓: 'yen',
  円: 'yen',
  元: 'yen',
  rmb: 'yen',
  cny: 'yen',
  人民币: 'yen',
  hk$: 'hkd',
  港元: 'hkd',
  港币: 'hkd',
  港幣: 'hkd',
  nt$: 'twd',
  新台币: 'twd',
  新台幣: 'twd',
  '₹': 'inr',
  rs: 'inr',
  'rs.': 'inr',
  '₩': 'krw',
};

function currencyOf(written: string): string {
  const small = written.toLowerCase();
  return Object.hasOwn(SAME, small) ? (SAME[small] as string) : small;
}

/** Targets of several shares by their names, out of a table that has a row for each. */
export function targetsByName(blocks: readonly NoteBlock[]): ReadonlyMap<string, StatedTarget> {
  const found = new Map<string, StatedTarget>();
  for (const block of blocks) {
    if (block.kind !== 'table' || block.rows.length < 2 || block.rows.length > 60) continue;
    const column = block.head.findIndex(({ text }) => FIELD_LABEL.test(text) && !STREET.test(text) && !ANOTHER_TARGET.test(text));
    if (column < 1) continue;
    for (const row of block.rows) {
      const [name, cell] = [row[0]?.text.trim() ?? '', row[column]];
      const match = cell && new RegExp(`^\\s*${AMOUNT}`, 'iu').exec(cell.text);
      const key = /^[\p{L}&.-]{3,}/u.exec(name)?.[0];
      if (cell === undefined || !match || key === undefined || found.has(key)) continue;
      found.set(key, { ...amountOf(match), place: cell.place(), sentence: name, isValue: false, isHead: true });
    }
  }
  return found;
}
