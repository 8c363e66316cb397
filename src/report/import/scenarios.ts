import type * as z from 'zod';
import type { scenarioSchema } from '../schema/call.ts';
import type { DraftList, Item } from './blocks.ts';
import type { ImportContext } from './context.ts';
import { plainText } from './escape.ts';
import { proseMarkdown } from './prose.ts';

export type ScenarioEntry = z.input<typeof scenarioSchema>;
type Case = ScenarioEntry['case'];

const CASE_WORD = String.raw`(?:[- ]?(?:case|scenario|szenario|fall)|情景|情境|情形)`;
const LABELS: readonly (readonly [Case, RegExp])[] = [
  [
    'bear',
    label(
      String.raw`(?:conservative|bear(?:ish)?|pessimistic|konservativ(?:es)?|pessimistisch(?:es)?|bären|保守|悲观|悲觀)${CASE_WORD}?|(?:downside|worst|low)${CASE_WORD}`,
    ),
  ],
  ['base', label(String.raw`(?:base(?:line)?|neutral(?:es)?|central|basis|mittleres|基准|基準|中性)${CASE_WORD}?`)],
  [
    'bull',
    label(
      String.raw`(?:optimistic|bull(?:ish)?|optimistisch(?:es)?|bullen|乐观|樂觀)${CASE_WORD}?|(?:upside|best|blue[- ]sky|high)${CASE_WORD}`,
    ),
  ],
];

function label(words: string): RegExp {
  return new RegExp(
    String.raw`^(?:\*\*)?(?<name>(?:${words})(?: \([^()]{1,40}\)|（[^（）]{1,40}）)?)(?:\*\*)?\s?[:：](?:\*\*)?\s?(?=\S)`,
    'iu',
  );
}

/** The case that an item of a list describes, if it begins with the name of one. */
export function caseOf(text: string): { readonly case: Case; readonly name: string; readonly rest: string } | undefined {
  const head = text.slice(0, 120);
  for (const [which, pattern] of LABELS) {
    const match = pattern.exec(head);
    if (match) return { case: which, name: (match.groups as { name: string }).name, rest: text.slice(match[0].length) };
  }
  return undefined;
}

/**
 * A run of items that are scenarios: two or three in a row, each case once, nothing nested under them. Gives where the run
 * begins and ends in the list.
 */
export function scenarioRun({ items }: Pick<DraftList, 'items'>): { readonly start: number; readonly end: number } | undefined {
  const start = items.findIndex((item) => caseOf(item.text) !== undefined);
  if (start < 0) return undefined;
  const seen = new Set<Case>();
  let end = start;
  while (end < items.length) {
    const { text, depth } = items[end] as Item;
    const found = depth === 0 && text.length < 15_000 ? caseOf(text) : undefined;
    if (!found || seen.has(found.case)) break;
    seen.add(found.case);
    end++;
  }
  const isNested = ((items[end] as Item | undefined)?.depth ?? 0) > 0;
  return end - start >= 2 && !isNested ? { start, end } : undefined;
}

/** Scenario cards of a run of items; figures in them become facts named after the case. */
export function toScenarios(items: readonly Item[], context: ImportContext): readonly ScenarioEntry[] {
  return items.map((item) => {
    const { case: which, name, rest } = caseOf(item.text) as NonNullable<ReturnType<typeof caseOf>>;
    const assumption = proseMarkdown(rest, context, which);
    const has = (id: string): string | undefined => (context.facts.get(id) === undefined ? undefined : id);
    const price = has(`${which}TargetPrice`) ?? has(`${which}Price`);
    const upside = has(`${which}Upside`);
    return { case: which, name: plainText(name), assumption, ...(price ? { price } : {}), ...(upside ? { upside } : {}) };
  });
}
