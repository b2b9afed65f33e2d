/**
 * Names of ASCII letters, digits, `_` and `-`, then made to fit; two that would become one get a number. Made anew for
 * each export. `known`: names that came before, of parts of the same export.
 */
export function plainNames(
  known: Iterable<string> = [],
  fit: (plain: string) => string = (plain) => plain,
): (name: string) => string {
  const written = new Map<string, string>();
  const taken = new Set<string>();
  const write = (name: string): string => {
    const before = written.get(name);
    if (before !== undefined) return before;
    const ascii = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
    const plain = ascii.replaceAll(/[^A-Za-z0-9_-]+/g, '_').replace(/^-+/, '') || '_';
    let unique = fit(plain);
    for (let count = 2; taken.has(unique); count += 1) unique = fit(`${plain}-${count}`);
    taken.add(unique);
    written.set(name, unique);
    return unique;
  };
  for (const name of known) write(name);
  return write;
}

/** Names as they are, and which of them were asked for: what `plainNames` has to know of the parts of an export. */
export function noteNames(): {
  readonly name: (name: string) => string;
  readonly noted: ReadonlyMap<string, number>;
} {
  const noted = new Map<string, number>();
  return {
    noted,
    name: (name) => {
      noted.set(name, (noted.get(name) ?? 0) + 1);
      return name;
    },
  };
}
