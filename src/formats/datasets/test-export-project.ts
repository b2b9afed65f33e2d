import * as fc from 'fast-check';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type EntityId,
  type TextHash,
  brand,
} from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { canonicalize } from '#domain/text/canonical.ts';

// For tests: projects with everything that breaks exporters.

const PIECES = [
  'The mayor said no.',
  '😀',
  '👩‍👩‍👧',
  'é',
  'ש״ל “אמר” ראש העיר',
  'قال الوزير: «لا»',
  '市长说“不”。',
  'می‌خواهم',
  '- # | _ [x] -> \\ * `b` <i>&amp;</i>',
  '=SUM(A1)',
  '+1 555',
  '@mayor',
  '“We cut waiting times by 40%,”',
  'said Mayor Ana Núñez on Monday.',
  'She said "no", twice; then left',
  '#',
  '-DOCSTART-',
  '• a bullet',
  '',
] as const;

const WORDS = [
  'asserts',
  'a, "b"\nand c;\td',
  '=1+1',
  "it's",
  '',
  'x=y',
  'true',
  '😀 <b>&',
] as const;

const textArbitrary = fc
  .array(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((blocks) =>
    canonicalize(
      blocks.map((pieces, index) => ({
        kind: 'paragraph' as const,
        text: pieces.join(index % 2 === 0 ? ' ' : '\n'),
      })),
    ),
  )
  .filter(({ text }) => text.length > 3);

/** Pieces anywhere but inside a character, however they nest and cross. */
function annotationsArbitrary(text: string) {
  const characters = Array.from(text);
  const offsets: number[] = [0];
  for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length);
  const piece = fc
    .tuple(fc.nat(characters.length - 1), fc.integer({ min: 1, max: 12 }))
    .map(([first, length]) => ({
      start: offsets[first] ?? 0,
      end: offsets[Math.min(first + length, characters.length)] ?? text.length,
    }));
  const attributes = fc.record(
    {
      stance: fc.constantFrom('asserts', 'denies'),
      claim_type: fc.subarray(['event', 'numerical', 'opinion'], { minLength: 1 }),
      normalized: fc.constantFrom(...WORDS),
      unattributed: fc.boolean(),
      verdict: fc.constantFrom('unchecked', 'supported', 'refuted', 'not_enough_evidence'),
    },
    { requiredKeys: [] },
  );
  return fc.array(
    fc.record({
      label: fc.constantFrom('CLAIM', 'SPEAKER', 'SOURCE', 'CUE'),
      fragments: fc.array(piece, { minLength: 1, maxLength: 3 }).map((all) => joinSpans(all)),
      attributes,
      entity: fc.option(fc.constantFrom('e1', 'e 2', 'ü:3'), { nil: undefined }),
      note: fc.option(fc.constantFrom(...WORDS.filter((word) => word !== '')), { nil: undefined }),
    }),
    { maxLength: 12 },
  );
}

type Drawn = { readonly label: string; readonly fragments: Annotation['fragments'] } & Pick<
  Annotation,
  'attributes'
> & { readonly entity: string | undefined; readonly note: string | undefined };

const layerArbitrary = textArbitrary.chain((canonical) =>
  fc.record({
    canonical: fc.constant(canonical),
    drawn: annotationsArbitrary(canonical.text),
    links: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.constantFrom('said_by', 'restates')), {
      maxLength: 6,
    }),
  }),
);

/** A project of one to three articles, each with one or two annotators. */
export const projectArbitrary: fc.Arbitrary<ProjectBundle> = fc
  .array(layerArbitrary, { minLength: 1, maxLength: 3 })
  .map((articles) =>
    asWords(
      projectWith(
        articles.map(({ canonical, drawn, links }, index) =>
          articleWith(index, canonical, [
            contents(drawn, links),
            ...(index === 0 ? [contents(drawn.slice(1), [])] : []),
          ]),
        ),
      ),
    ),
  );

