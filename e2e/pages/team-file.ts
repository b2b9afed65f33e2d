import { createHash } from 'node:crypto';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer } from '#domain/annotation/count-layer.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';

/** Words of the article that one annotator marked, with their label and answers. */
type Mark = {
  readonly label: string;
  readonly words: string;
  readonly attributes?: Annotation['attributes'];
};

type TeamStory = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** By the annotator's name; the agreed version under `AGREED_VERSION`. */
  readonly marks: Readonly<Record<string, readonly Mark[]>>;
};

const AGREED_VERSION = 'the agreed version';

const STANCE = { stance: 'asserts' };

/** Ben cuts the quotation marks off, sees a claim that Ana does not, and takes a speaker for a source. */
export const HARBOUR: TeamStory = {
  title: 'Harbour stays shut',
  paragraphs: [
    'Mayor Adela Brandt said “the harbour stays shut until May”. Nobody had asked the fishers.',
    'The port office reported that two cranes need repair.',
  ],
  marks: {
    Ana: [
      { label: 'CLAIM', words: '“the harbour stays shut until May”', attributes: STANCE },
      { label: 'SPEAKER', words: 'Mayor Adela Brandt' },
      { label: 'SPEAKER', words: 'The port office' },
    ],
    Ben: [
      {
        label: 'CLAIM',
        words: 'the harbour stays shut until May',
        attributes: { stance: 'denies' },
      },
      { label: 'CLAIM', words: 'two cranes need repair' },
      { label: 'SPEAKER', words: 'Mayor Adela Brandt' },
      { label: 'SOURCE', words: 'The port office' },
    ],
    [AGREED_VERSION]: [
      { label: 'CLAIM', words: '“the harbour stays shut until May”', attributes: STANCE },
      { label: 'CLAIM', words: 'two cranes need repair' },
      { label: 'SPEAKER', words: 'Mayor Adela Brandt' },
      { label: 'SOURCE', words: 'The port office' },
    ],
  },
};

/** A project file of stories that several people have annotated; the first of them is whoever imports it first. */
export async function teamFile(stories: readonly TeamStory[]): Promise<{
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}> {
  const names = new Set(stories.flatMap(({ marks }) => Object.keys(marks)));
  names.delete(AGREED_VERSION);
  const bundle: ProjectBundle = {
    project: {
      id: brand('team'),
      name: 'Harbour desk',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: [...names].map((name) => ({ id: brand(name), name })),
      settings: { enabledLabels: [] },
      createdAt: 1,
    },
    entities: [],
    articles: stories.map(articleOf),
  };
  const buffer = Buffer.from(await encodeProjectFile(bundle, async (text) => hashOf(text)));
  return { name: 'team.ascribe.json', mimeType: 'application/json', buffer };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function articleOf({ title, paragraphs, marks }: TeamStory, index: number): ArticleBundle {
  const pieces = [title, ...paragraphs];
  const text = pieces.join('\n\n');
  let start = 0;
  const blocks = pieces.map((piece, number) => {
    const kind = number === 0 ? ('headline' as const) : ('paragraph' as const);
    const block = { id: `b${number}`, kind, start, end: start + piece.length };
    start += piece.length + 2;
    return block;
  });
  const textHash = brand<never>(hashOf(text));
  const article: ArticleBundle['article'] = {
    id: brand(`story-${index}`),
    projectId: brand('team'),
    title,
    language: 'en',
    direction: 'ltr',
    textHash,
    origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
    status: 'open',
    hiddenBlocks: [],
    createdAt: index + 1,
    updatedAt: 1,
  };
  const [reviewer = ''] = Object.keys(marks);
  const layers = Object.entries(marks)
    .map(([name, own]) => layerOf(article, text, name, own, reviewer))
    .toSorted((a, b) => (a.layer.id < b.layer.id ? -1 : 1));
  return { article, revision: { hash: textHash, text, blocks, textRules: 1 }, layers };
}

function layerOf(
  { id: articleId, textHash }: ArticleBundle['article'],
  text: string,
  name: string,
  marks: readonly Mark[],
  reviewer: string,
): LayerBundle {
  const annotations = marks
    .map(({ label, words, attributes = {} }, number): Annotation => {
      const at = text.indexOf(words);
      return {
        id: brand(`${articleId}-${name}-${number}`),
        label,
        fragments: [{ start: at, end: at + words.length }],
        attributes,
        provenance: 'manual',
        createdAt: 1,
        updatedAt: 1,
        health: 'sound',
      };
    })
    .toSorted((a, b) => (a.fragments[0]?.start ?? 0) - (b.fragments[0]?.start ?? 0));
  const isAgreed = name === AGREED_VERSION;
  return {
    layer: {
      id: brand(isAgreed ? `${articleId}:curated` : `${articleId}-${name}`),
      articleId,
      annotatorId: brand(isAgreed ? reviewer : name),
      textHash,
      codebookVersion: DEFAULT_CODEBOOK.version,
      role: isAgreed ? 'curated' : 'annotator',
      state: 'draft',
      rev: 1,
      counts: countLayer(buildLayerState(annotations, [], [])),
      entityIds: [],
    },
    annotations,
    relations: [],
  };
}
