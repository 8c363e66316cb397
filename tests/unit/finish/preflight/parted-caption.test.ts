import { expect, it } from 'vitest';
import { partedCaption } from '../../../../src/finish/preflight/rules/parted-caption.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(partedCaption);

const picture = '<svg role="img" aria-label="Bars" width="200pt" height="100pt"><rect width="90" height="90"/></svg>';

it('finds a title on another page than its picture', async () => {
  expect(await found(`<p>Exhibit 1</p><p>Sales grow</p><div style="break-before:page">${picture}</div>`)).toMatchObject([
    { severity: 'warning', page: 1, message: '"Exhibit 1" stands on page 1, and its picture on page 2.' },
  ]);
});

it('finds a caption that is left alone', async () => {
  const rows = '<tr style="break-before:page"><td>North</td><td>12</td></tr>';
  const faults = await found(`<table><caption style="break-after:page">Sales by line</caption><tbody>${rows}</tbody></table>`);
  expect(faults).toMatchObject([{ page: 1, message: 'The caption "Sales by line" stands apart from what it belongs to.' }]);
});

it('is silent where they stand together', async () => {
  expect(
    await found(
      `<p>Exhibit 1</p><p>Sales grow</p>${picture}<p>Table 2 shows more.</p><table><caption>Sales</caption><tr><td>North</td><td>12</td></tr></table>`,
    ),
  ).toEqual([]);
});