/** What fast-check tells of a project that fails: its texts and spans. */
function asWords(bundle: ProjectBundle): ProjectBundle {
  const words = bundle.articles.map(({ revision, layers }) => [
    revision.text,
    ...layers.map(({ annotations }) =>
      annotations.map(({ label, fragments }) => `${label} ${JSON.stringify(fragments)}`),
    ),
  ]);
  return Object.defineProperty(bundle, fc.toStringMethod, { value: () => JSON.stringify(words) });
}

type Contents = Pick<LayerBundle, 'annotations' | 'relations'>;

function contents(
  drawn: readonly Drawn[],
  links: readonly (readonly [number, number, string])[],
): Contents {
  const annotations = drawn.map(({ label, fragments, attributes, entity, note }, index) => {
    const { start, end } = fragments[0] ?? { start: 0, end: 1 };
    return anAnnotation(`a${index}`, start, end, {
      label,
      fragments,
      // fast-check's records have no prototype, and a file's have one.
      attributes: { ...attributes },
      ...(entity !== undefined && { entityId: brand<EntityId>(entity) }),
      ...(note !== undefined && { note }),
    });
  });
  const relations = links.flatMap(([from, to, type], index): Relation[] =>
    from !== to && from < annotations.length && to < annotations.length
      ? [
          aRelation(`r${index}`, type, `a${from}`, `a${to}`, {
            attributes: { explicit: 'inferred' },
          }),
        ]
      : [],
  );
  return { annotations, relations };
}

const ENTITIES = [
  anEntity('e1', 'Ana Núñez', { wikidata: 'Q4115189' }),
  anEntity('e 2', 'A name\twith "quotes", and more'),
  anEntity('ü:3', '市长'),
];

const ANNOTATORS = ['Ana', 'ana', 'Борис'].map((name, index) => ({
  id: brand<AnnotatorId>(`me${index}`),
  name,
}));

function projectWith(articles: readonly ArticleBundle[]): ProjectBundle {
  return {
    project: {
      id: brand('p1'),
      name: 'Town news',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: ANNOTATORS,
      settings: { enabledLabels: ['CUE'] },
      createdAt: 1,
    },
    entities: ENTITIES,
    articles,
  };
}

function articleWith(
  index: number,
  canonical: Pick<ReturnType<typeof canonicalize>, 'text' | 'blocks'>,
  layers: readonly Contents[],
): ArticleBundle {
  const { text, blocks } = canonical;
  const hash = brand<TextHash>('0'.repeat(64));
  const articleId = brand<ArticleId>(`art${index}`);
  return {
    article: {
      id: articleId,
      projectId: brand('p1'),
      title: `Title “${index}”, <b>bold</b>: ${['Мэр', 'قال الوزير', '市长 é'][index % 3]}`,
      language: 'en',
      direction: 'ltr',
      textHash: hash,
      url: 'https://example.org/a?b=1&c=2',
      origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 5 },
      status: 'open',
      hiddenBlocks: [],
      createdAt: 5 + index,
      updatedAt: 6,
    },
    revision: { hash, text, blocks, textRules: 1 },
    layers: layers.map((layer, at) => layerWith(`l${index}-${at}`, articleId, at, hash, layer)),
  };
}

function layerWith(
  id: string,
  articleId: ArticleId,
  annotator: number,
  textHash: TextHash,
  { annotations, relations }: Contents,
): LayerBundle {
  const state = buildLayerState(annotations, relations, ENTITIES);
  return {
    layer: {
      id: brand(id),
      articleId,
      annotatorId: ANNOTATORS[annotator]?.id ?? brand('me0'),
      textHash,
      codebookVersion: DEFAULT_CODEBOOK.version,
      role: 'annotator',
      state: 'draft',
      rev: 1,
      counts: countLayer(state),
      entityIds: entityIdsOf(state),
    },
    annotations,
    relations,
  };
}

