/** Findings that no rule makes, by their id, and what each says: they take levels and overrides like others. */
export const otherRules: ReadonlyMap<string, string> = new Map([
  ['unused-override', 'An override of the front matter matches no finding.'],
  ['chart-warning', 'A chart cannot show all that it should.'],
  ['chart-note', 'A chart left something out, or showed it in another way.'],
  ['table-squeezed', 'A table is too wide for its place: words and figures are broken.'],
  ['missing-glyph', 'No font of the brand has a character.'],
  ['blocked-request', 'The page asked for something outside and was refused.'],
  ['import-duplicate', 'A passage of a draft repeats an earlier one.'],
  ['import-empty-section', 'A heading of a draft has nothing under it.'],
  ['import-facts-full', 'A draft holds more figures than a note can name.'],
  ['import-language', 'The language of a draft is a guess.'],
  ['import-no-date', 'A draft gives no date.'],
  ['import-residue', 'A draft holds leftovers of a chat page.'],
  ['import-source', 'A source of a draft could not be read.'],
  ['import-table', 'A table of a draft could not be read.'],
  ['import-truncated', 'A passage of a draft is cut off.'],
]);
