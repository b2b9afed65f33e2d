import { addToGroup } from '#domain/collection/group-by.ts';
import { normalizeName } from '#domain/entities/normalize-name.ts';
import { foldNames } from '#domain/entities/transliterate.ts';
import { PHONE, digitsOf, mailSpansIn, ownsMail } from './contacts.ts';
import { foldWords } from './fold-text.ts';
import { UNSPACED } from './name-forms.ts';
import { LONGEST_EXCHANGED, type NameStem, canFollow, stemsOf } from './name-stems.ts';
import { keysIn } from './name-words.ts';
import type { ProtectedSource, Protection } from './protected-sources.ts';

/** What of a source was found. */
export type LeakKind =
  | 'name'
  | 'alias'
  | 'part of a name'
  | 'inflected'
  | 'spelling'
  | 'initials'
  | 'e-mail'
  | 'phone'
  | 'file name';

export type Leak = {
  readonly what: LeakKind;
  readonly possible: boolean;
  /** Of the source. */
  readonly index: number;
  /** UTF-16 code units in the text that was looked through. */
  readonly start: number;
  readonly end: number;
};

type Token = {
  readonly word: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
};

/** Looks through one text, folded (`foldText`); made once for many, since it remembers the words it has met. */
export function leakFinder(protection: Protection): (text: string) => readonly Leak[] {
  const sequences = sequencesOf(protection);
  const judge = wordJudge(protection);
  const findOthers = otherLeaks(protection);
  return (text) => {
    const tokens = tokensOf(text);
    const leaks: Leak[] = [...findOthers(text)];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (!token) continue;
      const sequence = sequences
        .get(token.key)
        ?.find(
          ({ keys }) =>
            keys.every((key, index) => tokens[at + index]?.key === key) &&
            (!keys.every(isLetter) || !areOfTags(text, tokens.slice(at, at + keys.length))),
        );
      if (sequence) {
        const { what, index, keys } = sequence;
        const last = tokens[at + keys.length - 1] ?? token;
        // "A.B." is a name, "a) b)" may be a list.
        const isUnsure = keys.length === 1 || (keys.every(isLetter) && isSmall(token));
        const possible = isUnsure && isPossible(token, protection);
        leaks.push({ what, possible, index, start: token.start, end: last.end });
        at += keys.length - 1;
        continue;
      }
      for (const verdict of judge(token)) {
        // "brownish" is no form of Brown, "/vondrova-mluvi" may be one.
        if (verdict.what === 'inflected' && isSmall(token) && !isAmongAddressMarks(text, token))
          continue;
        leaks.push({ ...verdict, start: token.start, end: token.end });
      }
    }
    return leaks;
  };
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gv)].map((match) => ({
    word: match[0],
    key: normalizeName(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

type Sequence = {
  readonly keys: readonly string[];
  readonly what: 'name' | 'alias';
  readonly index: number;
};

/** First word → names that begin with it, the longest first. */
function sequencesOf({ sources }: Protection): ReadonlyMap<string, readonly Sequence[]> {
  const found = new Map<string, Sequence[]>();
  for (const [index, { names }] of sources.entries()) {
    for (const [place, name] of names.entries()) {
      const keys = keysIn(name);
      const [first] = keys;
      if (first === undefined) continue;
      addToGroup(found, first, { keys, what: place === 0 ? 'name' : 'alias', index });
    }
  }
  for (const [first, known] of found)
    found.set(
      first,
      known.toSorted((a, b) => b.keys.length - a.keys.length),
    );
  return found;
}

function isLetter(key: string): boolean {
  return key.length === 1 && key.toLowerCase() !== key.toUpperCase();
}

/** Names of elements, as in `</a> <b>`: no initials of anybody. */
function areOfTags(text: string, letters: readonly Token[]): boolean {
  return letters.some(({ start }) => /<\/?$/v.test(text.slice(Math.max(0, start - 2), start)));
}

function isPossible(
  { word, key }: Pick<Token, 'word' | 'key'>,
  { openWords, ordinaryWords }: Protection,
): boolean {
  return isSmall({ word }) || openWords.has(key) || ordinaryWords.has(key);
}

function isSmall({ word }: Pick<Token, 'word'>): boolean {
  return word === word.toLowerCase() && word !== word.toUpperCase();
}

/** How far around a word the marks of an address are looked for. */
const ADDRESS = 80;

/** Where words are in small letters anyhow. */
function isAmongAddressMarks(text: string, { start, end }: Token): boolean {
  const before = /\S*$/v.exec(text.slice(Math.max(0, start - ADDRESS), start))?.[0] ?? '';
  const after = /^\S*/v.exec(text.slice(end, end + ADDRESS))?.[0] ?? '';
  return /[\/@_]|\.\p{L}/v.test(before) || /[\/@_]|\.\p{L}/v.test(after);
}

type Verdict = Pick<Leak, 'what' | 'possible' | 'index'>;

/** Names of one word are looked for by themselves from this length on. */
const LEAST_SINGLE = 4;
/** "peterquill": joined names are looked for inside of words from this length on. */
const LEAST_JOINED = 6;

/** Words that are remembered: an archive has ids and numbers without end, and most words are met early. */
const MOST_KNOWN = 50_000;

/** What single words give away; words that come again are judged once. */
function wordJudge(protection: Protection): (token: Token) => readonly Verdict[] {
  const parts = new Map<string, number>();
  const sounds = new Map<string, number>();
  const joined: { readonly key: string; readonly index: number }[] = [];
  const handles = new Map<string, number>();
  for (const [index, source] of protection.sources.entries())
    for (const handle of handlesOf(source)) handles.set(handle, handles.get(handle) ?? index);
  for (const [index, { names, surnames, givenNames }] of protection.sources.entries()) {
    for (const word of [...surnames, ...givenNames]) {
      for (const key of keysIn(word))
        if (key.length > 1 || !/[a-z]/.test(key)) parts.set(key, parts.get(key) ?? index);
    }
    for (const word of surnames)
      for (const sound of foldNames(word)) if (sound.length > 3) sounds.set(sound, index);
    for (const name of names) {
      const keys = keysIn(name);
      const key = keys.join('');
      if (keys.length > 1 && key.length >= LEAST_JOINED) joined.push({ key, index });
      else if (keys.length === 1 && key.length >= LEAST_SINGLE)
        parts.set(key, parts.get(key) ?? index);
    }
  }
  const stems = stemMap(parts);
  const known = new Map<string, readonly Verdict[]>();
  return (token) => {
    const before = known.get(token.word);
    if (before) return before;
    const verdicts = judgeWord(token, { parts, stems, sounds, joined, handles, protection });
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(token.word, verdicts);
    return verdicts;
  };
}

type IndexedStem = NameStem & { readonly index: number };
type StemMap = ReadonlyMap<string, readonly IndexedStem[]>;

function stemMap(parts: ReadonlyMap<string, number>): StemMap {
  const found = new Map<string, IndexedStem[]>();
  for (const [key, index] of parts) {
    for (const stem of stemsOf(key)) addToGroup(found, stem.stem, { ...stem, index });
  }
  return found;
}

type Judged = {
  readonly parts: ReadonlyMap<string, number>;
  readonly stems: StemMap;
  readonly sounds: ReadonlyMap<string, number>;
  readonly joined: readonly { readonly key: string; readonly index: number }[];
  readonly handles: ReadonlyMap<string, number>;
  readonly protection: Protection;
};

function judgeWord(
  token: Token,
  { parts, stems, sounds, joined, handles, protection }: Judged,
): readonly Verdict[] {
  const { word, key } = token;
  const own = parts.get(key);
  if (own !== undefined) {
    return [{ what: 'part of a name', possible: isPossible(token, protection), index: own }];
  }
  const inside = joined.find((each) => key.includes(each.key));
  if (inside) return [{ what: 'name', possible: false, index: inside.index }];
  const within = handles.get(withoutNumber(key)) ?? partWithin(word, parts);
  if (within !== undefined) return [{ what: 'part of a name', possible: true, index: within }];
  // Somebody else's name may be theirs all the same: only who reads it can tell.
  const form = formOf(key, stems);
  if (form !== undefined) return [{ what: 'inflected', possible: true, index: form }];
  if (/^\p{Ll}/v.test(word)) return [];
  for (const sound of foldNames(word)) {
    const index = sounds.get(sound);
    if (index !== undefined) return [{ what: 'spelling', possible: true, index }];
  }
  return [];
}

/** As people call themselves on a platform and in file names: "pquill" and "quillp" for Peter Quill. */
function handlesOf({ surnames, givenNames }: ProtectedSource): readonly string[] {
  const initials = givenNames.flatMap(keysIn).map((key) => key.slice(0, 1));
  return surnames
    .map((surname) => keysIn(surname).join(''))
    .flatMap((surname) => initials.flatMap((initial) => [initial + surname, surname + initial]))
    .filter(({ length }) => length >= LEAST_HANDLE);
}

/** Shorter ones are mostly words: "bold" is no B. Old. */
const LEAST_HANDLE = 5;

/** Many are taken already: "pquill76". */
function withoutNumber(key: string): string {
  return key.replace(/\d+$/v, '');
}

/** Whose name is one of words that are written together: "QuillClinic", "Quill76". */
function partWithin(word: string, parts: ReadonlyMap<string, number>): number | undefined {
  const found = word
    .split(/(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{L}\p{M}*)(?=\p{N})/v)
    .map((each) => normalizeName(each))
    .filter(({ length }) => length >= LEAST_SINGLE)
    .find((key) => parts.has(key));
  return found === undefined ? undefined : parts.get(found);
}

/** Whose name a word is a form of. */
function formOf(key: string, stems: StemMap): number | undefined {
  for (let cut = 1; cut <= LONGEST_EXCHANGED && cut < key.length; cut += 1) {
    const letters = key.slice(-cut);
    const form = stems.get(key.slice(0, -cut))?.find((stem) => canFollow(stem, letters));
    if (form) return form.index;
  }
  return undefined;
}

/** What is not made of words: initials, addresses, numbers, and names in scripts without blanks. */
function otherLeaks({ sources }: Protection): (text: string) => Iterable<Leak> {
  const initials = new Map<string, number>();
  for (const [index, source] of sources.entries()) {
    for (const letters of initialsOf(source)) initials.set(letters, index);
  }
  const hidden = sources.flatMap(({ names }, index) =>
    names
      .map(foldWords)
      .filter((name) => UNSPACED.test(name) && name.length > 1)
      .map((name, place) => ({ name, place, index })),
  );
  return function* find(text) {
    for (const { name, place, index } of hidden) {
      for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
        yield {
          what: place === 0 ? 'name' : 'alias',
          possible: false,
          index,
          start: at,
          end: at + name.length,
        };
      }
    }
    for (const { start, end } of mailSpansIn(text)) {
      const index = sources.findIndex((source) => ownsMail(source, text.slice(start, end)));
      if (index !== -1) yield { what: 'e-mail', possible: false, index, start, end };
    }
    yield* phoneLeaks(text, sources);
    if (initials.size > 0) yield* initialLeaks(text, initials);
  };
}

function* phoneLeaks(text: string, sources: readonly ProtectedSource[]): Generator<Leak> {
  if (sources.every(({ phones }) => phones.length === 0)) return;
  for (const match of text.matchAll(PHONE)) {
    const digits = digitsOf(match[0]);
    const index = sources.findIndex(({ phones }) => phones.includes(digits));
    if (index === -1) continue;
    yield {
      what: 'phone',
      possible: false,
      index,
      start: match.index,
      end: match.index + match[0].length,
    };
  }
}

/** "PQ" for Peter Quill, "PJQ" for Peter J. Quill. */
function initialsOf({ surnames, givenNames, names }: ProtectedSource): readonly string[] {
  if (surnames.length === 0 || givenNames.length === 0) return [];
  const letters = names.map((name) =>
    keysIn(name)
      .map((key) => key.slice(0, 1))
      .join('')
      .toUpperCase(),
  );
  return [...new Set(letters)].filter(({ length }) => length > 1 && length < 5);
}

/** With dots and without. Any two letters are something else as well, and are said to be so at once; a sign in a note is not. */
function* initialLeaks(text: string, initials: ReadonlyMap<string, number>): Generator<Leak> {
  for (const match of text.matchAll(
    /(?<![\p{L}\p{M}\p{N}.])(?:(?:\p{Lu}\.\s?){1,4}\p{Lu}\.?|\p{Lu}{2,4})(?![\p{L}\p{M}\p{N}])/gv,
  )) {
    const index = initials.get(
      normalizeName(match[0])
        .replaceAll(/[^\p{L}]/gv, '')
        .toUpperCase(),
    );
    if (index === undefined) continue;
    yield {
      what: 'initials',
      possible: true,
      index,
      start: match.index,
      end: match.index + match[0].length,
    };
  }
}
