import type { FactRegister } from './facts.ts';
import type { DraftLanguage } from './language.ts';
import type { ImportWord } from './words.ts';

/** What every step after the reading of sources needs. */
export interface ImportContext {
  readonly language: DraftLanguage;
  readonly words: Readonly<Record<ImportWord, string>>;
  readonly facts: FactRegister;
  /** Ids of the registered sources. */
  readonly sources: ReadonlySet<string>;
}
