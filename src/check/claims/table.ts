import type { Span, TableBlock } from '../note/note.ts';
import type { Period } from './claim.ts';
import { type LabelUnit, unitOfLabel } from './label-unit.ts';
import { fits, type Mention, metricOfLabel } from './metrics.ts';
import { numbersIn } from './numbers.ts';
import { type FoundPeriod, periodOfLabel } from './periods.ts';
import { claimsInProse } from './prose.ts';
import type { ReadingOf, Unnumbered } from './read.ts';
import { subjectBefore } from './subject.ts';

interface Label {
  readonly text: string;
  readonly mention: Mention | undefined;
  readonly period: FoundPeriod | undefined;
  readonly unit: LabelUnit | undefined;
}

/** A cell that is more words than number is prose. */
const MOST_WORDS = 24;
const GROWTH =
  /(?<!\p{L})(?:growth(?!\s(?:capex|capital|invest\p{L}*|spend\p{L}*|projects?))|change|chg\.?|yoy|y\/y|Δ|delta|wachstum|veränderung|veränd\.)(?!\p{L})|同比|增速|增长|增長|变动|變動|涨跌/iu;

/** Columns that tell what others say, so as to hold it against something. */
const QUOTED =
  /(?<!\p{L})(?:quoted|as (?:printed|stated|quoted)|statement|claim(?:ed|s)?|the (?:draft|source|article) says|says|said|zitiert|behauptung|原文|说法|說法)(?!\p{L})/iu;

/** The claims of a table: each number named by its row and its column. */
export function claimsInTable(block: TableBlock, reading: ReadingOf): readonly Unnumbered[] {
  const { language } = reading.note;
  const isList = isListOfData(block);
  const heads = block.head.map(({ text }) => labelOf(isList ? '' : text, language));
  // What a corner or a caption says of all numbers.
  const whole = (isList ? undefined : unitOfLabel(block.head[0]?.text ?? '', language)) ?? unitAbove(block, reading);
  const claims: Unnumbered[] = [];
  const rows: readonly (readonly [number, readonly Span[]])[] = [
    ...(isList ? [[-1, block.head] as const] : []),
    ...block.rows.entries(),
  ];
  for (const [row, cells] of rows) {
    const first = cells[0]?.text ?? '';
    const named = labelOf(isNumber(first) ? '' : first, language);
    cells.forEach((span, column) => {
      if (column === 0 && !isNumber(span.text)) return;
      const letters = span.text.match(/\p{L}/gu)?.length ?? 0;
      if (letters > MOST_WORDS) {
        for (const claim of claimsInProse(span, block, 'prose', reading))
          claims.push({ ...claim, role: 'cell', cell: { row, column } });
        return;
      }
      claims.push(...cellClaims(span, block, { row, column }, named, heads[column] as Label, whole, reading));
    });
  }
  return claims;
}

