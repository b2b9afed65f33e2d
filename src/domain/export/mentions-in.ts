import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import type { Mention } from './find-protected.ts';
import type { Protection } from './protected-sources.ts';

/** Where the work on an article names people and bodies, those that were merged as the one they are now. */
export function mentionsIn(
  { layers }: ArticleBundle,
  { ends }: Pick<Protection, 'ends'>,
): readonly Mention[] {
  return layers.flatMap(({ annotations }) =>
    annotations.flatMap(({ entityId, fragments, health }) =>
      entityId === undefined || health === 'orphaned'
        ? []
        : fragments.map(({ start, end }) => ({
            start,
            end,
            entityId: ends.get(entityId) ?? entityId,
          })),
    ),
  );
}
