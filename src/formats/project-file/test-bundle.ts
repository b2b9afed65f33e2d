import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type TextHash, brand } from '#domain/ids.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Block } from '#domain/text/block.ts';

// A small project for tests, with an emoji before every span, curly quotes and a split quote.

const TEXT =
  '😀 Morning brief\n\n“We cut waiting times by 40%,” said Mayor Ana Núñez on Monday. “More will come.”\n\nThe audit office disputes the figure.\n\nSource: City Herald';

export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function blocksOf(text: string): readonly Block[] {
  let start = 0;
  return text.split('\n\n').map((words, index): Block => {
    const block: Block = {
      id: `b${index}`,
      kind: index === 0 ? 'headline' : 'paragraph',
      start,
      end: start + words.length,
    };
    start = block.end + 2;
    return block;
  });
}

function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

export async function aProject(): Promise<ProjectBundle> {
  const claim = spanOf(TEXT, '“We cut waiting times by 40%,”');
  const second = spanOf(TEXT, '“More will come.”');
  const speaker = spanOf(TEXT, 'Mayor Ana Núñez');
  const source = spanOf(TEXT, 'City Herald');
  const annotations = [
    anAnnotation('a1', claim.start, claim.end, {
      fragments: [claim, second],
      attributes: { stance: 'asserts', claim_type: ['event', 'numerical'], quote_type: 'direct' },
      note: 'discuss: “40%” of what?',
      evidence: [{ url: 'https://example.org/report', seenAt: '2026-01-02' }],
    }),
    anAnnotation('a2', speaker.start, speaker.end, { label: 'SPEAKER', entityId: brand('e1') }),
    anAnnotation('a3', source.start, source.end, {
      label: 'SOURCE',
      attributes: { scope: 'article' },
      entityId: brand('e2'),
    }),
  ];
  const relations = [
    aRelation('r1', 'said_by', 'a1', 'a2', { attributes: { explicit: 'explicit' } }),
    aRelation('r2', 'reported_by', 'a1', 'a3', { to: { kind: 'entity', id: brand('e2') } }),
  ];
  const entities = [
    anEntity('e1', 'Ana Núñez', { aliases: ['Mayor Ana Núñez'], speaksFor: brand('e3') }),
    anEntity('e2', 'City Herald', { kind: 'media' }),
    anEntity('e3', 'City Hall', { kind: 'government', note: 'the municipal administration' }),
  ];
  return projectOf(TEXT, annotations, relations, entities);
}

/** As `aProject`, sent by Ben with a frozen copy, his review and a talk about it. */
export async function aReviewedProject(): Promise<ProjectBundle> {
  const bundle = await aProject();
  const [item] = bundle.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  const annotators = [...bundle.project.annotators, { id: brand<never>('ben'), name: 'Ben' }];
  return {
    ...bundle,
    project: { ...bundle.project, annotators },
    packet: { kind: 'review', from: brand('ben'), sentAt: 90, message: 'Have a look.\n– Ben' },
    articles: [
      {
        ...item,
        frozen: [
          { ...layer, at: 50, layer: { ...layer.layer, rev: 3 } },
          { ...layer, at: 60, practice: true },
        ],
        reviews: REVIEWS,
        comments: COMMENTS,
      },
    ],
  };
}

const ROW = { articleId: brand<never>('art1'), by: brand<never>('ben') };
const REVIEWS: readonly ReviewRow[] = [
  {
    ...ROW,
    seq: 1,
    at: 51,
    entry: { kind: 'begin', mode: 'lead', layers: [{ id: brand('l1'), rev: 3 }] },
  },
  {
    ...ROW,
    seq: 2,
    at: 52,
    entry: {
      kind: 'decide',
      items: [
        { key: 'only a1', print: 'x1', outcome: { kind: 'take', layer: brand('l1') } },
        {
          key: 'edge a2',
          print: 'x2',
          outcome: { kind: 'own', fragments: [{ start: 3, end: 16 }], label: 'CLAIM' },
        },
        { key: 'label a3', print: 'x3', outcome: { kind: 'both' } },
      ],
      how: { kind: 'rule', rule: { kind: 'all-of', layer: brand('l1') } },
      note: 'as agreed on the phone',
    },
  },
  { ...ROW, seq: 3, at: 53, entry: { kind: 'undo', of: 2 } },
  {
    ...ROW,
    seq: 4,
    at: 54,
    entry: { kind: 'verdict', layer: brand('l1'), rev: 3, verdict: 'returned', summary: 'Twice.' },
  },
  {
    articleId: ROW.articleId,
    by: brand('me'),
    seq: 1,
    at: 55,
    entry: { kind: 'answer', items: [{ key: 'only a1', print: 'x1', answer: 'dispute' }] },
  },
];

