import { createHash } from 'node:crypto';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';

/** What somebody marked: `LABEL: words`; the words of a second place after the first as `LABEL: words @2`. */
export type Marks = readonly string[];

type Work = {
  readonly marks: Marks;
  /** `type: words → words`. */
  readonly links?: readonly string[];
  /** Words → the fields of what is marked there. */
  readonly fields?: Readonly<Record<string, Annotation['attributes']>>;
};

type Language = { readonly language: string; readonly direction: 'ltr' | 'rtl' };

/** A project file of one article that several people have annotated; the first of them is "me". */
export async function reviewFile(
  title: string,
  paragraphs: readonly string[],
  people: Readonly<Record<string, Work>>,
  { language, direction }: Language = { language: 'en', direction: 'ltr' },
  /** An agreed version that no decision has led to. */
  agreed?: Work,
): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }> {
  const text = [title, ...paragraphs].join('\n\n');
  const hash = brand<never>(hashOf(text));
  let start = 0;
  const blocks = [title, ...paragraphs].map((block, number) => {
    const kind = number === 0 ? ('headline' as const) : ('paragraph' as const);
    const made = { id: `b${number}`, kind, start, end: start + block.length };
    start += block.length + 2;
    return made;
  });
  const names = Object.keys(people);
  const bundle: ProjectBundle = {
    project: {
      id: brand('p1'),
      name: 'Review',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: names.map((name) => ({ id: brand(name.toLowerCase()), name })),
      settings: { enabledLabels: [] },
      createdAt: 1,
    },
    entities: [],
    articles: [
      {
        article: {
          id: brand('article'),
          projectId: brand('p1'),
          title,
          language,
          direction,
          textHash: hash,
          origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
          status: 'open',
          hiddenBlocks: [],
          createdAt: 1,
          updatedAt: 1,
        },
        revision: { hash, text, blocks, textRules: 1 },
        layers: [
          ...names.map((name) => layerOf(name.toLowerCase(), text, hash, people[name])),
          ...(agreed ? [asAgreed(layerOf('ana', text, hash, agreed))] : []),
        ],
      },
    ],
  };
  const buffer = Buffer.from(await encodeProjectFile(bundle, async (part) => hashOf(part)));
  return { name: 'review.ascribe.json', mimeType: 'application/json', buffer };
}

type FileLayer = ProjectBundle['articles'][number]['layers'][number];

function asAgreed({ layer, annotations, relations }: FileLayer): FileLayer {
  return {
    layer: { ...layer, id: brand('article:curated'), role: 'curated' },
    annotations: annotations.map((each) => ({ ...each, id: brand(`agreed-${each.id}`) })),
    relations,
  };
}

function layerOf(
  person: string,
  text: string,
  textHash: never,
  work: Work = { marks: [] },
): FileLayer {
  const annotations = work.marks.map((mark, number): Annotation => {
    const [, label = '', words = '', nth = '1'] = /^(\w+): (.*?)(?: @(\d+))?$/v.exec(mark) ?? [];
    const start = placeOf(text, words, Number(nth));
    return {
      id: brand(`${person}-${number}`),
      label,
      fragments: [{ start, end: start + words.length }],
      attributes: work.fields?.[words] ?? {},
      provenance: 'manual',
      createdAt: number + 1,
      updatedAt: number + 1,
      health: 'sound',
    };
  });
  const idOf = (words = ''): Annotation['id'] => {
    const found = annotations.find(({ fragments: [piece] }) =>
      piece ? text.slice(piece.start, piece.end) === words : false,
    );
    if (!found) throw new Error(`${person} has not marked: ${words}`);
    return found.id;
  };
  const relations = (work.links ?? []).map((link, number): Relation => {
    const [, type = '', from, to] = /^(\w+): (.*) → (.*)$/v.exec(link) ?? [];
    return {
      id: brand(`${person}-r${number}`),
      type,
      from: idOf(from),
      to: { kind: 'annotation', id: idOf(to) },
      attributes: {},
      provenance: 'manual',
    };
  });
  const state = buildLayerState(annotations, relations, []);
  return {
    layer: {
      id: brand(`layer-${person}`),
      articleId: brand('article'),
      annotatorId: brand(person),
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

function placeOf(text: string, words: string, nth: number): number {
  let at = -1;
  for (let i = 0; i < nth; i += 1) at = text.indexOf(words, at + 1);
  if (at === -1) throw new Error(`not in the text ${nth} times: ${words}`);
  return at;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
