import { COMMON_CHARACTERS } from './common-characters.ts';
import { LANGUAGE_LETTERS } from './language-letters.ts';

/** Natural logarithms of how often a character comes, by character; those of a language's own letters. */
type Model = ReadonlyMap<string, number>;

/**
 * How likely a text is to have been written by anybody, as a logarithm: the likeliest of forty
 * languages for its letters, and whether capitals, quotation marks, symbols and scripts stand where
 * they can stand. Only comparisons between decodings of the same bytes mean anything.
 */
export function textPlausibility(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    const letter = fold(character);
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return likeliestLanguage(counts) + contextScore(text);
}

/** `İ` has no small letter of its own: it stays. */
function fold(character: string): string {
  const small = character.toLowerCase();
  return small.length === character.length ? small : character;
}

function likeliestLanguage(counts: ReadonlyMap<string, number>): number {
  const { languages, world } = models();
  let shared = 0;
  const letters: (readonly [string, number])[] = [];
  for (const [character, count] of counts) {
    if (world.has(character)) letters.push([character, count]);
    else shared += count * otherScore(character);
  }
  let best = -Infinity;
  for (const language of languages) {
    let score = 0;
    for (const [letter, count] of letters) {
      const own = language.get(letter);
      const foreign = (world.get(letter) ?? -16) + FOREIGN;
      score += count * (own === undefined ? foreign : Math.max(own, foreign));
    }
    if (score > best) best = score;
  }
  return shared + best;
}

/** One letter in thirty is not of the text's language: names, quotations. */
const FOREIGN = Math.log(1 / 30);

type Models = { readonly languages: readonly Model[]; readonly world: Model };

let known: Models | undefined;

/** Made from the tables once, when first needed. */
function models(): Models {
  known ??= makeModels();
  return known;
}

function makeModels(): Models {
  const languages: Model[] = [
    ...Object.values(LANGUAGE_LETTERS).map(lettersOf),
    new Map([...firstLevel('euc-jp', 0xb0, 0xcf), ...ranked(COMMON_CHARACTERS.ja, 0.4), ...kana()]),
    new Map([...firstLevel('gb18030', 0xb0, 0xd7), ...ranked(COMMON_CHARACTERS.zhHans, 0.85)]),
    new Map([...firstLevel('big5', 0xa4, 0xc6), ...ranked(COMMON_CHARACTERS.zhHant, 0.85)]),
    new Map([...firstLevel('euc-kr', 0xb0, 0xc8), ...ranked(COMMON_CHARACTERS.ko, 0.92)]),
  ];
  const shares = new Map<string, number>();
  for (const language of languages) {
    for (const [letter, score] of language) {
      shares.set(letter, (shares.get(letter) ?? 0) + Math.exp(score) / languages.length);
    }
  }
  const world = new Map([...shares].map(([letter, share]) => [letter, Math.log(share)]));
  return { languages, world };
}

function lettersOf(table: string): Model {
  const letters = new Map<string, number>();
  for (let at = 0; at + 1 < table.length; at += 2) {
    letters.set(table.charAt(at), -Number.parseInt(table.charAt(at + 1), 36) / 3);
  }
  return letters;
}

/** Zipf's law: the share of a character falls with its rank. */
function ranked(characters: string, share: number): Model {
  const all = Array.from(characters);
  const total = all.reduce((sum, _, rank) => sum + 1 / (rank + 30), 0);
  return new Map(
    all.map((character, rank) => [character, Math.log(share / (rank + 30) / total)] as const),
  );
}

/** A tenth of a text is of the characters that a standard's own first level has beside the commonest. */
function firstLevel(encoding: string, from: number, to: number): Model {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) bytes.push(lead, trail);
  }
  const characters = Array.from(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
  const score = Math.log(0.1 / characters.length);
  return new Map(
    characters.filter((one) => /[\u4e00-\u9fff\uac00-\ud7a3]/.test(one)).map((one) => [one, score]),
  );
}

function kana(): Model {
  const model = new Map<string, number>();
  for (let code = 0x3041; code <= 0x3093; code += 1) {
    model.set(String.fromCharCode(code), RARE_KANA.includes(String.fromCharCode(code)) ? -9 : -4.7);
  }
  for (let code = 0x30a1; code <= 0x30f6; code += 1) model.set(String.fromCharCode(code), -6.8);
  return model.set('ー', -5);
}

