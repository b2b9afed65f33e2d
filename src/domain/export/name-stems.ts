/** What the forms of a name begin with, and how they may go on. */
export type NameStem = {
  readonly stem: string;
  /** Letters after the stem, one at least. */
  readonly longest: number;
  /** What those letters look like; absent: like anything. */
  readonly ending?: RegExp;
};

/** Shorter names begin ordinary words. */
const LEAST_NAME = 4;
/** A name that loses its ending must be longer by what it loses. */
const LEAST_DECLINED = 5;
/** Longer endings make other words: "Quillowi". */
const LONGEST_ADDED = 4;
/** "Vondrovými". */
export const LONGEST_EXCHANGED = 5;

/** In Latin, Cyrillic and Greek letters, without their accents: "й" is an "и" then. */
const VOWELS = 'aeiouyаеиоуыэюяієαεηιουω';
const ENDING = new RegExp(`^[${VOWELS}]`, 'u');
/** "Vondrákovými". */
const POSSESSIVE = /^(?:o[vw]|ов)/u;
/** Of the shortest names: "Dudy", "Dudou", "Dudovi", "Dudzie". */
const SHORT_ENDING = new RegExp(`^(?:[${VOWELS}]{1,2}|o[vw][aeiouy]{0,2}|zie)$`, 'u');

/**
 * Stems by which a name is known in other forms, whatever the language: the name and some letters more, and what
 * is left where an ending is exchanged for another ("Vondra": "Vondrová"; "Havel": "Havla"; "Hanka": "Hance";
 * "Virtanen": "Virtasen"). Loose on purpose: what is found with them is asked about, never replaced.
 *
 * `key`: one word, as names are compared.
 */
export function stemsOf(key: string): readonly NameStem[] {
  if (key.length < LEAST_NAME) return [];
  const stems: NameStem[] = [
    { stem: key, longest: LONGEST_ADDED },
    { stem: key, longest: LONGEST_EXCHANGED, ending: POSSESSIVE },
  ];
  if (key.length < LEAST_DECLINED) {
    const [, short] = /^(.{3})[ayая]$/v.exec(key) ?? [];
    if (short !== undefined)
      stems.push({ stem: short, longest: LONGEST_ADDED, ending: SHORT_ENDING });
    return stems;
  }
  for (const stem of new Set(declined(key).flatMap(softened))) {
    const longest = stem.length < LEAST_DECLINED ? LONGEST_ADDED : LONGEST_EXCHANGED;
    stems.push({ stem, longest, ending: ENDING });
  }
  return stems;
}

/** What may be left of a name once its ending is gone. */
function declined(key: string): readonly string[] {
  const ends = [
    new RegExp(`^(.{3,})[${VOWELS}]$`, 'u'),
    // "Zelenskyy", "Толстой", "Дмитрий".
    /^(.{3,})(?:yy|iy|yi|ij|yj|ii|oy|oi|ey|ий|ии|ои|еи|ыи)$/u,
    // "Landsbergis", "Μητσοτάκης".
    new RegExp(`^(.{4,})[${VOWELS}][sς]$`, 'u'),
    // A vowel that comes and goes: "Němec", "Dudek", "Орёл".
    new RegExp(`^(.*[^${VOWELS}])[eoео][^${VOWELS}]$`, 'u'),
  ];
  const [vowel, pair, foreign, fleeting] = ends.map((end) => end.exec(key)?.[1]);
  const found = [vowel, pair, foreign].filter((stem) => stem !== undefined);
  if (fleeting !== undefined && fleeting.length > 2) found.push(fleeting + key.slice(-1));
  if (/.{3}nen$/u.test(key)) found.push(`${key.slice(0, -3)}s`);
  return found;
}

/** Before some endings a last consonant is another: "Hanka" is "Hance", "Olga" is "Olze". */
function softened(stem: string): readonly string[] {
  const other = SOFT[stem.slice(-1)];
  return other === undefined ? [stem] : [stem, stem.slice(0, -1) + other];
}

const SOFT: Readonly<Record<string, string>> = { k: 'c', g: 'z', h: 'z' };

/** Whether letters may follow a stem in a form of its name. */
export function canFollow({ longest, ending }: NameStem, letters: string): boolean {
  return (
    letters.length > 0 &&
    letters.length <= longest &&
    (ending === undefined || ending.test(letters))
  );
}
