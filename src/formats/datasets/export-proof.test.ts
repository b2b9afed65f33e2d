import Ajv2020 from 'ajv/dist/2020.js';
import { DOMParser } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import { confidentialNames } from '#domain/export/confidential-names.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type CommentId, brand } from '#domain/ids.ts';
import { groupFiles } from '#formats/articles/group-files.ts';
import { readAll, sourceFile } from '#formats/articles/test-sources.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { readPublishedSchema } from '#formats/published-schema.mjs';
import { applyMapping } from './apply-mapping.ts';
import { type ExportFile, bytesOf, textOf } from './export-format.ts';
import { endedLines } from './independent/found-text.ts';
import { prepareExport } from './protected-export.ts';
import { withAllShown } from './test-odd-names.ts';
import { exportFiles } from './export-files.ts';
import { EXPORT_FORMATS, type ExportFormatName, loadExportFormat } from './export-formats.ts';
import type { ImportedWork } from './imported-work.ts';
import { knownEntities } from './known-entities.ts';
import { foundNames, proposeMapping } from './label-mapping.ts';
import { aCheckedProject } from './test-checked-project.ts';
import { TAMPERED, tamper } from './test-tampered.ts';

const OPTIONS = { sha256 };

async function filesOf(
  name: ExportFormatName,
  bundle: ProjectBundle,
): Promise<readonly ExportFile[]> {
  const format = await loadExportFormat(name);
  const exported = await exportFiles(format, makeExportSet(bundle, { layers: 'each' }), OPTIONS);
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  return exported.value.files;
}

function wordsIn(files: readonly ExportFile[], ending: string): string {
  return textOf(files.find(({ name }) => name.endsWith(ending))?.content ?? '');
}

/** As the app takes them in: put together by their names, read, then led into the codebook. */
async function takenIn(files: readonly ExportFile[], bundle: ProjectBundle) {
  const sources = files.map(({ name, content }) => sourceFile(name, bytesOf(content)));
  const works: { readonly text: string; readonly work: ImportedWork }[] = [];
  for (const source of await groupFiles(sources)) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One after another, as the app does.
    for (const item of await readAll(source)) {
      if (item.kind === 'failed') throw new Error(JSON.stringify(item));
      if (item.kind === 'article' && item.work)
        works.push({ text: item.article.text, work: item.work });
    }
  }
  const [only, ...others] = works;
  if (!only || others.length > 0) throw new Error(`${works.length} works`);
  const { codebook, id } = bundle.project;
  let made = 0;
  return applyMapping(only.work, proposeMapping(foundNames([only.work]), codebook), {
    codebook,
    projectId: id,
    text: only.text,
    entities: knownEntities(bundle.entities),
    newId: () => `n${(made += 1)}`,
    now: 1,
  });
}

/** What counts in an annotation, without ids and times. */
function essence({ label, fragments, attributes, entityId, note }: Annotation) {
  return { label, fragments, attributes, entityId, note };
}

function links(
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): readonly string[] {
  const words = new Map<string, string>(
    annotations.map(({ id, label, fragments }) => [id, `${label} ${fragments[0]?.start}`]),
  );
  return relations
    .filter(({ to }) => to.kind === 'annotation')
    .map(({ type, from, to }) => `${type}: ${words.get(from)} → ${words.get(to.id)}`)
    .toSorted();
}

function byPlace<T extends Pick<Annotation, 'fragments'>>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => (a.fragments[0]?.start ?? 0) - (b.fragments[0]?.start ?? 0));
}

async function aProjectWithNotes(): Promise<ProjectBundle> {
  const bundle = await aProject();
  const [item] = bundle.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  const annotations = layer.annotations.map((each) =>
    each.id === brand('a2')
      ? { ...each, note: 'two\nlines, "quoted"', attributes: { form: 'name' } }
      : each,
  );
  return { ...bundle, articles: [{ ...item, layers: [{ ...layer, annotations }] }] };
}

