import { createHash } from 'node:crypto';
import { TearsheetError } from '../../shared/errors.ts';
import type { Recipient } from './line.ts';

/** Digits and letters that nobody takes for one another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GIVEN = /^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/;

/**
 * The id of a copy: as it is given, or twelve digits that depend on the file, the name and the firm: `K3QF-7M2A-9XTD`.
 * @param master lowercase hex SHA-256 of the finished file
 * @throws TearsheetError `copy.bad-id`
 */
export function copyIdOf({ name, firm = '', copyId }: Recipient, master: string): string {
  if (copyId === undefined) return derived(`${master}\0${name}\0${firm}`);
  if (GIVEN.test(copyId)) return copyId;
  throw new TearsheetError('usage', {
    code: 'copy.bad-id',
    message: 'The id of a copy is not one.',
    mend: 'Use 3 to 40 letters, digits, points, hyphens and underscores, a letter or a digit first.',
  });
}

function derived(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  const digits = Array.from({ length: 12 }, (_, i) => ALPHABET[(bytes[i] as number) & 31]).join('');
  return (digits.match(/.{4}/g) as string[]).join('-');
}

/** Whether an id is one that was made here. */
export function isDerivedId(id: string): boolean {
  return /^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/.test(id);
}
