import type { AnnotatorId } from '#domain/ids.ts';
import type { Annotator } from './project.ts';

/** The annotators' names; of several with one name, the second is "Ana (2)". */
export function uniqueNames(annotators: readonly Annotator[]): ReadonlyMap<AnnotatorId, string> {
  const names = new Map<AnnotatorId, string>();
  const taken = new Set<string>();
  for (const { id, name } of annotators) {
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name} (${count})`;
    taken.add(unique);
    names.set(id, unique);
  }
  return names;
}
