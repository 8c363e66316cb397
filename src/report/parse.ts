import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, parseDocument, visit, type YAMLParseError } from 'yaml';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import type { Run } from '../shared/run.ts';
import { splitFrontMatter } from './front-matter.ts';
import { importDraft } from './import/import.ts';
import { problemsFromIssues } from './issues.ts';
import { TextLines, YamlPlaces } from './positions.ts';
import { reportSchema } from './schema/report.ts';
import type { ReportSource } from './source.ts';
import type { ReportSpec } from './spec.ts';

/** Aliases beyond this many are an attack, not a habit. */
const MAX_ALIASES = 100;

/**
 * ReportSource → ReportSpec: the text becomes validated data, or every mistake in it is said at once, each with a code frame.
 * Loose text is imported first and then takes the same way.
 * @throws TearsheetError `report.*`
 */
export function parse(source: ReportSource, run: Run): ReportSpec {
  if (source.format === 'loose') {
    const draft = importDraft(source.text, { name: source.name });
    run.diagnostics.push(...draft.findings);
    return parse({ ...source, format: 'markdown', text: draft.markdown }, run);
  }
  const split = source.format === 'markdown' ? splitFrontMatter(source.text) : undefined;
  if (source.format === 'markdown' && !split) {
    const place = { file: source.name, line: 1, column: 1, endLine: 1, endColumn: 4 };
    throw new TearsheetError('report', {
      code: 'report.front-matter-open',
      message: 'The front matter that starts on line 1 never ends.',
      place,
      frame: codeFrame(source.text, place),
      mend: 'Close it with a line of three dashes.',
    });
  }
  const yamlText = split?.yaml ?? source.text;
  const lines = lazily(() => new TextLines(source.text));
  // Most reports are right, and nobody asks where a key stands: the parser that knows places runs only when somebody does.
  const document = lazily(() =>
    parseDocument(yamlText, { prettyErrors: false, uniqueKeys: true, version: '1.2', logLevel: 'error' }),
  );
  const places = lazily(() => new YamlPlaces(document(), lines(), split?.yamlOffset ?? 0, source.name));
  const raw = readQuickly(yamlText) ?? readCarefully(document(), places(), source);
  const bodyFollows = split !== undefined && isMapping(raw) && !Object.hasOwn(raw, 'body');
  if (split && !bodyFollows && isMapping(raw) && split.body.trim() !== '') {
    const place = places().key(['body']);
    throw new TearsheetError('report', {
      code: 'report.two-bodies',
      message: 'The report has a body in its front matter and another after it.',
      place,
      frame: codeFrame(source.text, place),
      mend: 'Keep the one after the front matter.',
    });
  }
  const data = bodyFollows ? { ...raw, body: split.body } : raw;
  const result = reportSchema.safeParse(data, { reportInput: false });
  if (!result.success) {
    throw new TearsheetError('report', problemsFromIssues(result.error.issues, data, places(), source.text));
  }
  return {
    source,
    data: result.data,
    bodyOffset: bodyFollows ? split.bodyOffset : undefined,
    locate: (path) => places().value(path),
    placeAt: (offset, endOffset = offset) => {
      const from = lines().at(offset);
      const to = lines().at(endOffset);
      return { file: source.name, ...from, endLine: to.line, endColumn: to.column };
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Where an anchor or alias could start: such texts are read with care, for they can multiply. */
const ANCHORS = /(?:^|[\s,[{:-])[&*][^\s&*]/m;

/** The data of a text that is right, read ten times as fast as with places; undefined when there is anything to say about it. */
function readQuickly(text: string): unknown {
  if (ANCHORS.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA }) ?? undefined;
  } catch {
    return undefined;
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function syntaxProblem(error: YAMLParseError, places: YamlPlaces, source: ReportSource): Problem {
  const place = places.at(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1));
  const language = source.format === 'json' ? 'JSON' : 'YAML';
  return {
    code: error.code === 'DUPLICATE_KEY' ? 'report.duplicate-key' : 'report.syntax',
    message:
      `This is not valid ${language}: ${error.code === 'MULTIPLE_DOCS' ? 'a second document begins here' : error.message.split('\n')[0]}.`.replace(
        /\.\.$/,
        '.',
      ),
    place,
    frame: codeFrame(source.text, place),
    mend: 'Mend the line shown, or the one before it.',
  };
}

/** The first alias that names no anchor before it; mostly Markdown emphasis that lacks its quotes. */
function unresolvedAlias(
  document: Document.Parsed,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  let found: { readonly name: string; readonly start: number; readonly end: number } | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      found = { name: alias.source, start: alias.range?.[0] ?? 0, end: alias.range?.[1] ?? 1 };
      return visit.BREAK;
    },
  });
  return found;
}

function readCarefully(document: Document.Parsed, places: YamlPlaces, source: ReportSource): unknown {
  if (document.errors.length > 0)
    throw new TearsheetError(
      'report',
      document.errors.map((error) => syntaxProblem(error, places, source)),
    );
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    const unresolved = unresolvedAlias(document);
    if (unresolved) {
      const place = places.at(unresolved.start, unresolved.end);
      throw new TearsheetError(
        'report',
        {
          code: 'report.syntax',
          message: `"*${unresolved.name}" stands for an anchor that is not there.`,
          place,
          frame: codeFrame(source.text, place),
          mend: 'A text that begins with an asterisk stands in quotes.',
        },
        { cause },
      );
    }
    const place = places.at(0, 1);
    throw new TearsheetError(
      'report',
      {
        code: 'report.too-many-aliases',
        message: 'The YAML multiplies itself by aliases beyond what a report needs.',
        place,
        frame: codeFrame(source.text, place),
        mend: 'Write the values out.',
      },
      { cause },
    );
  }
}