describe('what is exported comes back the same through the importer', () => {
  test.each<ExportFormatName>(['ascribe-jsonl', 'csv', 'w3c', 'brat', 'huggingface'])(
    '%s: all of it',
    async (name) => {
      const bundle = await aProjectWithNotes();
      const [layer] = bundle.articles[0]?.layers ?? [];
      const taken = await takenIn(await filesOf(name, bundle), bundle);
      expect(byPlace(taken.annotations.map(essence))).toEqual(
        byPlace((layer?.annotations ?? []).map(essence)),
      );
      expect(taken.entities).toEqual([]);
      expect(links(taken.annotations, taken.relations)).toEqual(
        links(layer?.annotations ?? [], layer?.relations ?? []),
      );
    },
  );

  test.each<ExportFormatName>(['uima-json', 'xmi', 'label-studio', 'spacy', 'qdpx'])(
    '%s: all but that an annotation in two pieces is two',
    async (name) => {
      const bundle = await aProjectWithNotes();
      const [layer] = bundle.articles[0]?.layers ?? [];
      const pieces = (layer?.annotations ?? []).flatMap((each) =>
        each.fragments.map((piece) => essence({ ...each, fragments: [piece] })),
      );
      const taken = await takenIn(await filesOf(name, bundle), bundle);
      expect(byPlace(taken.annotations.map(essence))).toEqual(byPlace(pieces));
      expect(links(taken.annotations, taken.relations)).toEqual(
        links(layer?.annotations ?? [], layer?.relations ?? []),
      );
    },
  );

  test.each<ExportFormatName>(['doccano', 'conll', 'webanno-tsv'])(
    '%s: labels and places',
    async (name) => {
      const bundle = await aProject();
      const [layer] = bundle.articles[0]?.layers ?? [];
      const pieces = (layer?.annotations ?? []).flatMap(({ label, fragments }) =>
        fragments.map(() => label),
      );
      const taken = await takenIn(await filesOf(name, bundle), bundle);
      expect(taken.annotations.map(({ label }) => label).toSorted()).toEqual(pieces.toSorted());
    },
  );
});

test.each(TAMPERED)(
  '%s: a file with one fault in it (%s) is not handed out',
  async (name, from, to) => {
    const format = await loadExportFormat(name);
    const set = makeExportSet(await aProject(), { layers: 'each' });
    const tampered = {
      ...format,
      encode: async () => {
        const files = await format.encode(set, OPTIONS);
        const changed = tamper(files, from, to);
        expect(changed).not.toEqual(files);
        return changed;
      },
    };
    expect((await exportFiles(tampered, set, OPTIONS)).ok).toBe(false);
  },
);

