/**
 * How a word of a language may end in a text, given how it stands in a list of names. Cheap on
 * purpose: it finds "Пескова" for "Песков" and "mayors" for "mayor", and every find is shown before it counts.
 */
type Inflection = {
  /** Taken off the word that is looked for, so that the stem is left; only where three letters stay. */
  readonly strip?: RegExp;
  /** A pattern of what may follow the stem. */
  readonly endings: string;
  /** A pattern of what may stand before the word, written together with it. */
  readonly prefixes?: string;
};

const CYRILLIC =
  '(?:[аеёиіїоуыэюяйьє]|ом|ем|ём|ым|им|ой|ей|ою|ею|ами|ями|ам|ям|ах|ях|ов|ев|ів|ого|его|ому|ему|ыми|ими|ый|ий|ая|яя|ое|ее|ые|ие|ых|их|ові|еві|єві|ою|єю|ію|ої|ій)?';

const BY_LANGUAGE: ReadonlyMap<string, Inflection> = new Map(
  Object.entries({
    en: { endings: "(?:['’]s|s['’]?|es)?" },
    de: { endings: "(?:e[rnms]?|e?s|n|['’])?" },
    fr: { strip: /[sx]$/u, endings: '(?:e?s|x|e)?' },
    es: { strip: /(?:[ao]?s|[ao])$/u, endings: '(?:[aoe]?s|[aoe])?' },
    it: { strip: /[aeio]$/u, endings: '[aeio]?' },
    ru: { strip: /[аеёиоуыэюяйь]{1,2}$/u, endings: CYRILLIC },
    uk: { strip: /[аеєиіїоуюяйь]{1,2}$/u, endings: CYRILLIC },
    ar: { endings: '(?:ه|ها|هم|ي|ين|ون|ات)?', prefixes: '(?:[وفبلك]{0,2}(?:ال)?)?' },
  }),
);

const MIN_STEM = 3;

/** A pattern for one word in any of its forms; `escape` makes letters of the word safe in a pattern. */
export function inflected(
  word: string,
  language: string,
  escape: (text: string) => string,
): string {
  const forms = BY_LANGUAGE.get(language.split('-')[0] ?? '');
  if (!forms || !/^[\p{L}\p{M}]+$/u.test(word)) return escape(word);
  const stem = forms.strip ? word.replace(forms.strip, '') : word;
  const kept = stem.length >= MIN_STEM ? stem : word;
  return `${forms.prefixes ?? ''}${escape(kept)}${forms.endings}`;
}
