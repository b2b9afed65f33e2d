import { type AnnotatorId, type LayerId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject } from '#formats/project-file/test-bundle.ts';

/** Its claim has a verdict, a sentence of its own, and an article with an address. */
export async function aCheckedProject(): Promise<ProjectBundle> {
  const bundle = await aProject();
  const [item] = bundle.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  const annotations = layer.annotations.map((each) =>
    each.label === 'CLAIM'
      ? {
          ...each,
          attributes: {
            ...each.attributes,
            verdict: 'refuted',
            normalized: 'Waits </script> fell by 40%.',
          },
        }
      : each,
  );
  const article = { ...item.article, url: 'https://example.org/a' };
  return {
    ...bundle,
    articles: [{ ...item, article, layers: [{ ...layer, annotations }] }],
  };
}

/** Bo has copies of Ana's annotations, ids and all. */
export async function aCopiedProject(): Promise<ProjectBundle> {
  const bundle = await aCheckedProject();
  const bo = brand<AnnotatorId>('bo');
  const copyOf = (item: (typeof bundle.articles)[number]) =>
    item.layers.map(({ layer, ...work }) => ({
      ...work,
      layer: { ...layer, id: brand<LayerId>('l-bo'), annotatorId: bo },
    }));
  return {
    ...bundle,
    project: {
      ...bundle.project,
      annotators: [...bundle.project.annotators, { id: bo, name: 'Bo' }],
    },
    articles: bundle.articles.map((item) => ({
      ...item,
      layers: [...item.layers, ...copyOf(item)],
    })),
  };
}
