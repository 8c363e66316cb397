import { allowed } from '../arithmetic/allowed.ts';
import { touch } from '../arithmetic/interval.ts';
import { outOfOrder, saysOrder } from '../arithmetic/ordered-lists.ts';
import { columnsMeant, isPlain, REACH, rowMeant } from '../arithmetic/ranked-rows.ts';
import { type NamedRow, namedRowsOf, placeOf } from '../arithmetic/row-names.ts';
import { type NumberTable, tablesNear, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

const ORDINAL = String.raw`(?<nth>second|third|fourth|zweit|dritt|viert)?[-\s]?`;
const HIGH = String.raw`(?<high>largest|biggest|highest|strongest|fastest|steepest|richest|priciest|most\sexpensive|dearest|größte|höchste|stärkste|schnellste|teuerste)`;
const LOW = String.raw`(?<low>smallest|lowest|weakest|slowest|cheapest|thinnest|least\sexpensive|kleinste|niedrigste|geringste|schwächste|günstigste|billigste|dünnste)`;
const LATIN = new RegExp(String.raw`(?<![\p{L}])${ORDINAL}(?:${HIGH}|${LOW})(?:[nrsm])?(?![\p{L}])`, 'giu');
const HAN =
  /(?:第(?<nth>[二三四])(?=大))?(?<high>(?<=第[二三四])大|最高|最大|最多|最快|最贵|最貴|居[\p{Script=Han}]{0,6}之首|居首|排名第一|位列第一)|(?<low>最低|最小|最少|最慢|最便宜|垫底|墊底|居末)/gu;
/** "No other share comes at a lower multiple": a superlative in other words. */
const NO_OTHER =
  /(?<!\p{L})(?:no other|none of the other|keine? ander\p{L}{1,2})\s(?:share|stock|company|name|peer|bank|fund|market|segment|aktie|titel|unternehmen|wert|bank|markt)[^.;:]{0,50}?\s(?:(?<low>lower|cheaper|smaller|niedriger\p{L}{0,2}|günstiger\p{L}{0,2}|kleiner\p{L}{0,2})|(?<high>higher|larger|bigger|höher\p{L}{0,2}|größer\p{L}{0,2}|teurer))(?!\p{L})/giu;
/** Compared with other times, or with others than the rows. */
const ELSEWHERE =
  /(?<!\p{L})(?:since|ever|on record|in (?:\w+|\d+) (?:years|quarters|months)|of the (?:year|decade|series)|history|historical\w*|world\w*|global\w*|europe\w*|asia\w*|industry|country|nation\w*|listed|seit|jemals|weltweit|europaweit|branche|landes|single|position|customers?|shareholders?|holding|risk|kunden?|aktionäre?|risiko)(?!\p{L})|以来|以來|历史|歷史|全球|全国|全國|行业|行業|年内|年內|近.{1,3}年/iu;
/** "For its growth it is the dearest": by another measure than a column's. */
const MEASURED =
  /(?<!\p{L})(?:for (?:its|their)|relative to|measured (?:by|against)|adjusted for|gemessen an|im verhältnis zu)(?!\p{L})|相对于|相對於|按.{1,8}(?:计|計)/iu;
/** Says that the rows are what is compared. */
const AMONG =
  /(?<!\p{L})(?:(?:of|among|in|within) (?:the|this|our|these|all) (?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten|group|table|peers?|names|coverage|universe|set|sample|companies|stocks|segments|markets|regions|lot|field)|(?:der|unter den|von den|im) (?:drei|vier|fünf|sechs|sieben|acht|gruppe|tabelle|vergleich\w*|feld|werte)\w*)(?!\p{L})|[三四五六七八九十两兩][家个個大只]|之首|各家|表中|组内|組內/iu;
/** What is left of a whole has no rank. */
const REST =
  /^(?:(?:all )?others?|rest(?: of \p{L}+)?|remainder|sonstige[rs]?|übrige[rs]?|andere|rest der welt|其他|其它|其余|其餘)(?!\p{L})/iu;
const MOST_ROWS = 60;

export const ranking: Rule = {
  id: 'ranking',
  group: 'consistency',
  severity: 'error',
  about:
    'What is called the largest, lowest or cheapest of the rows of a table must be so in a column that the words can mean; the second largest the second.',
  examples: {
    fires: [
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nNordkabel builds cables and is the cheapest of the three.',
        why: 'Sunward is cheaper.',
      },
      {
        text: '# Netze\n\n| Unternehmen | EBIT-Marge | KGV |\n|---|---|---|\n| Voltera | 11,2 % | 21,4 |\n| Nordkabel | 9,6 % | 16,8 |\n| Sonnwart | 8,1 % | 15,2 |\n\nNordkabel hat die niedrigste EBIT-Marge der drei Werte.',
        why: 'Sonnwart hat eine niedrigere.',
      },
      {
        text: '# Cooling\n\n| Vendor | Revenue, $bn | Share |\n|---|---|---|\n| Koldwerk | 0.94 | 24.1% |\n| Arctiq | 0.71 | 18.2% |\n| Thermaline | 0.66 | 16.9% |\n| Others | 1.59 | 40.8% |\n\nThermaline, the second-largest vendor, sells to colocation operators.',
        why: 'Arctiq is the second by revenue and by share.',
      },
      {
        text: '# 液冷\n\n| 厂商 | 收入（亿元） | 市盈率 |\n|---|---|---|\n| 甲光 | 94.0 | 20.0 |\n| 乙和 | 71.0 | 18.0 |\n| 盛达 | 66.0 | 19.0 |\n| 其他 | 120.0 | - |\n\n盛达是第二大厂商。',
        why: '乙和才是第二大。',
      },
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nNordkabel: No other share comes at a lower multiple than its 16.8x.',
        why: 'Sunward does.',
      },
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nNordkabel – Lowest multiple in the group, in spite of its growth.',
        why: 'The same of a multiple that is not named.',
      },
      {
        text: '# Fonds\n\n| Position | Gewicht | Beitrag Q4 (Prozentpunkte) |\n|---|---|---|\n| Kressbronn Ventile | 6,8 % | 1,35 |\n| Oderwald Software | 5,9 % | 1,12 |\n| Steinach Papier | 5,1 % | 0,49 |\n\nDen größten Beitrag lieferte Oderwald Software, gefolgt von Kressbronn Ventile.',
        why: 'Kressbronn trug mehr bei.',
      },
      {
        text: '# Fund\n\n| Position | Weight | Contribution Q4 (pp) |\n|---|---|---|\n| Kressbronn Valves | 6.8% | 1.35 |\n| Oderwald Software | 5.9% | 1.12 |\n| Steinach Paper | 5.1% | 0.49 |\n\nThe largest contribution came from Kressbronn Valves, followed by Steinach Paper and Oderwald Software.',
        why: 'Oderwald comes second.',
      },
      {
        text: '# 检测\n\n| 公司 | 2025E PE | 2025E ROE |\n|---|---|---|\n| 中衡检测 | 22.7 | 16.2% |\n| 华谱计量 | 29.0 | 18.7% |\n| 嘉信认证 | 28.4 | 17.1% |\n\n按2025年ROE从高到低排列，依次为华谱计量、中衡检测、嘉信认证。',
        why: '嘉信认证应在中衡检测之前。',
      },
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nIn descending order of EBIT margin they are Voltera, Sunward and Nordkabel.',
        why: 'Nordkabel comes second.',
      },
      {
        text: '# Netze\n\n| Unternehmen | EBIT-Marge | KGV |\n|---|---|---|\n| Voltera | 11,2 % | 21,4 |\n| Nordkabel | 9,6 % | 16,8 |\n| Sonnwart | 8,1 % | 15,2 |\n\nNach der EBIT-Marge absteigend geordnet: Nordkabel, Voltera, Sonnwart.',
        why: 'Voltera steht vorn.',
      },
    ],
    silent: [
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nIn descending order of EBIT margin they are Voltera, Nordkabel and Sunward; from the lowest to the highest multiple Sunward, Nordkabel and Voltera.',
        why: 'Each in its order.',
      },
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nSunward is the cheapest of the three, Voltera the most expensive. Nordkabel has the second-highest EBIT margin, its lowest since 2019.',
        why: 'All is so, and other years are not in the table.',
      },
      {
        text: '# Cooling\n\n| Vendor | Revenue, $bn | Share |\n|---|---|---|\n| Koldwerk | 0.94 | 24.1% |\n| Arctiq | 0.71 | 18.2% |\n| Thermaline | 0.66 | 16.9% |\n| Others | 1.59 | 40.8% |\n\nKoldwerk is the largest vendor, Arctiq the second-largest vendor. Thermaline calls itself the largest vendor in its industry.',
        why: 'The others are no vendor, and an industry is more than the table.',
      },
      {
        text: '# Fund\n\n| Position | Weight | Contribution Q4 (pp) |\n|---|---|---|\n| Kressbronn Valves | 6.8% | 1.35 |\n| Oderwald Software | 5.9% | 1.12 |\n| Steinach Paper | 5.1% | 0.49 |\n\nThe largest contribution came from Kressbronn Valves, followed by Oderwald Software and Steinach Paper.',
        why: 'In the order of the table.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims).flatMap((table): readonly Ranked[] => {
      const rows = namedRowsOf(table)
        .filter(({ names }) => !REST.test(names[0] ?? ''))
        .slice(0, MOST_ROWS);
      return rows.length > 2 ? [{ table, rows }] : [];
    });
    if (tables.length === 0) return;
    const numbers = tables.map(({ table }) => table);
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || block.kind === 'heading') continue;
      const near = new Set(tablesNear(numbers, block.index));
      const around = near.size === tables.length ? tables : tables.filter(({ table }) => near.has(table));
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        const listed = saysOrder(words) ? inOrder(words, around) : undefined;
        if (listed) yield { ...listed, place: span.place(start, end) };
        for (const pattern of [LATIN, HAN, NO_OTHER]) {
          for (const match of words.matchAll(pattern)) {
            const found = judge(match, words, span.text, around);
            if (found) yield { ...found, place: span.place(start + match.index, start + match.index + match[0].length) };
          }
        }
      }
    }
  },
};

