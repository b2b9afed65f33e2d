import { isMonthName } from '#domain/text/calendar-date.ts';

/** Names that a page gives for who wrote it, each candidate as the page has it, the best first. */
export type AuthorCandidate = {
  readonly text: string;
  /** Known to be no person. */
  readonly isHouse?: boolean;
  /** From data that hold nothing but a name; else from a line that people read. */
  readonly isData: boolean;
};

/**
 * The names of the persons who wrote an article, joined by ", ". Where only an agency or a desk is
 * named, that; `undefined` where nothing is a name.
 */
export function authorNames(
  candidates: readonly AuthorCandidate[],
  outlet: string | undefined,
): string | undefined {
  let house: string | undefined;
  for (const candidate of candidates) {
    const names = candidate.text
      .split(candidate.isData ? /[;\n]/ : /\n/)
      .flatMap((line) => namesIn(line, candidate.isData))
      .filter((name) => isName(name, candidate.isData));
    const persons = names.filter((name) => candidate.isHouse !== true && !isHouse(name, outlet));
    if (persons.length > 0) return [...new Set(persons)].slice(0, MAX_NAMES).join(', ');
    house ??= names[0];
  }
  return house;
}

const MAX_NAMES = 12;

/** Longest name with its titles, in characters. */
const MAX_NAME = 90;

const LABEL =
  /^\s*(?:(?:(?:article|story|words|text|written|reported|posted|published|review|analysis|opinion|report|authored|created|contributed)\s+)?by|written|von|text|texte|par|por|di|door|av|af|tekst|autor(?:in|es)?|auteurs?|authors?|автор|текст|文)(?=[\s:：])\s*[:：]?\s*/iu;

/** What follows a name on its line: a date, an address, an outlet behind a bar. */
const REST =
  /\s*(?:[|·•●►▪/]|\s[–—-]\s|\s+(?:on|in|for|am|at)\s|\(|@|https?:|(?:updated|published|posted|last|follow|more by)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d).*$/isu;

const ROLE =
  /^(?:.*\b(?:correspondent|reporter|writer|editor|editors|staff|columnist|critic|journalist|producer|contributor|associated press|ap|reuters|afp|bureau chief|redakteur(?:in)?|korrespondent(?:in)?|senior|chief|deputy|special|freelance|political|sports|news)\b.*)$/iu;

function namesIn(line: string, isData: boolean): readonly string[] {
  const bare = line.replace(/\s+/g, ' ').replace(LABEL, '').trim();
  if (bare.length > 300) return [];
  const name = bare.replace(isData ? /\s*(?:[|@]|https?:).*$/s : REST, '');
  const parts = name
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|&)\s+/u)
    .map((part) =>
      part
        .replace(LABEL, '')
        .replace(/[\s.,:;–—-]+$/, (end) => (/\w\.$/.test(end) ? end : ''))
        .trim(),
    )
    .filter((part) => part !== '');
  const others = parts.filter((part, at) => at === 0 || !ROLE.test(part));
  // "Ann Lee, Master Gardener & Educator" is one person: the rest is no name.
  if (isData && !others.every((part) => isFullName(part))) {
    return others.length === parts.length ? [name.trim()] : others.slice(0, 1);
  }
  return others.map(fromCapitals);
}

/** "TOM KRISHER" in a byline is set in capitals, not called so. */
function fromCapitals(name: string): string {
  if (!/^[\p{Lu}\s.'’-]{6,}$/u.test(name) || !name.includes(' ')) return name;
  return name.replace(/(?<=\p{Lu})\p{Lu}+/gu, (rest) => rest.toLowerCase());
}

function isName(name: string, isData: boolean): boolean {
  if (name.length < 2 || name.length > MAX_NAME || !/\p{L}/u.test(name)) return false;
  if (
    /^(?:admin|administrator|editor|user|author|by|none|null|undefined|unknown|anonymous)$/i.test(
      name,
    )
  )
    return false;
  if (/^https?:|[@{}<>\\]|\bcomments?\b|\bread\b|\bshare\b/i.test(name)) return false;
  if (isMonthName(name)) return false;
  if (isData) return true;
  const words = name.split(' ');
  return (
    !/\d/.test(name) &&
    words.length <= 6 &&
    !(ROLE.test(name) && words.length === 1) &&
    words.every((word) => /^[\p{Lu}\p{Lo}(“"'‘]/u.test(word) || NAME_LINKS.has(word))
  );
}

/** Words of a name that need no capital. */
const NAME_LINKS = new Set(
  'de la le del der den van von di da do dos das du bin bint al el ben ter ten zu zum y e'.split(
    ' ',
  ),
);

function isFullName(part: string): boolean {
  const words = part.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    !/\d/.test(part) &&
    words.some((word) => /^\p{Lu}\p{L}+/u.test(word) || /^\p{Lo}/u.test(word)) &&
    !ROLE.test(part)
  );
}

/** An agency, a desk or the outlet itself. */
function isHouse(name: string, outlet: string | undefined): boolean {
  if (outlet !== undefined && plain(name) === plain(outlet)) return true;
  return /\b(?:staff|news|team|agencies|agency|desk|bureau|press|media|editorial|editors|reuters|afp|dpa|wire|services?|redaktion|redazione|rédaction|redacción|tv|times|post|magazine|network|online|admin)\b|\.(?:com|org|net|de|uk)$/iu.test(
    name,
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
