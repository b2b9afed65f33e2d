import { expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { type ExportSelection, makeExportSet } from '#domain/export/export-set.ts';
import { type AnnotatorId, type ArticleId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { textOf } from './export-format.ts';
import { EXPORT_FORMATS, loadExportFormat } from './export-formats.ts';
import { prepareExport } from './protected-export.ts';
import { aCheckedProject } from './test-checked-project.ts';

/** The sample project; `works`: what each of several annotators has marked in its article. */
async function annotatedBy(
  works: Readonly<Record<string, readonly Annotation[]>>,
): Promise<ProjectBundle> {
  const bundle = await aProject();
  const annotators = Object.keys(works).map((name) => ({ id: brand<AnnotatorId>(name), name }));
  const [article] = bundle.articles;
  const [own] = article?.layers ?? [];
  if (!article || !own) throw new Error('the sample project has no layer');
  const layers = Object.entries(works).map(([name, annotations]) => ({
    layer: {
      ...own.layer,
      id: brand<typeof own.layer.id>(`l-${name}`),
      annotatorId: brand<AnnotatorId>(name),
    },
    annotations,
    relations: [],
  }));
  const project = { ...bundle.project, annotators };
  return { ...bundle, project, articles: [{ ...article, layers }] };
}

async function cardOf(
  bundle: ProjectBundle,
  format: (typeof EXPORT_FORMATS)[number] = 'csv',
  license?: string,
  selected: Partial<ExportSelection> = {},
): Promise<string> {
  const prepared = await prepareExport(
    bundle,
    {
      selection: { layers: 'each', ...selected },
      hasCard: true,
      split: { parts: [80, 10, 10], seed: 7, together: 'outlet' },
      protect: { sources: false, annotators: false },
    },
    sha256,
  );
  const exported = await exportFiles(await loadExportFormat(format), prepared.set, {
    sha256,
    ...(license !== undefined && { license }),
    ...(prepared.card && { card: prepared.card }),
  });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const card = exported.value.files.filter(({ name }) => name === 'README.md');
  expect(card).toHaveLength(1);
  return textOf(card[0]?.content ?? '');
}

const CLAIM = anAnnotation('a', 0, 5, { provenance: 'suggested-accepted' });

test('the Hub is told no language that it does not know', async () => {
  const bundle = await aProject();
  const languagesOf = async (language: string): Promise<string> => {
    const articles = bundle.articles.map((item) => ({
      ...item,
      article: { ...item.article, language },
    }));
    const card = await cardOf({ ...bundle, articles }, 'huggingface');
    return card.slice(card.indexOf('pretty_name'), card.indexOf('task_categories'));
  };
  expect(await languagesOf('und')).not.toContain('language');
  expect(await languagesOf('pt-BR')).toContain('language:\n- "pt"\n');
});

test('a card of tables says what stands before a text and is not of it', async () => {
  expect(await cardOf(await aProject())).toContain(
    'apostrophe in front of it, which offsets do not',
  );
});

test.each([
  ['csv', 'to another, or to a person or body whom no annotation of its article names. Those'],
  [
    'ascribe-jsonl',
    'to another, or to a person or body whom no annotation of its article names. Those',
  ],
  ['brat', 'to another. Those'],
  ['huggingface', 'to another. Those'],
] as const)('the card of %s says where relations end', async (format, words) => {
  expect(await cardOf(await aProject(), format)).toContain(
    `A relation leads from one annotation ${words}`,
  );
});

test.each([
  ['huggingface', undefined],
  ['croissant', undefined],
  ['parquet', undefined],
  ['csv', 1],
  ['ascribe-jsonl', 1],
  ['html', 1],
] as const)(
  'the card of %s counts a relation to whom the text does not mention where it is written',
  async (format, count) => {
    const card = await cardOf(await aProject(), format);
    expect(card).toContain('| `said_by` | 1 | 0 |');
    const row = /\| `reported_by` \| (\d+) \| 0 \|/v.exec(card);
    expect(row?.[1]).toBe(count === undefined ? undefined : String(count));
  },
);

test('a card beside checked claims counts these alone', async () => {
  const bundle = await aCheckedProject();
  for (const format of ['claimreview', 'averitec'] as const) {
    const card = await cardOf(bundle, format);
    expect(card).toContain('| `CLAIM` | 1 |');
    expect(card).not.toContain('| `SPEAKER` |');
  }
});

test('a card lists what was asked for, and says what was not', async () => {
  const bundle = await aProject();
  const attributes = new Set(['stance', 'scope']);
  const some = { labels: new Set(['CLAIM', 'SOURCE']), attributes };
  const card = await cardOf(bundle, 'huggingface', undefined, some);
  const labels = card.slice(card.indexOf('## Labels'), card.indexOf('## Guideline'));
  expect(labels).toMatch(/^- `CLAIM`/mv);
  expect(labels).toMatch(/^ {2}- `stance`/mv);
  expect(labels).not.toMatch(/^ *- `(?:SPEAKER|CUE|quote_type|said_by)`/mv);
  expect(labels).toMatch(/^- `reported_by` \(CLAIM → SOURCE\)/mv);
  expect(labels).toMatch(/^- `issued_by` \(SOURCE → SOURCE\)/mv);
  expect(labels).toMatch(
    /Left out by choice: the labels `SPEAKER`, `CUE`; the attributes `quote_type`, .*`access`\./v,
  );
  // Tables hold a speaker whom no annotation names.
  expect(await cardOf(bundle, 'csv', undefined, some)).toMatch(
    /^- `said_by` \(CLAIM → a person or body\)/mv,
  );
  expect(await cardOf(bundle, 'huggingface')).not.toContain('Left out by choice');
});

test('a card says nothing of how far people agree on speakers that are not in the set', async () => {
  const bundle = await annotatedBy({ Ana: [CLAIM], Bo: [anAnnotation('a', 0, 5)] });
  const labels = new Set(['CLAIM']);
  expect(await cardOf(bundle, 'csv')).toContain('| the same speaker');
  const card = await cardOf(bundle, 'csv', undefined, { labels });
  expect(card).not.toContain('| the same speaker');
  expect(card).toContain('the same label (F1) | 1.000');
});

test('a card says in words whose annotations these are', async () => {
  const bundle = await annotatedBy({ Ana: [CLAIM], Bo: [anAnnotation('a', 0, 5)] });
  const majority = await cardOf(bundle, 'huggingface', undefined, { layers: 'majority' });
  expect(majority).toContain(
    '1 article, 1 annotation that more than half of an article’s annotators have. Made',
  );
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.slice(0, 1).map((each) => ({
      ...each,
      layer: { ...each.layer, role: 'curated' as const },
    })),
  }));
  const curated = await cardOf({ ...bundle, articles }, 'huggingface', undefined, {
    layers: 'curated',
  });
  expect(curated).toContain('1 annotation, as decided where annotators differ. Made');
});

