import * as z from 'zod';
import { CONFLICTS } from '../../src/report/schema/disclosure.ts';
import { reportSchema } from '../../src/report/schema/report.ts';

/** Gives the text of a field; `most` is how many characters it may have. */
export type FillField = (path: string, most: number) => string;

const LABEL = 300;
const PROSE = 20_000;
const SENTENCE = 2_000;

/** A report whose every field that holds free text is filled by `fill`; `body` says each block once. */
export function everyField(
  kind: string,
  fill: FillField,
): { readonly frontMatter: Record<string, unknown>; readonly body: string } {
  const label = (path: string): string => fill(path, LABEL);
  const prose = (path: string): string => fill(path, PROSE);
  const fact = (id: string, value: unknown): Record<string, unknown> => ({
    label: label(`facts.${id}.label`),
    value,
    unit: '',
    display: label(`facts.${id}.display`),
    period: label(`facts.${id}.period`),
    basis: label(`facts.${id}.basis`),
    note: prose(`facts.${id}.note`),
    source: 's',
  });
  const frontMatter = {
    kind,
    verification: true,
    title: prose('title'),
    headline: prose('headline'),
    standfirst: prose('standfirst'),
    deck: [prose('deck.0')],
    noteType: label('noteType'),
    department: label('department'),
    issuer: {
      name: label('issuer.name'),
      ticker: label('issuer.ticker'),
      exchange: label('issuer.exchange'),
      sector: label('issuer.sector'),
      country: label('issuer.country'),
      adsRatio: 2,
    },
    authors: [
      {
        name: label('authors.0.name'),
        role: label('authors.0.role'),
        phone: label('authors.0.phone'),
        entity: label('authors.0.entity'),
        email: 'a@example.com',
        certifies: true,
      },
    ],
    compliance: {
      ...Object.fromEntries(
        ['updatePolicy', 'barriers', 'dealing', 'licence', 'sentToIssuer', 'assumptions', 'ratingsHistory'].map((key) => [
          key,
          fill(`compliance.${key}`, SENTENCE),
        ]),
      ),
      conflicts: Object.fromEntries(Object.keys(CONFLICTS).map((key) => [key, fill(`compliance.conflicts.${key}`, SENTENCE)])),
      certification: { by: [label('compliance.certification.by.0')], text: fill('compliance.certification.text', SENTENCE) },
      certificates: { author: fill('compliance.certificates.author', 80) },
    },
    date: '2026-02-03',
    status: 'draft',
    parameters: { p: { label: label('parameters.p.label'), default: prose('parameters.p.default') } },
    datasets: {
      d: {
        rows: [{ name: prose('datasets.d.rows.0.name'), n: 1 }],
        columns: {
          name: { type: 'string', title: label('datasets.d.columns.name.title') },
          n: { type: 'number', unit: fill('datasets.d.columns.n.unit', 12) },
        },
        where: { n: 1 },
        source: 's',
      },
    },
    facts: {
      price: fact('price', 8),
      target: fact('target', 10),
      before: fact('before', 9),
      share: fact('share', 60),
      odd: { value: 1, unit: fill('facts.odd.unit', 12) },
    },
    sources: [
      {
        id: 's',
        publisher: label('sources.0.publisher'),
        title: label('sources.0.title'),
        locator: label('sources.0.locator'),
        reliability: 'C',
        note: prose('sources.0.note'),
      },
    ],
    rating: { current: label('rating.current'), previous: label('rating.previous'), note: label('rating.note') },
    price: 'price',
    target: { current: 'target', previous: 'before', horizon: label('target.horizon'), method: prose('target.method') },
    callBox: ['share'],
    keyData: ['price', 'odd'],
    estimates: [{ label: label('estimates.0.label'), new: 'target', old: 'before', consensus: 'price' }],
    scenarios: [
      {
        case: 'bear',
        name: label('scenarios.0.name'),
        assumption: prose('scenarios.0.assumption'),
        method: prose('scenarios.0.method'),
        price: 'price',
        probability: 'share',
      },
    ],
    risks: [{ title: label('risks.0.title'), text: prose('risks.0.text') }],
    ratingDistribution: { owner: 'house', rows: [{ rating: label('ratingDistribution.rows.0.rating'), share: 'share' }] },
    targetRange: { low: 'before', high: 'target' },
    exhibits: {
      t: {
        title: prose('exhibits.t.title'),
        subtitle: prose('exhibits.t.subtitle'),
        notes: prose('exhibits.t.notes'),
        source: prose('exhibits.t.source'),
        table: {
          columns: [
            {
              key: 'a',
              title: fill('exhibits.t.table.columns.0.title', 200),
              unit: label('exhibits.t.table.columns.0.unit'),
              group: label('exhibits.t.table.columns.0.group'),
            },
            {
              key: 'b',
              kind: 'number',
              estimate: true,
              marks: [{ above: 1, mark: fill('exhibits.t.table.columns.1.marks.0.mark', 3) }],
            },
            { key: 'c', kind: 'number' },
          ],
          growth: { of: ['grown'], title: label('exhibits.t.table.growth.title') },
          styles: [{ row: 2, unit: fill('exhibits.t.table.styles.0.unit', 40) }],
          rows: [
            { a: prose('exhibits.t.table.rows.0.a'), b: prose('exhibits.t.table.rows.0.b') },
            { a: { fact: 'price' }, b: 2 },
            { a: 'grown', b: 2, c: 3 },
          ],
        },
      },
      c: {
        title: prose('exhibits.c.title'),
        alt: label('exhibits.c.alt'),
        source: ['s'],
        rows: [
          { name: prose('exhibits.c.rows.0.name'), n: 1 },
          { name: 'other', n: 2 },
        ],
        chart: { mark: 'bar', encoding: { x: { field: 'n', type: 'quantitative' }, y: { field: 'name', type: 'nominal' } } },
      },
      f: { title: prose('exhibits.f.title'), data: 'd', table: {} },
    },
    frontExhibit: 'f',
    disclosures: [{ title: label('disclosures.0.title'), text: prose('disclosures.0.text') }],
    disclaimer: prose('disclaimer'),
    keywords: [label('keywords.0')],
    overrides: [
      {
        rule: label('overrides.0.rule'),
        place: fill('overrides.0.place', 500),
        person: label('overrides.0.person'),
        reason: fill('overrides.0.reason', 2000),
      },
    ],
  };
  const text = (path: string): string => fill(`body.${path}`, PROSE).replaceAll('\n', ' ');
  const body = `## ${text('heading')}

${text('paragraph')} [s]

${text('word')} **${text('strong')}** {{param "p"}} {{fact "price"}}

- ${text('item')}

> ${text('quotation')}

\`\`\`
${text('code')}
\`\`\`

:::callout
${text('callout')}
:::

:::aside
${text('aside')}
:::

::scenarios

::risks

::ratings

::estimates

::key-data

::exhibit{#t}

::exhibit{#c}
`;
  return { frontMatter, body };
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
}

/** Paths of the schema that hold free text, with `*` for any key and any place in a list. */
export function freeTextPaths(): string[] {
  const found = new Set<string>();
  const walk = (schema: JsonSchema, path: string): void => {
    if (schema.type === 'string' && !schema.enum && !schema.const && !schema.pattern && !schema.format) found.add(path);
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
    for (const [key, part] of Object.entries(schema.properties ?? {})) walk(part, at(key));
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, at('*'));
    if (schema.items) walk(schema.items, at('*'));
    for (const part of schema.anyOf ?? []) walk(part, path);
  };
  walk(z.toJSONSchema(reportSchema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema, '');
  return [...found].sort();
}
