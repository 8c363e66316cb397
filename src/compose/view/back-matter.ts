import { formatDate, formatMoment } from '../../locale/dates.ts';
import { word } from '../../locale/locale.ts';
import { complianceOf } from '../../resolve/compliance.ts';
import type { Report } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { CitationLog, ProseHtml } from '../prose-html.ts';

/** The register of sources; each leads back to the first place that cites it. */
export function sourceList(report: Report, citations: CitationLog, prose: ProseHtml) {
  const { language, locale } = report;
  return report.sources.map((source, i) => ({
    number: source.number,
    publisher: source.publisher,
    title: source.title,
    date: source.date ? formatDate(source.date, language) : undefined,
    address: source.locator,
    isLink: source.locator !== undefined && /^https?:/.test(source.locator),
    retrieved: source.retrieved ? `${word(locale, 'retrieved')} ${formatDate(source.retrieved, language)}` : undefined,
    doubtful: source.reliability === 'C' ? word(locale, 'doubtful') : undefined,
    noAddress: source.locator === undefined ? word(locale, 'noAddress') : undefined,
    note: prose.inline(report.prose.get(`sources.${i}.note`)) || undefined,
    back: citations.bySource.get(source.id)?.[0],
  }));
}

/** House, people, dates, scale, the report's own and the brand's disclosures, in the order a reader looks for them. */
export function disclosureList(report: Report, prose: ProseHtml) {
  const { brand, data, locale, language } = report;
  const list: { title: string; html: string }[] = [];
  // A target without its method is a number without a reason (FINRA 2241(c)(1), MAR 2016/958 art. 4(1)(b)).
  const method = report.prose.get('target.method');
  if (method) list.push({ title: word(locale, 'valuation'), html: prose.inline(method) });
  for (const [i, disclosure] of data.disclosures.entries())
    list.push({ title: disclosure.title, html: prose.inline(report.prose.get(`disclosures.${i}.text`)) });
  list.push(...complianceList(report));
  if (brand.ratings.length > 0 && data.kind !== 'factsheet') {
    list.push({
      title: word(locale, 'ratingScale'),
      html: brand.ratings.map((rating) => `${escapeHtml(rating.name)}: ${escapeHtml(rating.meaning)}`).join('<br>'),
    });
  }
  for (const [i, disclosure] of brand.disclosures.entries())
    list.push({ title: disclosure.title, html: prose.inline(report.prose.get(`brand.disclosures.${i}`)) });
  if (report.prose.has('disclaimer'))
    list.push({ title: word(locale, 'disclaimer'), html: prose.inline(report.prose.get('disclaimer')) });
  const moment = (text: string): string => formatMoment(text, language, 'long');
  const identity = [
    brand.legal.entity,
    brand.legal.address,
    brand.legal.regulator,
    data.date ? `${word(locale, 'completed')}: ${moment(data.date)}` : undefined,
    data.disseminated ? `${word(locale, 'disseminated')}: ${moment(data.disseminated)}` : undefined,
    data.authors.some((author) => author.certifies) ? word(locale, 'certifiesMeaning') : undefined,
    brand.legal.copyright,
  ].filter((line): line is string => line !== undefined);
  if (identity.length > 0) list.push({ title: brand.name, html: identity.map(escapeHtml).join('<br>') });
  return list;
}

const FUNDED = { independent: 'fundedIndependent', 'issuer-paid': 'fundedIssuer', sponsored: 'fundedSponsor' } as const;

/** Answers to disclosure rules that are printed as they were written. */
function complianceList(report: Report): { title: string; html: string }[] {
  const { locale } = report;
  const answers = complianceOf(report);
  const { certification, fundingModel, methodologyUrl } = answers;
  const lines = (texts: readonly (string | undefined)[]) =>
    texts.filter((text): text is string => text !== undefined).map(escapeHtml);
  const production = [
    ...lines([
      fundingModel && word(locale, FUNDED[fundingModel]),
      answers.licence,
      ...Object.entries(answers.certificates ?? {}).map(([name, number]) => `${name}: ${number}`),
      answers.assumptions,
      answers.updatePolicy,
      answers.sentToIssuer,
      answers.ratingsHistory,
      answers.barriers,
      answers.dealing,
    ]),
    ...(methodologyUrl
      ? [`${escapeHtml(word(locale, 'methodology'))}: <a href="${escapeHtml(methodologyUrl)}">${escapeHtml(methodologyUrl)}</a>`]
      : []),
  ];
  return [
    {
      key: 'certification',
      html: certification ? [escapeHtml(`${certification.by.join(', ')}: ${certification.text}`)] : [],
    },
    { key: 'conflicts', html: lines(Object.values(answers.conflicts ?? {})) },
    { key: 'production', html: production },
  ].flatMap(({ key, html }) => (html.length > 0 ? [{ title: word(locale, key), html: html.join('<br>') }] : []));
}
