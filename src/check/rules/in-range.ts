import { byMetric } from '../arithmetic/identity.ts';
import { nameOf } from '../arithmetic/row-names.ts';
import { columnOf, rowOf } from '../arithmetic/scope.ts';
import { bySentence } from '../arithmetic/sentences.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

export const inRange: Rule = {
  id: 'in-range',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A mean of targets lies within their range, a point forecast within the range that is told with it, and a price within the lowest and highest of its 52 weeks.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nShare price: $84.20. 52-week high: $81.00. 52-week low: $50.10.',
        why: 'The price is above its highest.',
      },
      {
        text: '# Halden\n\n| | |\n|---|---|\n| Last price | $64.50 |\n| 52-week range | $66.10 to $88.40 |',
        why: 'The price is below its lowest.',
      },
      {
        text: '# Halden\n\nThe average analyst target price is $240.00. Target price range: $140.00 - $225.00.',
        why: 'The mean lies outside.',
      },
      {
        text: '# Rates\n\nFor the 10-year our range is 3.85–4.15%, with a point forecast of 4.25% in June.',
        why: 'The forecast lies outside its own range.',
      },
      { text: '# Zinsen\n\nUnsere Spanne liegt bei 2,40–2,60 %, die Punktprognose bei 2,70 %.', why: 'Auf Deutsch.' },
      { text: '# 利率\n\n我们预计十年期收益率区间为1.60%-1.80%，中枢为1.90%。', why: '中枢在区间之外。' },
    ],
    silent: [
      {
        text: '# Halden\n\nShare price: $74.20. 52-week high: $81.00. 52-week low: $50.10. Average analyst target price: $190.00. Target price range: $140.00 - $225.00.',
        why: 'All lie within.',
      },
      {
        text: '# Rates\n\nFor the 10-year our range is 3.85–4.15%, with a point forecast of 4.00%; the consensus is 4.25%.',
        why: 'The forecast of somebody else may lie outside.',
      },
    ],
  },
  *check({ note, claims }) {
    const groups = byMetric(claims);
    const of = (metric: string) => (groups.get(metric) ?? []).filter(({ subject }) => subject === '');
    for (const range of of('targetRange')) {
      if (range.range === undefined) continue;
      for (const mean of of('averageTarget')) if (mean.unit === range.unit && outside(mean, range)) yield told(mean, range);
    }
    for (const high of of('high52')) {
      for (const price of of('price'))
        if (price.unit === high.unit && price.motion !== 'from' && price.interval.low > high.interval.high)
          yield told(price, high);
    }
    for (const low of of('low52')) {
      for (const price of of('price'))
        if (price.unit === low.unit && price.motion !== 'from' && price.interval.high < low.interval.low) yield told(price, low);
    }
    for (const sentence of bySentence(claims)) yield* centres(sentence);
    const tables = tablesOf(note, claims);
    for (const range of claims) {
      if (range.range === undefined || !SPAN.test(wordsOf(range))) continue;
      for (const price of pricesBeside(range, of('price').filter(isToday), tables))
        if (price.unit === range.unit && price.motion !== 'from' && outside(price, range)) yield told(price, range, range);
    }
  },
};

/** What names a range right before it, and what names the one number that is its middle. */
const RANGE =
  /(?<!\p{L})(?:range|band|corridor|spanne|bandbreite|korridor|zielzone)\s?(?:is|of|at|from|remains|stays|beträgt|liegt bei|reicht von|von|ist|:)?\s?$|(?:区间|區間|范围|範圍)(?:为|為|是|在|：)?\s?$/iu;
const CENTRE =
  /(?<!\p{L})(?:point (?:forecast|estimate|target)|central (?:forecast|estimate|value|projection)|mid-?point|best estimate|punktprognose|punktschätzung|mittelpunkt|mitte der spanne|zentraler? (?:prognose|schätzung|wert))\s?(?:is|of|at|being|von|bei|liegt bei|beträgt|ist|:)?\s?$|(?:点预测|點預測|中枢|中樞|中值|中点|中點)(?:为|為|是|在|：)?\s?$/iu;

