/*
 * Which functions a query may call. Most of DuckDB's only compute, so the list is of those that do not; a test holds it against
 * the functions that DuckDB itself says are not constant, and against what its macros stand for.
 */

type Node = Readonly<Record<string, unknown>>;

/** Why a call is refused, and what to write instead. */
export interface Refusal {
  readonly message: string;
  readonly mend?: string;
}

const ASKS_THE_MACHINE =
  /^((session_)?user|current_(setting|query|database|schema|schemas|catalog|user|role)|in_search_path|getenv|getvariable|write_log|parse_duckdb_log_message|sleep_ms|error|nextval|currval|stats|vector_type|version|json_serialize_plan|get_block_size|inet_\w+|format_type|pg_(?!typeof$|size_pretty$)\w+)$/;
const ASKS_CLOCK_OR_CHANCE =
  /^(now|ago|today|random|setseed|uuid|uuidv4|uuidv7|gen_random_uuid|transaction_timestamp|txid_current|get_current_\w+|current_(date|time|timestamp|localtime|localtimestamp|transaction_id|query_id|connection_id)|localtime|localtimestamp)$/;

/*
 * Functions that make a text or a list as long as they are told, in one step that nothing can stop and that DuckDB's limit of memory does not
 * hold. By place of the argument that tells.
 */
const MAKES_LENGTH: Readonly<Record<string, number>> = {
  repeat: 1,
  lpad: 1,
  rpad: 1,
  list_resize: 1,
  array_resize: 1,
  bitstring: 1,
};
/** By zero these give no value, and no error either. */
const DIVIDES_WHOLE = new Set(['//', '%', 'mod', 'fmod', 'divide']);
const MAKES_SERIES = new Set(['range', 'generate_series']);
const FILLS_FORMAT = new Set(['printf', 'format']);
const MOST_LENGTH = 10_000;

/** Judges the call of a function by its name in lower case. */
export function refusalOfCall(name: string, children: readonly Node[]): Refusal | undefined {
  if (ASKS_CLOCK_OR_CHANCE.test(name) || (name === 'age' && children.length === 1)) return asksTheClock(`${name}()`);
  if (ASKS_THE_MACHINE.test(name)) return asksTheMachine(`${name}(…)`);
  const at = Object.hasOwn(MAKES_LENGTH, name) ? (MAKES_LENGTH[name] as number) : undefined;
  if (at !== undefined && !((numberIn(children[at]) ?? Number.POSITIVE_INFINITY) <= MOST_LENGTH))
    return { message: `The query calls ${name}(…) with a length that may be any.`, mend: `Write a number up to ${MOST_LENGTH}.` };
  if (DIVIDES_WHOLE.has(name) && !isNeverZero(children[1])) return dividesByZero(name, numberIn(children[1]) === 0);
  if (MAKES_SERIES.has(name) && !isShortSeries(children))
    return {
      message: `The query calls ${name}(…) in an expression, with a length that may be any.`,
      mend: `Let it stand in FROM: FROM d, ${name}(d.first, d.last) t(n); or write numbers, ${MOST_LENGTH} steps at most.`,
    };
  if (FILLS_FORMAT.has(name) && !isNarrowFormat(children[0]))
    return {
      message: `The query calls ${name}(…) with a width that may be any.`,
      mend: 'Write the format as text, and widths up to 9999 in it.',
    };
  return undefined;
}

/** Judges a name without parentheses: SQL calls some functions so. */
export function refusalOfName(name: string): Refusal | undefined {
  if (/^(current_|local)/.test(name) && ASKS_CLOCK_OR_CHANCE.test(name)) return asksTheClock(name);
  return /^(current_(user|role|catalog|schema|database)|session_user)$/.test(name) ? asksTheMachine(name) : undefined;
}

function dividesByZero(name: string, isZero: boolean): Refusal {
  const call = /\w/.test(name) ? `${name}(…)` : name;
  return {
    message: `The query divides by ${isZero ? 'zero' : 'what may be zero'} with ${call}, which then gives nothing and no error.`,
    mend: 'Write nullif(x, 0) for the divisor where a missing value is meant; a / b stops the report instead.',
  };
}

function asksTheMachine(what: string): Refusal {
  return { message: `The query calls ${what}, which is no business of a report.` };
}

function asksTheClock(what: string): Refusal {
  return {
    message: `The query asks ${what}: the same report would print something else each time.`,
    mend: 'Declare a parameter of type date or period, and write $name.',
  };
}

function constantIn(node: unknown): unknown {
  const { class: kind, value } = (node ?? {}) as Node;
  return kind === 'CONSTANT' ? (value as Node)['value'] : undefined;
}

function numberIn(node: unknown): number | undefined {
  const value = constantIn(node);
  return typeof value === 'number' ? value : undefined;
}

/** A number that stands there and is not zero, or one that is missing when it is. */
function isNeverZero(node: unknown): boolean {
  const { class: kind, child, function_name: name, children } = (node ?? {}) as Node;
  if (kind === 'CAST') return isNeverZero(child);
  if (kind === 'FUNCTION' && name === 'nullif') return numberIn((children as readonly Node[])[1]) === 0;
  const number = numberIn(node);
  return number !== undefined && number !== 0;
}

/** A series of numbers that stand there and are few, or one over time by days or longer steps. */
function isShortSeries(children: readonly Node[]): boolean {
  const numbers = children.map(numberIn);
  if (numbers.every((number) => number !== undefined)) {
    const [first = 0, second, step = 1] = numbers;
    const span = second === undefined ? first : second - first;
    return Math.abs(span) <= MOST_LENGTH * Math.abs(step);
  }
  return children.length === 3 && children.slice(0, 2).every(isMoment) && isDaysOrMore(children[2]);
}

/** A date of four digits for the year that stands there, or a parameter. */
function isMoment(node: unknown): boolean {
  const { class: kind, type, child } = (node ?? {}) as Node;
  if (kind === 'CAST') return isMoment(child);
  const value = constantIn(node);
  return type === 'VALUE_PARAMETER' || (typeof value === 'string' && /^\d{4}-/.test(value));
}

/** `INTERVAL 1 MONTH` and the like, as DuckDB's parser writes it. */
function isDaysOrMore(node: unknown): boolean {
  const { class: kind, function_name: name, children } = (node ?? {}) as Node;
  if (kind !== 'FUNCTION' || !/^to_(days|weeks|months|quarters|years|decades|centuries)$/.test(String(name))) return false;
  let inner = (children as readonly Node[])[0];
  while (inner && (inner['class'] === 'CAST' || inner['function_name'] === 'trunc'))
    inner = inner['class'] === 'CAST' ? (inner['child'] as Node) : (inner['children'] as readonly Node[])[0];
  return /^[1-9]\d*$/.test(String(constantIn(inner)));
}

/** A format that stands there, without a width of five digits and without one that an argument gives. */
function isNarrowFormat(node: unknown): boolean {
  const format = constantIn(node);
  return typeof format === 'string' && !/\d{5}|\*|\{[^}]*\{/.test(format.replaceAll('{{', ''));
}
