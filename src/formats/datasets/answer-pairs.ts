import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import { type FlatRelation, entityIri } from './flatten-work.ts';
import type { ImportedAttribute } from './imported-work.ts';
import { ASSERTER_NAME } from './link-answers.ts';

/** What a link says of itself, for formats that hold pairs of names and values; `answersInPairs` reads it. */
export function answerPairs({
  attributes,
  assertedBy,
}: FlatRelation): readonly ImportedAttribute[] {
  if (!assertedBy) return attributes;
  return [
    ...attributes,
    { name: ASSERTED_BY, value: entityIri(assertedBy) },
    { name: ASSERTER_NAME, value: assertedBy.name },
  ];
}
