import { expect, test } from 'vitest';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { brand } from '#domain/ids.ts';
import { followBundleMerges } from './follow-bundle-merges.ts';
import type { ProjectBundle } from './project-bundle.ts';

function bundleOf(parts: Partial<ProjectBundle>): ProjectBundle {
  return { project: undefined, entities: [], articles: [], ...parts } as unknown as ProjectBundle;
}

test('whatever names a merged one names who stands for them, over any number of merges', () => {
  const [a, b, c] = [
    anEntity('a', 'D. Peskov', { mergedInto: brand('b') }),
    anEntity('b', 'Peskov', { mergedInto: brand('c') }),
    anEntity('c', 'Dmitry Peskov'),
  ];
  const layers = [
    {
      annotations: [anAnnotation('s', 0, 5, { label: 'SPEAKER', entityId: a.id })],
      relations: [
        aRelation('r', 'said_by', 'x', 'y', { to: { kind: 'entity', id: b.id } }),
        aRelation('q', 'based_on', 'x', 'y', { attributes: { asserted_by: 'a' } }),
      ],
    },
  ];
  const seen = followBundleMerges(
    bundleOf({
      entities: [a, b, c],
      articles: [{ layers }] as unknown as ProjectBundle['articles'],
    }),
  );
  expect(seen.entities).toEqual([c]);
  const [layer] = seen.articles[0]?.layers ?? [];
  expect(layer?.annotations[0]?.entityId).toBe('c');
  expect(layer?.relations[0]?.to).toEqual({ kind: 'entity', id: 'c' });
  expect(layer?.relations[1]?.attributes['asserted_by']).toBe('c');
});

test('a project without merges stays the very same', () => {
  const bundle = bundleOf({ entities: [anEntity('a', 'Ana')] });
  expect(followBundleMerges(bundle)).toBe(bundle);
});
