import { join } from 'node:path';
import { rulesReference } from '../check/reference.ts';
import { writeAtomically } from '../publish/write.ts';
import { BUILT_IN } from '../workspace/workspace.ts';

/** Where the reference of the rules stands. */
export const RULES_PAGE = 'src/check/RULES.md';

if (import.meta.main) {
  await writeAtomically(join(BUILT_IN, RULES_PAGE), rulesReference());
  process.stdout.write(`${RULES_PAGE}\n`);
}
