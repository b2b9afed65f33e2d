/** How far from a property its run's other properties may begin and end, in code units. */
const PROPERTIES_LENGTH = 3000;

/**
 * XML of a Word document's text → the same in terms of what its reader knows: moved text is inserted
 * text, two lines through words are one, small raised words are superscript; hidden words are gone, and
 * `hidden` counts the passages.
 */
export function readWords(xml: string): { readonly xml: string; readonly hidden: number } {
  const known = xml
    .replace(/<(\/?)w:moveTo(?=[\s>])/g, '<$1w:ins')
    .replaceAll('<w:dstrike', '<w:strike')
    .replace(
      /<w:position w:val="(-?)[1-9]\d{0,2}"\/>(?=\s{0,20}<w:sz )/g,
      (_, sign: string) => `<w:vertAlign w:val="${sign === '' ? 'superscript' : 'subscript'}"/>`,
    );
  return withoutHidden(known);
}

/** Not where it says that it is off. */
const HIDDEN = /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/g;
const WORDS = /<w:t(?:\s[^<>]*)?>[^<]*<\/w:t>|<w:(?:tab|br|cr|sym|noBreakHyphen)(?:\s[^<>]*)?\/>/g;

function withoutHidden(xml: string): { readonly xml: string; readonly hidden: number } {
  const parts: string[] = [];
  let done = 0;
  let hidden = 0;
  for (const { index } of xml.matchAll(HIDDEN)) {
    if (index < done || !isOfRun(xml.slice(Math.max(done, index - PROPERTIES_LENGTH), index)))
      continue;
    // A drawing in it may hold runs of its own.
    const run = /<\/?w:r[\s>]/g;
    run.lastIndex = index;
    const end = run.exec(xml)?.index ?? xml.length;
    const between = xml.slice(done, index);
    const words = xml.slice(index, end);
    const shown = words.replace(WORDS, '');
    if (shown !== words && (hidden === 0 || between.includes('<w:t'))) hidden += 1;
    parts.push(between, shown);
    done = end;
  }
  return hidden === 0 ? { xml, hidden } : { xml: parts.join('') + xml.slice(done), hidden };
}

/** Whether what stands before a property says that it is one of a run, not of a paragraph's mark or of a style. */
function isOfRun(before: string): boolean {
  const start = before.lastIndexOf('<w:rPr>');
  return (
    start >= 0 &&
    !before.includes('</w:rPr>', start) &&
    /<w:r(?:\s[^<>]*)?>\s*$/.test(before.slice(Math.max(0, start - 300), start))
  );
}
