import { allowed } from '../arithmetic/allowed.ts';
import { gap, middle, over, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { namedRowsOf } from '../arithmetic/row-names.ts';
import { isTotal, leadOf, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { metricOfLabel } from '../claims/metrics.ts';
import { headingOf, type Note } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const SHARE =
  /^(?:share|mix|weight(?:ing)?|proportion|(?:in )?% (?:of|des|vom) .*|anteil.*|gewicht(?:ung)?|占比|占.{0,4}比例?|比重|构成比?|份额)(?:\s?[(（].*)?$|(?:占比|anteil|share)$/iu;
const OF_SALES = /revenue|sales|turnover|umsatz|erlös|收入|营收|營收|销售额|銷售額/iu;
/** Behind a share: of the sales of the whole. */
const WHOLE_BEHIND =
  /^\s?(?:of|des|vom|der|am)\s(?:(?:the|its|our|all|total|group|overall|company|gesamten?)(?:['’]s)?\s){0,3}(?:konzern|gesamt)?(?:revenues?|sales|turnover|umsatz(?:es)?|erlöse?)(?!\p{L})(?!\s(?:outside|excluding|ex|außerhalb|ohne)\s|\s(?:in|from|of|aus|von)\s(?!\d|FY|Q\d|H\d|fiscal|the\s(?:year|quarter|first|second|last)))/iu;
/** Between the name of a part and its share. */
const LINK =
  /^(?:['’]s)?(?:\s(?:sales|revenues?|business|segment|division|region|markets?))?\s(?:now\s|still\s|already\s|alone\s)?(?:make[s]? up|made up|accounts? for|accounted for|contribut(?:es?|ed)|represents?|represented|brings?(?: in)?|brought in|generates?|generated|delivers?|delivered|had|has|is|was|were|are|stands? for|stood for|steht für|stehen für|stand für|standen für|macht|machen|machte|machten|trägt|trug|trugen|entfallen|entfielen|entfällt|entfiel|erzielt|erzielte|liefert|lieferte|kam auf|kommt auf)\s(?:already\s|now\s|about\s|bereits\s|rund\s|zuletzt\s)?$/iu;
/** "On Asia fell 38% of sales": the name behind the verb. */
const ENTFALLEN = /(?:entfallen|entfielen|entfällt|entfiel)\s(?:auf|rund)?/iu;
const HAN_LINK =
  /^(?:业务|業務|地区|地區|市场|市場|板块|板塊|分部|产品|產品)?(?:的)?(?:营业收入|營業收入|收入|营收|營收|销售额|銷售額)?(?:的)?(?:占比|(?:占|佔)(?:公司|集团|集團|总|總|全部|营业|營業){0,3}(?:收入|营收|營收|销售额)?(?:的)?(?:比重|比例)?|贡献了?|貢獻了?)(?:已|约|約|为|為|达到?|達到?|升至|提升至|提高至|降至|高达|高達|仅|僅|接近|超过?|的){0,3}$/u;
const ELSE =
  /(?<!\p{L})(?:target(?:s|ed)?|expect\w*|will|should|would|could|by 20\d\d|scenario|consensus|ago|previous\w*|formerly|once|up from|down from|ziel\p{L}*|soll\p{L}*|dürfte\p{L}*|erwart\p{L}*|zuvor|bisher|einst|bis 20\d\d)(?!\p{L})|目标|目標|预计|預計|有望|未来|未來|去年|上年|此前|曾|假设|假設/iu;
const REACH = 60;
/** A share further off is of another thing. */
const FURTHEST = 0.35;
const MOST_ROWS = 160;

export const shareVsTable: Rule = {
  id: 'share-vs-table',
  group: 'consistency',
  severity: 'warning',
  about: 'What share of sales the text gives to a row of a table is what the table prints or makes for it.',
  examples: {
    fires: [
      {
        text: '# 海登\n\n2024年海外收入占比已达38.6%。\n\n## 收入结构（2024年）\n\n| 项目 | 收入（亿元） | 占比 |\n|---|---|---|\n| 国内 | 197.6 | 63.2% |\n| 海外 | 114.9 | 36.8% |\n| 合计 | 312.5 | 100.0% |',
        why: '表中为36.8%。',
      },
      {
        text: '# Halden\n\n| FY25, $m | Sales |\n|---|---|\n| Bearings | 171.4 |\n| Reducers | 98.3 |\n| Parts | 116.5 |\n| Group | 386.2 |\n\nBearings account for 48% of group sales.',
        why: '171.4 of 386.2 is 44%.',
      },
      {
        text: '# Nordhalde\n\n| Mio. € | Umsatz 2024 | Anteil |\n|---|---|---|\n| Pumpen | 240 | 60 % |\n| Ventile | 160 | 40 % |\n| Summe | 400 | 100 % |\n\nVentile stehen für 44 % des Umsatzes.',
        why: 'Es sind 40 %.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| FY25, $m | Sales |\n|---|---|\n| Bearings | 171.4 |\n| Reducers | 98.3 |\n| Parts | 116.5 |\n| Group | 386.2 |\n\nBearings account for 44% of group sales and should make up 50% of sales by 2030. Reducers made up 22% of sales in 2022.',
        why: 'Right, expected, and of another year.',
      },
    ],
  },
  *check({ note, claims }) {
    const parts = tablesOf(note, claims)
      .flatMap((table) => partsOf(note, table))
      .slice(0, MOST_ROWS);
    if (parts.length === 0) return;
    for (const claim of claims) {
      if (!isPlain(claim)) continue;
      const name = nameBefore(claim, parts);
      const year = yearOf(claim);
      const mine = parts.filter(({ names }) => name !== undefined && names.includes(name));
      const [one] = mine;
      // Of a time that the table does not tell.
      if (one === undefined || claim.period?.key === 'before') continue;
      if (year !== undefined && mine.some(({ years }) => !years.has(year))) continue;
      const shares = mine.flatMap(({ shares: made }) => made);
      if (shares.some((share) => touch(share, allowed(claim)))) continue;
      const nearest = shares.reduce((best, each) => (gap(allowed(claim), each) < gap(allowed(claim), best) ? each : best));
      if (Math.abs(claim.value / middle(nearest) - 1) > FURTHEST) continue;
      const right = like(middle(nearest), claim);
      yield {
        message: `The text gives "${name}" ${claim.text} of the whole; the table in line ${one.line} makes ${right}.`,
        mend: 'Correct the one that is wrong, or say what tells them apart.',
        place: claim.place(),
      };
    }
  },
};

/** A row of a table of sales that adds up to a whole. */
interface Part {
  readonly names: readonly string[];
  readonly shares: readonly Interval[];
  readonly years: ReadonlySet<number>;
  readonly line: number;
}

function partsOf(note: Note, table: NumberTable): readonly Part[] {
  const heads = Array.from({ length: table.columns }, (_, at) => table.head(at));
  const about = `${headingOf(note, table.block)} ${leadOf(note, table)} ${heads.join(' ')}`;
  const years = new Set([...about.matchAll(/20\d\d|(?<=FY\d?\/?)\d\d(?!\d)/gu)].map(([year]) => Number(year.slice(-2)) + 2000));
  const total = Array.from({ length: table.rows }, (_, row) => row).findLast((row) => isTotal(table.label(row)));
  const sales = heads.flatMap((head, column) =>
    column > 0 && metricOfLabel(head)?.metric.id === 'revenue' && !SHARE.test(head) ? [column] : [],
  );
  const printed = OF_SALES.test(about)
    ? heads.flatMap((head, column) => (column > 0 && SHARE.test(head.trim()) ? [column] : []))
    : [];
  return namedRowsOf(table).flatMap(({ row, names }): Part[] => {
    const own = printed.flatMap((column) => {
      const claim = table.at(row, column);
      return claim?.unit === '%' && claim.range === undefined ? [allowed(claim)] : [];
    });
    const made = sales.flatMap((column) => {
      const [part, whole] = [table.at(row, column), total === undefined ? undefined : table.at(total, column)];
      if (!part || !whole || part.range || whole.range || part.unit === '%' || part.value <= 0 || whole.value < part.value)
        return [];
      return [scaled(over(allowed(part), allowed(whole)), 100)];
    });
    const line = table.at(row, printed[0] ?? sales[0] ?? 1)?.place().line;
    const shares = [...own, ...made];
    return shares.length === 0 || line === undefined ? [] : [{ names, shares, years, line }];
  });
}

function isPlain({ cell, unit, range, quoted, motion, owner, fact, metric, span, sentence, start, end }: Claim): boolean {
  return (
    cell === undefined &&
    unit === '%' &&
    range === undefined &&
    fact === undefined &&
    !quoted &&
    motion !== 'by' &&
    motion !== 'from' &&
    metric !== 'growth' &&
    (owner === undefined || owner === 'reported' || owner === 'house') &&
    !ELSE.test(span.text.slice(Math.max(sentence, start - REACH), end + 40))
  );
}

/** The year of a share: behind it in its clause, else as it is read. */
function yearOf({ span, end, period }: Claim): number | undefined {
  const behind = /^[^,;.，；。\d]{0,50}(?<!\p{L})(?:in|for|im|für)\s(?:fiscal\s|FY\s?)?(?:20)?(\d\d)(?!\d|[.,]\d|%)/iu.exec(
    span.text.slice(end, end + 70),
  )?.[1];
  return behind === undefined ? period?.year : 2000 + Number(behind);
}

/** The row to which a text gives a share: named right before it, with words that make it one. */
function nameBefore({ span, start, end, sentence }: Claim, parts: readonly Part[]): string | undefined {
  const before = span.text.slice(Math.max(sentence, start - REACH), start);
  const isOfSales = WHOLE_BEHIND.test(span.text.slice(end, end + 60));
  const small = before.toLowerCase();
  const found = parts
    .flatMap(({ names }) => names)
    .flatMap((name) => {
      const at = small.lastIndexOf(name);
      if (at === -1 || /[\p{Script=Latin}-]$/u.test(small.slice(0, at))) return [];
      const link = before.slice(at + name.length);
      const isLinked = isOfSales
        ? LINK.test(link) || (/^\s$/u.test(link) && ENTFALLEN.test(small.slice(0, at)))
        : HAN_LINK.test(link);
      return isLinked ? [name] : [];
    });
  return found.toSorted((a, b) => b.length - a.length)[0];
}