/** "A range of 3.85–4.15%, with a point forecast of 4.25%": the middle of a sentence's only range lies within it. */
function* centres(sentence: readonly Claim[]): Generator<Noticed> {
  const ranges = sentence.filter((each) => each.range !== undefined);
  const [range] = ranges;
  if (range === undefined || ranges.length > 1 || !RANGE.test(leadTo(range))) return;
  for (const centre of sentence)
    if (centre !== range && centre.unit === range.unit && CENTRE.test(leadTo(centre)) && outside(centre, range))
      yield {
        message: `${centre.text} is told as the middle of ${range.text} and lies outside of it.`,
        mend: 'Correct the range or the number.',
        place: centre.place(),
      };
}

function leadTo({ span, sentence, start }: Claim): string {
  return span.text.slice(Math.max(sentence, start - 36), start);
}

const SPAN =
  /(?:52|fifty-two)[-\s]?(?:weeks?|wochen|周|週)[-\s]?(?:trading |price |share price )?(?:range|high|low|spanne|hoch|tief|bandbreite|[\p{Script=Han}／/]{0,8}(?:区间|區間|高|低))/iu;
const PRICE =
  /^(?:(?:last|current|closing|share|market|aktueller|letzter)\s?){0,2}(?:price|close|last|kurs|schlusskurs|现价|現價|收盘价|收盤價|股价|股價)?$/iu;

/** The words that say what a number is: its row and column, or those right before it. */
function wordsOf(claim: Claim): string {
  const { cell, span, start } = claim;
  return cell === undefined ? span.text.slice(Math.max(0, start - 36), start) : `${rowOf(claim)} · ${columnOf(claim)}`;
}

/** The prices that a range of 52 weeks is of: of its row, of its own name in a list of items, else of the issuer. */
function pricesBeside(range: Claim, issuer: readonly Claim[], tables: readonly NumberTable[]): readonly Claim[] {
  const { cell, block } = range;
  const table = tables.find((each) => each.block === block);
  if (cell === undefined || table === undefined) return issuer.filter(({ id }) => Math.abs(id - range.id) < NEAR);
  if (SPAN.test(table.head(cell.column))) {
    const column = Array.from({ length: table.columns }, (_, at) => at).find((at) =>
      /price|kurs|close|股价|股價|现价|現價|收盘|收盤/iu.test(table.head(at)),
    );
    return column === undefined ? [] : [table.at(cell.row, column)].filter((claim) => claim !== undefined);
  }
  const subject = nameOf(table.label(cell.row).replace(SPAN, ' '));
  if (subject === '') return issuer.filter(({ id }) => Math.abs(id - range.id) < NEAR);
  return Array.from({ length: table.rows }, (_, row) => row)
    .filter(
      (row) =>
        row !== cell.row &&
        nameOf(table.label(row)).startsWith(subject) &&
        PRICE.test(nameOf(table.label(row)).slice(subject.length).trim()),
    )
    .flatMap((row) => table.at(row, cell.column) ?? firstOf(table, row, range));
}

/** "$64.50 (£50.00 at 1.29)": of several numbers in a cell the first. */
function firstOf(table: NumberTable, row: number, { cell }: Claim): readonly Claim[] {
  const first = table.all(row, cell?.column ?? 1)[0];
  return first === undefined ? [] : [first];
}

/** Claims further apart are of other things. */
const NEAR = 60;

function isToday({ period }: Claim): boolean {
  return period === undefined || period.kind === 'day';
}

function outside(claim: Claim, range: Claim): boolean {
  return claim.interval.low > range.interval.high || claim.interval.high < range.interval.low;
}

function told(claim: Claim, other: Claim, at = claim) {
  return {
    message: `${claim.label || 'The number'} ${claim.text} lies outside of ${other.label} ${other.text} (line ${other.place().line}).`,
    mend: 'Correct one of them.',
    place: at.place(),
  };
}
