import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Map<string, string>();

/** Version of Tearsheet. @param home folder that holds package.json */
export function versionOf(home: string): string {
  let version = known.get(home);
  if (version === undefined) {
    version = String((JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version);
    known.set(home, version);
  }
  return version;
}
