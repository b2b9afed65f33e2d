import { expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer } from '#domain/annotation/count-layer.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { type AnnotatorId, brand } from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { confidentialNames } from './confidential-names.ts';
import { asciiStem, documentStem } from './document-stem.ts';
import { type ExportSet, makeExportSet } from './export-set.ts';
import { splitSet } from './split-set.ts';

const TEXT = '“We cut waiting times, he told me,” said Mayor Quill. Source: City Herald';

function layer(
  annotator: string,
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
  role: 'annotator' | 'curated' = 'annotator',
): LayerBundle {
  return {
    layer: {
      id: brand(`l-${annotator}-${role}`),
      articleId: brand('art'),
      annotatorId: brand(annotator),
      textHash: brand('h'),
      codebookVersion: '1.0.0',
      role,
      state: 'draft',
      rev: 1,
      counts: countLayer(buildLayerState(annotations, relations, [])),
      entityIds: [],
    },
    annotations,
    relations,
  };
}

function article(id: string, text: string, layers: readonly LayerBundle[]): ArticleBundle {
  return {
    article: {
      id: brand(id),
      projectId: brand('p'),
      title: `Bread, “again”: ${id}`,
      language: 'en',
      direction: 'ltr',
      textHash: brand('h'),
      origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
      status: 'open',
      hiddenBlocks: [],
      createdAt: 1,
      updatedAt: 1,
    },
    revision: {
      hash: brand('h'),
      text,
      blocks: [{ id: 'b0', kind: 'paragraph', start: 0, end: text.length }],
      textRules: 1,
    },
    layers,
  };
}

function project(articles: readonly ArticleBundle[]): ProjectBundle {
  return {
    project: {
      id: brand('p'),
      name: 'Town news',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: ['ana', 'bo', 'cy'].map((id) => ({ id: brand(id), name: id.toUpperCase() })),
      settings: { enabledLabels: [] },
      createdAt: 1,
    },
    entities: [anEntity('e1', 'Quill')],
    articles,
  };
}

const claim = anAnnotation('a1', 0, 35);
const inner = anAnnotation('a2', 22, 34);
const speaker = anAnnotation('a3', 41, 52, { label: 'SPEAKER', entityId: brand('e1') });
const credit = anAnnotation('a4', 62, 73, { label: 'SOURCE', attributes: { scope: 'article' } });
const saidBy = aRelation('r1', 'said_by', 'a1', 'a3');

function words({ documents }: ExportSet): readonly string[] {
  return documents.flatMap(({ relations }) =>
    relations.map(({ type, from, to, inherited }) => `${type} ${from} ${to.id} ${inherited}`),
  );
}

test('inherited relations stand beside the drawn ones and are told from them', () => {
  const bundle = project([
    article('x', TEXT, [layer('ana', [claim, inner, speaker, credit], [saidBy])]),
  ]);
  expect(words(makeExportSet(bundle, { layers: 'each' }))).toEqual([
    'said_by a1 a3 false',
    'reported_by a1 a4 true',
    'said_by a2 a3 true',
    'reported_by a2 a4 true',
  ]);
});

test('of a label that is left out its relations are too, and they are counted', () => {
  const bundle = project([article('x', TEXT, [layer('ana', [claim, speaker], [saidBy])])]);
  const set = makeExportSet(bundle, { layers: 'each', labels: new Set(['CLAIM']) });
  expect(words(set)).toEqual([]);
  expect(set.leftOut).toEqual({ articles: 0, orphaned: 0, relations: 1, comments: 0 });
});

test('of chosen annotators only their own work is taken, and only they make a majority', () => {
  const bundle = project([
    article('x', TEXT, [layer('ana', [claim]), layer('bo', [inner]), layer('cy', [inner])]),
  ]);
  const annotators = new Set(['ana']);
  const mine = makeExportSet(bundle, { layers: 'each', annotators });
  expect(mine.documents.map(({ annotator }) => annotator)).toEqual(['ANA']);
  const majority = makeExportSet(bundle, { layers: 'majority', annotators });
  expect(majority.documents.flatMap(({ annotations }) => annotations.length)).toEqual([1]);
});

test('confidential names are those that annotations or relations of the set lead to', () => {
  const hidden = (id: string, name: string) => ({
    ...anEntity(id, name),
    confidential: true as const,
  });
  const toEntity: Relation = {
    ...saidBy,
    id: brand('r2'),
    to: { kind: 'entity', id: brand('e2') },
  };
  const bundle = {
    ...project([article('x', TEXT, [layer('ana', [claim, speaker], [toEntity])])]),
    entities: [
      hidden('e1', 'Quill'),
      hidden('e2', 'Brook'),
      hidden('e3', 'Nobody'),
      anEntity('e4', 'Open'),
    ],
  };
  expect(confidentialNames(makeExportSet(bundle, { layers: 'each' }))).toEqual(['Brook', 'Quill']);
  const labels = new Set(['CLAIM']);
  expect(confidentialNames(makeExportSet(bundle, { layers: 'each', labels }))).toEqual(['Brook']);
});

