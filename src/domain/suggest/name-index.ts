import { addToGroup } from '#domain/collection/group-by.ts';
import type { Analysis } from './analysis.ts';
import { Is } from './lexicon.ts';
import { isNameWord, type Mention } from './mention.ts';
import { firstMention } from './mention-after.ts';
import { has, type Token } from './tokens.ts';

type Named = { readonly start: number; readonly name: string };

/** The names of an article: whom a surname, an office or a pronoun probably stands for. */
export type NameIndex = {
  /** Last word of a name in lower case → full names that end in it, by start. */
  readonly byLastWord: ReadonlyMap<string, readonly Named[]>;
  /** "spokesman" → names that carry the office, by start. */
  readonly byRole: ReadonlyMap<string, readonly Named[]>;
  /** Names that speak or open a sentence, by start: a pronoun takes up the last one. */
  readonly subjects: readonly Named[];
};

/** Linear in the article. */
export function indexNames(text: string, { paragraphs }: Analysis): NameIndex {
  const byLastWord = new Map<string, Named[]>();
  const byRole = new Map<string, Named[]>();
  const subjects: Named[] = [];
  for (const { tokens, sentences } of paragraphs) {
    for (let i = 0; i < tokens.length; i += 1) {
      const end = nameEnd(tokens, i);
      if (end - i >= 2) {
        const named = { start: tokens[i]?.start ?? 0, name: textOf(text, tokens, i, end) };
        addToGroup(byLastWord, tokens[end - 1]?.key ?? '', named);
        for (const role of rolesAround(tokens, i, end)) addToGroup(byRole, role, named);
      }
      i = Math.max(i, end - 1);
    }
    for (const sentence of sentences) {
      const mentions = [
        firstMention(tokens, sentence),
        ...sentence.reportings.map((one) => one.speaker),
      ];
      for (const mention of mentions) {
        const name = mention && nameIn(text, tokens, mention);
        if (mention && name !== undefined)
          subjects.push({ start: tokens[mention.from]?.start ?? 0, name });
      }
    }
  }
  subjects.sort((a, b) => a.start - b.start);
  return { byLastWord, byRole, subjects };
}

/** End of the run of name words from `start` on; `start` itself where none is. */
function nameEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  while (end < tokens.length && isPlainName(tokens[end])) end += 1;
  return end;
}

function isPlainName(token: Token | undefined): boolean {
  return isNameWord(token) && !has(token, Is.title | Is.role);
}

/** Offices right before a name, or in the description right behind it. */
function rolesAround(tokens: readonly Token[], from: number, to: number): readonly string[] {
  const roles: string[] = [];
  for (let i = from - 1; i >= from - 2 && has(tokens[i], Is.role | Is.title); i -= 1)
    roles.push(tokens[i]?.key ?? '');
  if (tokens[to]?.key !== ',') return roles;
  for (let i = to + 1; i < to + 8 && tokens[i]?.kind === 'word'; i += 1) {
    if (has(tokens[i], Is.role)) roles.push(tokens[i]?.key ?? '');
  }
  return roles;
}

/** The name that a mention ends in, without titles; `undefined` for a description or a pronoun. */
function nameIn(text: string, tokens: readonly Token[], { from, to }: Mention): string | undefined {
  let end = to;
  while (end > from && !isPlainName(tokens[end - 1])) {
    // "City hall" is not called City: what follows the name is what it is.
    if (tokens[end - 1]?.kind === 'word') return undefined;
    end -= 1;
  }
  let start = end;
  while (start > from && isPlainName(tokens[start - 1])) start -= 1;
  return start < end ? textOf(text, tokens, start, end) : undefined;
}

function textOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.coreEnd ?? 0);
}

/** The full name that a mention probably stands for. */
export function fullName(
  text: string,
  tokens: readonly Token[],
  mention: Mention,
  index: NameIndex,
): string | undefined {
  const start = tokens[mention.from]?.start ?? 0;
  const name = mention.isPronoun
    ? lastBefore(index.subjects, start)?.name
    : (nameIn(text, tokens, mention) ?? nameOfRole(tokens, mention, index, start));
  if (name === undefined || /\s/v.test(name)) return name;
  const full = index.byLastWord.get(name.toLowerCase()) ?? [];
  return (lastBefore(full, start) ?? full[0])?.name ?? name;
}

function nameOfRole(
  tokens: readonly Token[],
  { from, to }: Mention,
  { byRole }: NameIndex,
  start: number,
): string | undefined {
  for (let i = to - 1; i >= from; i -= 1) {
    const known = byRole.get(tokens[i]?.key ?? '');
    if (known) return lastBefore(known, start)?.name;
  }
  return undefined;
}

function lastBefore(named: readonly Named[], start: number): Named | undefined {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((named[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return named[low - 1];
}
