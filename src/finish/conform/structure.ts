import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNull, PDFNumber, PDFRef } from '@cantoo/pdf-lib';

/** Types that PDF 1.7 does not know, and the nearest one that it does. */
const ROLES: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Aside: 'Sect',
  DocumentFragment: 'Sect',
  Title: 'P',
  FENote: 'Note',
};

const name = (text: string): PDFName => PDFName.of(text);
// Names are the same object wherever they stand: comparing them costs nothing.
const [TYPE, KIDS, ITEM] = [name('S'), name('K'), name('LI')];
const ROLE_OF: ReadonlyMap<unknown, string> = new Map(Object.keys(ROLES).map((type) => [name(type), type]));

/**
 * Makes the tags those of PDF 1.7: types are mapped to standard ones, what an item of a list holds besides its label stands in its body. A
 * frame or ground that is painted for a whole list or table is no part of what it says.
 * @returns marked content that is to become an artifact
 * @see ISO 14289-1 §7.1, §7.2
 */
export function mendStructure(context: PDFContext, root: PDFDict): MarkedContent {
  const parents = new ParentTree(root);
  const frames = new Map<PDFRef, Set<number>>();
  const used = new Set<string>();
  for (const [ref, element] of elementsOf(context, root)) {
    const type = element.get(TYPE);
    const mapped = ROLE_OF.get(type);
    if (mapped !== undefined) used.add(mapped);
    if (type === ITEM) giveBody(context, ref, element, parents);
    if (OF_ELEMENTS.has(type as PDFName)) dropFrames(element, ref, parents, frames);
  }
  if (used.size === 0) return frames;
  const map = root.lookupMaybe(name('RoleMap'), PDFDict) ?? context.obj({});
  for (const type of [...used].sort()) map.set(name(type), name(ROLES[type] as string));
  root.set(name('RoleMap'), map);
  return frames;
}

/** Numbers of marked content by page. */
export type MarkedContent = ReadonlyMap<PDFRef, ReadonlySet<number>>;

/** These hold elements alone. */
const OF_ELEMENTS = new Set(['L', 'Table', 'TR', 'THead', 'TBody', 'TFoot'].map((type) => name(type)));

function dropFrames(element: PDFDict, ref: PDFRef, parents: ParentTree, frames: Map<PDFRef, Set<number>>): void {
  const kids = kidsOf(element);
  const [own, others] = [kids.filter((kid) => !(kid instanceof PDFRef)), kids.filter((kid) => kid instanceof PDFRef)];
  if (own.length === 0) return;
  for (const kid of own) {
    const dropped = parents.drop(kid as PDFNumber | PDFDict, element.get(name('Pg')), ref);
    if (dropped === undefined) continue;
    const [page, id] = dropped;
    frames.set(page, (frames.get(page) ?? new Set()).add(id));
  }
  element.set(KIDS, element.context.obj([...others]));
}

/** Every element of the structure tree with its reference, in the order of reading. */
export function* elementsOf(context: PDFContext, root: PDFDict): Generator<readonly [ref: PDFRef, element: PDFDict]> {
  const stack: unknown[] = [root.get(KIDS)];
  const seen = new Set<PDFRef>();
  while (stack.length > 0) {
    const kid = stack.pop();
    if (kid instanceof PDFArray) {
      for (let at = kid.size() - 1; at >= 0; at--) stack.push(kid.get(at));
      continue;
    }
    if (!(kid instanceof PDFRef) || seen.has(kid)) continue;
    seen.add(kid);
    const element = context.lookup(kid);
    if (element instanceof PDFArray) stack.push(element);
    if (!(element instanceof PDFDict) || element.get(TYPE) === undefined) continue;
    yield [kid, element];
    stack.push(element.get(KIDS));
  }
}

/** The kids of an element, one or many. */
export function kidsOf(element: PDFDict): readonly (PDFRef | PDFNumber | PDFDict)[] {
  const kids = element.lookup(KIDS);
  if (kids instanceof PDFArray) return kids.asArray() as (PDFRef | PDFNumber | PDFDict)[];
  const one = element.get(KIDS);
  return one === undefined ? [] : [one as PDFRef | PDFNumber | PDFDict];
}

