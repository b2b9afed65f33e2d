import { fragmentsContain, lengthOf } from '#domain/annotation/fragments.ts';
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
  /** Id or name of what it ends at, as the file has it. */
  readonly to: string;
};

/**
 * Whether what a claim has inherited is taken as if it were drawn. Ascribe derives it again, but for what followed from words
 * that are not in the file: some of it ends at a person or body, and the nearest claim around that has an answer has
 * another one. Then all that the claim has inherited is taken, as an answer of its own hides what it would derive.
 * `placeOf`: claim → its pieces, in any unit; nothing of what is no claim.
 */
export function givenLinks(
  links: readonly ToldLink[],
  placeOf: (id: string) => readonly Span[],
): (of: Pick<ToldLink, 'type' | 'from'>) => boolean {
  const toEntities = links.filter(({ toEntity, inherited }) => inherited && toEntity);
  if (toEntities.length === 0) return () => false;
  const given = new Map<string, ReadonlySet<string>>();
  for (const type of new Set(toEntities.map((link) => link.type)))
    given.set(
      type,
      givenOf(
        links.filter((link) => link.type === type),
        placeOf,
      ),
    );
  return ({ type, from }) => given.get(type)?.has(from) === true;
}

/** Claims of which what they have inherited is taken. `links`: all of one type. */
function givenOf(
  links: readonly ToldLink[],
  placeOf: (id: string) => readonly Span[],
): ReadonlySet<string> {
  const answers = new Map(
    groupBy(
      links.filter(({ inherited }) => !inherited),
      ({ from }) => from,
    ),
  );
  const told = groupBy(
    links.filter(({ inherited }) => inherited),
    ({ from }) => from,
  );
  const given = new Set<string>();
  // The outer ones first: what they are given is what those in them derive.
  const claims = [...told].toSorted(
    ([a], [b]) => lengthOf(placeOf(b)) - lengthOf(placeOf(a)) || (a < b ? -1 : 1),
  );
  for (const [claim, inherited] of claims) {
    if (answers.has(claim) || !inherited.some(({ toEntity }) => toEntity)) continue;
    if (areSame(inherited, nearestAnswers(claim, answers, placeOf))) continue;
    given.add(claim);
    answers.set(claim, inherited);
  }
  return given;
}

/** Of the smallest claim that is larger and around it, as `attributionOf` takes them. */
function nearestAnswers(
  claim: string,
  answers: ReadonlyMap<string, readonly ToldLink[]>,
  placeOf: (id: string) => readonly Span[],
): readonly ToldLink[] {
  const place = placeOf(claim);
  const size = lengthOf(place);
  const [nearest] = [...answers]
    .map(([id, found]) => ({ id, found, place: placeOf(id) }))
    .filter((each) => lengthOf(each.place) > size && fragmentsContain(each.place, place))
    .toSorted((a, b) => lengthOf(a.place) - lengthOf(b.place) || (a.id < b.id ? -1 : 1));
  return nearest?.found ?? [];
}

function areSame(a: readonly ToldLink[], b: readonly ToldLink[]): boolean {
  const ends = (links: readonly ToldLink[]): ReadonlySet<string> =>
    new Set(links.map(({ to, toEntity }) => `${toEntity} ${to}`));
  const others = ends(b);
  const own = ends(a);
  return own.size === others.size && [...own].every((end) => others.has(end));
}
