import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { linkedEntities } from '#domain/entities/linked-entities.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ExportSet } from './export-set.ts';
import { UNSPACED } from './name-forms.ts';
import { keysIn } from './name-words.ts';

type Naming = Pick<ExportSet, 'entities' | 'documents'>;

/** People and bodies that annotations or relations of the set lead to. */
export function namedEntities(set: Naming): readonly Entity[] {
  return [...namedIn(set)].flatMap((id) => set.entities.get(id) ?? []);
}

/** The same with whom they speak for and what they belong to, however far. */
export function namedAndLinked(set: Naming): readonly Entity[] {
  return linkedEntities(namedIn(set), (id) => set.entities.get(id));
}

function namedIn({ documents }: Naming): ReadonlySet<EntityId> {
  const named = new Set<EntityId>();
  for (const { annotations, relations } of documents) {
    for (const each of annotations) for (const id of entitiesOfAnnotation(each)) named.add(id);
    for (const each of relations) for (const id of entitiesOfRelation(each)) named.add(id);
  }
  return named;
}

/**
 * Names of people and bodies marked confidential that annotations or relations of the set lead to, however far;
 * sorted. `published`: all texts of the files where these hold little of the set; then only of those who are called
 * by a name of theirs in one of them.
 */
export function confidentialNames(set: Naming, published?: readonly string[]): readonly string[] {
  const secret = namedAndLinked(set).filter(({ confidential }) => confidential === true);
  if (secret.length === 0) return [];
  const isIn = published === undefined ? () => true : nameFinder(published);
  return secret
    .filter(isIn)
    .map(({ name }) => name)
    .toSorted();
}

/** Shorter names begin ordinary words. */
const LEAST_BEGUN = 4;

/** Without case and accents; from the beginnings of words, for a name has endings, and anywhere where no blanks part words. */
function nameFinder(texts: readonly string[]): (entity: Entity) => boolean {
  const words = texts.map((text) => ` ${keysIn(text).join(' ')} `);
  return ({ name, aliases }) =>
    [name, ...aliases].some((each) => {
      const keys = keysIn(each).join(' ');
      const [before, after] = UNSPACED.test(each)
        ? ['', '']
        : [' ', keys.length < LEAST_BEGUN ? ' ' : ''];
      return keys !== '' && words.some((text) => text.includes(before + keys + after));
    });
}
