import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { type ExportSet, makeExportSet } from '#domain/export/export-set.ts';
import { hashTexts } from '#domain/export/without-hidden.ts';
import {
  type AnnotationId,
  type AnnotatorId,
  type ArticleId,
  type CommentId,
  brand,
} from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject, projectOf, sha256 } from '#formats/project-file/test-bundle.ts';
import { decodeAnnotationsCsv } from './annotations-csv.ts';
import { decodeAscribeJsonl } from './ascribe-jsonl.ts';
import { exportFiles } from './export-files.ts';
import { textOf } from './export-format.ts';
import { EXPORT_FORMATS, type ExportFormatName, loadExportFormat } from './export-formats.ts';
import { FORMAT_FACTS } from './format-facts.ts';
import { prepareExport } from './protected-export.ts';
import { scannableFiles } from './scannable-files.ts';
import { hiding, projectArbitrary } from './test-export-project.ts';

const DATA_SETS = EXPORT_FORMATS.filter((name) => FORMAT_FACTS[name].reader === 'dataset');

async function shownSet(bundle: ProjectBundle): Promise<ExportSet> {
  return hashTexts(makeExportSet(bundle, { layers: 'each', withoutHidden: true }), sha256);
}

async function lossesOf(name: ExportFormatName, set: ExportSet) {
  const format = await loadExportFormat(name);
  return format.losses(set).filter(({ kind }) => kind.includes('hidden'));
}

describe.each(DATA_SETS)('%s', (name) => {
  test('without hidden parts every span is found again in the shorter text', async () => {
    const format = await loadExportFormat(name);
    await fc.assert(
      fc.asyncProperty(projectArbitrary, fc.nat(31), async (bundle, bits) => {
        const set = await shownSet(hiding(bundle, bits));
        fc.pre(set.documents.length > 0);
        const exported = await exportFiles(format, set, { sha256, license: 'cc-by-4.0' });
        if (!exported.ok) throw new Error(JSON.stringify(exported.error));
        expect(exported.value.verified.spans).toBe(exported.value.verified.of);
      }),
      { numRuns: 15 },
    );
  });

  test('what is hidden is not in the file, and what that costs is told', async () => {
    const format = await loadExportFormat(name);
    const bundle = hiding(await aProject(), 0b1100);
    const whole = await exportFiles(format, makeExportSet(bundle, { layers: 'each' }), { sha256 });
    const set = await shownSet(bundle);
    const shorter = await exportFiles(format, set, { sha256 });
    if (!whole.ok || !shorter.ok) throw new Error('not written');
    expect(shorter.value.verified.of).toBeLessThan(whole.value.verified.of);
    const words = async ({ files }: typeof whole.value): Promise<string> =>
      (await scannableFiles(files)).map(({ text }) => text).join('\n');
    // Else it is not looked where the words are.
    expect(await words(whole.value)).toContain('audit');
    expect(await words(shorter.value)).not.toContain('audit');
    expect(await lossesOf(name, set)).toEqual([
      { kind: 'hidden-left-out', count: 2 },
      { kind: 'in-hidden', count: 1 },
    ]);
    // The same again, byte for byte.
    const again = await exportFiles(format, await shownSet(bundle), { sha256 });
    expect(again).toEqual(shorter);
  });
});

test('everybody’s work on an article has one text, of which all is true', async () => {
  await fc.assert(
    fc.asyncProperty(projectArbitrary, fc.nat(31), async (stored, bits) => {
      const bundle = hiding(stored, bits);
      const whole = makeExportSet(bundle, { layers: 'each' });
      const set = await shownSet(bundle);
      const texts = new Map<string, string>();
      for (const { article, revision, annotations, relations } of set.documents) {
        expect(texts.get(article.id) ?? revision.text).toBe(revision.text);
        texts.set(article.id, revision.text);
        expect(revision.hash).toBe(await sha256(revision.text));
        expect(article).toMatchObject({ textHash: revision.hash, hiddenBlocks: [] });
        expect(annotations.every(({ fragments }) => areFragmentsValid(fragments))).toBe(true);
        const ids = new Set<string>(annotations.map(({ id }) => id));
        expect(relations.every(({ from }) => ids.has(from))).toBe(true);
      }
      const count = ({ documents }: ExportSet): number =>
        documents.reduce((sum, { annotations }) => sum + annotations.length, 0);
      expect(count(set) + (set.leftOut.hidden?.inside ?? 0)).toBe(count(whole));
    }),
    { numRuns: 100 },
  );
});

