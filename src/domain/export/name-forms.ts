import { foldWords } from './fold-text.ts';
import type { ProtectedSource } from './protected-sources.ts';
import { spoken } from './name-words.ts';

/** What is looked for, by how much the case of its letters says. */
export type NameForms = {
  /** Several words, joined ones and those in small letters: found in any case. */
  readonly phrases: readonly string[];
  /** One word with a capital letter: found in any case but all small. */
  readonly words: readonly string[];
  /** In capitals: found so only, for "US" is not "us". */
  readonly capitals: readonly string[];
  /** In scripts that put no blanks between words: found inside of others. */
  readonly unspaced: readonly string[];
};

export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/v;

/** Words that Hebrew writes together with the next one. */
const HEBREW_PREFIXES = ['ו', 'ה', 'ב', 'ל', 'מ', 'ש', 'כ', 'וה', 'ול', 'וב', 'שה', 'מה'];

/** All whole names of a source as a text may write them. */
export function formsOfNames({
  names,
  mails,
}: Pick<ProtectedSource, 'names' | 'mails'>): NameForms {
  return sortForms([...names.flatMap(writings), ...mails]);
}

export function sortForms(written: readonly string[]): NameForms {
  const forms = {
    phrases: [] as string[],
    words: [] as string[],
    capitals: [] as string[],
    unspaced: [] as string[],
  };
  for (const name of new Set(written.flatMap(spellings))) forms[kindOf(name)].push(name);
  return forms;
}

function kindOf(name: string): keyof NameForms {
  if (UNSPACED.test(name)) return 'unspaced';
  if (/[^\p{L}\p{M}]/v.test(name)) return 'phrases';
  if (/^[\p{Lu}\p{M}]{2,}$/v.test(name)) return 'capitals';
  return /\p{Lu}|\p{Lt}/v.test(name) ? 'words' : 'phrases';
}

/** In the order of speech, of a register and of an index; as one word, as in handles. */
function writings(name: string): readonly string[] {
  const said = spoken(name);
  const words = said.split(/\s+/v);
  const last = words.at(-1) ?? '';
  if (words.length < 2 || words.length > 4) return [name, said];
  const first = words.slice(0, -1).join(' ');
  const joined = ['', '_', '.', '-'].map((mark) => words.join(mark));
  return [
    name,
    said,
    `${last}, ${first}`,
    `${last} ${first}`,
    ...joined.filter(({ length }) => length > 5),
  ];
}

/** As texts are folded: composed and decomposed letters, and without the accents; Hebrew with what is written before it. */
function spellings(written: string): readonly string[] {
  const name = foldWords(written);
  const apart = name.normalize('NFD');
  const forms = [name, name.normalize('NFC'), apart, apart.replaceAll(/\p{M}/gv, '')];
  const hebrew = /^\p{Script=Hebrew}/v.test(name)
    ? HEBREW_PREFIXES.map((prefix) => prefix + name)
    : [];
  return [...new Set([...forms, ...hebrew])].filter((each) => each !== '');
}

const KNOWN_ENDINGS = new Set(['en', 'de', 'fr', 'es', 'it', 'ru', 'uk', 'ar']);

/** Languages whose endings a name may have here: the article's, and one of the name's own script. */
export function languagesFor(names: readonly string[], language: string): readonly string[] {
  const base = language.split('-')[0] ?? '';
  const all = names.join(' ');
  const languages = new Set([language]);
  if (
    /\p{Script=Latin}/v.test(all) &&
    (!KNOWN_ENDINGS.has(base) || ['ru', 'uk', 'ar'].includes(base))
  )
    languages.add('en');
  if (/\p{Script=Cyrillic}/v.test(all) && base !== 'ru' && base !== 'uk') languages.add('ru');
  if (/\p{Script=Arabic}/v.test(all)) languages.add('ar');
  return [...languages];
}
