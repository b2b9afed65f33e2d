/** Letters looked at: enough to be sure, and no more for a long text. */
const SAMPLE = 20_000;

/** Inside of a class of a regular expression. */
export const RTL_SCRIPTS = ['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Adlam']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

const RTL_LETTER = new RegExp(`[${RTL_SCRIPTS}]`, 'gu');

/** The side most letters are written from. */
export function detectDirection(text: string): 'ltr' | 'rtl' {
  const sample = text.slice(0, SAMPLE);
  const rtl = count(sample, RTL_LETTER);
  return rtl > 0 && rtl * 2 > count(sample, /\p{L}/gu) ? 'rtl' : 'ltr';
}

/**
 * A guess at the language from its script and its commonest words; a BCP 47 tag, `und` when the
 * text gives no clear answer. Good enough to choose abbreviations and a dictionary, no more.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return 'und';
  for (const [script, pattern] of SCRIPTS) {
    if (count(sample, pattern) * 2 > letters) return refine(script, sample);
  }
  return detectLatin(sample);
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
];

/** Letters that one language of a script has and the other has not. */
function refine(script: string, sample: string): string {
  if (script === 'zh' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample)) return 'ja';
  if (script === 'ru' && count(sample, /[іїєґ]/giu) > count(sample, /[ыэёъ]/giu)) return 'uk';
  if (script === 'ar' && count(sample, /[پچژگیک]/gu) > count(sample, /[يكةى]/gu)) return 'fa';
  return script;
}

const STOP_WORDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'en',
    new Set(
      'the of and to in that is was for on with he it as said by at from have has not his are be they who'.split(
        ' ',
      ),
    ),
  ],
  [
    'de',
    new Set(
      'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat'.split(
        ' ',
      ),
    ),
  ],
  [
    'fr',
    new Set(
      'le la les de des du et en un une est que qui dans pour il au aux sur par ne pas plus ce cette sont avec'.split(
        ' ',
      ),
    ),
  ],
  [
    'es',
    new Set(
      'el la los las de del que y en un una por con no se su para es al como más lo pero sus le ha este'.split(
        ' ',
      ),
    ),
  ],
  [
    'it',
    new Set(
      'il la le gli di del della che e in un una per con non si è al come più lo ma sono nel dei ha alla'.split(
        ' ',
      ),
    ),
  ],
  [
    'pt',
    new Set(
      'o a os as de do da que e em um uma por com não se no na para é ao como mais dos das foi ele'.split(
        ' ',
      ),
    ),
  ],
  [
    'nl',
    new Set(
      'de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door hij werd'.split(
        ' ',
      ),
    ),
  ],
  [
    'pl',
    new Set(
      'w i na z do się nie że to jest o jak po przez od za dla ale co jego tym są był oraz został'.split(
        ' ',
      ),
    ),
  ],
];

function detectLatin(sample: string): string {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = STOP_WORDS.map(([language, stopWords]) => ({
    language,
    hits: words.reduce((hits, word) => hits + (stopWords.has(word) ? 1 : 0), 0),
  })).toSorted((a, b) => b.hits - a.hits);
  const [best, second] = scores;
  // A clear lead, and not from a handful of words alone.
  if (!best || !second || best.hits < 2 || best.hits * 10 < words.length) return 'und';
  return best.hits * 10 >= second.hits * 11 ? best.language : 'und';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
