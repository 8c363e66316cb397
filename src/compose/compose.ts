import { randomUUID } from 'node:crypto';
import type { Brand } from '../brand/brand.ts';
import type { DataTable, Figure } from '../chart/figure.ts';
import { word } from '../locale/locale.ts';
import { plainText } from '../prose/prose.ts';
import type { Report } from '../resolve/report.ts';
import { TearsheetError } from '../shared/errors.ts';
import type { Finding } from '../shared/finding.ts';
import { codeFrame } from '../shared/frame.ts';
import type { Run } from '../shared/run.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { bodyHtml, contentsView, exhibitHtml } from './body.ts';
import type { HtmlDocument } from './document.ts';
import { draftMark, draftVariables, draftWords } from './draft-mark.ts';
import { escapeHtml } from './escape.ts';
import { chooseFaces, codePoints, fontFaceCss } from './fonts.ts';
import { PrintedFacts } from './printed-facts.ts';
import { ProseHtml } from './prose-html.ts';
import { slidesView } from './slides.ts';
import { type PageUse, pageCss, readStyles } from './styles.ts';
import { loadTemplates, type Templates } from './templates.ts';
import { disclosureList, sourceList } from './view/back-matter.ts';
import { callBox } from './view/call-box.ts';
import { riskList, scenarioCards } from './view/cases.ts';
import { analysts, eyebrow, masthead, runningWords } from './view/masthead.ts';
import { estimateChanges, keyData, keyDataDate, keyDataLegend, ratingDistribution } from './view/panels.ts';
import { planTable } from './view/table-plan.ts';
import { verification, wantsVerification } from './view/verification.ts';

export interface ComposeOptions {
  /** Layout folder; the report's template or kind when absent. */
  readonly template?: string | undefined;
  /** The page is read on a screen: every chart brings its data as a table for readers who cannot see it. */
  readonly screen?: boolean | undefined;
  /** Print a table of contents. */
  readonly contents?: boolean | undefined;
  /** Every page says that it is a draft. */
  readonly draft?: boolean | undefined;
}

