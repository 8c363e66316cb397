import { formatDate, formatMoment } from '../../locale/dates.ts';
import { word } from '../../locale/locale.ts';
import type { Report } from '../../resolve/report.ts';

/** Who prints, what kind of note, when. */
export function masthead(report: Report) {
  const { brand, data, language, locale } = report;
  const date = data.date;
  return {
    logo: brand.logo,
    name: brand.name,
    tagline: brand.tagline,
    department: data.department ?? brand.tagline,
    line: [data.issuer?.sector, data.noteType].filter(Boolean).join(' · '),
    date: date ? formatMoment(date, language, 'long') : undefined,
    draft: data.status === 'draft' ? word(locale, 'draft') : undefined,
  };
}

/** Company, ticker, exchange, what a share is: one line that leaves no doubt what is meant. */
export function eyebrow(report: Report): readonly string[] {
  const { issuer } = report.data;
  if (!issuer) return [];
  return [
    issuer.name,
    issuer.ticker,
    issuer.exchange,
    issuer.adsRatio ? word(report.locale, 'adsRatio', { n: issuer.adsRatio }) : undefined,
  ].filter((part): part is string => part !== undefined);
}

/** People who answer for the report. */
export function analysts(report: Report) {
  return report.data.authors.map((author) => ({
    name: author.name,
    certifies: author.certifies ? word(report.locale, 'certifies') : undefined,
    lines: [author.role, author.entity, author.phone].filter((line): line is string => line !== undefined),
    email: author.email,
  }));
}

/** Words of the running head and foot from page 2. */
export function runningWords(report: Report, title: string) {
  const { data, brand, language } = report;
  // A factsheet's subject is the fund; its issuer is the house.
  const name =
    data.issuer && data.kind !== 'factsheet' ? [data.issuer.name, data.issuer.ticker].filter(Boolean).join(' · ') : title;
  const rating = data.rating
    ? [data.rating.owner === 'consensus' ? word(report.locale, 'consensus') : undefined, data.rating.current]
        .filter(Boolean)
        .join(' ')
    : undefined;
  return {
    headLeft: shorten(name, 80),
    headRight: [rating && shorten(rating, 40), data.date ? formatDate(data.date, language) : undefined]
      .filter(Boolean)
      .join(' · '),
    footLeft: [shorten(brand.name, 80), data.status === 'draft' ? word(report.locale, 'draft') : undefined]
      .filter(Boolean)
      .join(' · '),
  };
}

/** Cuts at a word; the running head has one line. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\ud800-\udbff]$/, '')}…`;
}
