import type { Relation } from '#domain/annotation/annotation.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject } from '#formats/project-file/test-bundle.ts';

// For tests: the small project with a change.

export type Change = (layer: LayerBundle) => LayerBundle;

export async function aProjectWith(change: Change): Promise<ProjectBundle> {
  const bundle = await aProject();
  const articles = bundle.articles.map((item) => ({ ...item, layers: item.layers.map(change) }));
  return { ...bundle, articles };
}

/** The same with every part in sight. */
export function withAllShown(bundle: ProjectBundle): ProjectBundle {
  const articles = bundle.articles.map((item) => ({
    ...item,
    article: { ...item.article, hiddenBlocks: [] },
  }));
  return { ...bundle, articles };
}

/** Everything that a name can be called, in a codebook of one's own. */
export const ODD_NAMES = [
  'Zitat „direkt“, kurz',
  'a|b[1];c_d*e->f\\g',
  '- =1+1 # <i>&"',
  'T1\tx\ny',
  '😀 市长 שלום',
  ' ',
  'O',
  'B-CLAIM',
  'note',
  'text',
  '\u0001\ufffe',
  'toString',
];

/** What an answer, a label or a relation can be called besides. Attributes cannot: no file has such a key. */
export const MEMBER_NAMES = ['constructor', '__proto__', 'prototype'];

/** Labels, attributes, an option and a relation type have that name. */
export async function aProjectNaming(name: string, attribute = name): Promise<ProjectBundle> {
  const bundle = await aProjectWith((layer) => ({
    ...layer,
    annotations: layer.annotations.map((each) => ({
      ...each,
      label: each.label === 'CLAIM' ? name : each.label,
      attributes: { ...(each.label === 'CLAIM' ? { [attribute]: name } : each.attributes) },
    })),
    relations: layer.relations.map((each): Relation => ({
      ...each,
      type: name,
      attributes: { [attribute]: name },
    })),
  }));
  const { codebook } = bundle.project;
  const renamed: Codebook = {
    ...codebook,
    labels: codebook.labels.map((label) =>
      label.id === 'CLAIM'
        ? {
            ...label,
            id: name,
            name,
            attributes: label.attributes
              .slice(0, 1)
              .map((each) => ({ ...each, id: attribute, type: 'text' as const })),
          }
        : label,
    ),
    relations: codebook.relations.slice(0, 1).map((each) => ({ ...each, id: name, from: [name] })),
  };
  return { ...bundle, project: { ...bundle.project, codebook: renamed } };
}