test.each([
  ['Brookovi said', ['Brook']],
  ['as BROOK, Jo', ['Brook']],
  ['a brooklet of Quills', ['Brook', 'Quill']],
  ['Nobrook', []],
  ['went on', []],
  ['said We.', ['We']],
  ['市长王小明说', ['王小明']],
])('“%s” names those of the set whose names begin a word in it', (text, names) => {
  const entities = ['Brook', 'Quill', 'We', '王小明'].map((name, index) =>
    anEntity(`e${index}`, name, { confidential: true }),
  );
  const annotations = entities.map(({ id }, index) =>
    anAnnotation(`a${index}`, index, index + 1, { entityId: id }),
  );
  const set = {
    entities: new Map(entities.map((each) => [each.id, each])),
    documents: [{ annotations, relations: [] }],
  } as unknown as ExportSet;
  expect(confidentialNames(set, [text])).toEqual(names);
});

test('each annotator’s work is a document; articles without work, orphans and deleted articles stay out', () => {
  const orphan = anAnnotation('a9', 0, 5, { health: 'orphaned' });
  const gone = article('gone', TEXT, [layer('ana', [claim])]);
  const bundle = project([
    article('x', TEXT, [layer('ana', [claim, orphan]), layer('bo', [])]),
    article('y', TEXT, []),
    { ...gone, article: { ...gone.article, deletedAt: 5 } },
  ]);
  const set = makeExportSet(bundle, { layers: 'each' });
  expect(
    set.documents.map((each) => [
      documentStem(each),
      each.folder,
      each.annotator,
      each.annotations.length,
    ]),
  ).toEqual([
    ['0001-bread-again-x', 'ana', 'ANA', 1],
    ['0001-bread-again-x', 'bo', 'BO', 0],
  ]);
  expect(set.leftOut).toEqual({ articles: 1, orphaned: 1, relations: 0, comments: 0 });
});

test('files and folders are called after titles and names in any script, and apart on any system', () => {
  const titled = { ...article('x', TEXT, [layer('ana', [claim]), layer('bo', [claim])]) };
  const bundle = project([{ ...titled, article: { ...titled.article, title: 'Мэр: «市长»' } }]);
  const annotators = [
    { id: brand<AnnotatorId>('ana'), name: 'Νίκος' },
    { id: brand<AnnotatorId>('bo'), name: 'ΝΊΚΟΣ!' },
  ];
  const set = makeExportSet(
    { ...bundle, project: { ...bundle.project, annotators } },
    { layers: 'each' },
  );
  expect(
    set.documents.map((each) => [
      documentStem(each),
      each.folder,
      asciiStem(each),
      each.asciiFolder,
    ]),
  ).toEqual([
    ['0001-мэр-市长', 'νίκος', '0001', 'annotator'],
    ['0001-мэр-市长', 'νίκος-2', '0001', 'annotator-2'],
  ]);
});

test('the curated layer alone, where that is asked for', () => {
  const bundle = project([
    article('x', TEXT, [layer('ana', [claim]), layer('bo', [speaker], [], 'curated')]),
    article('y', TEXT, [layer('ana', [claim])]),
  ]);
  const set = makeExportSet(bundle, { layers: 'curated' });
  expect(
    set.documents.map(({ annotator, annotations }) => [annotator, annotations[0]?.label]),
  ).toEqual([['curated', 'SPEAKER']]);
  expect(set.leftOut.articles).toBe(1);
});

test('the majority has what more than half have, attributes and relations too', () => {
  const named = (stance: string): Annotation => ({
    ...claim,
    attributes: { stance, claim_type: ['event', stance] },
  });
  const bundle = project([
    article('x', TEXT, [
      layer('ana', [named('denies'), speaker], [saidBy]),
      layer(
        'bo',
        [{ ...named('denies'), id: brand('b7') }, speaker],
        [{ ...saidBy, from: brand('b7') }],
      ),
      layer('cy', [named('asks'), inner]),
    ]),
  ]);
  const [document] = makeExportSet(bundle, { layers: 'majority' }).documents;
  expect(
    document?.annotations.map(({ label, fragments, attributes }) => [
      label,
      fragments[0]?.start,
      attributes,
    ]),
  ).toEqual([
    ['CLAIM', 0, { stance: 'denies', claim_type: ['event', 'denies'] }],
    ['SPEAKER', 41, {}],
  ]);
  expect(document?.relations.map(({ type, from, to }) => [type, from, to.id])).toEqual([
    ['said_by', 'a1', 'a3'],
  ]);
});

function manyArticles(count: number, copies: number): ProjectBundle {
  const articles = Array.from({ length: count }, (_, index) => {
    const number = index % (count / copies);
    const body = Array.from({ length: 40 }, (_each, at) => `word${number}x${at}`).join(' ');
    return article(`art${index}`, `${body} ${index}`, [
      layer('ana', [claim]),
      layer('bo', [claim]),
    ]);
  });
  return project(articles);
}