/** One long article with thousands of annotations: nested, crossing, in pieces. */
export function aLargeProject(count: number): ProjectBundle {
  return projectWith([aLargeArticle(0, count)]);
}

/**
 * Everything that breaks exporters at once: 5,000 annotations; a text that came with CRLF and a mark; one
 * annotator without annotations, one article without any; no relations; annotations of white space and without
 * a place; labels on one another; the same words by two annotators of nearly the same name.
 */
export function aTortureProject(): ProjectBundle {
  const crossing = [3, 1, 2].map((start): Drawn => ({
    label: 'CLAIM',
    fragments: [{ start, end: start + 9 }],
    attributes: { normalized: '=a, "b"\nand c;\td', unattributed: false },
    entity: 'ü:3',
    note: '- [x] | _ # "note"\nof two lines',
  }));
  const text = canonicalize([
    { kind: 'headline', text: '\ufeffשלום 😀 市长\r\nsaid “no”' },
    { kind: 'paragraph', text: 'e\u0301a\u0308\u200d\u200c and\u00a0more\u2028of it' },
  ]);
  const blank = { ...anAnnotation('blank', 4, 5), label: 'CUE' };
  const lost = { ...anAnnotation('lost', 0, 4), health: 'orphaned' as const };
  const odd = contents(crossing, []);
  return projectWith([
    aLargeArticle(0, 5000),
    articleWith(1, text, [
      { ...odd, annotations: [...odd.annotations, blank, lost] },
      contents(crossing, []),
      contents([], []),
    ]),
    articleWith(2, canonicalize([{ kind: 'paragraph', text: 'Nothing is tagged here.' }]), []),
  ]);
}

/** Annotations that begin in one paragraph. */
const PER_BLOCK = 25;

function aLargeArticle(index: number, count: number): ArticleBundle {
  const canonical = canonicalize(
    Array.from({ length: Math.ceil(count / PER_BLOCK) }, (_, block) => ({
      kind: 'paragraph' as const,
      text: `${block} 😀 ${PIECES.slice(0, 15).join(' ')}`,
    })),
  );
  const drawn = Array.from({ length: count }, (_, number): Drawn => {
    const block = canonical.blocks[Math.floor(number / PER_BLOCK)] ?? { start: 0, end: 4 };
    const words = [...canonical.text.slice(block.start, block.end).matchAll(/\S+/g)];
    const at = (place: number) => {
      const word = words[place % words.length];
      const start = block.start + (word?.index ?? 0);
      return { start, end: start + (word?.[0].length ?? 1) };
    };
    const first = at(number % PER_BLOCK);
    const last = at((number % PER_BLOCK) + 4);
    const isWhole = number % 3 > 0;
    return {
      label: ['CLAIM', 'SPEAKER', 'SOURCE'][number % 3] ?? 'CLAIM',
      fragments: joinSpans(isWhole ? [{ start: first.start, end: last.end }] : [first, last]),
      attributes:
        number % 7 === 0
          ? { normalized: WORDS[number % WORDS.length] ?? '', verdict: 'refuted' }
          : {},
      entity: number % 5 === 0 ? 'e1' : undefined,
      note: number % 11 === 0 ? 'a, "b"\nand c' : undefined,
    };
  });
  const links = drawn.flatMap((_, number): (readonly [number, number, string])[] =>
    number % 3 === 1 ? [[number - 1, number, 'said_by']] : [],
  );
  return articleWith(index, canonical, [contents(drawn, links)]);
}

/** Hides the blocks of which the bit is set, in each article. */
export function hiding(bundle: ProjectBundle, bits: number): ProjectBundle {
  const articles = bundle.articles.map((item) => {
    const hiddenBlocks = item.revision.blocks
      .filter((_block, index) => ((bits >> index) & 1) === 1)
      .map(({ id }) => id);
    return { ...item, article: { ...item.article, hiddenBlocks } };
  });
  return { ...bundle, articles };
}
