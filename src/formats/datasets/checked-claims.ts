import * as v from 'valibot';
import { CLAIM, SAID_BY } from '#domain/annotation/attribution.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportDocument, ExportRelation, ExportSet } from '#domain/export/export-set.ts';
import { Day } from './claim-review.ts';
import { type lossCounter, onOneLine } from './flatten-work.ts';
import { withOnly } from './written-set.ts';

/** A claim that somebody has checked. */
export type CheckedClaim = {
  readonly document: ExportDocument;
  readonly claim: Annotation;
  /** Of the claim among the document's annotations, from 1. */
  readonly number: number;
  readonly verdict: string;
  /** As a sentence that stands alone, where somebody wrote one; else its words. */
  readonly sentence: string;
  /** Who stands behind it, drawn or inherited. */
  readonly speaker?: {
    readonly name: string;
    readonly entity?: Entity;
    /** The document's own object: two annotators' relations may have one id. */
    readonly by: ExportRelation;
  };
};

/** Claims with a verdict; how many there are without one, or of blanks alone. */
export function checkedClaims(set: ExportSet): {
  readonly claims: readonly CheckedClaim[];
  readonly unchecked: number;
} {
  const claims: CheckedClaim[] = [];
  let unchecked = 0;
  for (const document of set.documents) {
    const byId = new Map(document.annotations.map((each) => [each.id, each]));
    const speakers = new Map(
      document.relations.filter(({ type }) => type === SAID_BY).map((each) => [each.from, each]),
    );
    for (const [index, claim] of document.annotations.entries()) {
      if (claim.label !== CLAIM) continue;
      const { verdict } = claim.attributes;
      const sentence = sentenceOf(claim, document);
      const isChecked = typeof verdict === 'string' && verdict !== '' && verdict !== 'unchecked';
      if (!isChecked || !/\S/.test(sentence)) {
        unchecked += 1;
        continue;
      }
      const by = speakers.get(claim.id);
      const to = by?.to;
      const mention = to?.kind === 'annotation' ? byId.get(to.id) : undefined;
      const entityId = to?.kind === 'entity' ? to.id : mention?.entityId;
      const entity = entityId === undefined ? undefined : set.entities.get(entityId);
      const name = entity?.name ?? (mention && wordsOf(mention, document));
      claims.push({
        document,
        claim,
        number: index + 1,
        verdict,
        sentence,
        // A mention of blanks names nobody.
        ...(by &&
          name !== undefined &&
          /\S/.test(name) && { speaker: { name, ...(entity && { entity }), by } }),
      });
    }
  }
  return { claims, unchecked };
}

/** What somebody wrote for the claim to stand alone, else its words. */
export function sentenceOf(claim: Annotation, document: ExportDocument): string {
  const { normalized } = claim.attributes;
  const isWritten = typeof normalized === 'string' && normalized.trim() !== '';
  return isWritten ? normalized : wordsOf(claim, document);
}

/** The words of an annotation's pieces, each on one line; empty where they are blanks alone. */
export function wordsOf(
  { fragments }: Pick<Annotation, 'fragments'>,
  { revision }: Pick<ExportDocument, 'revision'>,
): string {
  return fragments
    .map(({ start, end }) => onOneLine(revision.text.slice(start, end)))
    .filter((words) => words !== '')
    .join(' … ');
}

/** On which day the claim was made, YYYY-MM-DD; undefined where a codebook of one's own lets other words stand there. */
export function claimDay({ attributes }: Pick<Annotation, 'attributes'>): string | undefined {
  const { claim_date: day } = attributes;
  return v.is(Day, day) ? day : undefined;
}

/** Claims whose date is told in other words than a day. */
export function countOddDates(claims: readonly CheckedClaim[]): number {
  return claims.filter(
    ({ claim }) => claim.attributes['claim_date'] !== undefined && claimDay(claim) === undefined,
  ).length;
}

/**
 * Links that are not the speaker of a claim in the list, and what those that are say of themselves. Inherited ones count where
 * their claim is in it, restated ones too: without the article's words nobody derives them again.
 */
export function countUnwrittenLinks(
  set: ExportSet,
  claims: readonly CheckedClaim[],
  counter: ReturnType<typeof lossCounter>,
): void {
  const written = new Set(claims.map(({ speaker }) => speaker?.by));
  const inDocument = groupBy(claims, ({ document }) => document);
  for (const document of set.documents) {
    const listed = new Set((inDocument.get(document) ?? []).map(({ claim }) => claim.id));
    for (const relation of document.relations) {
      const { from, type, inherited, attributes } = relation;
      if (written.has(relation)) counter.add('relation-attributes', Object.keys(attributes).length);
      else if (!inherited || listed.has(from)) counter.add('relations', 1, { name: type });
    }
  }
}

/** The set as far as records of these claims hold it: the claims, and by what link each has its speaker. */
export function writtenInRecords(set: ExportSet, claims: readonly CheckedClaim[]): ExportSet {
  const inDocument = groupBy(claims, ({ document }) => document);
  const narrowed = withOnly(set, (document) => {
    const own = inDocument.get(document) ?? [];
    const annotations = new Set<string>(own.map(({ claim }) => claim.id));
    const relations = new Set(own.map(({ speaker }) => speaker?.by));
    return {
      annotation: ({ id }) => annotations.has(id),
      relation: (relation) => relations.has(relation),
    };
  });
  // An article without such a claim is in none of them.
  return {
    ...narrowed,
    documents: narrowed.documents.filter(({ annotations }) => annotations.length > 0),
  };
}

export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Every text in what is written of a claim. */
export function textsIn(written: unknown): readonly string[] {
  if (typeof written === 'string') return [written];
  if (typeof written !== 'object' || written === null) return [];
  return Object.values(written).flatMap(textsIn);
}
