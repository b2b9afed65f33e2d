import type { AnnotationId } from '#domain/ids.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * One letter for each target, those in view first, so that what the user looks at always has one.
 * Targets beyond the alphabet get none: the list beside the letters has them all.
 */
export function assignLetters(
  targets: readonly AnnotationId[],
  inView: ReadonlySet<AnnotationId>,
): ReadonlyMap<AnnotationId, string> {
  const ordered = [
    ...targets.filter((id) => inView.has(id)),
    ...targets.filter((id) => !inView.has(id)),
  ];
  const letters = new Map<AnnotationId, string>();
  for (const [at, id] of ordered.slice(0, LETTERS.length).entries()) {
    letters.set(id, LETTERS.charAt(at));
  }
  return letters;
}

/** The target a letter stands for. */
export function targetOfLetter(
  letters: ReadonlyMap<AnnotationId, string>,
  letter: string,
): AnnotationId | undefined {
  for (const [id, its] of letters) if (its === letter) return id;
  return undefined;
}
