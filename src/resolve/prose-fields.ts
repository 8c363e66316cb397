import type { ReportData } from '../report/schema/report.ts';

/** Every field of the front matter that holds prose, by schema path. Exhibits are read apart, with their tables. */
export function* proseFields(data: ReportData): Generator<readonly [readonly (string | number)[], string]> {
  for (const key of ['title', 'headline', 'standfirst', 'disclaimer'] as const) {
    const text = data[key];
    if (text !== undefined) yield [[key], text];
  }
  for (const [i, text] of data.deck.entries()) yield [['deck', i], text];
  if (data.target?.method) yield [['target', 'method'], data.target.method];
  for (const [i, scenario] of data.scenarios.entries()) {
    yield [['scenarios', i, 'assumption'], scenario.assumption];
    if (scenario.method) yield [['scenarios', i, 'method'], scenario.method];
  }
  for (const [i, risk] of data.risks.entries()) yield [['risks', i, 'text'], risk.text];
  for (const [i, disclosure] of data.disclosures.entries()) yield [['disclosures', i, 'text'], disclosure.text];
  for (const [i, source] of data.sources.entries()) if (source.note) yield [['sources', i, 'note'], source.note];
}

/** Every place of the front matter that names a fact, by schema path. */
export function* factReferences(data: ReportData): Generator<readonly [readonly (string | number)[], string]> {
  for (const key of ['price', 'upside'] as const) if (data[key]) yield [[key], data[key]];
  for (const key of ['callBox', 'keyData'] as const) for (const [i, name] of data[key].entries()) yield [[key, i], name];
  for (const key of ['current', 'previous'] as const) if (data.target?.[key]) yield [['target', key], data.target[key]];
  for (const key of ['low', 'mean', 'high'] as const)
    if (data.targetRange?.[key]) yield [['targetRange', key], data.targetRange[key]];
  for (const [i, scenario] of data.scenarios.entries()) {
    for (const key of ['price', 'upside', 'probability'] as const)
      if (scenario[key]) yield [['scenarios', i, key], scenario[key]];
  }
  for (const [i, change] of data.estimates.entries()) {
    for (const key of ['new', 'old', 'consensus'] as const) if (change[key]) yield [['estimates', i, key], change[key]];
  }
  for (const [i, row] of (data.ratingDistribution?.rows ?? []).entries()) {
    for (const key of ['share', 'bankingShare'] as const) if (row[key]) yield [['ratingDistribution', 'rows', i, key], row[key]];
  }
}
