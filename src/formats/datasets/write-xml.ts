const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Else an attribute's white space would be read as blanks.
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Text for an XML or HTML attribute. */
export function xmlEscape(text: string): string {
  return xmlSafe(text).replaceAll(
    /[&<>"'\n\t\r]/g,
    (character) => ENTITIES[character] ?? character,
  );
}

/** Text between tags: white space stays as it is. */
export function xmlText(text: string): string {
  return xmlSafe(text).replaceAll(/[&<>\r]/g, (character) => ENTITIES[character] ?? character);
}

/** Characters that XML 1.0 forbids become U+FFFD. */
export function xmlSafe(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- They are what it is about.
      .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
  );
}