test('Croissant takes no group of annotators for a person', async () => {
  const bundle = await annotatedBy({ Ana: [CLAIM], Bo: [anAnnotation('a', 0, 5)] });
  const creatorsIn = async (layers: ExportSelection['layers']): Promise<unknown> => {
    const set = makeExportSet(bundle, { layers });
    const files = await (await loadExportFormat('croissant')).encode(set, { sha256 });
    const content = files.find(({ name }) => name === 'croissant.json')?.content ?? '';
    return (JSON.parse(textOf(content)) as { creator: unknown }).creator;
  };
  expect(await creatorsIn('each')).toEqual([
    { '@type': 'sc:Person', name: 'Ana' },
    { '@type': 'sc:Person', name: 'Bo' },
  ]);
  expect(await creatorsIn('majority')).toEqual([
    { '@type': 'sc:Organization', name: 'The annotators of Town news' },
  ]);
});

test('the card of a Hugging Face data set says once where relations lead', async () => {
  const card = await cardOf(await aProject(), 'huggingface');
  expect(card.match(/A relation leads from/gv)).toHaveLength(1);
  expect(card).toContain('The ends of a relation are `head` and `tail`');
});

test('the Hub is told each language once, and what to train on first', async () => {
  const bundle = await aProject();
  const [first] = bundle.articles;
  if (!first) throw new Error('no article');
  const articles = Array.from({ length: 12 }, (_each, at) => {
    const id = brand<ArticleId>(`a${at}`);
    const language = at % 2 === 0 ? 'en' : 'en-US';
    const text = `${first.revision.text} ${'x'.repeat(at)}`;
    const words = Array.from({ length: 200 }, (_word, index) => `w${at}x${index}`).join(' ');
    return {
      ...first,
      // What is shown of all of them would be the same.
      article: { ...first.article, id, language, outlet: `o${at}`, hiddenBlocks: [] },
      revision: { ...first.revision, text: `${text} ${words}` },
    };
  });
  const card = await cardOf({ ...bundle, articles }, 'huggingface');
  expect(card).toContain('language:\n- "en"\ntask_categories:');
  const splits = [...card.matchAll(/- split: (\w+)/gv)].map(([, name]) => name);
  expect(splits.length).toBeGreaterThan(1);
  expect(splits).toEqual(['train', 'validation', 'test'].filter((name) => splits.includes(name)));
});

