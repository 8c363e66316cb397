import type { Severity } from '../../shared/finding.ts';
import type { Rule } from '../rule.ts';
import { lookAt } from '../words/look.ts';

/** Text that nobody writes to be printed. */
const SURE = new RegExp(
  [
    String.raw`\blorem ipsum\b`,
    String.raw`\[(?:please )?(?:insert|fill in|placeholder|your|enter)\b[^\]\n]{0,80}\]`,
    String.raw`\[(?:hier|bitte)\b[^\]\n]{0,40}(?:einfügen|ergänzen|eintragen)[^\]\n]{0,20}\]`,
    String.raw`\[[^\]\n]{1,40} (?:einfügen|ergänzen|eintragen|nachtragen)\]`,
    String.raw`[[【（(](?:此处|此處|请|請)?(?:插入|填写|填寫|填入|待补充|待補充|待填|待更新|待核实|待核實)[^\]】）)\n]{0,30}[\]】）)]`,
    String.raw`[[【（(][^\]】）)\n]{0,12}(?:待补充?|待補充?|待更新|待核实|待核實|待核对|待填)[\]】）)]`,
    String.raw`\[[●•▪■]\]`,
    String.raw`(?:US|HK|NT)?[$€£¥]\s?(?:X{2,}|X{1,3}[.,]X{1,3})(?![\p{L}\d])`,
    String.raw`(?<![A-Za-zÀ-ɏ\d.])X{1,3}[.,]X{1,2}\s?(?:%|x(?!\p{L})|bn|mn|million|billion|Mio|Mrd|€|亿|億|万|萬|元|倍)`,
    String.raw`(?<![A-Za-zÀ-ɏ\d.])(?:X{2,3}|x{2,3})\s?(?:%|Mio\.|Mrd\.|百分点|百分點|个百分点|亿|億|万元|萬元|(?=年XX?月)|(?=月XX?日))`,
    String.raw`\[[xX●•]{1,3}\]\s?%`,
  ].join('|'),
  'iu',
);
/** Text that mostly waits for another. */
const LIKELY = new RegExp(
  [
    String.raw`\?{3,}|？{3,}|\{\{[^{}\n]{1,80}\}\}|(?<![\p{L}\d$\\])\{[A-Za-z][A-Za-z_ ]{1,30}\}`,
    String.raw`\[(?:tbd|tba|tbc|xx+|company(?: name)?|name|date|ticker|number|amount|figure|citation needed|source(?: needed|\?)?|link|quote|to be (?:added|completed|confirmed|updated|checked)|quelle(?: fehlt|\?)?|noch (?:zu ergänzen|offen)|betrag|datum|prüfen|offen|folgt)\]`,
    String.raw`\[(?:add|check|verify|confirm|update|replace|needs?|pls|todo|to do|note to|missing|analyst(?:['’]s)? name|chart|table|image|figure|exhibit|grafik|tabelle|zahl|name des)(?!\p{L})(?! \d{1,2}\])[^\]\n]{0,60}\]`,
    String.raw`\((?:source\?|check!?|please check|to be (?:checked|updated|completed)|placeholder|quelle\?|bitte prüfen|noch (?:zu )?(?:prüfen|ergänzen))\)`,
    String.raw`(?<!\p{L})note to (?:self|(?:the )?(?:editor|reviewer|author|desk))\s?[:：]|(?<!\p{L})(?:chart|table|image|figure|exhibit) (?:goes|to go|about)? ?here(?=[.\])]|$)|(?<!\p{L})(?:chart|table|image|figure) placeholder(?!\p{L})`,
    '待补充|待補充|此处(?:插入|应插入|放置)|此處(?:插入|應插入|放置)|【(?:图表?|圖表?|表格|数据来源|數據來源|公司名称?|公司名稱?|日期|姓名)】',
  ].join('|'),
  'iu',
);
/** In capitals only; TBA and TBC are also securities and a bank. */
const CAPITALS = /(?<![\p{L}\d/])(?:TBD|TODO|FIXME|XXX)(?![\p{L}\d/])/u;
/** In a calendar, a date that is not yet fixed is written so. */
const OPEN_DATE = /^(?:TBD|TBC|TBA)$/u;

export const placeholderText: Rule = {
  id: 'placeholder-text',
  group: 'words',
  severity: 'warning',
  about:
    'A stand-in such as "TBD", "$X.XX" or "[insert chart]" was to be replaced before print. It is an error where no sound text could hold it.',
  examples: {
    fires: [
      { text: 'Halden Marine\n\nWe raise the target to $X.XX from $41.00.', why: 'The amount is missing.' },
      { text: 'Halden Marine\n\n[Insert chart of freight rates]', why: 'A note to the writer.' },
      { text: 'Halden Marine\n\nRevenue grew by XX% in 2025.', why: 'The figure is missing.' },
      { text: 'Halden Marine\n\nThe margin was ??? in the quarter, the guidance is TBD.', why: 'Two figures are missing.' },
      { text: 'Nordhalde Pumpen\n\nDas Kursziel beträgt [bitte ergänzen].', why: 'In German.' },
      { text: '云梯机器人\n\n目标价为【待补充】。', why: 'In Chinese.' },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nN/A\n\n| Event | Date |\n|---|---|\n| Results | TBD |\n| EBIT | n/a |',
        why: 'What is not there is said so.',
      },
      {
        text: 'Halden Marine\n\nThe group sold its XXL line for $20 million, at 12.5x EBITDA; "[the company] will grow".',
        why: 'Names, multiples and an editor’s brackets.',
      },
    ],
  },
  *check({ note }) {
    const where = ['title', 'heading', 'paragraph', 'item', 'quote', 'caption', 'field', 'cell'] as const;
    yield* lookAt(note, where, ({ text, start, span, block }) => {
      const sure = SURE.exec(text);
      const match = sure ?? LIKELY.exec(text) ?? CAPITALS.exec(text);
      if (match === null || (block?.kind === 'table' && OPEN_DATE.test(text))) return undefined;
      const from = start + match.index;
      const severity: Severity = sure ? 'error' : 'warning';
      return {
        severity,
        message: `"${match[0]}" stands where a word or number was to come.`,
        mend: 'Fill it in, or take the sentence out.',
        place: span.place(from, from + match[0].length),
      };
    });
  },
};
