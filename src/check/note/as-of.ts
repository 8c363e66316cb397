import { dateIn } from '../../report/import/dates.ts';

const LABEL =
  /(?:^|[^\p{L}])(?:as (?:of|at)|date|dated|published(?: on)?|pric(?:ed|es?) (?:as )?(?:of|at)|stand(?: vom)?|datum|veröffentlicht am|kurse? (?:vom|per)|截至|截止|日期|发布日期|發布日期|报告日期|報告日期)\s?[:：]?\s?/iu;
/** Lines at the head of a draft that may be nothing but its date. */
const HEAD = 12;

/** Between the fields of a masthead. */
const FIELDS = /\s[/／–—-]{1,2}\s|[|｜·•；;_]|\/\/|(?<!\d)[.。]\s|\s{3,}/u;
/** Words before a day that is not that of the note: of prices, of a period, of something that happened. */
const ANOTHER =
  /(?<!\p{L})(?:pric\p{L}+|clos\p{L}+|kurse?|schluss\p{L}*|xetra|figures|reported|ended|ending|ends?|year to|half to|quarter to|months? to|since|from|until|on|am|bis|seit|der|signed|announced|founded|inception|aufgelegt|next|due|results)(?!\p{L})|收盘|收盤|股价|股價|收市|现价|現價|成立|上市|会计|截止|交易/iu;
/** Words that a masthead may have before its day, in letters. */
const FEW = 48;

/** The day of a masthead: the first that stands near the beginning of a field and is told of nothing else. */
function mastheadDay(lines: readonly string[], another: RegExp = ANOTHER): string | undefined {
  for (const marked of lines.slice(0, HEAD)) {
    const line = marked.replace(/^[\s>#]{1,12}|[*`]/g, '');
    if (line.length > 400 || /^(?:\[|\|(?!\s?(?:date|datum|日期|发布日期|報告日期)))/iu.test(line)) continue;
    for (const field of line.split(FIELDS)) {
      const day = dateIn(field);
      if (day === undefined || day.start > FEW || (line.length > 200 && !line.startsWith(field) && day.start > 12)) continue;
      if (!another.test(field.slice(0, day.start))) return day.iso;
    }
  }
  return undefined;
}

const AS_OF =
  /(?<!\p{L})(?:as (?:of|at)|stand|stichtag|data|week|weeks|month|period|through|to)(?!\p{L})|截至|截止|数据|數據|净值/iu;

/** The ISO day that a draft bears as its own; that of its data may lie before it. */
export function noteDayIn(lines: readonly string[]): string | undefined {
  return mastheadDay(lines, new RegExp(`${ANOTHER.source}|${AS_OF.source}`, 'iu'));
}

/** The ISO day on which a draft says that it speaks: a line that is a date, or says "As of", "Stand", "截至". */
export function asOfIn(lines: readonly string[]): string | undefined {
  const masthead = mastheadDay(lines);
  if (masthead !== undefined) return masthead;
  for (const [at, marked] of lines.entries()) {
    const line = marked.replace(/[*_`]/g, '');
    if (line.length > 400 || line.startsWith('[')) continue;
    const label = LABEL.exec(line);
    const behind = label ? line.slice(label.index + label[0].length, label.index + label[0].length + 30) : '';
    const found = dateIn(behind);
    if (found && found.start <= 1) return found.iso;
    if (at < HEAD && line.length < 60) {
      const alone = dateIn(line);
      if (alone) return alone.iso;
    }
  }
  return undefined;
}
