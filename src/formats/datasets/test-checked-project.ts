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
