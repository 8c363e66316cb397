import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brand } from '../brand/brand.ts';
import type { Report } from '../resolve/report.ts';
import { escapeCssString } from './escape.ts';
import { contentWidth, landscapeWidth, PAGES, type Page } from './geometry.ts';

/** Reads a style sheet from the first folder that has it; the user's own comes first. */
async function readStyle(name: string, folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return '';
}

/** What a page is for. */
export interface PageUse {
  /** Read on a screen, not printed. */
  readonly screen: boolean;
  /** Not for its readers yet. */
  readonly draft: boolean;
}

/** Base and kind, then the brand, in cascade layers: a later layer wins whatever its selectors. A page for the screen has rules of its own. */
export async function readStyles(
  kind: string,
  brand: Brand,
  folders: readonly string[],
  { screen, draft }: PageUse,
): Promise<string> {
  const [base, kindCss, screenCss, draftCss] = await Promise.all([
    readStyle('base.css', folders),
    readStyle(`${kind}.css`, folders),
    screen ? readStyle('screen.css', folders) : '',
    draft ? readStyle('draft.css', folders) : '',
  ]);
  return `${base}\n${screenCss}${draftCss}${kindCss}\n${brandVariables(brand)}\n@layer brand{${brand.css}}`;
}

function brandVariables({ colors, fonts }: Brand): string {
  const variables: Record<string, string> = {
    foreground: colors.foreground,
    background: colors.background,
    primary: colors.primary,
    'on-primary': colors.onPrimary,
    accent: colors.accent,
    muted: colors.muted,
    line: colors.line,
    tint: colors.tint,
    positive: colors.positive,
    negative: colors.negative,
    text: fonts.text,
    heading: fonts.heading,
    data: fonts.data,
    'heading-weight': String(fonts.headingWeight),
    ...Object.fromEntries(colors.series.map((color, i) => [`series-${i + 1}`, color])),
  };
  return `:root{${Object.entries(variables)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')}}`;
}

/** Words of the running head and foot. */
export interface RunningWords {
  readonly headLeft: string;
  readonly headRight: string;
  readonly footLeft: string;
}

function box(position: string, content: string): string {
  return `@${position}{content:${content}}`;
}

/** Page boxes: size, margins, running head and foot; the first page carries the masthead instead of a running head. */
export function pageCss(report: Report, words: RunningWords): string {
  const page: Page = PAGES[report.page];
  const { top, right, bottom, left } = page.margin;
  const text = (value: string): string => `"${escapeCssString(value)}"`;
  const font = `font:7pt/9pt var(--data);color:var(--muted)`;
  const head = `${box('top-left', text(words.headLeft))}${box('top-right', text(words.headRight))}`;
  const foot = `${box('bottom-left', text(words.footLeft))}${box('bottom-right', 'counter(page) " / " counter(pages)')}`;
  const rule = 'padding-bottom:3mm;vertical-align:bottom';
  const footRule = 'padding-top:3mm;vertical-align:top';
  return [
    `:root{--content:${contentWidth(page)}mm;--content-wide:${landscapeWidth(page)}mm}`,
    `@page{size:${page.width}mm ${page.height}mm;margin:${top}mm ${right}mm ${bottom}mm ${left}mm;${font};${head}${foot}@top-left{${rule}}@top-right{${rule}}@bottom-left{${footRule}}@bottom-right{${footRule};font-variant-numeric:tabular-nums}}`,
    `@page:first{margin-top:13mm;@top-left{content:none}@top-right{content:none}}`,
    `@page wide{size:${page.height}mm ${page.width}mm}`,
  ].join('\n');
}
