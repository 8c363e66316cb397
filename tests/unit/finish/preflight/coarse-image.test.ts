import { crc32, deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { coarseImage } from '../../../../src/finish/preflight/rules/coarse-image.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(coarseImage);

/** A grey picture of so many pixels, as a data URI. */
function picture(width: number, height: number): string {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height, 120));
  const file = [
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return `data:image/png;base64,${Buffer.concat(file).toString('base64')}`;
}

it('finds a picture with few pixels to an inch', async () => {
  const [fault, ...rest] = await found(`<img alt="A line" src="${picture(100, 50)}" style="display:block;width:144pt">`);
  expect(fault).toMatchObject({
    severity: 'warning',
    page: 1,
    message: 'A picture of 100 by 50 pixels is printed 51 by 25 mm large, with 50 pixels to an inch.',
  });
  expect([fault?.x, fault?.y].map((each) => Math.round(each as number))).toEqual([50, 50]);
  expect(rest).toEqual([]);
});

it('is silent about fine pictures and drawings', async () => {
  expect(
    await found(
      `<img alt="A line" src="${picture(320, 160)}" style="width:144pt"><svg width="144pt" height="72pt"><rect width="99" height="50"/></svg>`,
    ),
  ).toEqual([]);
});
