import { canBeAccepted, findingKey } from '#domain/export/accept-leaks.ts';
import type { ExportLeak, ProtectedPerson } from '#workspace/export.ts';

/** The same words taken for the same person, wherever they stand. */
export type LeakGroup = {
  readonly key: string;
  readonly words: string;
  readonly what: ExportLeak['what'];
  readonly pseudonym: string;
  /** Absent where nobody is known by that pseudonym. */
  readonly person: ProtectedPerson | undefined;
  readonly isPossible: boolean;
  /** Somebody may say that it is not them. */
  readonly isAcceptable: boolean;
  readonly leaks: readonly (ExportLeak & { readonly key: string })[];
};

/** Findings that nobody has dealt with, the certain ones first. */
export function groupLeaks(
  leaks: readonly ExportLeak[],
  people: readonly ProtectedPerson[],
  accepted: ReadonlySet<string>,
): readonly LeakGroup[] {
  const groups = new Map<string, LeakGroup>();
  const byPseudonym = new Map(people.map((person) => [person.pseudonym, person]));
  for (const leak of leaks) {
    const { words, what, pseudonym, possible } = leak;
    const keyed = { ...leak, key: findingKey(leak) };
    if (accepted.has(keyed.key)) continue;
    const isAcceptable = canBeAccepted(leak);
    const key = JSON.stringify([pseudonym, words.toLowerCase(), what, isAcceptable]);
    const group = groups.get(key);
    groups.set(key, {
      key,
      words,
      what,
      pseudonym,
      person: byPseudonym.get(pseudonym),
      isPossible: possible && (group?.isPossible ?? true),
      isAcceptable,
      leaks: [...(group?.leaks ?? []), keyed],
    });
  }
  return [...groups.values()].toSorted((a, b) => Number(a.isPossible) - Number(b.isPossible));
}