test('a card has counts, splits, provenance, agreement with its n, codebook and licence', async () => {
  const card = await cardOf(
    await annotatedBy({
      Ana: [CLAIM, anAnnotation('b', 7, 12)],
      Bo: [anAnnotation('a', 0, 5), anAnnotation('b', 8, 12)],
    }),
    'csv',
    'cc-by-4.0',
  );
  expect(card).toContain('| `CLAIM` | 4 |');
  expect(card).toMatch(/80 \/ 10 \/ 10 with the seed 7\. .*all of one outlet/);
  expect(card).toMatch(/\| (?:train|validation|test) \| 1 \| 4 \|/);
  expect(card).toContain('| suggested by rules and accepted by a person | 1 | 25.0 % |');
  expect(card).toContain('| marked by hand | 3 | 75.0 % |');
  expect(card).toContain(
    'Measured on 1 article of this set that two or more of 2 annotators marked',
  );
  // One of two claims is the same to the letter: 2 · 1 / (2 + 2).
  expect(card).toContain('| the same passage to the letter, the same label (F1) | 0.500 | – | 4 |');
  expect(card).toContain(
    '| the same relation between the same annotations (F1) | not defined: nothing is marked | – | 0 |',
  );
  expect(card).toMatch(/ {2}- `quote_type` \(.*one of `direct`/);
  expect(card).toContain('The annotations: cc-by-4.0.');
});

test('one annotator agrees with nobody, and an unspoken licence is none', async () => {
  const card = await cardOf(await annotatedBy({ Ana: [CLAIM] }));
  expect(card).toContain('Not measured: no article of this set was annotated by two people.');
  expect(card).toContain('No licence is given');
});

test('where no licence is named the Hub is told none, and Croissant that there is none', async () => {
  const set = makeExportSet(await aProject(), { layers: 'each' });
  const described = async (license?: string) => {
    const made = await exportFiles(await loadExportFormat('croissant'), set, {
      sha256,
      ...(license !== undefined && { license }),
    });
    const files = made.ok ? made.value.files : [];
    const wordsOf = (name: string) =>
      textOf(files.find((each) => each.name === name)?.content ?? '');
    return {
      card: /^license: .*$(?:\nlicense_link: .*$)?/mv.exec(wordsOf('README.md'))?.[0],
      description: (JSON.parse(wordsOf('croissant.json')) as { license: unknown }).license,
    };
  };
  expect(await described()).toEqual({
    card: undefined,
    description: {
      '@type': 'sc:CreativeWork',
      name: 'No licence is given for the annotations: ask before you pass them on.',
    },
  });
  expect(await described('cc-by-4.0')).toEqual({
    card: 'license: "cc-by-4.0"',
    description: 'https://creativecommons.org/licenses/by/4.0/',
  });
  // Of one that the Hub has no word for it takes the address.
  expect(await described('https://desk.example/terms')).toEqual({
    card: 'license: "other"\nlicense_link: "https://desk.example/terms"',
    description: 'https://desk.example/terms',
  });
});

test('whose work is exported changes nothing about how far people agreed', async () => {
  const bundle = await annotatedBy({ Ana: [CLAIM], Bo: [anAnnotation('a', 0, 5)] });
  const card = await cardOf(bundle, 'huggingface', undefined, { annotators: new Set(['Ana']) });
  expect(card).toContain('1 annotation by Ana.');
  expect(card).toContain(
    'Measured on 1 article of this set that two or more of 2 annotators marked',
  );
  expect(card).toContain('This set holds the work of one of them.');
  expect(card).toContain('the same label (F1) | 1.000');
  expect(card).not.toContain('Not measured');
  expect(await cardOf(bundle)).not.toContain('This set holds');
});

test('agreement is that from before the review', async () => {
  const bundle = await annotatedBy({ Ana: [CLAIM], Bo: [anAnnotation('a', 0, 5)] });
  const articles = bundle.articles.map((article) => ({
    ...article,
    frozen: article.layers.slice(1).map(({ layer }) => ({
      at: 1,
      layer,
      annotations: [anAnnotation('x', 30, 40)],
      relations: [],
    })),
  }));
  expect(await cardOf(bundle)).toContain('the same label (F1) | 1.000');
  expect(await cardOf({ ...bundle, articles })).toContain('the same label (F1) | 0.000');
});

test.each(EXPORT_FORMATS)('%s has one card where one is asked for', async (format) => {
  expect(await cardOf(await aProject(), format)).toContain('## How the annotations came about');
});
