/**
 * The names that may have been meant by what was typed, the nearest first: that differ in few letters, are a part of it or
 * it of them, or whose `words` have it. Case, blanks and hyphens do not count.
 */
export function nearNames(
  typed: string,
  names: readonly string[],
  wordsOf: (name: string) => string = () => '',
): readonly string[] {
  const wanted = keyOf(typed);
  if (wanted.length < FEWEST) return [];
  return names
    .map((name) => ({ name, far: distance(wanted, keyOf(name), keyOf(wordsOf(name))) }))
    .filter(({ far }) => far < Infinity)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** ` Did you mean csv or conll?`; nothing where nothing is near. */
export function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? '' : ` Did you mean ${OR.format(names)}?`;
}

/** Letters without which anything is near. */
const FEWEST = 2;
const MOST = 3;
const OR = new Intl.ListFormat('en', { type: 'disjunction' });

function distance(wanted: string, name: string, words: string): number {
  const edits = editsBetween(wanted, name);
  if (edits <= Math.max(wanted.length, name.length) / 3) return edits;
  if (name.includes(wanted) || (name.length > FEWEST && wanted.includes(name))) return edits;
  return words.includes(wanted) ? wanted.length + name.length : Infinity;
}

/** Letters to be put in, left out or exchanged (Levenshtein 1966). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let index = 0; index < a.length; index += 1) {
    const next = [index + 1];
    for (let at = 0; at < b.length; at += 1) {
      const exchanged = (row[at] ?? 0) + (a[index] === b[at] ? 0 : 1);
      next.push(Math.min(exchanged, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function keyOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gv, '');
}