/** A list that says it runs from the highest to the lowest; one table that has it so is enough. */
function inOrder(words: string, tables: readonly Ranked[]): Omit<Noticed, 'place'> | undefined {
  const [found] = tables.flatMap(({ table, rows }) => outOfOrder(words, table, rows) ?? []);
  if (found === undefined) return undefined;
  const { first, second, firstLabel, secondLabel, head } = found;
  return {
    ...(tables.length > 1 ? { severity: 'warning' as const } : {}),
    message: `${firstLabel} with ${first.text} is listed before ${secondLabel} with ${second.text} (line ${second.place().line}); in ${head} they stand the other way round.`,
    mend: 'Correct the order or the table.',
  };
}

interface Ranked {
  readonly table: NumberTable;
  readonly rows: readonly NamedRow[];
}

function judge(
  match: RegExpExecArray,
  words: string,
  paragraph: string,
  tables: readonly Ranked[],
): Omit<Noticed, 'place'> | undefined {
  const around = words.slice(Math.max(0, match.index - REACH), match.index + match[0].length + REACH);
  const behind = words.slice(match.index, match.index + match[0].length + 60);
  if (ELSEWHERE.test(clauseOf(words, match.index, match[0].length)) || MEASURED.test(words)) return undefined;
  const isAmong = AMONG.test(around);
  let told: Omit<Noticed, 'place'> | undefined;
  for (const { table, rows } of tables) {
    const meant = rowMeant(words, match.index, paragraph, rows);
    if (meant === undefined) continue;
    const columns = columnsMeant(table, rows, match[0], around, behind);
    for (const column of columns) {
      const found = against(table, rows, meant, column, match);
      // One column in which it is so is enough.
      if (found === undefined) return followers(table, rows, meant, column, match, words);
      told ??= isAmong ? found : { ...found, severity: 'warning' };
    }
  }
  return told;
}

