import type { HtmlDocument } from '../compose/document.ts';
import { plainText } from '../prose/prose.ts';
import type { Report } from '../resolve/report.ts';
import { versionOf } from '../shared/version.ts';
import { BUILT_IN } from '../workspace/workspace.ts';

/** What a file says of itself. */
export interface DocumentData {
  readonly title: string;
  /** In the order of the front page. */
  readonly authors: readonly string[];
  /** One sentence; empty when there is none. */
  readonly subject: string;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** ISO 8601 with zone. */
  readonly date: string;
  /** The program that made the document, with its version. */
  readonly creator: string;
  /** The program that made the file, with its version. */
  readonly producer: string;
  /** The line of a personal copy with {recipient} and {id}. */
  readonly copyLine?: string | undefined;
  /** The line of a signature that can be seen, likewise. */
  readonly signedLine?: string | undefined;
}

const LONGEST_SUBJECT = 400;

/** A report as its file describes it. @param chromium version that printed it */
export function documentData(report: Report, document: HtmlDocument, chromium: string): DocumentData {
  const { data, brand } = report;
  const words = (field: string): string => {
    const prose = report.prose.get(field);
    return prose === undefined ? '' : plainText(prose, report.sourceIds, (id) => id).trim();
  };
  const { issuer } = data;
  const keywords = [issuer?.name, issuer?.ticker, data.rating?.current, data.noteType, issuer?.sector, brand.name];
  return {
    title: titleOf(document),
    authors: data.authors.map(({ name }) => name),
    subject: (words('standfirst') || words('headline')).slice(0, LONGEST_SUBJECT),
    keywords: [...new Set(keywords.filter((word): word is string => word !== undefined && word !== ''))],
    language: document.language,
    date: document.date,
    creator: `Tearsheet ${versionOf(BUILT_IN)}`,
    producer: `Tearsheet ${versionOf(BUILT_IN)}, Chromium ${chromium}`,
    copyLine: report.locale.words['copyLine'],
    signedLine: report.locale.words['signedLine'],
  };
}

/** As the page's own head has it: with the headline. */
function titleOf({ html, title }: HtmlDocument): string {
  const head = /<title>([^<]*)<\/title>/.exec(html)?.[1];
  return head === undefined
    ? title
    : head
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
}
