/** A named number, computed and printed: what every page, table and chart takes its numbers from. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  /** Unscaled, in `unit`; the middle of a range. Percentages as printed: 13.8. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isRange: boolean;
  readonly unit: string;
  readonly scale: 'none' | 'k' | 'mn' | 'bn' | 'tn';
  readonly decimals: number | undefined;
  readonly sign: boolean;
  readonly qualifier: 'over' | 'under' | 'about' | 'up-to' | 'at-least' | undefined;
  /** As printed, without qualifier. */
  readonly text: string;
  readonly formula: string | undefined;
  readonly period: string | undefined;
  readonly asOf: string | undefined;
  readonly basis: string | undefined;
  readonly owner: 'reported' | 'company' | 'consensus' | 'house' | undefined;
  /** Ids of sources; for a formula also those of the facts it is computed from. */
  readonly sources: readonly string[];
  /** Names of the facts that came before it. */
  readonly previous: string | undefined;
  readonly yearAgo: string | undefined;
  readonly note: string | undefined;
}