/** The clause around a superlative, up to the commas or semicolons beside it. */
function clauseOf(words: string, at: number, length: number): string {
  const before = words.slice(0, at);
  const from =
    Math.max(before.lastIndexOf(', '), before.lastIndexOf('; '), before.lastIndexOf('，'), before.lastIndexOf('；')) + 1;
  const rest = /^[^,;，；]*/u.exec(words.slice(at + length))?.[0] ?? '';
  return words.slice(from, at + length) + rest;
}

const FOLLOWED =
  /(?:(?<!\p{L})(?:followed\sby|ahead\sof|gefolgt\svon)(?!\p{L})|其次(?:是|为|為)?|依次(?:是|为|為))(?<rest>[^.;；。]{0,90})/iu;

/** Those that are told to follow must stand in that order. */
function followers(
  table: NumberTable,
  rows: readonly NamedRow[],
  meant: NamedRow,
  column: number,
  match: RegExpExecArray,
  words: string,
): Omit<Noticed, 'place'> | undefined {
  const behind = words.slice(match.index + match[0].length);
  const rest = FOLLOWED.exec(behind)
    ?.groups?.rest?.split(/(?<!\p{L})(?:while|whereas|but|während|aber)(?!\p{L})|而/iu)[0]
    ?.toLowerCase();
  if (rest === undefined) return undefined;
  const next = rows
    .flatMap((row) => ({ row, place: Math.max(...row.names.map((name) => placeOf(rest, name))) }))
    .filter(({ row, place }) => place !== -1 && row !== meant)
    .toSorted((a, b) => a.place - b.place)
    .map(({ row }) => row);
  const isHigh = (match.groups as Record<string, string | undefined>).high !== undefined;
  for (const [at, row] of next.entries()) {
    const [one, other] = [table.at((next[at - 1] ?? meant).row, column), table.at(row.row, column)];
    if (!isPlain(one) || !isPlain(other) || one.unit !== other.unit || touch(allowed(one), allowed(other))) continue;
    if (isHigh === one.value > other.value) continue;
    return {
      severity: 'warning',
      message: `${table.label(row.row)} with ${other.text} is told to follow one with ${one.text}, behind "${match[0]}"; in ${table.head(column)} it is the other way round.`,
      mend: 'Correct the order or the table.',
    };
  }
  return undefined;
}

