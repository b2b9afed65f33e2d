import { createHash } from 'node:crypto';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { brand } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';

type Said = {
  readonly words: string;
  readonly by: string;
  readonly through?: string;
  /** What a check found. */
  readonly verdict?: string;
};
export type Story = {
  readonly title: string;
  readonly day: string;
  readonly said: readonly Said[];
};

/** A project file of stories whose claims are answered; people are called by the names given. */
export async function projectFile(
  stories: readonly Story[],
  people: Readonly<Record<string, Partial<Entity>>> = {},
): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }> {
  const names = new Set(
    stories.flatMap(({ said }) =>
      said.flatMap(({ by, through }) => [by, ...(through ? [through] : [])]),
    ),
  );
  const ids = new Map([...names, ...Object.keys(people)].map((name) => [name, `e-${name}`]));
  const entities = [...ids].map(([name, id]): Entity => ({
    id: brand(id),
    projectId: brand('p1'),
    kind: stories.some(({ said }) => said.some(({ through }) => through === name))
      ? 'media'
      : 'person',
    name,
    aliases: [],
    ...people[name],
  }));
  const bundle: ProjectBundle = {
    project: {
      id: brand('p1'),
      name: 'Talks',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: [{ id: brand('me'), name: 'Ada' }],
      settings: { enabledLabels: [] },
      createdAt: 1,
    },
    entities,
    articles: stories.map((story, index) => articleOf(story, index, ids)),
  };
  const buffer = Buffer.from(await encodeProjectFile(bundle, async (text) => hashOf(text)));
  return { name: 'talks.ascribe.json', mimeType: 'application/json', buffer };
}

function articleOf(story: Story, index: number, ids: ReadonlyMap<string, string>): ArticleBundle {
  const paragraphs = story.said.map(
    ({ words, by, through }) =>
      `On that day “${words}” ${by} said${through === undefined ? '' : `, ${through} reported`}, as far as is known.`,
  );
  const text = [story.title, ...paragraphs].join('\n\n');
  const annotations: Annotation[] = [];
  const relations: Relation[] = [];
  let at = story.title.length + 2;
  for (const [number, { words, by, through, verdict }] of story.said.entries()) {
    const place = `${index}-${number}`;
    const mark = (id: string, label: string, piece: string, entity?: string): void => {
      const start = text.indexOf(piece, at);
      annotations.push({
        id: brand(`${id}-${place}`),
        label,
        fragments: [{ start, end: start + piece.length }],
        attributes:
          label === 'CLAIM'
            ? { quote_type: 'direct', ...(verdict !== undefined && { verdict }) }
            : {},
        ...(entity !== undefined && { entityId: brand(ids.get(entity) ?? '') }),
        provenance: 'manual',
        createdAt: 1,
        updatedAt: 1,
        health: 'sound',
      });
    };
    const link = (id: string, type: string, to: string): void => {
      relations.push({
        id: brand(`${id}-${place}`),
        type,
        from: brand(`q-${place}`),
        to: { kind: 'annotation', id: brand(`${to}-${place}`) },
        attributes: {},
        provenance: 'manual',
      });
    };
    mark('q', 'CLAIM', `“${words}”`);
    mark('s', 'SPEAKER', by, by);
    link('rs', 'said_by', 's');
    if (through !== undefined) {
      mark('o', 'SOURCE', through, through);
      link('ro', 'reported_by', 'o');
    }
    at += (paragraphs[number]?.length ?? 0) + 2;
  }
  return articleBundle(story, index, text, annotations, relations);
}

function articleBundle(
  { title, day }: Story,
  index: number,
  text: string,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): ArticleBundle {
  const hash = brand<never>(hashOf(text));
  let start = 0;
  const blocks = text.split('\n\n').map((block, number) => {
    const kind = number === 0 ? ('headline' as const) : ('paragraph' as const);
    const made = { id: `b${number}`, kind, start, end: start + block.length };
    start += block.length + 2;
    return made;
  });
  const state = buildLayerState(annotations, relations, []);
  const articleId = brand<never>(`a${index}`);
  return {
    article: {
      id: articleId,
      projectId: brand('p1'),
      title,
      outlet: 'Town Herald',
      publishedAt: day,
      language: 'en',
      direction: 'ltr',
      textHash: hash,
      origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
      status: 'open',
      hiddenBlocks: [],
      createdAt: index + 1,
      updatedAt: 1,
    },
    revision: { hash, text, blocks, textRules: 1 },
    layers: [
      {
        layer: {
          id: brand(`l${index}`),
          articleId,
          annotatorId: brand('me'),
          textHash: hash,
          codebookVersion: DEFAULT_CODEBOOK.version,
          role: 'annotator',
          state: 'draft',
          rev: 1,
          counts: countLayer(state),
          entityIds: entityIdsOf(state),
        },
        annotations,
        relations,
      },
    ],
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