/** A list of key data whose first line stands where a head would. */
function isListOfData({ head }: TableBlock): boolean {
  const [first, second, third] = head;
  const value = second?.text.trim() ?? '';
  return (
    third === undefined &&
    metricOfLabel(first?.text ?? '') !== undefined &&
    /^(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?\s?\d[\d.,']*\s?(?:%|x|[\p{L}.€$]{1,5}(?:\s[A-Z]{3})?|元|港元|倍)?$/u.test(value) &&
    !/^(?:19|20)\d\d[AEe]?$/.test(value)
  );
}

function labelOf(text: string, language: ReadingOf['note']['language']): Label {
  return { text, mention: metricOfLabel(text), period: periodOfLabel(text), unit: unitOfLabel(text, language) };
}

function isNumber(text: string): boolean {
  return /^[\s(+\u2212-]*[$€£¥]?\s?\d[\d.,\s%x×]*\)?$/u.test(text) && !/^(?:19|20)\d\d$/.test(text.trim());
}

/** A unit in the caption or the line right above a table. */
function unitAbove(block: TableBlock, { note }: ReadingOf): LabelUnit | undefined {
  const above = note.blocks[block.index - 1];
  if (above === undefined || !('span' in above) || above.span.text.length > 160) return undefined;
  return unitOfLabel(above.span.text, note.language);
}

function timesOf(label: string, count: number): readonly Period[] {
  const named = label
    .split(/[/／]|(?<=\d[EA]?)\s?(?:and|und|,)\s?/u)
    .flatMap((part) => periodOfLabel(/\d\d[EA]?\s*$/u.exec(part)?.[0] ?? part)?.period ?? []);
  return Array.from({ length: count }, (_, at) =>
    named.length === count
      ? (named[at] as Period)
      : { kind: 'window', text: '', year: undefined, part: undefined, fiscal: false, key: `list-${at}` },
  );
}

/** The quarter or half of a column in the year of its row. */
function inYear(column: FoundPeriod | undefined, row: FoundPeriod | undefined): FoundPeriod | undefined {
  if (column === undefined || row === undefined || column.period.year !== undefined || row.period.kind !== 'year')
    return column ?? row;
  const { period } = column;
  return {
    ...column,
    period: { ...period, year: row.period.year, key: period.key.replace('?', String(row.period.year)) },
  };
}

function cellClaims(
  span: Span,
  block: TableBlock,
  cell: { readonly row: number; readonly column: number },
  named: Label,
  head: Label,
  whole: LabelUnit | undefined,
  reading: ReadingOf,
): readonly Unnumbered[] {
  const numbers = numbersIn(span.text, reading.note.language).filter(
    ({ isYear, start, end }) => !isYear || (start === 0 && end === span.text.length),
  );
  const mention = named.mention ?? head.mention;
  const change =
    (named.mention && GROWTH.test(named.text) && named.mention.metric.kind !== 'percent') ||
    (named.mention && head.period === undefined && GROWTH.test(head.text));
  // "P/E 26E / 27E | 19.1x / 17.2x": each number has its own time.
  const times = numbers.length > 1 ? timesOf(named.text, numbers.length) : undefined;
  return numbers.map((number, nth): Unnumbered => {
    const kind = mention?.metric.kind;
    const given =
      named.unit ??
      (head.period === undefined || head.mention !== undefined ? head.unit : undefined) ??
      (kind === 'percent' || kind === 'multiple' || kind === 'count' ? undefined : whole);
    // "$7.2" under "(bn)": a sign in the cell leaves the power of ten to its head.
    const taken = number.scale === 0 && (number.unit === '' || given?.unit === '' || given?.unit === number.unit);
    // A share price is not counted in the millions of its table.
    const factor = taken && given ? 10 ** (kind === 'share' && given.scale > 0 ? 0 : given.scale) : 1;
    const unit = number.unit !== '' ? number.unit : (given?.unit ?? (kind === 'percent' ? '%' : kind === 'multiple' ? 'x' : ''));
    const isGrowth =
      (change === true || (named.mention !== undefined && GROWTH.test(head.text))) &&
      (unit === '%' || unit === 'pp' || unit === 'bp');
    const scaled = (interval: { low: number; high: number }) => ({ low: interval.low * factor, high: interval.high * factor });
    const period = named.period && named.mention === undefined ? named.period : inYear(head.period, named.period);
    const isFuture = reading.year !== undefined && period?.period.year !== undefined && period.period.year > reading.year;
    return {
      text: number.text,
      value: number.value * factor,
      interval: scaled(number.interval),
      range: number.range && { from: scaled(number.range.from), to: scaled(number.range.to) },
      half: number.half * factor,
      unit,
      scale: number.scale,
      qualifier: number.qualifier,
      signed: number.signed,
      metric: isGrowth
        ? unit === '%'
          ? 'growth'
          : 'change'
        : kind === undefined || (unit !== '' && !fits(kind, unit))
          ? undefined
          : mention?.metric.id,
      of: isGrowth ? mention?.metric.id : undefined,
      motion: undefined,
      direction: 0,
      label: named.text,
      // The one row of a table is of the issuer.
      subject:
        named.mention === undefined
          ? block.rows.length === 1
            ? ''
            : named.text.toLowerCase()
          : subjectBefore(named.text.slice(0, named.text.indexOf(named.mention.text)), reading.names),
      period: times?.[nth] ?? period?.period,
      estimate: period?.estimate === true || isFuture || /(?:forecast|estimate|prognose|预测|預測|guidance)/iu.test(head.text),
      owner: undefined,
      citations: span.citations.map(({ source }) => source),
      quoted: QUOTED.test(head.text),
      role: 'cell',
      span,
      start: number.start,
      end: number.end,
      sentence: 0,
      block,
      cell,
      fact: span.facts[0]?.fact,
      place: () => span.place(number.start, number.end),
    };
  });
}