test('an article that is hidden whole stays out, and is told of', async () => {
  const set = await shownSet(hiding(await aProject(), 0b1111));
  expect(set.documents).toEqual([]);
  expect(set.leftOut.hidden).toEqual({
    parts: 4,
    articles: 1,
    inside: 3,
    cut: 0,
    unattributed: 0,
    restated: 0,
  });
});

test('an article is in one split with its hidden parts and without', async () => {
  const bundle = hiding(await aProject(), 0b0001);
  const plan = {
    split: { parts: [50, 25, 25], seed: 4 },
    protect: { sources: false, annotators: false },
  } as const;
  const splits = await Promise.all(
    [{ layers: 'each' } as const, { layers: 'each', withoutHidden: true } as const].map(
      async (selection) => {
        const { set } = await prepareExport(bundle, { ...plan, selection }, sha256);
        return set.documents.map(({ article, split }) => [article.id, split]);
      },
    ),
  );
  expect(splits[0]).toEqual(splits[1]);
});

/** The small project with changes to its one article and the one layer of it. */
async function changed(
  change: (item: ArticleBundle, layer: LayerBundle) => Partial<ArticleBundle>,
): Promise<ProjectBundle> {
  const bundle = await aProject();
  const articles = bundle.articles.map((item) => {
    const [layer] = item.layers;
    return layer ? { ...item, ...change(item, layer) } : item;
  });
  return { ...bundle, articles };
}

const OPEN = { sources: false, annotators: false } as const;

async function prepared(bundle: ProjectBundle, isShown: boolean, sources = false) {
  const selection = { layers: 'each', ...(isShown && { withoutHidden: true as const }) } as const;
  return prepareExport(bundle, { selection, hasCard: true, protect: { ...OPEN, sources } }, sha256);
}

test('a name in the note of an annotation that stays out stops nothing', async () => {
  const noted = await changed((_item, { layer, annotations, relations }) => {
    const note = 'so A. N. told us';
    const all = annotations.map((each) => (each.id === 'a3' ? { ...each, note } : each));
    return { layers: [{ layer, annotations: all, relations }] };
  });
  const entities = noted.entities.map((each) =>
    each.id === 'e1' ? { ...each, confidential: true as const } : each,
  );
  const bundle = hiding({ ...noted, entities }, 0b1000);
  const words = async (isShown: boolean) =>
    (await prepared(bundle, isShown, true)).leaks
      .filter(({ where }) => where.article !== undefined)
      .map((leak) => leak.words);
  expect(await words(false)).toEqual(['A. N.']);
  expect(await words(true)).toEqual([]);
});

test('a card’s agreement is that of what is shown', async () => {
  // Bo agrees on the story, and marks nothing in the credit line, which is hidden.
  const bundle = await changed((_item, layer) => ({
    layers: [
      layer,
      {
        layer: { ...layer.layer, id: brand('l-bo'), annotatorId: brand('bo') },
        annotations: layer.annotations.filter(({ id }) => id !== 'a3'),
        relations: layer.relations.filter(({ id }) => id !== 'r2'),
      },
    ],
  }));
  const agreement = async (bits: number, isShown: boolean) => {
    const { card } = await prepared(hiding(bundle, bits), isShown);
    const line = card?.agreement?.lines.find(({ metric }) => metric === 'f1_strict');
    const value = line?.coefficient.kind === 'defined' ? line.coefficient.value : undefined;
    return [card?.agreement?.articles, value];
  };
  expect(await agreement(0b1000, false)).toEqual([1, 0.8]);
  expect(await agreement(0b1000, true)).toEqual([1, 1]);
  expect(await agreement(0b1111, true)).toEqual([0, undefined]);
});

