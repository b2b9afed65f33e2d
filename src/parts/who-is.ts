import type { useTranslations } from 'use-intl';
import { optionName } from '#domain/codebook/codebook-names.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { EntityId } from '#domain/ids.ts';
import { namedPlaces } from '#domain/packets/named-places.ts';
import { paragraphAt } from '#domain/text/surroundings.ts';
import type { OpenReview } from '#workspace/review-state.ts';

export type WhoIsContext = {
  readonly t: ReturnType<typeof useTranslations<'review'>>;
  readonly list: (parts: readonly string[]) => string;
  readonly review: Pick<OpenReview, 'layers' | 'entities' | 'revision' | 'article'>;
  readonly codebook: Codebook | undefined;
  /** What a layer's annotator is called. */
  readonly nameOf: (layer: number) => string;
};

/** The name of somebody; beside somebody else of the same name, or described the same, with what tells the two apart. */
export function whoIs(ctx: WhoIsContext, id: EntityId, beside: readonly EntityId[]): string {
  const { entities } = ctx.review;
  const entity = entities.get(id);
  if (!entity) return id;
  const isAmbiguous = beside.some((each) => {
    const other = entities.get(each);
    return other && other.id !== entity.id && nameKey(other.name) === nameKey(entity.name);
  });
  if (!isAmbiguous) return entity.name;
  const details = detailsOf(ctx, entity);
  return details.length === 0
    ? entity.name
    : ctx.t('who.name', { name: entity.name, details: details.join(', ') });
}

function detailsOf(ctx: WhoIsContext, entity: Entity): readonly string[] {
  const { t, list, review, nameOf } = ctx;
  const { blocks } = review.revision;
  const naming = [...review.layers.keys()].flatMap((layer) => {
    const at = firstIn(ctx, layer, entity.id);
    return at === undefined ? [] : [{ layer, at }];
  });
  const first = Math.min(...naming.map(({ at }) => at));
  const paragraph = naming.length === 0 ? 0 : paragraphAt(blocks, first);
  const isEverybodys = naming.length === review.layers.length;
  return [
    ...(entity.unnamed === true ? [t('who.unnamed')] : []),
    ...fieldsOf(ctx.codebook, entity),
    ...entity.aliases,
    ...(paragraph === 0 ? [] : [t('who.paragraph', { paragraph })]),
    ...(naming.length === 0 || isEverybodys
      ? []
      : [t('who.workOf', { names: list(naming.map(({ layer }) => nameOf(layer))) })]),
  ];
}

/** Offset of the first place that names them in a layer, in UTF-16 code units. */
function firstIn(
  { review: { layers, entities, article } }: WhoIsContext,
  layer: number,
  id: EntityId,
): number | undefined {
  const reviewed = layers[layer];
  if (!reviewed) return undefined;
  const places = namedPlaces(
    [{ articleId: article.id, ...reviewed }],
    (each) => entities.get(each)?.id ?? each,
  );
  return places.get(id)?.[0]?.fragments[0]?.start;
}

function fieldsOf(codebook: Codebook | undefined, entity: Entity): readonly string[] {
  return (['role', 'affiliation'] as const).flatMap((field) => {
    const value = entity[field];
    if (value === undefined) return [];
    return [optionName(codebook?.entity[field] ?? [], value)];
  });
}
