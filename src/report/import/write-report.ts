import { Document, isMap, isSeq, type Node, visit } from 'yaml';
import type * as z from 'zod';
import type { reportSchema } from '../schema/report.ts';

/** A report as its author writes it, before defaults. */
export type ReportInput = z.input<typeof reportSchema>;

/** A Markdown report of front matter and body. The YAML library writes the front matter, so no text of a draft can break out of its value. */
export function writeReport({ body = '', ...front }: ReportInput): string {
  const document = new Document(front, { version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, pair) {
      if (String(pair.key) === 'rows' && isSeq(pair.value)) for (const row of pair.value.items) setFlow(row as Node);
      if (['callBox', 'keyData', 'targetRange', 'columns', 'value', 'source', 'styles'].includes(String(pair.key)))
        setFlow(pair.value as Node);
    },
  });
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return `---\n${yaml}---\n\n${body}\n`;
}

/** One line per row reads like the table it is. */
function setFlow(node: Node | null): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}
