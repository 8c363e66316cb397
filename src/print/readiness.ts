/**
 * Script for the page that settles when every picture is decoded and every face is loaded that the document shows.
 * Layout asks for the faces of the text. Nobody asks in time for those of the margin boxes: one that only they use would be
 * missing from the first print and stand in the second, so they are asked for here, with the characters they can show.
 */
export const READY = `(async () => {
  const probe = document.documentElement.appendChild(document.createElement('i'));
  const marginFaces = (rules) => [...rules].flatMap((rule) => {
    if (!(rule instanceof CSSPageRule)) return rule.cssRules ? marginFaces(rule.cssRules) : [];
    return [...rule.cssRules].map((box) => {
      probe.style.cssText = rule.style.cssText + ';' + box.style.cssText + ';display:none';
      const { fontStyle, fontWeight, fontFamily, content } = getComputedStyle(probe);
      return document.fonts.load(fontStyle + ' ' + fontWeight + ' 16px ' + fontFamily, content + ' 0123456789ivxlcdmIVXLCDM').catch(() => {});
    });
  });
  const faces = [...document.styleSheets].flatMap((sheet) => {
    try {
      return marginFaces(sheet.cssRules);
    } catch {
      return []; // A sheet from elsewhere, which was refused.
    }
  });
  probe.remove();
  await Promise.all([...faces, ...[...document.images].map((image) => image.decode().catch(() => {}))]);
  await document.fonts.ready;
})()`;
