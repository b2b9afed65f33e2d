/** A name as it is compared: case, accents, kinds of apostrophe and runs of white space do not count. Any script. */
export function normalizeName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}+/gv, '')
    .replaceAll(/[’ʼ‘`]/gv, "'")
    .replaceAll(/\s+/gv, ' ')
    .trim()
    .toLowerCase();
}

/** The same without a leading "the": "the Kremlin" and "Kremlin" are one name. */
export function nameKey(name: string): string {
  const normalized = normalizeName(name);
  return normalized.startsWith('the ') ? normalized.slice('the '.length) : normalized;
}

/** A name as it is kept: trimmed, runs of white space as one blank; letters as typed. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/gv, ' ').trim();
}
