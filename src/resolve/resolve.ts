import { hasHan } from '../brand/fonts.ts';
import { loadBrand } from '../brand/load.ts';
import { checkChoices } from '../data/choices.ts';
import type { Dataset } from '../data/dataset.ts';
import { resolveFacts } from '../data/facts.ts';
import { loadDatasets } from '../data/load.ts';
import { dayParameters, type ParameterValue, resolveParameters } from '../data/parameters.ts';
import type { DataRoom, DataSnapshot } from '../data/room.ts';
import { loadLocale, withHouse } from '../locale/locale.ts';
import { ProseError } from '../prose/expand.ts';
import type { ProseScope } from '../prose/expanded.ts';
import { type Prose, readProse } from '../prose/prose.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Place } from '../shared/place.ts';
import type { Run } from '../shared/run.ts';
import { readAttachments } from './attachments.ts';
import { depthOf, isNestedTooDeep, MAX_DEPTH } from './depth.ts';
import { resolveExhibits } from './exhibits.ts';
import { factUses } from './fact-uses.ts';
import { parameterContext } from './parameter-context.ts';
import { withParameterDates } from './parameter-dates.ts';
import { readPlacements } from './placements.ts';
import { factReferences, proseFields } from './prose-fields.ts';
import type { Report, Source } from './report.ts';

export interface ResolveOptions {
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** Wins over the report's and the workspace's. */
  readonly brand?: string;
  /** What the reports of one batch read and fetch once. */
  readonly snapshot?: DataSnapshot;
}

/**
 * ReportSpec → Report: parameters, datasets, facts, brand and language are brought in, prose is filled, exhibits are numbered.
 * After this nothing reads a file, the network or the clock.
 * @throws TearsheetError `parameter.*`, `data.*`, `fact.*`, `prose.*`, `body.*`, `exhibit.*`, `image.*`, `brand.*`
 */
export async function resolveReport(
  written: ReportSpec,
  room: DataRoom,
  run: Run,
  options: ResolveOptions = {},
): Promise<Report> {
  const { workspace } = room;
  const language = await loadLocale(written.data.language, workspace.locales);
  const given = resolveParameters(written, options.parameters ?? {}, parameterContext(written, workspace, run, language));
  const spec = withParameterDates(written, given);
  const { data, source } = spec;
  const datasets = await loadDatasets(spec, {
    parameters: given,
    room,
    signal: run.signal,
    snapshot: options.snapshot,
  });
  const parameters = checkChoices(spec, given, datasets);
  const han =
    hasHan(source.text) ||
    Object.values(parameters).some((value) => hasHan(String(value))) ||
    [...datasets.values()].some(datasetHasHan);
  const brandName = options.brand ?? data.brand ?? workspace.settings.brand;
  const brand = await loadBrand(
    brandName,
    workspace.styles,
    { language: language.language, han },
    data.brand ? () => spec.locate(['brand']) : undefined,
  );
  const locale = withHouse(language, brand.numbers);
  run.signal.throwIfAborted();
  const facts = resolveFacts(spec, datasets, locale, parameters);
  const problems: Problem[] = [];
  const add = (code: string, message: string, place: Place, mend?: string): void => {
    problems.push({ code, message, place, frame: codeFrame(source.text, place), ...(mend ? { mend } : {}) });
  };

  for (const [path, name] of factReferences(data)) {
    if (!facts.has(name))
      add(
        'fact.unknown',
        `${path.join('.')} names the fact "${name}", which does not exist.${didYouMean(name, facts.keys())}`,
        spec.locate(path),
      );
  }
  const sources: Source[] = data.sources.map((entry, i) => ({ ...entry, number: i + 1 }));
  const sourceIds = new Set(sources.map((entry) => entry.id));
  for (const [i, entry] of sources.entries()) {
    if (sources.findIndex((other) => other.id === entry.id) !== i)
      add('source.duplicate', `Two sources have the id "${entry.id}".`, spec.locate(['sources', i, 'id']));
  }

  const scope: ProseScope = {
    facts,
    exhibits: new Set(Object.keys(data.exhibits)),
    parameters,
    days: dayParameters(spec),
    datasets,
    locale,
  };
  const read = (text: string, locate: (offset: number, endOffset: number) => Place): Prose | undefined => {
    try {
      const prose = isNestedTooDeep(text) ? undefined : readProse(text, scope, locate);
      if (prose && depthOf(prose.root) <= MAX_DEPTH) return prose;
      add(
        'prose.too-deep',
        `Lists, quotations or marks stand in each other more than ${MAX_DEPTH} deep.`,
        locate(0, 1),
        'Take some of the levels out.',
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof ProseError)) throw error;
      add(error.code, error.message, locate(error.offset, error.offset + 2));
      return undefined;
    }
  };
  const readField = (path: readonly (string | number)[], text: string): Prose | undefined => {
    return read(text, () => spec.locate(path));
  };
  const prose = new Map<string, Prose>();
  for (const [path, text] of proseFields(data)) {
    const field = readField(path, text);
    if (field) prose.set(path.join('.'), field);
  }
  for (const [i, disclosure] of brand.disclosures.entries()) {
    const field = readField(['brand', 'disclosures', i], disclosure.text);
    if (field) prose.set(`brand.disclosures.${i}`, field);
  }
  const bodyOffset = spec.bodyOffset;
  const body =
    read(
      data.body,
      bodyOffset === undefined
        ? () => spec.locate(['body'])
        : (offset, end) => spec.placeAt(bodyOffset + offset, bodyOffset + end),
    ) ?? readProse('', scope, () => spec.locate(['body']));

  const placements = readPlacements(body, scope.exhibits);
  for (const mistake of placements.mistakes)
    add(mistake.code, mistake.message, body.placeAt(mistake.offset, mistake.endOffset), mistake.mend);
  if (data.frontExhibit !== undefined && !scope.exhibits.has(data.frontExhibit))
    add(
      'body.unknown-exhibit',
      `frontExhibit names "${data.frontExhibit}", which does not exist.${didYouMean(data.frontExhibit, scope.exhibits)}`,
      spec.locate(['frontExhibit']),
    );
  const exhibits = await resolveExhibits(
    placements.exhibits,
    { spec, facts, datasets, locale, root: workspace.root, prose: readField },
    problems,
  );
  const attachments = await readAttachments(spec, workspace.root, problems);
  if (problems.length > 0) throw new TearsheetError('report', problems);

  return {
    name: source.name,
    data,
    language: locale.language,
    locale,
    brand,
    page: data.page ?? workspace.settings.page ?? 'A4',
    parameters,
    facts,
    factUses: factUses({ spec, facts, locale, prose, body, exhibits }),
    datasets,
    sources,
    sourceIds,
    exhibits,
    attachments,
    body,
    prose,
    text: source.text,
    locate: spec.locate,
  };
}

function datasetHasHan(dataset: Dataset): boolean {
  return dataset.rows.some((row) => Object.values(row).some((cell) => typeof cell === 'string' && hasHan(cell)));
}
