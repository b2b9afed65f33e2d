import { fragmentsContain } from '#domain/annotation/fragments.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import type { Span } from '#domain/text/span.ts';

/** A relation of one annotator's work as a file of Ascribe tells it. */
type ToldLink = {
  readonly type: string;
  /** Id of a span. */
  readonly from: string;
  readonly inherited: boolean;
  /** It ends at a person or body and not at words. */
  readonly toEntity: boolean;
};

/**
 * Whether what a claim has inherited is taken as if it were drawn. Ascribe derives it again, but for what followed from words
 * that are not in the file: it ends at a person or body, and no claim around has an answer of its own. Then all that
 * the claim has inherited is taken, as an answer of its own hides what it would derive. `placeOf`: span → its pieces, in
 * any unit.
 */
export function givenLinks(
  links: readonly ToldLink[],
  placeOf: (id: string) => readonly Span[],
): (of: Pick<ToldLink, 'type' | 'from'>) => boolean {
  const toEntities = links.filter(({ toEntity, inherited }) => inherited && toEntity);
  if (toEntities.length === 0) return () => false;
  const drawn = groupBy(
    links.filter(({ inherited }) => !inherited),
    ({ type }) => type,
  );
  const isDerived = ({ type, from }: ToldLink): boolean =>
    (drawn.get(type) ?? []).some((other) => fragmentsContain(placeOf(other.from), placeOf(from)));
  const given = groupBy(
    toEntities.filter((each) => !isDerived(each)),
    ({ type }) => type,
  );
  return ({ type, from }) => given.get(type)?.some((each) => each.from === from) === true;
}