test('all work on an article and all nearly equal articles are in one split, in about the asked-for parts', () => {
  const set = splitSet(makeExportSet(manyArticles(100, 2), { layers: 'each' }), {
    parts: [80, 10, 10],
    seed: 7,
  });
  const splits = new Map<string, Set<string | undefined>>();
  for (const { revision, split } of set.documents) {
    const text = revision.text.replace(/ \d+$/, '');
    splits.set(text, (splits.get(text) ?? new Set()).add(split));
  }
  expect([...splits.values()].every((each) => each.size === 1)).toBe(true);
  const counts = ['train', 'validation', 'test'].map(
    (name) => set.documents.filter(({ split }) => split === name).length / 2,
  );
  expect(counts).toEqual([80, 10, 10]);
});

test('copies of one story stay together under whatever hidden page junk, and what is hidden whole is nobody’s copy', () => {
  const story = Array.from({ length: 60 }, (_each, at) => `story${at}`).join(' ');
  const pages = Array.from({ length: 12 }, (_page, index) => {
    const junk = Array.from({ length: 120 }, (_each, at) => `site${index}junk${at}`).join(' ');
    const isStory = index < 6;
    const text = isStory ? `${junk}\n\n${story}` : junk;
    const made = article(`art${index}`, text, [layer('ana', [])]);
    const blocks = [
      { id: 'b0', kind: 'paragraph', start: 0, end: junk.length } as const,
      ...(isStory
        ? [{ id: 'b1', kind: 'paragraph', start: junk.length + 2, end: text.length } as const]
        : []),
    ];
    return {
      ...made,
      article: { ...made.article, hiddenBlocks: ['b0'] },
      revision: { ...made.revision, blocks },
    };
  });
  const { documents } = splitSet(makeExportSet(project(pages), { layers: 'each' }), {
    parts: [50, 25, 25],
    seed: 1,
  });
  const parts = documents.map(({ split }) => split);
  expect(new Set(parts.slice(0, 6)).size).toBe(1);
  expect(new Set(parts.slice(6)).size).toBe(2);
});

test.each(['outlet', 'month'] as const)(
  'all articles of one %s are in one split where that is asked for; those without one are dealt alone',
  (together) => {
    const bundle = manyArticles(40, 1);
    const articles = bundle.articles.map((each, index) => ({
      ...each,
      article: {
        ...each.article,
        ...(index % 4 > 0 && {
          outlet: ['City Herald', 'Daily', ' daily '][(index % 4) - 1] ?? '',
          publishedAt: ['2026-01-09', '2026-02-01', '2026-02-28'][(index % 4) - 1] ?? '',
        }),
      },
    }));
    const options = { parts: [60, 20, 20], seed: 1, together } as const;
    const { documents } = splitSet(
      makeExportSet({ ...bundle, articles }, { layers: 'each' }),
      options,
    );
    const splitsOf = (outlet: string | undefined) =>
      new Set(
        documents
          .filter((each) => each.article.outlet?.trim().toLowerCase() === outlet)
          .map(({ split }) => split),
      ).size;
    expect(splitsOf('city herald')).toBe(1);
    expect(splitsOf('daily')).toBe(1);
    expect(splitsOf(undefined)).toBeGreaterThan(1);
  },
);

test('only the attributes asked for go along; who stands behind a claim is told by all of them', () => {
  const marked = anAnnotation('a1', 0, 5, { attributes: { stance: 'denies', verdict: 'true' } });
  const bundle = project([article('art1', TEXT, [layer('ana', [marked])])]);
  const only = (...attributes: readonly string[]) =>
    makeExportSet(bundle, { layers: 'each', attributes: new Set(attributes) }).documents[0]
      ?.annotations[0]?.attributes;
  expect(only('verdict', 'quote_type')).toEqual({ verdict: 'true' });
  expect(only()).toEqual({});
});

test('the same seed gives the same deal, another seed another one', () => {
  const bundle = manyArticles(40, 1);
  const deal = (seed: number, from = bundle): readonly (readonly unknown[])[] =>
    splitSet(makeExportSet(from, { layers: 'each' }), { parts: [80, 10, 10], seed })
      .documents.map(({ article: { id }, split }) => [id, split] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(deal(7)).toEqual(deal(7));
  expect(deal(7)).not.toEqual(deal(8));
  expect(deal(7, { ...bundle, articles: bundle.articles.toReversed() })).toEqual(deal(7));
});

test('claims that are all nested in each other are gone through in linear time', () => {
  const nested = Array.from({ length: 20_000 }, (_, index) =>
    anAnnotation(`n${index}`, index, 60_000 - index),
  );
  const bundle = project([article('x', 'x'.repeat(60_000), [layer('ana', nested)])]);
  expect(makeExportSet(bundle, { layers: 'each' }).documents).toHaveLength(1);
  // Much more than it takes: a busy machine must not fail it.
}, 30_000);
