/** What somebody is called in exports. Says nothing without the registry; may be kept from one export to the next. */
export type GivenPseudonym = {
  readonly kind: 'source' | 'annotator';
  /** Of the entity or annotator. */
  readonly id: string;
  readonly pseudonym: string;
};

/** The pseudonyms of one kind by id. */
export function givenTo(
  kind: GivenPseudonym['kind'],
  given: readonly GivenPseudonym[],
): ReadonlyMap<string, string> {
  return new Map(
    given.filter((each) => each.kind === kind).map(({ id, pseudonym }) => [id, pseudonym]),
  );
}

/** `Source A` or `source-a` as it stands in the strings already: the letters that may not be given again, as `Source A`. */
export function pseudonymsIn(strings: Iterable<string>): Set<string> {
  const taken = new Set<string>();
  for (const text of strings) {
    for (const [, word = '', between = '', letters = ''] of text.matchAll(
      /(?<![\p{L}\p{M}\p{N}])(source|annotator)([\s_\-]+)([a-z]{1,3})(?![\p{L}\p{M}\p{N}])/giv,
    )) {
      // "the source a paper quotes" is no name; "source-a" in an address or a file name is (`slugOfPseudonym`).
      const isWords = /^\s+$/v.test(between) && /^[a-z]+$/v.test(word) && letters === 'a';
      if (!isWords) taken.add(`${capitalized(word)} ${letters.toUpperCase()}`);
    }
  }
  return taken;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** `Source A`, `Source B`, … `Source AA`: the first that is free; takes it. */
export function nextPseudonym(kind: 'Source' | 'Annotator', taken: Set<string>): string {
  for (let number = 0; ; number += 1) {
    const pseudonym = `${kind} ${lettersOf(number)}`;
    if (taken.has(pseudonym)) continue;
    taken.add(pseudonym);
    return pseudonym;
  }
}

function lettersOf(number: number): string {
  const last = String.fromCodePoint(65 + (number % 26));
  return number < 26 ? last : lettersOf(Math.floor(number / 26) - 1) + last;
}

/** As it stands in addresses and file names: `source-a`. */
export function slugOfPseudonym(pseudonym: string): string {
  return pseudonym.toLowerCase().replaceAll(' ', '-');
}
