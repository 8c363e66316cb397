import { headingOf, type Note, type Span, type TableBlock } from '../note/note.ts';
import type { Rule } from '../rule.ts';

/** A column of effects. */
const EFFECT =
  /^(?:(?:estimated|expected|potential|likely|possible|valuation|degree of|total|net) ){0,2}(?:impact|effect|influence|uplift|contribution)(?: (?:degree|size|range|level))?(?:,? ?\(?%\)?)?$|^(?:(?:erwartete[rs]?|mögliche[rs]?|geschätzte[rs]?) )?(?:auswirkung(?:en)?|einfluss|effekt|wirkung|beitrag)(?: (?:in|,) ?%| \(%\))?$|^(?:预计|預計|潜在|潛在|估值)?(?:影响|影響|贡献|貢獻)(?:程度|幅度|大小|度)?(?:[（(]%[）)])?$/iu;
/** What a percentage can be of. */
const BASE =
  /\b(?:eps|earnings|profits?|income|revenues?|sales|turnover|ebitd?a?|margins?|prices?|fair value|targets?|nav|gdp|cash flow|index|returns?|costs?|market cap|equity|assets|volumes?|points|pp|bps?)\b|gewinn|umsatz|ergebnis|marge|kurs|preis|wert\b|kosten|rendite|bip|利润|利潤|收入|营收|營收|盈利|股价|股價|目标价|目標價|每股|毛利|净利|淨利|成本|价格|價格/iu;
/** "impact on EPS" in the words around a table. */
const ON_BASE =
  /(?:impact|effect|influence|uplift|contribution|change|sensitivity|percent|per cent|%|\bacts?\b)[^.!?]{0,60}\b(?:on|of|to|in)\s(?:[\p{L}\d’'&-]{1,30}\s){0,4}?(?:eps|earnings|(?:net |operating |gross )?(?:profits?|income|margins?)|revenues?|sales|ebitd?a?|(?:share |target )?prices?|(?:fair )?value|target|nav|gdp|cash flow|returns?)\b|(?:auswirkung|einfluss|effekt|wirkung|beitrag|%|prozent)[^.!?]{0,60}(?:gewinn|umsatz|ergebnis|marge|kurs|wert\b)|对[^。！？]{0,30}(?:利润|收入|营收|盈利|股价|目标价|每股收益)的?(?:影响|贡献)|對[^。！？]{0,30}(?:利潤|收入|營收|盈利|股價|目標價|每股盈餘)的?(?:影響|貢獻)/iu;
const PERCENT = /^[~≈+\-−±<>]?\s?\d[\d.,]*\s?%?\s?(?:(?:[-–—~～]|to|bis|至)\s?[+\-−]?\d[\d.,]*\s?)?[%％]$/u;

export const percentOfWhat: Rule = {
  id: 'percent-of-what',
  group: 'words',
  severity: 'warning',
  about:
    'A column of effects in per cent says nothing while it does not say of what: five per cent of revenue, of profit and of the price differ many times over, and cannot be added.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\nThe ramp acts through two effects:\n\n| Factor | Impact | Why |\n|---|---|---|\n| Volume | +4-6% | more tools |\n| Mix | +2-3% | a higher price |',
        why: 'The column does not say what the percentages are of.',
      },
      {
        text: '云梯机器人\n\n| 估值因素 | 影响程度 | 说明 |\n|---|---|---|\n| 海外订单 | +5-8% | 占比提升 |\n| 信心 | +3-5% | 信号确认 |',
        why: 'In Chinese.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine\n\n| Factor | Impact on EPS |\n|---|---|\n| Volume | +4% |\n| Mix | +2% |',
        why: 'The head names the base.',
      },
      {
        text: 'Halden Marine\n\nThe table shows the effect of each factor on fair value.\n\n| Factor | Effect |\n|---|---|\n| Volume | +4% |\n| Mix | +2% |',
        why: 'The words before the table name it.',
      },
      {
        text: 'Halden Marine\n\n| Factor | Acts on | Effect |\n|---|---|---|\n| Volume | Revenue | +4% |\n| Mix | Gross margin | +2% |',
        why: 'A column of its own names it.',
      },
    ],
  },
  *check({ note }) {
    for (const block of note.blocks) {
      if (block.kind !== 'table') continue;
      const column = block.head.findIndex((head, at) => EFFECT.test(head.text.trim()) && isInPercent(block, at));
      if (column === -1 || namesBase(block, column) || wordsAround(note, block).some((text) => ON_BASE.test(text))) continue;
      const cell = block.rows.find((row) => PERCENT.test(row[column]?.text.trim() ?? ''))?.[column];
      yield {
        message: `The column "${block.head[column]?.text.trim()}" is in per cent and does not say of what: of revenue, of profit or of the price?`,
        mend: 'Name the base in the head of the column, such as "Effect on EPS, %".',
        place: (cell as Span).place(),
      };
    }
  },
};

/** Whether most numbers of a column are percentages. */
function isInPercent({ rows, units }: TableBlock, column: number): boolean {
  if (units?.[column] !== undefined && units[column] !== '%') return false;
  const filled = rows.map((row) => row[column]?.text.trim() ?? '').filter((text) => /\d/.test(text));
  const percents = filled.filter((text) => PERCENT.test(text)).length;
  return percents >= 2 && percents >= 0.6 * filled.length;
}

/** Whether another column says what each effect is of: a head such as "Base", or cells that name a measure and nothing else. */
function namesBase({ head, rows }: TableBlock, column: number): boolean {
  return head.some(({ text }, at) => {
    if (at === column || at === 0) return false;
    if (/^(?:acts on|base|basis|measure|metric|bezugsgröße|bezug|基数|基準|对象|指标)$/iu.test(text.trim())) return true;
    return rows.length > 0 && rows.every((row) => isMeasure(row[at]?.text.trim() ?? ''));
  });
}

function isMeasure(cell: string): boolean {
  return cell.length <= 30 && BASE.test(cell);
}

/** Title, notes and heading of a table, and the paragraphs beside it. */
function wordsAround(note: Note, table: TableBlock): readonly string[] {
  // Title, subtitle and notes of an exhibit stand right before its table.
  const captions = note.blocks
    .slice(Math.max(0, table.index - 3), table.index)
    .flatMap((block) =>
      block.kind === 'caption' && table.exhibit !== undefined && block.path === table.exhibit ? [block.span.text] : [],
    );
  const beside = [table.index - 1, table.index + 1].flatMap((at) => {
    const block = table.exhibit === undefined ? note.blocks[at] : undefined;
    return block?.kind === 'paragraph' ? [block.span.text.slice(-1_000)] : [];
  });
  return [...captions, headingOf(note, table), ...beside];
}
