import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { ARTICLE_FACTS, type ArticleFact } from './article-facts.ts';
import { exportFiles } from './export-files.ts';
import { isBytes, textOf } from './export-format.ts';
import { EXPORT_FORMATS, type ExportFormatName, loadExportFormat } from './export-formats.ts';
import { readParquetLines } from './parquet-lines.ts';
import { prepareExport, protectedFiles } from './protected-export.ts';
import { aCheckedProject, aCopiedProject } from './test-checked-project.ts';

const FACTS: Readonly<Record<ArticleFact, string>> = {
  title: 'The zephyr and the lantern',
  byline: 'Quill Penwright',
  outlet: 'Lantern Gazette',
  publishedAt: '2019-07-23',
  url: 'https://lantern.example/zephyr',
};

const LOST_AS: Readonly<Record<ArticleFact, string>> = {
  title: 'titles',
  byline: 'bylines',
  outlet: 'outlets',
  publishedAt: 'dates',
  url: 'addresses',
};

function withFacts(
  bundle: ProjectBundle,
  facts: Partial<Readonly<Record<ArticleFact, string>>>,
): ProjectBundle {
  const articles = bundle.articles.map((item) => {
    const {
      byline: _byline,
      outlet: _outlet,
      publishedAt: _day,
      url: _url,
      ...rest
    } = item.article;
    return { ...item, article: { ...rest, ...facts } };
  });
  return { ...bundle, articles };
}

const REVIEW = { page: 'https://desk.example/check' };

async function wordsIn(name: ExportFormatName, bundle: ProjectBundle): Promise<string> {
  const set = makeExportSet(bundle, { layers: 'each' });
  const format = await loadExportFormat(name);
  const exported = await exportFiles(format, set, { sha256, review: REVIEW });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const words: string[] = [];
  for (const file of exported.value.files) {
    const { content } = file;
    if (!isBytes(content)) words.push(textOf(content));
    // oxlint-disable-next-line eslint/no-await-in-loop -- At most three.
    else if (file.name.endsWith('.parquet')) words.push(await readParquetLines(content));
    else words.push(...Object.values(unzipSync(content)).map((part) => textOf(part)));
  }
  return words.join('\n');
}

async function toldIn(name: ExportFormatName, bundle: ProjectBundle) {
  const { losses } = await loadExportFormat(name);
  const kinds: readonly string[] = Object.values(LOST_AS);
  return losses(makeExportSet(bundle, { layers: 'each' }), { review: REVIEW }).filter(({ kind }) =>
    kinds.includes(kind),
  );
}

test.each(EXPORT_FORMATS)(
  '%s: what is known of an article stands in the files or is told as lost, and not both',
  async (name) => {
    const bundle = withFacts(await aCopiedProject(), FACTS);
    const words = await wordsIn(name, bundle);
    const told = await toldIn(name, bundle);
    // AVeriTeC writes days in their order.
    const stands = (fact: ArticleFact): boolean =>
      words.includes(FACTS[fact]) || (fact === 'publishedAt' && words.includes('"23-7-2019"'));
    // One article, however many have annotated it.
    const lost = ARTICLE_FACTS.filter((fact) => !stands(fact));
    expect(told).toEqual(lost.map((fact) => ({ kind: LOST_AS[fact], count: 1 })));
  },
);

test.each(EXPORT_FORMATS)('%s: what nobody knows is not told as lost', async (name) => {
  const { title } = FACTS;
  const told = await toldIn(name, withFacts(await aCheckedProject(), { title }));
  expect(told.filter(({ kind }) => kind !== 'titles')).toEqual([]);
});

test.each(['brat', 'conll', 'webanno-tsv'] as const)(
  '%s: a title that stands in the text is not lost',
  async (name) => {
    expect(await toldIn(name, withFacts(await aProject(), { title: 'Morning brief' }))).toEqual([]);
  },
);

test('AVeriTeC loses the day of an article of which every claim has its own', async () => {
  const bundle = withFacts(await aCheckedProject(), FACTS);
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.map((layer) => ({
      ...layer,
      annotations: layer.annotations.map((each) => ({
        ...each,
        attributes: { ...each.attributes, claim_date: '2019-07-20' },
      })),
    })),
  }));
  const dated = { ...bundle, articles };
  expect(await wordsIn('averitec', dated)).not.toContain('23-7-2019');
  expect(await toldIn('averitec', dated)).toContainEqual({ kind: 'dates', count: 1 });
});

test.each(EXPORT_FORMATS)(
  '%s: the byline of a confidential source is a pseudonym',
  async (name) => {
    const plain = await aCheckedProject();
    const entities = plain.entities.map((entity) =>
      entity.name === 'Ana Núñez' ? { ...entity, confidential: true as const } : entity,
    );
    const bundle = withFacts({ ...plain, entities }, { ...FACTS, byline: 'By Ana Núñez' });
    const prepared = await prepareExport(
      bundle,
      {
        selection: { layers: 'each' },
        hasCard: false,
        protect: { sources: true, annotators: true },
      },
      sha256,
    );
    const format = await loadExportFormat(name);
    const made = await protectedFiles(prepared, () =>
      exportFiles(format, prepared.set, { sha256, review: REVIEW }),
    );
    expect(made.ok).toBe(true);
    expect(prepared.set.documents[0]?.article.byline).toBe('By Source A');
  },
);
