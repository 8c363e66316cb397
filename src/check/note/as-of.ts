import { dateIn } from '../../report/import/dates.ts';

const LABEL =
  /(?:^|[^\p{L}])(?:as (?:of|at)|date|dated|published(?: on)?|pric(?:ed|es?) (?:as )?(?:of|at)|stand(?: vom)?|datum|veröffentlicht am|kurse? (?:vom|per)|截至|截止|日期|发布日期|發布日期|报告日期|報告日期)\s?[:：]?\s?/iu;
/** Lines at the head of a draft that may be nothing but its date. */
const HEAD = 12;

/** The ISO day on which a draft says that it speaks: a line that is a date, or says "As of", "Stand", "截至". */
export function asOfIn(lines: readonly string[]): string | undefined {
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
