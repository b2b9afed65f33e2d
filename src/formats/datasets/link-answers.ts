import type { AttributeValue, Attributes } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import { referenceOf } from './entity-details.ts';
import type { EntityLink, ImportedAttribute, ImportedRelation } from './imported-work.ts';

type Answers = Pick<ImportedRelation, 'attributes' | 'assertedBy'>;

/** Beside `asserted_by`, which holds an address: whom it names need not be named anywhere else in the file. */
export const ASSERTER_NAME = `${ASSERTED_BY}_name`;

/** As `answerPairs` writes it. `people`: address → name, of those whom spans are linked to. */
export function answersInPairs(
  pairs: readonly ImportedAttribute[],
  people: ReadonlyMap<string, string>,
): Answers {
  const attributes: Attributes = Object.fromEntries(
    [...groupBy(pairs, ({ name }) => name)].map(([name, all]): [string, AttributeValue] => {
      const [only] = all;
      return [name, only && all.length === 1 ? only.value : all.map(({ value }) => String(value))];
    }),
  );
  const { [ASSERTER_NAME]: name, ...others } = attributes;
  if (typeof name !== 'string') return answersOf(attributes, (said) => knownAs(said, people));
  return answersOf(others, (said) => knownAs(said, people) ?? { id: said, name });
}

/** Files of before had the bare id of somebody whom spans name by an address. */
function knownAs(said: string, people: ReadonlyMap<string, string>): EntityLink | undefined {
  const id = [said, referenceOf({ id: said })].find((each) => people.has(each));
  if (id === undefined) return undefined;
  const name = people.get(id) ?? '';
  return { id, ...(name !== '' && { name }) };
}

/** `personFor`: whom what `asserted_by` says stands for. Where the file does not tell it stays as it is, and is reported. */
export function answersOf(
  attributes: Attributes,
  personFor: (said: string) => EntityLink | undefined,
): Answers {
  const { [ASSERTED_BY]: said, ...others } = attributes;
  const assertedBy = typeof said === 'string' ? personFor(said) : undefined;
  return assertedBy ? { attributes: others, assertedBy } : { attributes };
}
