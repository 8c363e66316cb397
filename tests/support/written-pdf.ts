/** Pages of 200 by 100 points written by hand, all alike, with what Chromium does not write: a font, more objects, more keys of the page. */
export function writtenPdf({
  font = '',
  objects = '',
  page = '',
  catalog = '',
  words = 'BT /F 12 Tf 20 50 Td (ab) Tj ET',
  copies = 1,
}): Buffer {
  const face = font === '' ? '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>' : font;
  const numbers = Array.from({ length: copies }, (_, at) => (at === 0 ? 3 : 100 + at));
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R${catalog}>>endobj
2 0 obj<</Type/Pages/Kids[${numbers.map((number) => `${number} 0 R`).join(' ')}]/Count ${copies}>>endobj
${numbers.map((number) => `${number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>${page}>>endobj`).join('\n')}
4 0 obj<</Length ${words.length}>>stream
${words}
endstream endobj
5 0 obj${face}endobj
${objects}
trailer<</Root 1 0 R>>
%%EOF`);
}
