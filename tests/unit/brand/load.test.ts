import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Brand } from '../../../src/brand/brand.ts';
import { contrast, mix } from '../../../src/brand/color.ts';
import { contrastPairs, loadBrand } from '../../../src/brand/load.ts';
import { errorOf, folderOf, STYLES } from '../../support/report.ts';

const WRITING = { language: 'en', han: false };
const SHORT = 'meta: { name: Harbour }\ncolor: { primary: "#0B4F6C" }\n';

async function brandOf(
  yaml: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  writing = WRITING,
): Promise<Brand> {
  const folder = await folderOf({
    'brands/harbour/brand.yaml': yaml,
    ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`brands/harbour/${name}`, content])),
  });
  return loadBrand('harbour', [folder, STYLES], writing);
}

describe('a brand of two lines', () => {
  it('is complete', async () => {
    const brand = await brandOf(SHORT);
    expect(brand).toMatchObject({
      id: 'harbour',
      name: 'Harbour',
      logo: undefined,
      css: '',
      ratings: [],
      disclosures: [],
      fonts: { headingWeight: 600 },
      numbers: { negatives: 'minus', currency: 'symbol' },
    });
    for (const color of Object.values(brand.colors).flat()) expect(color).toMatch(/^#[0-9a-f]{6}$/);
    expect(brand.colors).toMatchObject({
      primary: '#0b4f6c',
      accent: '#0b4f6c',
      onPrimary: '#ffffff',
      tint: mix('#0b4f6c', '#ffffff', 0.07),
    });
    expect(brand.colors.series.length).toBeGreaterThanOrEqual(6);
    expect(new Set(brand.colors.series).size).toBe(brand.colors.series.length);
    expect(brand.fonts.text).toMatch(/^"IBM Plex Sans", /);
    expect(brand.fonts.faces.some((face) => face.family === 'IBM Plex Sans' && face.weight === 700)).toBe(true);
    expect(contrastPairs(brand).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  it('has Han characters where they are written', async () => {
    const families = (brand: Brand) => new Set(brand.fonts.faces.map(({ family }) => family));
    expect(families(await brandOf(SHORT, {}, { language: 'zh-Hant', han: true })).has('Noto Sans TC')).toBe(true);
    expect((await brandOf(SHORT, {}, { language: 'zh-Hant', han: true })).fonts.text).toMatch(/"Noto Sans TC"/);
  });
});

describe('colours', () => {
  it('may be names of the palette', async () => {
    const { colors } = await brandOf(
      'meta: { name: H }\ncolor: { palette: { sea: "#0B4F6C", sand: "#c9a869" }, primary: sea, accent: sand, series: [sand, "#111111"] }',
    );
    expect(colors).toMatchObject({ primary: '#0b4f6c', accent: '#c9a869' });
    expect(colors.series.slice(0, 3)).toEqual(['#c9a869', '#111111', '#0b4f6c']);
  });

  it.each([
    ['se', /"se" is neither .* Did you mean "sea"\?/],
    ['"#fff"', /#fff/],
    ['constructor', /constructor/],
    ['red', /"red"/],
  ])('like %s are refused', async (name, message) => {
    const error = await errorOf(() => brandOf(`meta: { name: H }\ncolor: { palette: { sea: "#0b4f6c" }, primary: ${name} }`));
    expect(error.code).toBe('brand.unknown-colour');
    expect(error.message).toMatch(message);
  });

  it('are measured in pairs that are read', async () => {
    const pairs = contrastPairs(await brandOf('meta: { name: H }\ncolor: { primary: "#ffd54a", muted: "#bbbbbb" }'));
    expect(pairs.find(({ name }) => name === 'muted on background')?.ratio).toBe(contrast('#bbbbbb', '#ffffff'));
    expect(pairs.filter(({ ratio }) => ratio < 4.5).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['muted on background', 'primary on background']),
    );
    expect(pairs.find(({ name }) => name === 'text on primary')?.ratio).toBeGreaterThan(4.5);
  });
});

describe('a brand that is not right', () => {
  it.each(['wrenfeild', '../wrenfield', '', 'a/b', 'wrenfield/../wrenfield', '.', '__proto__'])('%j is unknown', async (id) => {
    const error = await errorOf(() => loadBrand(id, [STYLES], WRITING, () => ({ file: 'r.md', line: 4, column: 8 })));
    expect(error).toMatchObject({
      code: 'brand.unknown',
      kind: 'report',
      problems: [{ place: { line: 4, column: 8 }, mend: expect.stringMatching(/Brands here: .*polarquay.*wrenfield/) }],
    });
    if (id === 'wrenfeild') expect(error.message).toContain('Did you mean "wrenfield"?');
  });

  it.each([
    ['meta: { name: H }\ncolor:\n  primary: 5\n', 'brand.invalid', 3, /color\.primary/],
    ['meta: { name: H }\n', 'brand.invalid', 1, /color/],
    ['meta: { name: H, link: nowhere }\ncolor: { primary: "#0b4f6c" }\n', 'brand.invalid', 1, /meta\.link/],
    ['meta: { name: H }\ncolor: { primary: "#0b4f6c"\n', 'brand.invalid', 3, /not valid YAML/],
    ['', 'brand.invalid', 1, /brand\.yaml/],
    ['words', 'brand.invalid', 1, /brand\.yaml/],
    ['meta: { name: *H }\ncolor: { primary: "#0b4f6c" }\n', 'brand.invalid', 1, /brand\.yaml/],
    [`${SHORT}typography: { base: { family: Georgia } }\n`, 'brand.unknown-font', 1, /"Georgia", which is not among/],
    [
      `${SHORT}typography: { fonts: [{ family: No Such Face }] }\n`,
      'brand.unknown-font',
      undefined,
      /No Such Face.*@fontsource\/no-such-face/,
    ],
    [`${SHORT}typography: { fonts: [{ family: X, package: ../../etc }] }\n`, 'brand.unknown-font', undefined, /"X"/],
    [`${SHORT}typography: { fonts: [{ family: X, files: [{ path: x.woff2 }] }] }\n`, 'brand.font-missing', undefined, /x\.woff2/],
    [
      `${SHORT}typography: { fonts: [{ family: X, files: [{ path: ../../x.woff2 }] }] }\n`,
      'brand.font-missing',
      undefined,
      /x\.woff2/,
    ],
    [`${SHORT}logo: logo.svg\n`, 'brand.logo-missing', 1, /logo\.svg/],
    [`${SHORT}logo: ../../../../../etc/hostname\n`, 'brand.logo-missing', 1, /hostname/],
  ])('%j is told with its place', async (yaml, code, line, message) => {
    const error = await errorOf(() => brandOf(yaml));
    expect(error).toMatchObject({ code, kind: 'report' });
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/tearsheet-test/);
    if (line !== undefined) expect(error.problems[0]?.place).toMatchObject({ file: 'styles/brands/harbour/brand.yaml', line });
  });
});

describe('the files of a brand', () => {
  it('are read: logo cleaned, style, fonts beside it', async () => {
    const brand = await brandOf(
      `${SHORT}logo: logo.svg\ntypography: { fonts: [{ family: Own, files: [{ path: own.woff2, weight: 500, style: italic }] }] }\n`,
      {
        'logo.svg': '<svg onload="x()"><path d=""/><script>x()</script></svg>',
        'brand.css': '.a { color: red }',
        'own.woff2': 'x',
      },
    );
    expect(brand).toMatchObject({ logo: '<svg><path d=""/></svg>', css: '.a { color: red }' });
    const own = brand.fonts.faces.filter(({ family }) => family === 'Own');
    expect(own).toMatchObject([{ weight: 500, style: 'italic', unicodeRange: undefined }]);
    expect(own[0]?.file.endsWith(join('harbour', 'own.woff2'))).toBe(true);
    expect(brand.fonts.text).toMatch(/^"Own", /);
  });

  it('of a workspace come before those that ship', async () => {
    const folder = await folderOf({ 'brands/wrenfield/brand.yaml': SHORT });
    expect((await loadBrand('wrenfield', [folder, STYLES], WRITING)).name).toBe('Harbour');
    expect((await loadBrand('wrenfield', [STYLES], WRITING)).name).toBe('Wrenfield');
    expect((await loadBrand('polarquay', [folder, STYLES], WRITING)).id).toBe('polarquay');
  });

  it.each(['wrenfield', 'polarquay'])('%s that ships can be read by everyone', async (id) => {
    expect(contrastPairs(await loadBrand(id, [STYLES], WRITING)).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  it('are read again when they change', async () => {
    const first = await brandOf(SHORT);
    const folder = await folderOf({ 'brands/harbour/brand.yaml': SHORT.replace('Harbour', 'Quay') });
    expect((await loadBrand('harbour', [folder], WRITING)).name).toBe('Quay');
    expect(first.name).toBe('Harbour');
  });
});
