import type { Rule } from '../rule.ts';
import { contrast } from './contrast.ts';
import { misspeltCitation } from './misspelt-citation.ts';
import { unknownCitation } from './unknown-citation.ts';
import { unknownSource } from './unknown-source.ts';
import { unplacedExhibit } from './unplaced-exhibit.ts';
import { unusedSource } from './unused-source.ts';

/** All rules, in the order of the reference page. A new rule is a new file and a line here. */
export const rules: readonly Rule[] = [unknownCitation, misspeltCitation, unknownSource, unusedSource, unplacedExhibit, contrast];
