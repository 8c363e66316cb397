import { constants } from 'node:fs';
import { access } from 'node:fs/promises';

/** True when the file is there and we may run it. */
export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
