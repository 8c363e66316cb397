import type { Nodes } from 'mdast';
import { plainText } from '../../prose/prose.ts';
import type { Report } from '../../resolve/report.ts';
import type { Empty } from '../rules/empty-section.ts';
import { endsInColon } from './lists.ts';

/** Headings and lead-ins of a report's body with nothing under them; blocks such as `::exhibit` fill a section. */
export function* emptyInReport(report: Report): Generator<Empty> {
  const { body } = report;
  const nodes = body.root.children.filter(
    (node) =>
      node.type !== 'thematicBreak' && node.type !== 'html' && !(node.type === 'leafDirective' && node.name === 'page-break'),
  );
  for (const [at, node] of nodes.entries()) {
    const next: Nodes | undefined = nodes[at + 1];
    if (node.type === 'heading') {
      if (next !== undefined && (next.type !== 'heading' || next.depth > node.depth)) continue;
    } else if (node.type !== 'paragraph' || (next !== undefined && next.type !== 'heading')) continue;
    const text = plainText(body, report.sourceIds, () => '', node);
    if (node.type === 'paragraph' && !endsInColon(text)) continue;
    const { start, end } = node.position as NonNullable<typeof node.position>;
    yield {
      kind: node.type === 'heading' ? 'heading' : 'lead-in',
      text,
      place: body.placeAt(start.offset ?? 0, end.offset ?? 0),
    };
  }
}
