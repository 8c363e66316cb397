import type { DeclaredColumn } from '../columns.ts';
import type { ColumnType } from '../dataset.ts';
import { anyCase, DAY_PATTERN, dateFormat, OFFSET_PATTERN, WALL_PATTERN } from '../dates.ts';
import { DECLARED_NUMBER, FOUND_NUMBER, INFINITE, TRUTH, type ValueRules } from '../values.ts';
import { quoteText } from './engine.ts';

/*
 * The rules of `values.ts` as expressions of DuckDB over a column of text, for files too large to be read here.
 * A property test holds the two against each other.
 */

const SAFE = Number.MAX_SAFE_INTEGER;

/** What JavaScript takes for white space; to DuckDB it is the ASCII part of it. */
const SPACE = '[\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]';

/** True where white space stands around a text. */
export function isPadded(text: string): string {
  return `regexp_matches(${text}, ${quoteText(`^${SPACE}|${SPACE}$`)})`;
}

/** A text without the white space around it. */
export function bareOf(text: string): string {
  return `regexp_replace(${text}, ${quoteText(`^${SPACE}+|${SPACE}+$`)}, '', 'g')`;
}

function matches(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${quoteText(pattern)})`;
}

/** Letters in either case, as far as ASCII goes: DuckDB also takes ſ for an s. */
function matchesAnyCase(text: string, pattern: string): string {
  return matches(text, anyCase(pattern));
}

function missing(text: string, rules: ValueRules): string {
  return `(${text} IS NULL OR lower(${text}) IN ('', ${[...rules.missing].map(quoteText).join(', ') || "''"}))`;
}

/** With a decimal point; the patterns for numbers take either minus. */
function pointed(text: string, rules: ValueRules): string {
  return rules.decimal === ',' ? `translate(${text}, '.,', '?.')` : text;
}

function double(text: string, rules: ValueRules): string {
  const plain = pointed(text, rules);
  return `TRY_CAST(CASE WHEN starts_with(${plain}, '−') THEN '-' || substr(${plain}, 2) ELSE ${plain} END AS DOUBLE)`;
}

/** What is shorter holds no number past 2^53. */
function isInexact(text: string, rules: ValueRules): string {
  return `(length(${text}) > 15 AND NOT contains(lower(${text}), 'e') AND abs(${double(text, rules)}) > ${SAFE})`;
}

const day = (text: string): string => `TRY_CAST(replace(${text}, '/', '-') AS DATE)`;
const isDay = (text: string): string => `(${matches(text, DAY_PATTERN)} AND ${day(text)} IS NOT NULL)`;
/** Day and time alone, in the form that DuckDB reads. */
const wall = (text: string): string =>
  `TRY_CAST(replace(regexp_extract(${text}, ${quoteText(`^(${WALL_PATTERN})`)}, 1), '/', '-') AS TIMESTAMP)`;
const isWall = (text: string): string => `(${matches(text, WALL_PATTERN)} AND ${wall(text)} IS NOT NULL)`;
const isMoment = (text: string): string =>
  `(${matches(text, `${WALL_PATTERN}(${OFFSET_PATTERN})?`)} AND ${wall(text)} IS NOT NULL)`;
/** A fraction may be smaller than what DuckDB keeps of it. */
const isMidnight = (text: string): string =>
  `(${isWall(text)} AND ${wall(text)} = date_trunc('day', ${wall(text)}) AND NOT regexp_matches(${text}, '[.].*[1-9]'))`;

/** Minutes ahead of UTC that a text ends with; NULL when it says none. */
function offset(text: string): string {
  const sign = `CASE WHEN regexp_matches(${text}, '[-+][0-9]{2}(:?[0-9]{2})?$') THEN regexp_extract(${text}, '([-+])([0-9]{2}):?([0-9]{2})?$', ['s', 'h', 'm']) END`;
  return `CASE WHEN ${text} LIKE '%Z' THEN 0 ELSE list_transform([${sign}], o -> (CASE o.s WHEN '-' THEN -1 ELSE 1 END) * (o.h::INTEGER * 60 + coalesce(nullif(o.m, ''), '0')::INTEGER))[1] END`;
}

/** What the text of a column looks like (`looksLike`); NULL where it is missing. */
export function looksOf(text: string, rules: ValueRules): string {
  const isMissing = `WHEN ${missing(text, rules)} THEN NULL`;
  const isNumber = `WHEN ${matchesAnyCase(pointed(text, rules), FOUND_NUMBER)} THEN CASE WHEN ${isInexact(text, rules)} THEN 'inexact' ELSE 'number' END`;
  // The usual words are no numbers; most columns of large files are.
  return `CASE
    ${(rules.missingInText ? [isMissing, isNumber] : [isNumber, isMissing]).join('\n    ')}
    WHEN ${isDay(text)} THEN 'date'
    WHEN ${isMidnight(text)} THEN 'midnight'
    WHEN ${isMoment(text)} THEN 'datetime'
    WHEN ${matchesAnyCase(text, TRUTH)} THEN 'boolean'
    WHEN ${matchesAnyCase(text, INFINITE)} THEN 'infinite'
    ELSE 'string' END`;
}

/** True where a text fits a declared column (`valueReader`). */
export function checkOf(text: string, { type, nullable, format }: DeclaredColumn, rules: ValueRules): string {
  const isMissing = type === 'string' && !rules.missingInText ? `(${text} IS NULL OR ${text} = '')` : missing(text, rules);
  const fits = `(${isMissing} OR coalesce(${fitsOf(text, type, format, rules)}, FALSE))`;
  return nullable ? fits : `(NOT ${isMissing} AND ${fits})`;
}

function fitsOf(text: string, type: ColumnType, format: string | undefined, rules: ValueRules): string {
  const number = double(text, rules);
  const byFormat = format === undefined ? undefined : `try_strptime(${text}, ${quoteText(format)})`;
  // DuckDB reads by a format what is a little different, too.
  const isWritten = `(${matches(text, dateFormat(format ?? '')?.pattern ?? '')} AND ${byFormat} IS NOT NULL)`;
  switch (type) {
    case 'number':
      return `(${matchesAnyCase(pointed(text, rules), DECLARED_NUMBER)} AND isfinite(${number}) AND NOT ${isInexact(text, rules)})`;
    case 'integer':
      return `(${matchesAnyCase(pointed(text, rules), DECLARED_NUMBER)} AND ${number} = trunc(${number}) AND abs(${number}) <= ${SAFE})`;
    case 'boolean':
      return matchesAnyCase(text, TRUTH);
    case 'date':
      return byFormat
        ? `(${isWritten} AND ${byFormat} = date_trunc('day', ${byFormat}))`
        : `(${isDay(text)} OR ${isMidnight(text)})`;
    case 'datetime':
      return `(${byFormat ? isWritten : `(${isDay(text)} OR ${isMoment(text)})`} AND ${hasYear(text, format, rules)})`;
    default:
      return 'TRUE';
  }
}

/** The year of a moment may be another in the zone that it is kept in. */
function hasYear(text: string, format: string | undefined, rules: ValueRules): string {
  const year = `extract('year' FROM timezone(${quoteText(rules.zone)}, ${typedValue(text, 'datetime', format, rules)}))`;
  return format === undefined
    ? `(left(${text}, 4) NOT IN ('0001', '9999') OR ${year} BETWEEN 1 AND 9999)`
    : `${year} BETWEEN 1 AND 9999`;
}

/** The typed value of a text that fits; NULL where it is missing. */
export function typedOf(text: string, type: ColumnType, format: string | undefined, rules: ValueRules): string {
  const value = typedValue(text, type, format, rules);
  // The usual words for a missing value are none of any type; words of the report's own may be: -999.
  return rules.missingInText ? `CASE WHEN ${missing(text, rules)} THEN NULL ELSE ${value} END` : value;
}

function typedValue(text: string, type: ColumnType, format: string | undefined, rules: ValueRules): string {
  const number = double(text, rules);
  const byFormat = format === undefined ? undefined : `try_strptime(${text}, ${quoteText(format)})`;
  switch (type) {
    case 'number':
      // "NaN" is a number to DuckDB and a missing value here; adding zero makes -0 zero.
      return `nullif(${number}, 'nan'::DOUBLE) + 0`;
    case 'integer':
      return `TRY_CAST(${number} AS BIGINT)`;
    case 'boolean':
      return `CASE lower(${text}) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END`;
    case 'date':
      return byFormat
        ? `CAST(${byFormat} AS DATE)`
        : `CASE WHEN ${matches(text, `${DAY_PATTERN}([T ].*)?`)} THEN TRY_CAST(replace(left(${text}, 10), '/', '-') AS DATE) END`;
    case 'datetime': {
      const zone = quoteText(rules.zone);
      if (byFormat) return `timezone(${zone}, ${byFormat})`;
      const minutes = offset(text);
      return `CASE
        WHEN ${isDay(text)} THEN timezone(${zone}, ${day(text)}::TIMESTAMP)
        WHEN (${minutes}) IS NULL THEN timezone(${zone}, ${wall(text)})
        ELSE timezone('UTC', ${wall(text)} - to_minutes(${minutes})) END`;
    }
    default:
      return `nullif(${text}, '')`;
  }
}