test('comments on an article that is hidden whole are on nothing that is exported', async () => {
  const comment = {
    id: brand<CommentId>('c1'),
    threadId: brand<CommentId>('c1'),
    articleId: brand<ArticleId>('art1'),
    by: brand<AnnotatorId>('me'),
    at: 1,
    kind: 'comment' as const,
    text: 'Is it?',
    mentions: [],
  };
  const bundle = await changed(() => ({ comments: [comment] }));
  const counted = async (bits: number): Promise<number> =>
    (await shownSet(hiding(bundle, bits))).leftOut.comments;
  expect([await counted(0b0100), await counted(0b1111)]).toEqual([1, 0]);
});

/** Its claim has a source from the credit line alone, which is the last block and names a body or nobody. */
async function anInheritingProject(isNamed: boolean): Promise<ProjectBundle> {
  const credited = ({ entityId, ...each }: Annotation): Annotation => ({
    ...each,
    ...(entityId !== undefined && (isNamed || each.id !== 'a3') && { entityId }),
  });
  return changed((_item, { layer, annotations, relations }) => ({
    layers: [
      {
        layer,
        annotations: annotations.map(credited),
        relations: relations.filter(({ type }) => type !== 'reported_by'),
      },
    ],
  }));
}

const inheritedIn = ({ documents }: ExportSet) =>
  documents.flatMap(({ relations }) => relations).filter(({ inherited }) => inherited);

test('a source that followed from a hidden credit line is told as the body that it names', async () => {
  const bundle = hiding(await anInheritingProject(true), 0b1000);
  expect(inheritedIn(makeExportSet(bundle, { layers: 'each' }))).toMatchObject([
    { type: 'reported_by', from: 'a1', to: { kind: 'annotation', id: 'a3' } },
  ]);
  const set = await shownSet(bundle);
  expect(inheritedIn(set)).toMatchObject([
    { type: 'reported_by', from: 'a1', to: { kind: 'entity', id: 'e2' } },
  ]);
  const linesOf = async (name: ExportFormatName): Promise<string> => {
    const made = await exportFiles(await loadExportFormat(name), set, { sha256 });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return (await scannableFiles(made.value.files)).map(({ text }) => text).join('\n');
  };
  expect(await linesOf('ascribe-jsonl')).toContain('"name":"City Herald"');
  expect(await linesOf('csv')).toMatch(/reported_by,.*City Herald.*,true/);
  // Where no relation can end at a body, that is told, and as one loss.
  const told = await Promise.all(
    DATA_SETS.map(async (name) => {
      const losses = (await loadExportFormat(name)).losses(set);
      expect(losses.filter((loss) => loss.name === 'reported_by')).toEqual([]);
      return losses.filter(({ kind }) => kind === 'hidden-attribution').map(({ count }) => count);
    }),
  );
  expect(DATA_SETS.filter((_name, at) => told[at]?.length === 0)).toEqual(['ascribe-jsonl', 'csv']);
  expect(told.flat()).toEqual(DATA_SETS.slice(2).map(() => 1));
});

const READERS = {
  'ascribe-jsonl': ([text = '']: readonly string[]) => decodeAscribeJsonl(text),
  csv: (texts: readonly string[]) =>
    decodeAnnotationsCsv(texts.map((text, at) => ({ name: `${at}.csv`, text }))),
};