const SAID = { articleId: ROW.articleId, threadId: brand<never>('c1'), mentions: [] };
const COMMENTS: readonly CommentEntry[] = [
  {
    ...SAID,
    id: brand('c1'),
    by: brand('ben'),
    at: 70,
    kind: 'comment',
    text: 'Is “40%” hers? 😀',
    target: { kind: 'span', span: { start: 3, end: 16 }, quote: 'Morning brief' },
    mentions: [brand('me')],
  },
  { ...SAID, id: brand('c2'), by: brand('me'), at: 71, kind: 'comment', text: 'It is.' },
  {
    ...SAID,
    id: brand('c3'),
    by: brand('me'),
    at: 72,
    kind: 'edit',
    of: brand('c2'),
    text: 'Yes.',
  },
  {
    articleId: ROW.articleId,
    threadId: brand('c1'),
    id: brand('c4'),
    by: brand('ben'),
    at: 73,
    kind: 'resolve',
  },
  {
    ...SAID,
    threadId: brand('c5'),
    id: brand('c5'),
    by: brand('ben'),
    at: 74,
    kind: 'comment',
    text: 'Which of the two?',
    target: {
      kind: 'difference',
      key: 'only a1',
      at: { span: { start: 3, end: 16 }, quote: 'Morning brief' },
    },
  },
];

/** What an Ascribe before packets would have written. */
export function asFirstVersion(file: string): string {
  return file.replace('"version":2,', '"version":1,').replace(/\],\n"digest":"[^"]*"\}/v, ']}');
}

/** A project of one article with one layer. */
export async function projectOf(
  text: string,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
  entities: readonly Entity[],
): Promise<ProjectBundle> {
  const hash = brand<TextHash>(await sha256(text));
  return {
    project: {
      id: brand('p1'),
      name: 'Town news',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: [{ id: brand('me'), name: 'Ana' }],
      settings: { enabledLabels: ['CUE'], blindPeriods: [{ from: 10, to: 20 }, { from: 30 }] },
      createdAt: 1,
    },
    entities,
    articles: [articleOf(text, hash, layerOf(hash, annotations, relations))],
  };
}

function articleOf(text: string, hash: TextHash, layer: LayerBundle): ArticleBundle {
  return {
    article: {
      id: brand('art1'),
      projectId: brand('p1'),
      title: 'Morning brief',
      outlet: 'City Herald',
      publishedAt: '2026-01-02',
      language: 'en',
      direction: 'ltr',
      textHash: hash,
      origin: { kind: 'file', fileName: 'brief.txt', mediaType: 'text/plain', importedAt: 5 },
      status: 'open',
      hiddenBlocks: ['b0'],
      dismissedSuggestions: ['0-5', '7-9 12-15'],
      createdAt: 5,
      updatedAt: 6,
    },
    revision: { hash, text, blocks: blocksOf(text), textRules: 1 },
    layers: [layer],
    original: new TextEncoder().encode(text),
  };
}

function layerOf(
  hash: TextHash,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): LayerBundle {
  const state = buildLayerState(annotations, relations, []);
  return {
    layer: {
      id: brand('l1'),
      articleId: brand('art1'),
      annotatorId: brand('me'),
      textHash: hash,
      codebookVersion: DEFAULT_CODEBOOK.version,
      role: 'annotator',
      state: 'draft',
      rev: 7,
      counts: countLayer(state),
      entityIds: entityIdsOf(state),
    },
    annotations,
    relations,
  };
}
