/** A name as it is compared: case, accents, kinds of apostrophe and runs of white space do not count. Any script. */
export function normalizeName(name: string): string {
  // Most names have no other letters: those of a registry of thousands are compared while somebody types.
  const isPlain = !/[^\t -~]/v.test(name);
  const bare = isPlain ? name : name.normalize('NFD').replaceAll(/\p{M}+/gv, '');
  return bare
    .replaceAll(/[’ʼ‘`ʹʺ]/gv, "'")
    .replaceAll(/\s+/gv, ' ')
    .trim()
    .toLowerCase();
}

/** The same without a leading "the", and in the order of speech: "Peskov, Dmitry" is "dmitry peskov". */
export function nameKey(name: string): string {
  const normalized = inOrder(normalizeName(name));
  return normalized.startsWith('the ') ? normalized.slice('the '.length) : normalized;
}

/** A name as it is kept: trimmed, runs of white space as one blank; letters as typed. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/gv, ' ').trim();
}

/** What stands behind a comma without being a first name. */
const ADDITIONS = new Set(
  'jr jr. sr sr. ii iii iv phd ph.d. md mp mep esq esq. inc inc. ltd ltd. llc plc corp corp. gmbh ag'.split(
    ' ',
  ),
);

/** One comma parts the last name from the first ones, as in a register; "Smith, Jr." stays. */
function inOrder(normalized: string): string {
  const [last = '', first = '', ...more] = normalized.split(',');
  if (more.length > 0 || first.trim() === '' || last.trim() === '') return normalized;
  if (ADDITIONS.has(first.trim()) || first.trim().split(' ').length > 3) return normalized;
  return `${first.trim()} ${last.trim()}`;
}
