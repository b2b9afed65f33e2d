import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type NewId,
  type ProjectId,
  type TextHash,
  brand,
} from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Annotator, Project } from '#domain/project/project.ts';
import type { ReadItem } from '#formats/articles/source-file.ts';
import type { Dropped } from '#formats/datasets/apply-mapping.ts';
import { knownEntities } from '#formats/datasets/known-entities.ts';
import { buildImportedLayer } from '#formats/datasets/build-imported-layer.ts';
import type { ImportedWork } from '#formats/datasets/imported-work.ts';
import type { LabelMapping } from '#formats/datasets/label-mapping.ts';
import type { Sha256 } from '#formats/file-problem.ts';

type ReadArticle = Extract<ReadItem, { kind: 'article' }>;

export type ProjectInput = {
  readonly name: string;
  /** Whose the work is where a file does not say. */
  readonly annotator: string;
  /** Each work's own: names mean in one scheme what they do not in another. */
  readonly mappingOf: (work: ImportedWork) => LabelMapping;
  readonly newId: NewId;
  readonly now: number;
  readonly sha256: Sha256;
};

/**
 * A project of what was read. The very same text is one article, on which each annotator has a layer;
 * a second work of one annotator on it becomes a layer under a name with a number.
 */
export async function buildProject(
  items: readonly ReadArticle[],
  input: ProjectInput,
): Promise<{ readonly bundle: ProjectBundle; readonly dropped: readonly Dropped[] }> {
  const { newId, now } = input;
  const projectId = brand<ProjectId>(newId());
  const annotators = new Map<string, Annotator>();
  const articles = new Map<string, ArticleBundle>();
  const entities: Entity[] = [];
  const registry = knownEntities([]);
  const dropped = new Map<string, Dropped>();
  for (const item of items) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One text at a time.
    const hash = brand<TextHash>(await input.sha256(item.article.text));
    const known = articles.get(hash) ?? articleOf(item, hash, projectId, input);
    if (!item.work) {
      articles.set(hash, known);
      continue;
    }
    const annotator = annotatorFor(
      item.work.annotator ?? input.annotator,
      known,
      annotators,
      newId,
    );
    const layer = buildImportedLayer({
      work: item.work,
      mapping: input.mappingOf(item.work),
      context: {
        codebook: DEFAULT_CODEBOOK,
        projectId,
        text: known.revision.text,
        entities: registry,
        newId,
        now,
      },
      articleId: known.article.id,
      textHash: hash,
      annotatorId: annotator.id,
    });
    entities.push(...layer.entities);
    for (const entity of layer.entities) registry.add(entity);
    for (const each of layer.dropped) {
      const key = `${each.kind} ${each.name}`;
      dropped.set(key, { ...each, count: each.count + (dropped.get(key)?.count ?? 0) });
    }
    articles.set(hash, { ...known, layers: [...known.layers, layer.bundle] });
  }
  if (annotators.size === 0) annotatorFor(input.annotator, undefined, annotators, newId);
  const project: Project = {
    id: projectId,
    name: input.name,
    codebook: DEFAULT_CODEBOOK,
    codebookHistory: [],
    annotators: [...annotators.values()],
    settings: { enabledLabels: usesCue(articles.values()) ? ['CUE'] : [] },
    createdAt: now,
  };
  const bundle = {
    project,
    entities: entities.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    articles: [...articles.values()],
  };
  return { bundle, dropped: [...dropped.values()] };
}

function articleOf(
  { article: decoded, place, original }: ReadArticle,
  textHash: TextHash,
  projectId: ProjectId,
  { newId, now }: ProjectInput,
): ArticleBundle {
  const { text, blocks, mediaType, notes: _notes, ...details } = decoded;
  const fileName = place.split(' › ').at(-1) ?? place;
  return {
    article: {
      id: brand<ArticleId>(newId()),
      projectId,
      ...details,
      textHash,
      origin: { kind: 'file', fileName, mediaType, importedAt: now },
      status: 'open',
      createdAt: now,
      updatedAt: now,
    },
    revision: { hash: textHash, text, blocks, textRules: 1 },
    layers: [],
    ...(original && { original }),
  };
}

function annotatorFor(
  name: string,
  article: ArticleBundle | undefined,
  annotators: Map<string, Annotator>,
  newId: NewId,
): Annotator {
  const busy = new Set(article?.layers.map(({ layer }) => layer.annotatorId));
  for (let count = 1; ; count += 1) {
    const numbered = count === 1 ? name : `${name} ${count}`;
    const annotator = annotators.get(numbered) ?? {
      id: brand<AnnotatorId>(newId()),
      name: numbered,
    };
    annotators.set(numbered, annotator);
    if (!busy.has(annotator.id)) return annotator;
  }
}

function usesCue(articles: Iterable<ArticleBundle>): boolean {
  const isUsed = ({ annotations }: LayerBundle): boolean =>
    annotations.some(({ label }) => label === 'CUE');
  return [...articles].some(({ layers }) => layers.some(isUsed));
}
