/**
 * Segmenters are dear to make (about a millisecond) and never change, so each is made once. This is
 * the one piece of module state here: a memo that no result depends on.
 */
const made = new Map<string, Intl.Segmenter>();

/** `language` is a BCP 47 tag; one that is unknown or malformed (`en_US`) gets the root rules. */
export function segmenterFor(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = made.get(key);
  if (known) return known;
  const segmenter = makeSegmenter(language, granularity);
  made.set(key, segmenter);
  return segmenter;
}

function makeSegmenter(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter('und', { granularity });
  }
}
