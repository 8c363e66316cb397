/** Signals that a drawing sets on every spec, each with the value that leaves all as it is. */
export const FIT_SIGNALS = {
  /** Columns of a legend, 0 for one row. */
  legendColumns: { name: 'legendColumns', value: 0 },
  /** Width in px at which names under an x axis break into lines, 0 for never. */
  xLabelWidth: { name: 'xLabelWidth', value: 0 },
  /** Degrees by which those names are turned. */
  xLabelAngle: { name: 'xLabelAngle', value: 0 },
  /** Grid lines that a value axis aims at. */
  yTicks: { name: 'yTicks', value: 4 },
  /** BCP 47 tag of the reader's language, for numbers in few characters. */
  language: { name: 'readerLanguage', value: 'en' },
} as const;
