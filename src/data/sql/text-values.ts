import type { DeclaredColumn } from '../columns.ts';
import type { ColumnType } from '../dataset.ts';
import { DAY_PATTERN, OFFSET_PATTERN, WALL_PATTERN } from '../dates.ts';
import { DECLARED_NUMBER, FOUND_NUMBER, INFINITE, TRUTH, type ValueRules } from '../values.ts';
import { quoteText } from './engine.ts';

/*
 * The rules of `values.ts` as expressions of DuckDB over a column of text, for files too large to be read here.
 * A property test holds the two against each other.
 */

const SAFE = Number.MAX_SAFE_INTEGER;

function matches(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${quoteText(`(?i:${pattern})`)})`;
}

function missing(text: string, rules: ValueRules): string {
  return `(${text} IS NULL OR lower(${text}) IN ('', ${[...rules.missing].map(quoteText).join(', ') || "''"}))`;
}

function number(text: string, rules: ValueRules): string {
  const marked = rules.decimal === ',' ? `translate(${text}, '.,', '?.')` : text;
  return `replace(${marked}, '−', '-')`;
}

function isInexact(plain: string): string {
  return `(NOT contains(lower(${plain}), 'e') AND abs(TRY_CAST(${plain} AS DOUBLE)) > ${SAFE})`;
}

const day = (text: string): string => `TRY_CAST(replace(${text}, '/', '-') AS DATE)`;
const isDay = (text: string): string => `(${matches(text, DAY_PATTERN)} AND ${day(text)} IS NOT NULL)`;
/** Day and time alone, in the form that DuckDB reads. */
const wall = (text: string): string =>
  `TRY_CAST(replace(regexp_extract(${text}, ${quoteText(`^(${WALL_PATTERN})`)}, 1), '/', '-') AS TIMESTAMP)`;
const isWall = (text: string): string => `(${matches(text, WALL_PATTERN)} AND ${wall(text)} IS NOT NULL)`;
const isMoment = (text: string): string =>
  `(${matches(text, `${WALL_PATTERN}(${OFFSET_PATTERN})?`)} AND ${wall(text)} IS NOT NULL)`;
const isMidnight = (text: string): string => `(${isWall(text)} AND ${wall(text)} = date_trunc('day', ${wall(text)}))`;

/** Minutes ahead of UTC that a text ends with; NULL when it says none. */
function offset(text: string): string {
  const sign = `CASE WHEN regexp_matches(${text}, '[-+][0-9]{2}(:?[0-9]{2})?$') THEN regexp_extract(${text}, '([-+])([0-9]{2}):?([0-9]{2})?$', ['s', 'h', 'm']) END`;
  return `CASE WHEN ${text} LIKE '%Z' THEN 0 ELSE list_transform([${sign}], o -> (CASE o.s WHEN '-' THEN -1 ELSE 1 END) * (o.h::INTEGER * 60 + coalesce(nullif(o.m, ''), '0')::INTEGER))[1] END`;
}

/** What the text of a column looks like (`looksLike`); NULL where it is missing. */
export function looksOf(text: string, rules: ValueRules): string {
  const plain = number(text, rules);
  return `CASE
    WHEN ${missing(text, rules)} THEN NULL
    WHEN ${matches(plain, FOUND_NUMBER)} THEN CASE WHEN ${isInexact(plain)} THEN 'inexact' ELSE 'number' END
    WHEN ${isDay(text)} THEN 'date'
    WHEN ${isMidnight(text)} THEN 'midnight'
    WHEN ${isMoment(text)} THEN 'datetime'
    WHEN ${matches(text, TRUTH)} THEN 'boolean'
    WHEN ${matches(text, INFINITE)} THEN 'infinite'
    ELSE 'string' END`;
}

/** True where a text fits a declared column (`valueReader`). */
export function checkOf(text: string, { type, nullable, format }: DeclaredColumn, rules: ValueRules): string {
  const isMissing = type === 'string' && !rules.missingInText ? `(${text} IS NULL OR ${text} = '')` : missing(text, rules);
  const fits = `(${isMissing} OR coalesce(${fitsOf(text, type, format, rules)}, FALSE))`;
  return nullable ? fits : `(NOT ${isMissing} AND ${fits})`;
}

function fitsOf(text: string, type: ColumnType, format: string | undefined, rules: ValueRules): string {
  const plain = number(text, rules);
  const byFormat = format === undefined ? undefined : `try_strptime(${text}, ${quoteText(format)})`;
  switch (type) {
    case 'number':
      return `(${matches(plain, DECLARED_NUMBER)} AND isfinite(TRY_CAST(${plain} AS DOUBLE)) AND NOT ${isInexact(plain)})`;
    case 'integer':
      return `(${matches(plain, DECLARED_NUMBER)} AND TRY_CAST(${plain} AS DOUBLE) = trunc(TRY_CAST(${plain} AS DOUBLE)) AND abs(TRY_CAST(${plain} AS DOUBLE)) <= ${SAFE})`;
    case 'boolean':
      return matches(text, TRUTH);
    case 'date':
      return byFormat
        ? `(${byFormat} IS NOT NULL AND ${byFormat} = date_trunc('day', ${byFormat}))`
        : `(${isDay(text)} OR ${isMidnight(text)})`;
    case 'datetime':
      return byFormat ? `(${byFormat} IS NOT NULL)` : `(${isDay(text)} OR ${isMoment(text)})`;
    default:
      return 'TRUE';
  }
}

/** The typed value of a text that fits; NULL where it is missing. */
export function typedOf(text: string, type: ColumnType, format: string | undefined, rules: ValueRules): string {
  const value = typedValue(text, type, format, rules);
  // The usual words for a missing value are none of any type; words of the report's own may be: -999.
  return rules.missingInText ? `CASE WHEN ${missing(text, rules)} THEN NULL ELSE ${value} END` : value;
}

function typedValue(text: string, type: ColumnType, format: string | undefined, rules: ValueRules): string {
  const plain = number(text, rules);
  const byFormat = format === undefined ? undefined : `try_strptime(${text}, ${quoteText(format)})`;
  switch (type) {
    case 'number':
      // "NaN" is a number to DuckDB and a missing value here; adding zero makes -0 zero.
      return `nullif(TRY_CAST(${plain} AS DOUBLE), 'nan'::DOUBLE) + 0`;
    case 'integer':
      return `TRY_CAST(TRY_CAST(${plain} AS DOUBLE) AS BIGINT)`;
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
