import { foldWords } from './fold-text.ts';
import type { LeakFinding } from './scan-for-leaks.ts';

/**
 * Whether somebody may say "that is not them": another person of this first name, an ordinary word. A whole
 * name, an address or a number is theirs.
 */
export function canBeAccepted({ possible, what }: LeakFinding): boolean {
  return possible || what === 'part of a name';
}

/** The same place with the same words, however often it is looked for. */
export function findingKey({ where, what, pseudonym, words, excerpt }: LeakFinding): string {
  const { article, block, field, of, file, line } = where;
  return JSON.stringify([article, block, field, of, file, line, what, pseudonym, words, excerpt]);
}

/** Says yes to findings whose keys are in the set. */
export function acceptedBy(keys: ReadonlySet<string>): (finding: LeakFinding) => boolean {
  return (finding) => canBeAccepted(finding) && keys.has(findingKey(finding));
}

/**
 * For the files made of a bundle in which every place was looked at: the words that were accepted there are
 * accepted in them too, for the files hold them in other words' company.
 */
export function acceptedWords(known: ReadonlySet<string>): (finding: LeakFinding) => boolean {
  return (finding) => canBeAccepted(finding) && known.has(wordsKey(finding));
}

/** Whose words, wherever they stand. */
export function wordsKey({ pseudonym, words }: LeakFinding): string {
  return `${pseudonym} ${foldWords(words).toLowerCase()}`;
}
