import type { X509Certificate } from 'node:crypto';

/** Whom a certificate names. */
export interface Signer {
  readonly name: string;
  readonly organisation: string | undefined;
}

export function signerOf({ subject, serialNumber }: X509Certificate): Signer {
  const entry = (key: string): string | undefined =>
    subject
      ?.split('\n')
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1);
  const organisation = entry('O');
  return { name: entry('CN') ?? organisation ?? `certificate ${serialNumber}`, organisation };
}
