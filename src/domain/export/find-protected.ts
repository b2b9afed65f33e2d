import { groupBy } from '#domain/collection/group-by.ts';
import { normalizeName } from '#domain/entities/normalize-name.ts';
import { type MatchQuery, findMatches } from '#domain/suggest/find-matches.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { EntityId } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';
import { type Span, contains } from '#domain/text/span.ts';
import { foldText } from './fold-text.ts';
import { type NameForms, formsOfNames, languagesFor, sortForms } from './name-forms.ts';
import { PHONE, digitsOf, mailSpansIn, ownsMail } from './contacts.ts';
import { fitAddresses } from './in-addresses.ts';
import { keysIn } from './name-words.ts';
import type { ProtectedSource, Protection } from './protected-sources.ts';
import type { Replacement } from './replace-spans.ts';
import { type SoundAlikes, soundAlikesIn } from './sound-alikes.ts';

export type SearchedText = {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** BCP 47. */
  readonly language: string;
  /** Where annotations name somebody: tells whose surname it is that two share. */
  readonly mentions: readonly Mention[];
};

export type Mention = Span & { readonly entityId: EntityId };

type Found = Span & { readonly index: number; readonly isSurname: boolean };

/**
 * Where a text names protected sources: by names, aliases and surnames in any form, with the given names
 * and initials before them, and by mail addresses and telephone numbers. Sorted and disjoint; a surname
 * inside an open name ("Ana Quill", where only Peter Quill is confidential) stays. Linear in the text for
 * each of the names.
 */
export function findProtected(
  searched: SearchedText,
  protection: Protection,
): readonly Replacement[] {
  if (protection.sources.length === 0) return [];
  const { text, fold, unfold } = foldText(searched.text);
  const folded = {
    ...searched,
    text,
    blocks: searched.blocks.map((block) => ({ ...block, ...fold(block) })),
    mentions: searched.mentions.map((mention) => ({ ...mention, ...fold(mention) })),
  };
  const found = findFolded(folded, protection).map(({ words, ...span }) => ({
    ...unfold(span),
    words,
  }));
  return fitAddresses(searched.text, found);
}

function findFolded(searched: SearchedText, protection: Protection): readonly Replacement[] {
  const { sources } = protection;
  const alikes = soundAlikesIn(searched.text, protection);
  const open = openSpans(searched, protection);
  const mentioned = mentionLookup(searched.mentions);
  const found: Found[] = [];
  const prefixes = prefixesIn(searched.text);
  for (const [index, source] of sources.entries()) {
    for (const span of contactSpans(searched, source)) {
      found.push({ ...span, index, isSurname: false });
    }
    const alike = alikes.get(index) ?? NO_ALIKES;
    if (!canBeNamed(source, alike, prefixes)) continue;
    const surnames = [...source.surnames, ...alike.surnames];
    for (const span of matchesOf(searched, formsOfNames(source))) {
      found.push({ ...span, index, isSurname: false });
    }
    for (const span of matchesOf(searched, sortForms(surnames))) {
      if (!isInside(open, span)) found.push({ ...span, index, isSurname: true });
    }
  }
  const kept = found.filter((each) => isTheirs(each, searched.text, protection, mentioned));
  return resolved(searched, kept, sources, alikes);
}

/** Letters a word is known by: endings change what comes after. */
const PREFIX = 3;

function prefixesIn(text: string): ReadonlySet<string> {
  const prefixes = new Set<string>();
  for (const word of new Set(text.match(/[\p{L}\p{M}\p{N}]+/gv))) {
    const key = normalizeName(word);
    for (let length = 1; length <= PREFIX; length += 1) prefixes.add(key.slice(0, length));
  }
  return prefixes;
}

/** Most texts name few of many sources; the others need no search. In scripts that write words together all do. */
function canBeNamed(
  { names }: ProtectedSource,
  { surnames }: SoundAlikes,
  prefixes: ReadonlySet<string>,
): boolean {
  return (
    surnames.length > 0 ||
    names.some(
      (name) =>
        !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]*$/v.test(
          name,
        ) ||
        keysIn(name).some((key) => prefixes.has(key.slice(0, PREFIX))) ||
        keysIn(name).length === 0,
    )
  );
}

const NO_ALIKES: SoundAlikes = { surnames: [], givenNames: [] };

function matchesOf(searched: SearchedText, forms: NameForms): readonly Span[] {
  const all = [...forms.phrases, ...forms.words, ...forms.capitals];
  const spans: Span[] = [];
  for (const language of languagesFor(all, searched.language)) {
    const find = (words: readonly string[], more: Partial<MatchQuery> = {}): readonly Span[] =>
      words.length === 0
        ? []
        : findMatches({
            ...searched,
            language,
            words,
            wholeWords: true,
            matchCase: false,
            inflected: true,
            ...more,
          });
    spans.push(
      ...find(forms.phrases),
      ...find(forms.capitals, { matchCase: true }),
      ...find(forms.words).filter((span) => hasCapital(wordsAt(searched, span))),
    );
  }
  const unspaced = {
    ...searched,
    words: forms.unspaced,
    wholeWords: false,
    matchCase: true,
    inflected: false,
  };
  return [...spans.map((span) => withoutPossessive(searched, span)), ...findMatches(unspaced)];
}

function wordsAt({ text }: SearchedText, { start, end }: Span): string {
  return text.slice(start, end);
}

/** In scripts without capitals any word may be a name. */
function hasCapital(words: string): boolean {
  return words !== words.toLowerCase() || words === words.toUpperCase();
}