function giveBody(context: PDFContext, ref: PDFRef, item: PDFDict, parents: ParentTree): void {
  const kids = kidsOf(item);
  const isLabel = (kid: unknown) => kid instanceof PDFRef && typeOf(context, kid) === 'Lbl';
  const hasBody = kids.some((kid) => kid instanceof PDFRef && typeOf(context, kid) === 'LBody');
  const rest = kids.filter((kid) => !isLabel(kid));
  if (hasBody || rest.length === 0) return;
  const page = item.get(name('Pg'));
  const body = context.obj({ Type: 'StructElem', S: 'LBody', P: ref, ...(page instanceof PDFRef ? { Pg: page } : {}) });
  const bodyRef = context.register(body);
  body.set(name('K'), context.obj([...rest]));
  for (const kid of rest) {
    if (kid instanceof PDFRef) (context.lookup(kid) as PDFDict).set(name('P'), bodyRef);
    else parents.move(kid, page, ref, bodyRef);
  }
  item.set(name('K'), context.obj([...kids.filter(isLabel), bodyRef]));
}

function typeOf(context: PDFContext, ref: PDFRef): string | undefined {
  const element = context.lookup(ref);
  return element instanceof PDFDict ? element.lookupMaybe(name('S'), PDFName)?.decodeText() : undefined;
}

/** Which element each marked content belongs to, by page. */
class ParentTree {
  readonly #context: PDFContext;
  readonly #tree: PDFDict | undefined;
  #byKey: Map<number, PDFArray> | undefined;

  constructor(root: PDFDict) {
    this.#context = root.context;
    this.#tree = root.lookupMaybe(name('ParentTree'), PDFDict);
  }

  /** Marked content that is nobody's any more: its page and number. */
  drop(kid: PDFNumber | PDFDict, page: unknown, from: PDFRef): readonly [page: PDFRef, id: number] | undefined {
    const found = this.#entry(kid, page, from);
    if (found === undefined) return undefined;
    found.list.set(found.at, PDFNull);
    return [found.page, found.at];
  }

  /** Marked content that was of one element becomes another's. @param kid its number, or a reference with a page of its own */
  move(kid: PDFNumber | PDFDict, page: unknown, from: PDFRef, to: PDFRef): void {
    const found = this.#entry(kid, page, from);
    if (found !== undefined) found.list.set(found.at, to);
  }

  #entry(
    kid: PDFNumber | PDFDict,
    page: unknown,
    from: PDFRef,
  ): { readonly list: PDFArray; readonly at: number; readonly page: PDFRef } | undefined {
    const own = kid instanceof PDFDict ? (kid.get(name('Pg')) ?? page) : page;
    const id = kid instanceof PDFDict ? kid.lookupMaybe(name('MCID'), PDFNumber) : kid;
    const leaf = own instanceof PDFRef ? this.#context.lookup(own) : undefined;
    const key = leaf instanceof PDFDict ? leaf.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber() : undefined;
    const list = key === undefined ? undefined : this.#lists().get(key);
    const at = id?.asNumber();
    return list !== undefined && at !== undefined && own instanceof PDFRef && list.get(at) === from
      ? { list, at, page: own }
      : undefined;
  }

  #lists(): ReadonlyMap<number, PDFArray> {
    if (this.#byKey) return this.#byKey;
    const found = new Map<number, PDFArray>();
    const walk = (node: PDFDict | undefined): void => {
      const numbers = node?.lookupMaybe(name('Nums'), PDFArray);
      for (let at = 0; numbers !== undefined && at + 1 < numbers.size(); at += 2) {
        const list = numbers.lookup(at + 1);
        if (list instanceof PDFArray) found.set((numbers.lookup(at) as PDFNumber).asNumber(), list);
      }
      const kids = node?.lookupMaybe(name('Kids'), PDFArray);
      for (let at = 0; kids !== undefined && at < kids.size(); at++) walk(kids.lookupMaybe(at, PDFDict));
    };
    walk(this.#tree);
    return (this.#byKey = found);
  }
}