test.each<readonly [ExportFormatName, RegExp, string]>([
  ['claimreview', /"claimReviewed": "./, '"claimReviewed": "X'],
  ['claimreview', /"ratingValue": 1/, '"ratingValue": 5'],
  ['claimreview', /"ratingValue": 1/, '"ratingValue": 9'],
  ['claimreview', /"alternateName": "Refuted"/, '"alternateName": ""'],
  ['claimreview', /"url": "https:/, '"url": "javascript:'],
  ['claimreview', /"datePublished": "1970/, '"datePublished": "on 1970'],
  ['averitec', /"label": "Refuted"/, '"label": "Supported"'],
  ['averitec', /"claim": "./, '"claim": "X'],
  ['averitec', /"answer_type": "Extractive"/, '"answer_type": ""'],
  ['averitec', /"speaker": "Ana Núñez"/, '"speaker": null'],
])('%s: a review with one fault in it (%s → %s) is not handed out', async (name, from, to) => {
  const format = await loadExportFormat(name);
  const set = makeExportSet(await aCheckedProject(), { layers: 'each' });
  const encode = async () => tamper(await format.encode(set, OPTIONS), from, to);
  expect(await encode()).not.toEqual(await format.encode(set, OPTIONS));
  expect((await exportFiles(format, set, OPTIONS)).ok).toBe(true);
  expect((await exportFiles({ ...format, encode }, set, OPTIONS)).ok).toBe(false);
});

test('losses are told before anything is written, with their numbers', async () => {
  const format = await loadExportFormat('conll');
  expect(format.losses(makeExportSet(await aProject(), { layers: 'each' }))).toEqual([
    { kind: 'people', count: 1 },
    { kind: 'hidden-parts', count: 1 },
    { kind: 'outlets', count: 1 },
    { kind: 'dates', count: 1 },
    { kind: 'pieces', count: 1, into: 2 },
    { kind: 'evidence', count: 1 },
    { kind: 'attributes', count: 1, name: 'claim_type' },
    { kind: 'attributes', count: 1, name: 'quote_type' },
    { kind: 'attributes', count: 1, name: 'stance' },
    { kind: 'notes', count: 1 },
    { kind: 'entities', count: 2 },
    { kind: 'attributes', count: 1, name: 'scope' },
    { kind: 'relations', count: 1, name: 'said_by' },
    { kind: 'relations', count: 1, name: 'reported_by' },
    { kind: 'layout', count: 1 },
  ]);
});

function said(id: string, more: object): CommentEntry {
  const kind = 'comment' as const;
  const entry = { threadId: brand<CommentId>('c1'), kind, text: 'Check this.', mentions: [] };
  return { ...entry, articleId: brand('art'), by: brand('an1'), at: 1, ...more, id: brand(id) };
}

test.each(EXPORT_FORMATS)('%s says how many comments stay out, protected or not', async (name) => {
  const bundle = await aCheckedProject();
  const comments = [
    said('c1', { target: { kind: 'article' } }),
    said('c2', {}),
    said('c3', { text: 'Never mind.' }),
    said('c4', { kind: 'withdraw', of: 'c3' }),
  ];
  const [first, ...others] = bundle.articles;
  if (!first) throw new Error('no article');
  const talked = { ...bundle, articles: [{ ...first, comments }, ...others] };
  const format = await loadExportFormat(name);
  const lost = { kind: 'comments', count: 2 };
  for (const sources of [true, false]) {
    const protect = { sources, annotators: false };
    // oxlint-disable-next-line eslint/no-await-in-loop -- Two.
    const { set } = await prepareExport(talked, { selection: { layers: 'each' }, protect }, sha256);
    expect(format.losses(set)).toContainEqual(lost);
  }
  const none = format.losses(makeExportSet(bundle, { layers: 'each' }));
  expect(none.filter(({ kind }) => kind === 'comments')).toEqual([]);
});

test('that a source is confidential, and what else it is called, is carried or said to stay out', async () => {
  const plain = await aProject();
  const secret = {
    aliases: ['Nana', 'A. N.'],
    note: 'met in March',
    role: 'Mayor',
    confidential: true,
  } as const;
  const entities = plain.entities.map((each) => ({ ...each, ...secret }));
  const bundle = { ...plain, entities };
  const kinds = async (name: ExportFormatName) => {
    const { losses } = await loadExportFormat(name);
    return losses(makeExportSet(bundle, { layers: 'each' })).map(({ kind }) => kind);
  };
  for (const name of ['csv', 'doccano', 'label-studio', 'w3c', 'huggingface'] as const)
    // oxlint-disable-next-line eslint/no-await-in-loop -- A few.
    expect(await kinds(name)).toEqual(expect.arrayContaining(['people', 'confidential']));
  for (const name of ['ascribe-jsonl', 'html'] as const)
    // oxlint-disable-next-line eslint/no-await-in-loop -- A few.
    expect(await kinds(name)).not.toContain('confidential');
  const files = await filesOf('ascribe-jsonl', bundle);
  const { entities: read } = await takenIn(files, { ...bundle, entities: [] });
  expect(read.length).toBeGreaterThan(0);
  for (const entity of read) expect(entity).toMatchObject(secret);
});

test('lines from before they said more of persons than their names are read', async () => {
  const bundle = await aProject();
  const files = await filesOf('ascribe-jsonl', bundle);
  const older = files.map((file) => ({
    ...file,
    content: endedLines(textOf(file.content))
      .map((line) => {
        const { entities: _entities, ...before } = JSON.parse(line) as Record<string, unknown>;
        return `${JSON.stringify(before)}\n`;
      })
      .join(''),
  }));
  expect(wordsIn(older, '.jsonl')).not.toContain('"entities":');
  const { entities, annotations } = await takenIn(older, { ...bundle, entities: [] });
  expect(entities.map(({ name, aliases }) => [name, aliases])).toContainEqual(['Ana Núñez', []]);
  expect(annotations).toHaveLength((await takenIn(files, bundle)).annotations.length);
});

test('lines of Ascribe JSON Lines fit their published schema, and with a fault they do not', async () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  const isLine = ajv.compile(JSON.parse(readPublishedSchema('ascribe-jsonl-1')) as object);
  const [line = ''] = wordsIn(await filesOf('ascribe-jsonl', await aProject()), '.jsonl').split(
    '\n',
  );
  expect(isLine(JSON.parse(line)) ? [] : isLine.errors).toEqual([]);
  expect(isLine({ ...(JSON.parse(line) as object), colour: 'red' })).toBe(false);
  expect(isLine(JSON.parse(line.replace('"inherited":false', '"inherited":"no"')))).toBe(false);
});

test.each<readonly [ExportFormatName, string, string, number]>([
  ['tei', '.xml', 'span', 4],
  ['xmi', '.xmi', 'custom\\:AscribeSpan', 4],
  ['html', '.html', 'li', 3],
])('%s is read by another XML reader', async (name, ending, selector, count) => {
  const files = await filesOf(name, await aProject());
  const document = new DOMParser().parseFromString(wordsIn(files, ending), 'text/xml');
  expect(document.getElementsByTagName(selector.replace('\\', '')).length).toBe(count);
});

test('another reader finds the article in a Word document', async () => {
  const bundle = withAllShown(await aProject());
  const [file] = await filesOf('docx', bundle);
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: file?.content as Buffer });
  // Title and source stand above the text, which has another headline.
  const [title, about, ...text] = value.trim().split('\n\n');
  expect([title, about]).toEqual(['Morning brief', 'City Herald · 2026-01-02 · annotated by Ana']);
  expect(text.join('\n\n')).toBe(bundle.articles[0]?.revision.text);
  const { value: page } = await mammoth.convertToHtml(
    { buffer: file?.content as Buffer },
    { styleMap: ['comment-reference => sup'] },
  );
  expect(page).toContain('<p>Claim</p>');
  expect(page).toContain('said by: Mayor Ana Núñez');
});

test('a page runs nothing and loads nothing, whatever an article says', async () => {
  const bundle = await aProject();
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const article = {
    ...item.article,
    title: '</title><script>alert(1)</script>',
    url: 'javascript:alert(1)',
  };
  const page = wordsIn(
    await filesOf('html', { ...bundle, articles: [{ ...item, article }] }),
    '.html',
  );
  expect(page).not.toMatch(/<script|<img|href="(?!#)|src=/i);
  expect(page).toContain("default-src 'none'");
});

test('a claim with a verdict becomes a review with its speaker; others stay out and are counted', async () => {
  const files = await filesOf('claimreview', await aCheckedProject());
  expect(JSON.parse(wordsIn(files, '.json'))).toMatchObject({
    claimReviewed: 'Waits </script> fell by 40%.',
    reviewRating: { ratingValue: 1, alternateName: 'Refuted' },
    itemReviewed: { author: { '@type': 'Person', name: 'Ana Núñez' } },
  });
  expect(wordsIn(files, '.html').match(/<\/script>/g)).toHaveLength(1);
  const [record] = JSON.parse(
    wordsIn(await filesOf('averitec', await aCheckedProject()), '.json'),
  ) as object[];
  expect(record).toMatchObject({ label: 'Refuted', speaker: 'Ana Núñez', claim_date: '2-1-2026' });
  const format = await loadExportFormat('claimreview');
  expect(format.losses(makeExportSet(await aProject(), { layers: 'each' }))).toEqual([
    { kind: 'no-verdict', count: 1 },
    { kind: 'only-claims', count: 2 },
    { kind: 'relations', name: 'said_by', count: 1 },
    { kind: 'relations', name: 'reported_by', count: 1 },
  ]);
});

test.each<ExportFormatName>(['claimreview', 'averitec'])(
  '%s: of confidential people only those count who are named in what is published',
  async (name) => {
    const { published } = await loadExportFormat(name);
    const bundle = await aCheckedProject();
    const entities = bundle.entities.map((each) => ({ ...each, confidential: true as const }));
    const named = (change: Partial<ProjectBundle>) => {
      const set = makeExportSet({ ...bundle, entities, ...change }, { layers: 'each' });
      return confidentialNames(set, published?.(set));
    };
    // The newspaper that reported it is named in AVeriTeC alone; whom she speaks for in neither.
    const outlet = name === 'averitec' ? ['City Herald'] : [];
    expect(named({})).toEqual(['Ana Núñez', ...outlet]);
    const unsaid = bundle.articles.map((item) => ({
      ...item,
      layers: item.layers.map((layer) => ({ ...layer, relations: [] })),
    }));
    expect(named({ articles: unsaid })).toEqual(outlet);
    const inWords = unsaid.map((item) => ({
      ...item,
      layers: item.layers.map((layer) => ({
        ...layer,
        annotations: layer.annotations.map((each) =>
          each.label === 'CLAIM'
            ? { ...each, attributes: { ...each.attributes, normalized: 'ANA NUNEZ cut waits.' } }
            : each,
        ),
      })),
    }));
    expect(named({ articles: inWords })).toEqual(['Ana Núñez', ...outlet]);
    const unchecked = (await aProject()).articles;
    expect(named({ articles: unchecked })).toEqual([]);
  },
);

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1 555', "'+1 555"],
  ['-40', '-40'],
  ['＝1+1', "'＝1+1"],
  ["'=1", "''=1"],
  ['a, "b"\nc', '"a, ""b""\nc"'],
])('a cell %j is safe in a spreadsheet', async (title, cell) => {
  const bundle = await aProject();
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const files = await filesOf('csv', {
    ...bundle,
    articles: [{ ...item, article: { ...item.article, title } }],
  });
  const articles = wordsIn(files, 'articles.csv');
  expect(articles.startsWith('\ufeffdoc_id,title,')).toBe(true);
  expect(articles).toContain(`\r\nart1,${cell},`);
});
