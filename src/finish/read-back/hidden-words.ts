/** An element as selectors see it. */
export interface SeenElement {
  readonly tag: string;
  /** Its classes with a space before and behind each. */
  readonly classes: string;
  readonly id: string;
}

interface Compound {
  readonly tag: string | undefined;
  readonly classes: readonly string[];
  readonly id: string | undefined;
}

type Selector = readonly Compound[];

/**
 * The selectors of a style sheet that take elements off the paper: rules with `display: none`, outside of `@media screen`. Selectors of tags,
 * classes and ids are understood, with whatever stands between them; others hide nothing here, and what they hide is lost.
 * @param css without comments
 */
export function hidingSelectors(css: string): readonly Selector[] {
  const selectors: Selector[] = [];
  const open: string[] = [];
  let from = 0;
  for (const { 0: sign, index } of css.matchAll(/[{};]/g)) {
    const text = css.slice(from, index);
    if (sign === '{') open.push(text.trim());
    else {
      const rule = open.at(-1) ?? '';
      if (
        /^\s*display\s*:\s*none\b/.test(text) &&
        !rule.startsWith('@') &&
        !open.some((prelude) => /^@media[^{]*\bscreen\b/.test(prelude))
      )
        for (const selector of rule.split(',')) {
          const read = readSelector(selector.trim());
          if (read) selectors.push(read);
        }
      if (sign === '}') open.pop();
    }
    from = index + 1;
  }
  return selectors;
}

function readSelector(text: string): Selector | undefined {
  const compounds = text.split(/[\s>]+/).map((part): Compound | undefined => {
    const found = /^([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)$/.exec(part);
    if (!found || part === '') return undefined;
    const names = (found[2] as string).match(/[.#][\w-]+/g) ?? [];
    return {
      tag: found[1]?.toLowerCase(),
      classes: names.filter((name) => name.startsWith('.')).map((name) => ` ${name.slice(1)} `),
      id: names.find((name) => name.startsWith('#'))?.slice(1),
    };
  });
  return compounds.every((compound) => compound !== undefined) ? compounds : undefined;
}

/** Whether one of the selectors names the last element of a path. */
export function isHidden(path: readonly SeenElement[], selectors: readonly Selector[]): boolean {
  return selectors.some((selector) => {
    let at = path.length - 1;
    if (!matches(path[at], selector.at(-1))) return false;
    for (const compound of selector.slice(0, -1).reverse()) {
      do at--;
      while (at >= 0 && !matches(path[at], compound));
      if (at < 0) return false;
    }
    return true;
  });
}

function matches(element: SeenElement | undefined, compound: Compound | undefined): boolean {
  if (!element || !compound) return false;
  return (
    (compound.tag === undefined || compound.tag === element.tag) &&
    (compound.id === undefined || compound.id === element.id) &&
    compound.classes.every((name) => element.classes.includes(name))
  );
}
