import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { DocumentData } from '../document-data.ts';
import { pdfDate } from '../normalise.ts';
import { srgbProfile } from './icc.ts';
import { type Claims, xmpPacket } from './xmp.ts';

const name = (text: string): PDFName => PDFName.of(text);

let profile: Uint8Array | undefined;

/** What the file says of itself, twice and the same: in the information dictionary, and as XMP; and the colours that it means. */
export function describe(document: PDFDocument, data: DocumentData, claims: Claims): void {
  const { context, catalog } = document;
  const date = PDFString.of(pdfDate(data.date));
  const text = (words: string) => PDFHexString.fromText(words);
  const info: Record<string, PDFHexString | PDFString> = {
    Title: text(data.title),
    ...(data.authors.length === 0 ? {} : { Author: text(data.authors.join(', ')) }),
    ...(data.subject === '' ? {} : { Subject: text(data.subject) }),
    ...(data.keywords.length === 0 ? {} : { Keywords: text(data.keywords.join(', ')) }),
    Creator: text(data.creator),
    Producer: text(data.producer),
    CreationDate: date,
    ModDate: date,
  };
  const dictionary = context.lookupMaybe(context.trailerInfo.Info, PDFDict) ?? context.obj({});
  for (const key of dictionary.keys()) dictionary.delete(key);
  for (const [key, value] of Object.entries(info)) dictionary.set(name(key), value);
  if (context.trailerInfo.Info === undefined) context.trailerInfo.Info = context.register(dictionary);
  // Readers of the archive look for it without unpacking.
  const metadata = context.stream(Buffer.from(xmpPacket(data, claims, xmpDate(data.date)), 'utf8'), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(name('Metadata'), context.register(metadata));
  if (claims.archive) {
    const colours = context.register(context.flateStream((profile ??= srgbProfile()), { N: 3 }));
    catalog.set(
      name('OutputIntents'),
      context.obj([
        {
          Type: 'OutputIntent',
          S: 'GTS_PDFA1',
          OutputConditionIdentifier: PDFString.of('sRGB'),
          Info: PDFString.of('sRGB IEC61966-2.1'),
          DestOutputProfile: colours,
        },
      ]),
    );
  }
  catalog.set(name('Lang'), PDFString.of(data.language));
  catalog.set(name('PageLabels'), context.obj({ Nums: [0, { S: 'D' }] }));
}

/** With seconds and zone, as XMP wants it. */
function xmpDate(date: string): string {
  const [, day = '', time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:T([\d:]+)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i.exec(date) ?? [];
  const full = time.length === 2 ? `${time}:00:00` : time.length === 5 ? `${time}:00` : time;
  return `${day}T${full}${/^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase()}`;
}