/** "Quill’s" becomes "Source A’s". */
function withoutPossessive(searched: SearchedText, span: Span): Span {
  const ending = /['’]s?$/v.exec(wordsAt(searched, span))?.[0].length ?? 0;
  return { start: span.start, end: span.end - ending };
}

function openSpans(searched: SearchedText, { openNames, sources }: Protection): readonly Span[] {
  const words = new Set(sources.flatMap(({ surnames }) => surnames.flatMap(keysIn)));
  const near = openNames.filter((name) => {
    const keys = keysIn(name);
    return keys.length > 1 && keys.some((key) => words.has(key));
  });
  return matchesOf(searched, sortForms(near)).toSorted((a, b) => a.start - b.start);
}

function isInside(sorted: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  // Spellings of one name begin at one place: the nearest few are enough.
  return sorted.slice(Math.max(0, low - 8), low).some((outer) => contains(outer, span));
}

function contactSpans({ text, blocks }: SearchedText, source: ProtectedSource): readonly Span[] {
  const phones = new Set(source.phones);
  return blocks.flatMap((block) => {
    const inside = text.slice(block.start, block.end);
    const mails = mailSpansIn(inside).filter(({ start, end }) =>
      ownsMail(source, inside.slice(start, end)),
    );
    const numbers =
      phones.size === 0
        ? []
        : [...inside.matchAll(PHONE)].filter(([number]) => phones.has(digitsOf(number)));
    return [
      ...mails,
      ...numbers.map((match) => ({ start: match.index, end: match.index + match[0].length })),
    ].map(({ start, end }) => ({ start: block.start + start, end: block.start + end }));
  });
}

/** Mentions by where they begin; nothing is nested deeper than a few. */
function mentionLookup(mentions: readonly Mention[]): ReadonlyMap<EntityId, readonly Mention[]> {
  const sorted = mentions.toSorted((a, b) => a.start - b.start);
  return groupBy(sorted, ({ entityId }) => entityId);
}

/** A surname that an annotation gives to somebody else of that name is theirs. */
function isTheirs(
  { isSurname, index, start, end }: Found,
  text: string,
  { sources, openWords }: Protection,
  mentioned: ReadonlyMap<EntityId, readonly Mention[]>,
): boolean {
  if (!isSurname) return true;
  const own = sources[index];
  const keys = keysIn(text.slice(start, end));
  const sharers = new Set(
    sources
      .filter(({ surnames }) =>
        surnames.some((each) => keysIn(each).some((key) => keys.includes(key))),
      )
      .map(({ id }) => id),
  );
  const isOpen = keys.some((key) => openWords.has(key));
  if ((!isOpen && sharers.size < 2) || !own) return true;
  if (isInside(mentioned.get(own.id) ?? [], { start, end })) return true;
  const hidden = new Set(sources.map(({ id }) => id));
  for (const [id, mentions] of mentioned) {
    const canBe = hidden.has(id) ? sharers.has(id) : isOpen;
    if (id !== own.id && canBe && isInside(mentions, { start, end })) return false;
  }
  return true;
}

/** The first, then the longest; what overlaps is taken into it, so that no half of a name stays. */
function resolved(
  searched: SearchedText,
  found: readonly Found[],
  sources: readonly ProtectedSource[],
  alikes: ReadonlyMap<number, SoundAlikes>,
): readonly Replacement[] {
  const wide = found.map((each) =>
    withGivenNames(searched, each, sources[each.index], alikes.get(each.index)),
  );
  const sorted = wide.toSorted((a, b) => a.start - b.start || b.end - a.end || a.index - b.index);
  const spans: { start: number; end: number; words: string }[] = [];
  for (const { start, end, index } of sorted) {
    const last = spans.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end, words: sources[index]?.pseudonym ?? '' });
  }
  return spans;
}

/** Given names and initials before a name are looked for this far. */
const FARTHEST = 60;

function withGivenNames(
  { text, blocks }: SearchedText,
  found: Found,
  source: ProtectedSource | undefined,
  alike: SoundAlikes | undefined,
): Found {
  if (!source || source.surnames.length === 0) return found;
  const block = blocks[blockIndexAt(blocks, found.start)];
  const given = new Set([...source.givenNames, ...(alike?.givenNames ?? [])].flatMap(keysIn));
  const initials = new Set([...given].map((key) => key.slice(0, 1)));
  let { start } = found;
  const least = Math.max(block?.start ?? 0, start - FARTHEST);
  for (;;) {
    const before = /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]+)(\.?)[\s\-]?$/v.exec(
      text.slice(least, start),
    );
    const [whole = '', word = '', dot = ''] = before ?? [];
    const isInitial =
      dot === '.' &&
      /^\p{Lu}\p{M}*$/v.test(word) &&
      (initials.has(normalizeName(word)) ||
        endsInGiven(text.slice(least, start - whole.length), given));
    const isGiven = !/^\p{Ll}/v.test(word) && isFormOf(normalizeName(word), given);
    if (whole === '' || (!isInitial && !isGiven)) return { ...found, start };
    start -= whole.length;
  }
}

/** "Peter J.": the second initial is nobody else's. */
function endsInGiven(before: string, given: ReadonlySet<string>): boolean {
  const word = /[\p{L}\p{M}]+(?=\s$)/v.exec(before.slice(-30))?.[0];
  return word !== undefined && given.has(normalizeName(word));
}

/** The word itself, or with another ending: "Дмитрию". Loose, since a surname follows. */
function isFormOf(word: string, given: ReadonlySet<string>): boolean {
  if (given.has(word)) return true;
  return [...given].some((name) => {
    const stem = name.slice(0, name.length > 5 ? -2 : -1);
    return stem.length > 2 && word.startsWith(stem) && Math.abs(word.length - name.length) < 4;
  });
}
