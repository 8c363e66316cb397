import type { DocumentData } from '../document-data.ts';

/** What a file claims to be. */
export interface Claims {
  /** PDF/A: part and conformance level, as in `3A`. */
  readonly archive?: { readonly part: number; readonly level: 'A' | 'B' | 'U' };
  /** PDF/UA part. */
  readonly accessible?: 1;
}

/**
 * The metadata stream of a file: what it is called, by whom and of when, and what it conforms to.
 * @param date as in the information dictionary: ISO 8601 with zone
 * @see ISO 16684-1, ISO 19005-3 §6.6, ISO 14289-1 §5
 */
export function xmpPacket(data: DocumentData, { archive, accessible }: Claims, date: string): string {
  const authors = data.authors.map((author) => `<rdf:li>${escaped(author)}</rdf:li>`).join('');
  const subjects = data.keywords.map((word) => `<rdf:li>${escaped(word)}</rdf:li>`).join('');
  const lines = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(data.title)}</rdf:li></rdf:Alt></dc:title>`,
    ...(authors === '' ? [] : [`<dc:creator><rdf:Seq>${authors}</rdf:Seq></dc:creator>`]),
    ...(data.subject === ''
      ? []
      : [`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(data.subject)}</rdf:li></rdf:Alt></dc:description>`]),
    ...(subjects === '' ? [] : [`<dc:subject><rdf:Bag>${subjects}</rdf:Bag></dc:subject>`]),
    `<dc:language><rdf:Bag><rdf:li>${escaped(data.language)}</rdf:li></rdf:Bag></dc:language>`,
    `<pdf:Producer>${escaped(data.producer)}</pdf:Producer>`,
    ...(data.keywords.length === 0 ? [] : [`<pdf:Keywords>${escaped(data.keywords.join(', '))}</pdf:Keywords>`]),
    `<xmp:CreatorTool>${escaped(data.creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${date}</xmp:MetadataDate>`,
    ...(archive
      ? [`<pdfaid:part>${archive.part}</pdfaid:part>`, `<pdfaid:conformance>${archive.level}</pdfaid:conformance>`]
      : []),
    ...(accessible ? [`<pdfuaid:part>${accessible}</pdfuaid:part>`] : []),
    ...(archive && accessible ? [EXTENSION] : []),
  ];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
${lines.join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** PDF/A asks that a schema which is not its own be described: that of PDF/UA. */
const EXTENSION =
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>';

/** Text of XML: marks escaped, characters that XML cannot hold left out. */
function escaped(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
