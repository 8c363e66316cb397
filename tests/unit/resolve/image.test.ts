import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImage } from '../../../src/resolve/image.ts';
import { errorOf, folderOf } from '../../support/report.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path onload="x" d="M0 0"/></svg>';

const folder = () =>
  folderOf({
    'w/a.png': PNG,
    'w/b.JPG': JPEG,
    'w/c.svg': SVG,
    'w/fake.png': JPEG,
    'w/fake.jpeg': PNG,
    'w/fake.svg': '<html></html>',
    'w/empty.png': '',
    'w/d.gif': 'GIF89a',
    'out/a.png': PNG,
    'w/large.png': Buffer.concat([PNG, Buffer.alloc(8 * 1024 * 1024)]),
  });
const bytesOf = (dataUri: string) => Buffer.from(dataUri.replace(/^data:[^,]*,/, ''), 'base64');

describe('readImage', () => {
  it('gives pictures as they are', async () => {
    const root = join(await folder(), 'w');
    const png = await readImage('a.png', root, root);
    expect(png).toMatch(/^data:image\/png;base64,/);
    expect(bytesOf(png)).toEqual(PNG);
    expect(await readImage('b.JPG', root, root)).toMatch(/^data:image\/jpeg;base64,/);
  });

  it('cleans a drawing', async () => {
    const root = join(await folder(), 'w');
    const svg = await readImage('c.svg', root, root);
    expect(svg).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(bytesOf(svg).toString()).toBe('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>');
  });

  it.each([
    ['e.png', 'missing'],
    ['folder.png', 'missing'],
    ['d.gif', 'unknown-type'],
    ['a', 'unknown-type'],
    ['../out/a.png', 'outside-workspace'],
    ['/etc/a.png', 'outside-workspace'],
    ['link.png', 'outside-workspace'],
    ['fake.png', 'not-an-image'],
    ['fake.jpeg', 'not-an-image'],
    ['fake.svg', 'not-an-image'],
    ['empty.png', 'not-an-image'],
    ['large.png', 'too-large'],
  ])('refuses %s as %s', async (path, code) => {
    const place = await folder();
    const root = join(place, 'w');
    await symlink(join(place, 'out/a.png'), join(root, 'link.png'));
    await mkdir(join(root, 'folder.png'));
    const error = await errorOf(() => readImage(path, root, root));
    expect(error).toMatchObject({ code: `image.${code}`, kind: 'report' });
    expect(error.message).not.toContain(place);
  });
});
