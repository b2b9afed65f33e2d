import { expect, test } from 'vitest';
import type { Annotation, Attributes } from '#domain/annotation/annotation.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import type { Article } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import { type AnnotationId, type EntityId, brand } from '#domain/ids.ts';
import type { LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { groupFiles } from '#formats/articles/group-files.ts';
import { readAll, sourceFile } from '#formats/articles/test-sources.ts';
import type { ReadItem } from '#formats/articles/source-file.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
import { projectOf, sha256 } from '#formats/project-file/test-bundle.ts';
import { buildImportedLayer } from './build-imported-layer.ts';
import { exportFiles } from './export-files.ts';
import { type ExportFile, type Loss, type LossKind, bytesOf, textOf } from './export-format.ts';
import { type ExportFormatName, loadExportFormat } from './export-formats.ts';
import { knownEntities } from './known-entities.ts';
import { foundNames, proposeMapping } from './label-mapping.ts';

const TEXT = [
  'Harbour stays shut 🚢',
  '“We will not open,” Adela Brandt told a briefing, “until it is inspected.” So the harbour stays shut.',
  'The Northern Wire, citing a memo and, some say, a harbour report, had it first.',
].join('\n\n');

function place(words: string): Annotation['fragments'][number] {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

function mark(id: string, label: string, words: string, more: Partial<Annotation> = {}) {
  const { start, end } = place(words);
  return anAnnotation(id, start, end, { label, ...more });
}

const entity = (id: string): { entityId: EntityId } => ({ entityId: brand<EntityId>(id) });

const ANNOTATIONS: readonly Annotation[] = [
  mark('a1', 'CLAIM', '“We will not open,”', {
    fragments: [place('“We will not open,”'), place('“until it is inspected.”')],
    attributes: {
      stance: 'asserts',
      claim_type: ['position', 'prediction'],
      normalized: 'The harbour stays "shut"; a=b,\nuntil it is inspected.',
      claim_date: '2026-01-09',
    },
    note: 'Two\nlines; “quoted”',
    evidence: [
      { url: 'https://example.org/a?b=1,2', seenAt: '2026-02-03', note: 'Page 4; “piles”\nC:\\x' },
      { note: 'A phone call' },
      { note: 'https://example.org: nothing there' },
      { seenAt: '2026-02-04' },
      { url: 'https://example.org/b' },
      { note: 'seen 2026-02-05' },
      { url: 'https://example.org/c', note: 'it ends; ' },
    ],
  }),
  mark('a2', 'CUE', 'told'),
  mark('a3', 'SPEAKER', 'Adela Brandt', { attributes: { form: 'name' }, ...entity('adela') }),
  mark('a4', 'CLAIM', 'the harbour stays shut', { attributes: { stance: 'asserts' } }),
  mark('a5', 'SOURCE', 'The Northern Wire', entity('wire')),
  mark('a6', 'SOURCE', 'a memo', { attributes: { source_type: 'leak' } }),
  mark('a7', 'SOURCE', 'a harbour report'),
];

const RELATIONS = [
  aRelation('r1', 'said_by', 'a1', 'a3', {
    attributes: { explicit: 'explicit', setting: 'briefing', cue: 'a2' },
  }),
  aRelation('r2', 'restates', 'a4', 'a1', { attributes: { fidelity: 'softened' } }),
  aRelation('r3', 'based_on', 'a5', 'a6', {
    attributes: { certainty: 'alleged', asserted_by: 'adela' },
  }),
  // Whom no annotation names.
  aRelation('r4', 'based_on', 'a5', 'a7', {
    attributes: { certainty: 'alleged', asserted_by: 'jonas' },
  }),
  aRelation('r5', 'said_by', 'a4', 'a3', {
    to: { kind: 'entity', id: brand('union') },
    attributes: { explicit: 'inferred' },
  }),
];

const ENTITIES = [
  anEntity('adela', 'Adela Brandt', { wikidata: 'Q42' }),
  anEntity('wire', 'Northern Wire', { kind: 'media' }),
  anEntity('jonas', 'Jonas Weir', { wikidata: 'Q43' }),
  anEntity('union', 'The fishers’ union'),
];

const ABOUT = {
  title: 'Harbour, shut',
  byline: 'Ida Kern & others',
  outlet: 'Town Herald, late',
  publishedAt: '2026-01-10',
  url: 'https://herald.example/harbour?id=1&x=2',
  language: 'en-GB',
} as const;

async function aWholeProject(): Promise<ProjectBundle> {
  const bundle = await projectOf(TEXT, ANNOTATIONS, RELATIONS, ENTITIES);
  const articles = bundle.articles.map((item) => ({
    ...item,
    article: { ...item.article, ...ABOUT, hiddenBlocks: [] },
  }));
  return { ...bundle, articles };
}

type Taken = {
  readonly article: Pick<Article, keyof typeof ABOUT>;
  readonly contents: Told;
  readonly reports: readonly string[];
};

/** What a layer says, in words: ids are not the same again. */
type Told = {
  readonly annotations: readonly ToldAnnotation[];
  readonly relations: readonly ToldRelation[];
};

type ToldAnnotation = {
  readonly label: string;
  readonly pieces: readonly string[];
  readonly attributes: Attributes;
  readonly entity?: string | undefined;
  readonly note?: string | undefined;
  readonly evidence?: Annotation['evidence'];
};

type ToldRelation = {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly attributes: Attributes;
};

function told(
  text: string,
  { annotations, relations }: Pick<LayerBundle, 'annotations' | 'relations'>,
  entities: readonly Entity[],
): Told {
  const names = new Map<string, string>(entities.map(({ id, name }) => [id, name]));
  const piecesOf = ({ fragments }: Annotation): readonly string[] =>
    fragments.map(({ start, end }) => text.slice(start, end));
  const words = new Map<AnnotationId, string>(
    annotations.map((each) => [each.id, `${each.label} ${piecesOf(each)[0]}`]),
  );
  return {
    annotations: annotations.map((each) => ({
      label: each.label,
      pieces: piecesOf(each),
      attributes: each.attributes,
      entity: each.entityId && names.get(each.entityId),
      note: each.note,
      evidence: each.evidence,
    })),
    relations: relations.map(({ type, from, to, attributes: { cue, asserted_by, ...others } }) => ({
      type,
      from: words.get(from) ?? '?',
      to: to.kind === 'entity' ? `${names.get(to.id)}` : (words.get(to.id) ?? '?'),
      attributes: {
        ...others,
        ...(cue !== undefined && { cue: words.get(brand<AnnotationId>(String(cue))) ?? '?' }),
        ...(asserted_by !== undefined && { asserted_by: names.get(String(asserted_by)) ?? '?' }),
      },
    })),
  };
}

/** As the app takes files in, into a project without anything. */
async function takenInAgain(files: readonly ExportFile[], bundle: ProjectBundle): Promise<Taken> {
  const items: Extract<ReadItem, { kind: 'article' }>[] = [];
  const sources = files.map(({ name, content }) => sourceFile(name, bytesOf(content)));
  for (const source of await groupFiles(sources)) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One after another, as the app does.
    for (const item of await readAll(source)) {
      if (item.kind === 'failed') throw new Error(JSON.stringify(item));
      if (item.kind === 'article') items.push(item);
    }
  }
  const [item, ...others] = items;
  if (!item?.work || others.length > 0) throw new Error(`${items.length} articles`);
  const { work, article } = item;
  const { codebook, id } = bundle.project;
  let made = 0;
  const layer = buildImportedLayer({
    work,
    mapping: proposeMapping(foundNames([work]), codebook),
    context: {
      codebook,
      projectId: id,
      text: article.text,
      entities: knownEntities([]),
      newId: () => `n${(made += 1)}`,
      now: 1,
    },
    articleId: brand('taken'),
    textHash: brand('hash'),
    annotatorId: brand('me'),
  });
  return {
    article,
    contents: told(article.text, layer.bundle, layer.entities),
    reports: [
      ...layer.dropped.map(({ kind, name }) => `${kind} ${name}`),
      ...work.unplaced.map(({ kind, detail }) => `${kind} ${detail}`),
    ],
  };
}

/** What is left of it when what a format tells as lost is gone. */
function without({ annotations, relations }: Told, losses: readonly Loss[]): Told {
  const lost = (kind: LossKind, name?: string): boolean =>
    losses.some((loss) => loss.kind === kind && (name === undefined || loss.name === name));
  const line = (words: string): string =>
    lost('line-breaks') ? words.replaceAll(/\s+/g, ' ') : words;
  const kept = (attributes: Attributes): Attributes =>
    Object.fromEntries(
      Object.entries(attributes)
        .filter(([name]) => !lost('attributes', name))
        .map(([name, value]) => [name, typeof value === 'string' ? line(value) : value]),
    );
  return {
    annotations: annotations
      .map((each) => ({
        ...each,
        attributes: kept(each.attributes),
        entity: lost('entities')
          ? undefined
          : lost('entity-names') && each.entity !== undefined
            ? 'somebody'
            : each.entity,
        note: lost('notes') || each.note === undefined ? undefined : line(each.note),
        evidence: lost('evidence') ? undefined : each.evidence,
      }))
      .flatMap((each) =>
        lost('pieces') ? each.pieces.map((piece) => ({ ...each, pieces: [piece] })) : [each],
      ),
    relations: relations
      .filter(({ type, to }) => {
        const isEntity = ENTITIES.some(({ name }) => name === to);
        return !lost('relations', type) && !(isEntity && lost('entity-relations'));
      })
      .map((each) => ({
        ...each,
        attributes: lost('relation-attributes') ? {} : each.attributes,
      })),
  };
}

function inOrder({ annotations, relations }: Told): Record<keyof Told, readonly string[]> {
  return {
    annotations: annotations.map(canonicalJson).toSorted(),
    relations: relations.map(canonicalJson).toSorted(),
  };
}

/** Formats that the importer reads, with what their files say of an article. */
const FORMATS: readonly (readonly [ExportFormatName, readonly (keyof typeof ABOUT)[]])[] = [
  ['ascribe-jsonl', ['title', 'byline', 'outlet', 'publishedAt', 'url', 'language']],
  ['csv', ['title', 'byline', 'outlet', 'publishedAt', 'url', 'language']],
  ['huggingface', ['title', 'byline', 'outlet', 'publishedAt', 'url', 'language']],
  ['tei', ['title', 'byline', 'outlet', 'publishedAt', 'url']],
  ['w3c', []],
  ['brat', []],
  ['qdpx', ['title', 'byline', 'outlet', 'publishedAt', 'url']],
  ['label-studio', ['title', 'byline', 'outlet', 'publishedAt', 'url']],
  ['uima-json', ['title', 'url']],
  ['xmi', ['title', 'url']],
  ['webanno-tsv', []],
  ['spacy', ['title', 'byline', 'outlet', 'publishedAt', 'url']],
  ['doccano', ['title', 'byline', 'outlet', 'publishedAt', 'url']],
  ['conll', []],
];

async function exportedAs(name: ExportFormatName) {
  const bundle = await aWholeProject();
  const format = await loadExportFormat(name);
  const set = makeExportSet(bundle, { layers: 'each' });
  const exported = await exportFiles(format, set, { sha256 });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  return { bundle, files: exported.value.files, losses: format.losses(set) };
}

test.each(FORMATS)(
  '%s gives back into an empty project all but what is told as lost',
  async (name, fields) => {
    const { bundle, files, losses } = await exportedAs(name);
    const taken = await takenInAgain(files, bundle);
    const whole = told(TEXT, { annotations: ANNOTATIONS, relations: RELATIONS }, ENTITIES);
    const left = losses.filter(({ kind }) => kind === 'line-breaks' || kind === 'entity-names');
    expect(inOrder(without(taken.contents, left))).toEqual(inOrder(without(whole, losses)));
    for (const field of fields)
      expect([field, taken.article[field]]).toEqual([field, ABOUT[field]]);
    expect(taken.reports).toEqual([]);
  },
);

/** Before, formats wrote an id of the project’s, which the files may have nowhere else. */
test.each<readonly [ExportFormatName, RegExp, string, readonly string[]]>([
  [
    'huggingface',
    /"key":"asserted_by","value":"[^}]*Q43[^}]*\},\{[^}]*\}/g,
    '"key":"asserted_by","value":"\\"wire\\""}',
    [],
  ],
  [
    'huggingface',
    /"key":"asserted_by","value":"[^}]*Q43[^}]*\},\{[^}]*\}/g,
    '"key":"asserted_by","value":"\\"e9\\""}',
    ['asserted_by'],
  ],
  ['csv', /,asserted_by_wikidata,/g, ',other,', ['asserted_by', 'other']],
])('%s: whom it cannot tell says the report', async (name, from, to, unknown) => {
  const { bundle, files } = await exportedAs(name);
  const older = files.map((file) => ({
    ...file,
    content: textOf(file.content).replace(from, to),
  }));
  expect(older).not.toEqual(files);
  const { contents, reports } = await takenInAgain(older, bundle);
  expect(reports).toEqual(unknown.map((each) => `relation-attribute ${each}`));
  const asserters = contents.relations.flatMap(({ attributes }) => attributes['asserted_by'] ?? []);
  expect(asserters).toEqual(
    name === 'csv' ? [] : ['Adela Brandt', ...(unknown.length === 0 ? ['Northern Wire'] : [])],
  );
});