function against(
  table: NumberTable,
  rows: readonly NamedRow[],
  { row }: NamedRow,
  column: number,
  match: RegExpExecArray,
): Omit<Noticed, 'place'> | undefined {
  const mine = table.at(row, column);
  if (!isPlain(mine)) return undefined;
  const { nth, high } = match.groups as Record<string, string | undefined>;
  const place =
    nth === undefined
      ? 1
      : ({ second: 2, zweit: 2, third: 3, dritt: 3, fourth: 4, viert: 4, 二: 2, 三: 3, 四: 4 }[nth.toLowerCase()] ?? 1);
  const others = rows.flatMap((each) => {
    const claim = each.row === row ? undefined : table.at(each.row, column);
    return isPlain(claim) && claim.unit === mine.unit ? [{ claim, label: table.label(each.row) }] : [];
  });
  if (others.length < 2) return undefined;
  const beats = (claim: Claim) =>
    !touch(allowed(claim), allowed(mine)) && (high === undefined ? claim.value < mine.value : claim.value > mine.value);
  const ties = others.filter(({ claim }) => touch(allowed(claim), allowed(mine))).length;
  const better = others.filter(({ claim }) => beats(claim));
  if (better.length <= place - 1 && better.length + ties >= place - 1) return undefined;
  const other = better[0] ?? others[0];
  return {
    message: `"${match[0]}" is said of ${table.label(row)} with ${mine.text}; ${table.head(column)} of ${other?.label} is ${other?.claim.text} (line ${other?.claim.place().line}).`,
    mend: 'Correct the sentence or the table.',
  };
}