const RARE_KANA = 'ぁぃぅぇぉゎゐゑぢづぬぺぽぴぷぱ';

/** What no language's table has. */
function otherScore(character: string): number {
  if (character <= '\u007f') return asciiScore(character);
  const found = OTHERS.find(([pattern]) => pattern.test(character));
  return found?.[1] ?? -13;
}

function asciiScore(character: string): number {
  if (character === ' ') return -1.8;
  return /[\w\n\r\t.,:;!?'"()-]/.test(character) ? -4 : -7;
}

const OTHERS: readonly (readonly [RegExp, number])[] = [
  [/[\ufffd\u0080-\u0084\u0086-\u009f]/, -30],
  [/[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u, -25],
  [/[、。，！？：；（）「」『』《》・]/, -4.5],
  [/[“”‘’„«»–—…\u00a0]/, -6],
  [/[¡¿€£§°‚‹›•·№¹²³ªº]/, -9],
  [/[©®™½¼¾±×¥µ‰†\u200e\u200f\u200c\u200d]/, -11],
  [/[\u2500-\u25a0]/, -16],
  [/[\uff10-\uff5a\u3000-\u303f]/, -8],
  [/[\uff61-\uff9f]/, -13],
  [/[\u4e00-\u9fff\uac00-\ud7a3]/, -13],
  [/\p{L}/u, -15],
];

/** Of each character beyond ASCII with its neighbours. */
function contextScore(text: string): number {
  const characters = Array.from(text);
  let score = 0;
  for (const [index, character] of characters.entries()) {
    const before = characters[index - 1] ?? ' ';
    const after = characters[index + 1] ?? ' ';
    if (character <= '\u007f' && before <= '\u007f') continue;
    score += caseScore(before, character) + scriptScore(before, character);
    if (character > '\u007f') score += placeScore(before, character, after);
  }
  return score;
}

const isLetter = (character: string): boolean => /[\p{L}\p{M}]/u.test(character);
const isCapital = (character: string): boolean => character !== character.toLowerCase();
const isSmall = (character: string): boolean => character !== character.toUpperCase();

/** Capitals begin words, or whole words are capitals. */
function caseScore(before: string, character: string): number {
  if (!isCapital(character)) return 0;
  if (isSmall(before) && isLetter(before)) return -5;
  return isCapital(before) ? -1 : -1.5;
}

type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'hebrew'
  | 'arabic'
  | 'thai'
  | 'east-asian'
  | 'hangul';

/** Words are of one script. */
function scriptScore(before: string, character: string): number {
  const script = scriptOf(character);
  const other = scriptOf(before);
  return script === undefined || other === undefined || script === other ? 0 : -6;
}

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['thai', /\p{Script=Thai}/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['east-asian', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
];

function scriptOf(character: string): Script | undefined {
  if (character <= '\u007f') return /[A-Za-z]/.test(character) ? 'latin' : undefined;
  return SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0];
}

/** Apostrophes, joiners, dots: at home between letters. */
const INSIDE_WORDS = new Set(['’', '‘', '·', '…', '\u00ad', '\u200c', '\u200d']);

/** A quotation mark has a word on one side; a symbol is not inside a word. */
function placeScore(before: string, character: string, after: string): number {
  const left = isLetter(before);
  const right = isLetter(after);
  if (/[“”„«»‹›]/.test(character)) {
    if (left && right) return -5;
    return /\s/.test(before) && /\s/.test(after) ? -3 : 0;
  }
  // An apostrophe may begin a word; in Greek it would stand for an accented capital.
  if (character === '’' && right && !left) return -2;
  if (/[–—]/.test(character)) return left && right ? -3 : 0;
  // A tone of Vietnamese stands on a vowel.
  if (/[\u0300-\u0323]/.test(character)) return /[aăâeêioôơuưy]/i.test(before) ? 0 : -6;
  if (isLetter(character) || INSIDE_WORDS.has(character)) return 0;
  return left && right && scriptOf(before) !== 'east-asian' ? -5 : 0;
}
