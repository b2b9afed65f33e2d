/** Names of ASCII letters, digits, `_` and `-`; two that would become one get a number. Made anew for each export. */
export function plainNames(): (name: string) => string {
  const written = new Map<string, string>();
  const taken = new Set<string>();
  return (name) => {
    const known = written.get(name);
    if (known !== undefined) return known;
    const ascii = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
    const plain = ascii.replaceAll(/[^A-Za-z0-9_-]+/g, '_').replace(/^-+/, '') || '_';
    let unique = plain;
    for (let count = 2; taken.has(unique); count += 1) unique = `${plain}-${count}`;
    taken.add(unique);
    written.set(name, unique);
    return unique;
  };
}
