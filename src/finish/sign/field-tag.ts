import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFPage, PDFRef } from '@cantoo/pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

export interface FieldToTag {
  readonly document: PDFDocument;
  readonly field: PDFDict;
  readonly fieldRef: PDFRef;
  readonly page: PDFPage;
  /** First number that no object has. */
  readonly free: number;
  /** Takes what was changed. */
  readonly changed: Map<PDFRef, PDFObject>;
}

/**
 * Puts a field that can be seen into the tags, last of all, so that it is read where it stands.
 * @see ISO 14289-1 §7.18.4
 */
export function tagField({ document, field, fieldRef, page, free, changed }: FieldToTag): void {
  const { context, catalog } = document;
  const rootRef = catalog.get(name('StructTreeRoot'));
  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  const top = topOf(root);
  const tree = root?.lookupMaybe(name('ParentTree'), PDFDict);
  if (root === undefined || top === undefined || tree === undefined) return;
  const element = PDFRef.of(free);
  const key = root.lookupMaybe(name('ParentTreeNextKey'), PDFNumber)?.asNumber() ?? highestKey(tree) + 1;
  changed.set(
    element,
    context.obj({
      Type: 'StructElem',
      S: 'Form',
      P: top,
      Pg: page.ref,
      K: [{ Type: 'OBJR', Obj: fieldRef, Pg: page.ref }],
    }),
  );
  field.set(name('StructParent'), context.obj(key));

  const parent = context.lookup(top, PDFDict);
  const kids = parent.lookup(name('K'));
  parent.set(
    name('K'),
    context.obj([
      ...(kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [parent.get(name('K')) as PDFObject]),
      element,
    ]),
  );
  changed.set(top, parent);

  addEntry(tree, key, element);
  root.set(name('ParentTreeNextKey'), context.obj(key + 1));
  const treeRef = root.get(name('ParentTree'));
  if (treeRef instanceof PDFRef) changed.set(treeRef, tree);
  if (rootRef instanceof PDFRef) changed.set(rootRef, root);
}

/** The element that holds all others. */
function topOf(root: PDFDict | undefined): PDFRef | undefined {
  const kids = root?.get(name('K'));
  if (kids instanceof PDFRef) {
    const found = root?.context.lookup(kids);
    return found instanceof PDFArray ? (found.get(0) as PDFRef) : kids;
  }
  return kids instanceof PDFArray && kids.get(0) instanceof PDFRef ? (kids.get(0) as PDFRef) : undefined;
}

/** Behind all others: its key is the highest. */
function addEntry(tree: PDFDict, key: number, element: PDFRef): void {
  const { context } = tree;
  const numbers = tree.lookupMaybe(name('Nums'), PDFArray);
  if (numbers !== undefined) {
    tree.set(name('Nums'), context.obj([...numbers.asArray(), PDFNumber.of(key), element]));
    return;
  }
  const kids = tree.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? [];
  tree.set(name('Kids'), context.obj([...kids, context.obj({ Limits: [key, key], Nums: [key, element] })]));
}

function highestKey(tree: PDFDict): number {
  const numbers = tree.lookupMaybe(name('Nums'), PDFArray);
  const own = numbers === undefined || numbers.size() < 2 ? -1 : numbers.lookup(numbers.size() - 2, PDFNumber).asNumber();
  const kids = tree.lookupMaybe(name('Kids'), PDFArray);
  return Math.max(own, ...Array.from({ length: kids?.size() ?? 0 }, (_, i) => highestKey(kids?.lookup(i, PDFDict) as PDFDict)));
}
