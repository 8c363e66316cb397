import type { Printed } from '../prose/expanded.ts';
import type { Prose } from '../prose/prose.ts';
import type { Report } from '../resolve/report.ts';

/** Remembers where running text prints facts, so that an appendix can lead there. Exhibits are known by their numbers. */
export class PrintedFacts {
  readonly #texts: ReadonlySet<Prose>;
  readonly #anchors = new Map<string, string[]>();
  #count = 0;

  constructor({ body, prose }: Pick<Report, 'body' | 'prose'>) {
    this.#texts = new Set([body, ...prose.values()]);
  }

  /** The markup of a printed value with an anchor, where it is a fact or made from facts. */
  mark(html: string, printed: Printed, prose: Prose): string {
    const facts = this.#texts.has(prose) ? factsIn(printed) : [];
    if (facts.length === 0) return html;
    const anchor = `printed-${++this.#count}`;
    for (const fact of facts) {
      const anchors = this.#anchors.get(fact);
      if (anchors) anchors.push(anchor);
      else this.#anchors.set(fact, [anchor]);
    }
    return `<span id="${anchor}">${html}</span>`;
  }

  /** Anchors of a fact in the order of setting; a text that is set twice has two, of which a page may show one. */
  anchorsOf(fact: string): readonly string[] {
    return this.#anchors.get(fact) ?? [];
  }
}

function factsIn(printed: Printed): readonly string[] {
  if (printed.kind === 'fact') return [printed.id];
  return printed.kind === 'derived'
    ? [...new Set(printed.from.flatMap((origin) => ('fact' in origin ? [origin.fact] : [])))]
    : [];
}
