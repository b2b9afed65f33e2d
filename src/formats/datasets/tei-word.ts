// TEI's `teidata.word`: what symbols, and names of features and relations, have to be.

export function isTeiWord(text: string): boolean {
  return /^[^\p{C}\p{Z}]+$/v.test(text);
}

/** A name as one word. */
export function teiWord(name: string): string {
  return name.replaceAll(/[\p{C}\p{Z}]+/gv, '_') || '_';
}