/** Layouts and style sheets, read once and used for many reports. */
export class ComposeRoom {
  readonly #workspace: Workspace;
  readonly #templates = new Map<string, Promise<Templates>>();
  /** By brand and kind: a brand of one name differs by language, and when its files change. */
  readonly #styles = new WeakMap<Brand, Map<string, Promise<string>>>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  templates(kind: string): Promise<Templates> {
    let found = this.#templates.get(kind);
    if (!found) {
      found = loadTemplates(kind, this.#workspace.templates);
      this.#templates.set(kind, found);
      found.catch(() => this.#templates.delete(kind));
    }
    return found;
  }

  styles(kind: string, { brand }: Report, use: PageUse): Promise<string> {
    let kinds = this.#styles.get(brand);
    if (!kinds) this.#styles.set(brand, (kinds = new Map()));
    const key = [kind, use.screen, use.draft].join(' ');
    let found = kinds.get(key);
    if (!found) kinds.set(key, (found = readStyles(kind, brand, this.#workspace.styles, use)));
    return found;
  }
}

/** Nothing is fetched, nothing runs: the page's own wall against what escaping might miss. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** The date that the file carries: what the report says, never the hour of printing. */
function documentDate(report: Report): string {
  const dates = [report.data.disseminated, report.data.date, ...report.sources.map((source) => source.date)].filter(
    (date): date is string => date !== undefined,
  );
  const date = report.data.disseminated ?? report.data.date ?? dates.sort().at(-1) ?? '2000-01-01';
  return date.length === 10 ? `${date}T00:00:00Z` : date;
}

/** Keeps the place of a picture in the markup: the words are set while the pictures are still being drawn. No text can forge it. */
const PICTURE = `\uE004${randomUUID()}.`;

/** Keeps the place of the appendix that says where each number stands: it is known when all else is set. */
const VERIFICATION = `${PICTURE}verification`;

const PICTURES = new RegExp(`${PICTURE}([\\w-]+)\uE004`, 'g');

function pictureMarks(report: Report): ReadonlyMap<string, Pick<Figure, 'svg'>> {
  return new Map(
    report.exhibits.filter((exhibit) => exhibit.content.kind === 'chart').map(({ id }) => [id, { svg: `${PICTURE}${id}\uE004` }]),
  );
}

function pictureHtml(figure: Figure | undefined, screen: boolean): string {
  if (!figure) return '';
  return screen ? `${figure.svg}${dataTableHtml(figure.table)}` : figure.svg;
}

/** The chart's rows for a screen reader; a printed page has the alternative text alone, for hidden words would be found and copied. */
function dataTableHtml({ columns, rows, omitted }: DataTable): string {
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('');
  const rest = omitted > 0 ? `<tr><td colspan="${columns.length}">… ${omitted}</td></tr>` : '';
  return `<table class="visually-hidden"><thead><tr>${head}</tr></thead><tbody>${body}${rest}</tbody></table>`;
}

/**
 * Report and its figures → one self-contained page. The figures may still be under way.
 * @throws TearsheetError `template.unknown`, `template.broken`; what the figures are rejected with
 */
export async function compose(
  report: Report,
  figures: ReadonlyMap<string, Figure> | Promise<ReadonlyMap<string, Figure>>,
  room: ComposeRoom,
  run: Run,
  options: ComposeOptions = {},
): Promise<HtmlDocument> {
  const kind = options.template ?? report.data.template ?? report.data.kind;
  const use: PageUse = { screen: options.screen === true, draft: options.draft === true };
  const [templates, styles] = await Promise.all([
    room.templates(kind).catch(namedBy(report, kind)),
    room.styles(kind, report, use),
  ]);
  run.signal.throwIfAborted();
  const citations = { bySource: new Map<string, string[]>() };
  const printedFacts = wantsVerification(report) && kind !== 'deck' ? new PrintedFacts(report) : undefined;
  const prose = new ProseHtml(report, citations, printedFacts);
  const parts = { report, figures: pictureMarks(report), templates, prose };
  const title = plainText(
    report.prose.get('title') ?? report.body,
    report.sourceIds,
    (id) => `${word(report.locale, 'exhibit')} ${id}`,
  );
  const headline = prose.inline(report.prose.get('headline'));
  const isDeck = kind === 'deck';
  const deck = report.data.deck.map((_, i) => prose.inline(report.prose.get(`deck.${i}`)));
  const slides = isDeck ? slidesView(parts) : undefined;
  const body = isDeck ? '' : bodyHtml(parts);
  const contents = options.contents === true && !isDeck ? contentsView(prose, report.locale) : [];
  const disclosures = disclosureList(report, prose);
  const view = {
    kind,
    masthead: masthead(report),
    eyebrow: eyebrow(report),
    title: prose.inline(report.prose.get('title')),
    headline: headline || prose.inline(report.prose.get('title')),
    hasHeadline: headline !== '',
    standfirst: prose.inline(report.prose.get('standfirst')),
    deck,
    callBox: callBox(report),
    keyData: keyData(report),
    keyDataDate: keyDataDate(report),
    keyDataLegend: keyDataLegend(report),
    frontExhibit: report.data.frontExhibit === undefined || isDeck ? undefined : exhibitHtml(report.data.frontExhibit, parts),
    analysts: analysts(report),
    estimates: estimateChanges(report),
    scenarios: scenarioCards(report, prose),
    risks: riskList(report, prose),
    ratings: ratingDistribution(report),
    pointer: pointer(report, disclosures.length > 0, options.screen === true),
    body,
    slides,
    contents,
    unplaced: isDeck ? [] : report.exhibits.filter((exhibit) => !exhibit.placed).map((exhibit) => exhibitHtml(exhibit.id, parts)),
    sources: sourceList(report, citations, prose),
    disclosures,
    about: report.brand.about,
    verification: printedFacts && VERIFICATION,
  };
  const set = templates.layout(view, report.locale);
  const verified = printedFacts && verification(report, printedFacts, { markup: set, screen: use.screen });
  const words = verified ? set.replace(VERIFICATION, () => templates.partial('verification', verified, report.locale)) : set;
  const drawn = await figures;
  const mark = use.draft ? draftWords(report.locale) : undefined;
  const pages = words.replace(PICTURES, (_, id: string) => pictureHtml(drawn.get(id), use.screen));
  const markup = mark && (isDeck || use.screen) ? `${pages}\n${draftMark(mark, use.screen)}` : pages;
  const fonts = chooseFaces(
    report.brand,
    codePoints(markup + Object.values({ ...runningWords(report, title), ...mark }).join('')),
    /<em>|class="growth"|italic/.test(markup),
  );
  if (fonts.missing.length > 0) {
    const signs = fonts.missing
      .slice(0, 8)
      .map((point) => `${String.fromCodePoint(point)} (U+${point.toString(16).toUpperCase().padStart(4, '0')})`);
    run.diagnostics.push({
      rule: 'missing-glyph',
      severity: 'warning',
      message: `No font of the brand has ${signs.join(', ')}${fonts.missing.length > 8 ? ' and more' : ''}.`,
      mend: 'Write it in words, or add a font that has it to the brand.',
    });
  }
  if (!isDeck) run.diagnostics.push(...squeezedFindings(report));
  const boxes = isDeck ? '' : `${pageCss(report, runningWords(report, title))}${mark ? `\n${draftVariables(mark)}` : ''}`;
  const css = `${await fontFaceCss(fonts.faces)}\n${boxes}\n${styles}`;
  return {
    html: page(
      report,
      headline ? `${title}: ${plainText(report.prose.get('headline') ?? report.body, report.sourceIds, (id) => id)}` : title,
      css,
      markup,
      kind,
    ),
    title,
    language: report.language,
    date: documentDate(report),
    pageReferences: [
      ...(markup.includes('data-page-of="disclosures"') ? ['disclosures'] : []),
      ...contents.map((entry) => entry.id),
      ...(verified?.pages ?? []),
    ],
    hasLongTables: markup.includes('<table class="paged '),
  };
}

/** A template that does not exist is shown where the report names it. */
function namedBy(report: Report, kind: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof TearsheetError) || error.code !== 'template.unknown' || report.data.template !== kind) throw error;
    const place = report.locate(['template']);
    throw new TearsheetError(
      error.kind,
      error.problems.map((problem) => ({ ...problem, place, frame: codeFrame(report.text, place) })),
      { cause: error },
    );
  };
}

/** A table with broken figures can be misread: whoever wrote it should know. */
function squeezedFindings(report: Report): Finding[] {
  return report.exhibits
    .filter((exhibit) => exhibit.content.kind === 'table' && planTable(exhibit, exhibit.content.table, report).fit === 'squeeze')
    .map((exhibit) => ({
      rule: 'table-squeezed',
      severity: 'warning',
      message: `The table of exhibit "${exhibit.id}" is too wide for its place: words and figures are broken.`,
      mend: 'Choose columns, shorten their heads, or give it width: full or wide.',
      place: exhibit.place,
    }));
}

/** The sentence of page 1 that leads to the disclosures (FINRA 2241, Reg AC: prominence). */
function pointer(report: Report, any: boolean, screen: boolean): string | undefined {
  if (!any) return undefined;
  // A screen has no pages to point at.
  if (screen) return `<a href="#disclosures">${escapeHtml(word(report.locale, 'disclosurePointerScreen'))}</a>`;
  const sentence = report.brand.frontPointer ?? report.locale.words['disclosurePointer'] ?? '';
  return escapeHtml(sentence).replace('{page}', '<a href="#disclosures"><span data-page-of="disclosures">0</span></a>');
}

function page(report: Report, title: string, css: string, markup: string, kind: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(report.language)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escapeHtml(title)}</title>
<style>${css}</style></head>
<body class="${kind} ${report.data.status}">
${markup}
</body></html>
`;
}