async function worksReadBack(name: keyof typeof READERS, set: ExportSet) {
  const made = await exportFiles(await loadExportFormat(name), set, { sha256 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const read = READERS[name](made.value.files.map(({ content }) => textOf(content)));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.map(({ work }) => work);
}

test.each([
  ['ascribe-jsonl', ''],
  ['csv', 'ana/'],
] as const)(
  '%s: taken in again is what followed from words that are not in the file, and the rest derived',
  async (name, own) => {
    const linksIn = async (set: ExportSet) => {
      const works = await worksReadBack(name, set);
      return works
        .flatMap(({ relations, entityRelations = [] }) => [...relations, ...entityRelations])
        .filter(({ type }) => type === 'reported_by');
    };
    const whole = await anInheritingProject(true);
    expect(await linksIn(makeExportSet(whole, { layers: 'each' }))).toEqual([]);
    expect(await linksIn(await shownSet(hiding(whole, 0b1000)))).toMatchObject([
      { from: `${own}a1`, to: { name: 'City Herald' } },
    ]);
    // A second line that is shown would be hidden by an answer of the claim's own.
    const twice = await changed((_item, { layer, annotations, relations }) => ({
      layers: [
        {
          layer,
          annotations: annotations.flatMap((each) =>
            each.id === 'a3'
              ? [
                  each,
                  { ...each, id: brand<AnnotationId>('a4'), fragments: [{ start: 0, end: 2 }] },
                ]
              : [each],
          ),
          relations: relations.filter(({ type }) => type !== 'reported_by'),
        },
      ],
    }));
    expect(await linksIn(await shownSet(hiding(twice, 0b1000)))).toMatchObject([
      { from: `${own}a1`, to: `${own}a4` },
      { from: `${own}a1`, to: { name: 'City Herald' } },
    ]);
  },
);

describe.each([
  ['ascribe-jsonl', ''],
  ['csv', 'ana/'],
] as const)('%s: claims in claims, of which a speaker is named in a hidden part', (name, own) => {
  const TEXT = 'Ada\n\nBo said that aaa bbb ccc ddd eee fff yes.\n\nCy';
  const on = (words: string, id: string, more: Partial<Annotation> = {}): Annotation => {
    const start = TEXT.indexOf(words);
    return anAnnotation(id, start, start + words.length, more);
  };
  const BO = on('Bo', 'bo', { label: 'SPEAKER', entityId: brand('e1') });
  const CY = on('Cy', 'cy', { label: 'SPEAKER', entityId: brand('e2') });
  const OUTER = on('aaa bbb ccc ddd eee fff', 'a');

  /** Whom each claim is said by once the file is taken in: `claim → whom`. */
  async function takenIn(
    claims: readonly Annotation[],
    links: readonly (readonly [string, string])[],
  ): Promise<readonly string[]> {
    const relations = links.map(([from, to], at) => aRelation(`r${at}`, 'said_by', from, to));
    const people = [anEntity('e1', 'Bo'), anEntity('e2', 'Cy')];
    const set = await shownSet(
      hiding(await projectOf(TEXT, [...claims, BO, CY], relations, people), 0b100),
    );
    const works = await worksReadBack(name, set);
    return works.flatMap(({ relations: drawn, entityRelations = [] }) => [
      ...drawn.map(({ from, to }) => `${from} → ${to}`),
      ...entityRelations.map(({ from, to }) => `${from} → ${to.name}`),
    ]);
  }

  test('the nearest one’s answer is taken though the one around has another', async () => {
    const claims = [OUTER, on('bbb ccc ddd', 'b'), on('ccc', 'c')];
    expect(
      await takenIn(claims, [
        ['a', 'bo'],
        ['b', 'cy'],
      ]),
    ).toEqual([`${own}a → ${own}bo`, `${own}c → Cy`]);
  });

  test('a claim on the very same words is no claim around', async () => {
    const claims = [OUTER, on('ccc', 'b'), on('ccc', 'c')];
    expect(
      await takenIn(claims, [
        ['a', 'cy'],
        ['b', 'bo'],
      ]),
    ).toEqual([`${own}b → ${own}bo`, `${own}c → Cy`]);
  });

  test('of two speakers both are taken where one of them cannot be derived', async () => {
    expect(
      await takenIn(
        [OUTER, on('ccc', 'c')],
        [
          ['a', 'cy'],
          ['a', 'bo'],
        ],
      ),
    ).toEqual([`${own}a → ${own}bo`, `${own}c → ${own}bo`, `${own}c → Cy`]);
  });

  test('what is derived from a claim around that was given its answer is not taken twice', async () => {
    const claims = [OUTER, on('bbb ccc ddd', 'b'), on('ccc', 'c')];
    expect(await takenIn(claims, [['a', 'cy']])).toEqual([`${own}b → Cy`]);
  });
});

test('a claim that loses the source it had from a hidden credit line that names nobody is told of', async () => {
  const unnamed = await anInheritingProject(false);
  const set = await shownSet(hiding(unnamed, 0b1000));
  expect(inheritedIn(set)).toEqual([]);
  for (const name of ['doccano', 'ascribe-jsonl'] as const) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One format after the other.
    expect(await lossesOf(name, set)).toContainEqual({ kind: 'hidden-attribution', count: 1 });
  }
  // Hidden with its claim, it is no claim's loss.
  const both = (await shownSet(hiding(unnamed, 0b1010))).leftOut.hidden;
  expect(both).toMatchObject({ unattributed: 0, restated: 0 });
});
