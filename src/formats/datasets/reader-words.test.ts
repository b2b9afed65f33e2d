import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { brand } from '#domain/ids.ts';
import { anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import { projectOf, sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { isBytes, textOf } from './export-format.ts';
import { loadExportFormat } from './export-formats.ts';
import { quoted } from './reader-words.ts';
import { aProjectWith } from './test-odd-names.ts';

test.each([
  ['no', '“no”'],
  ['“no”', '“no”'],
  ['„nein“', '„nein“'],
  ['“no” and “yes', '““no” and “yes”'],
  ['no”', '“no””'],
  ['“', '““”'],
])('%s in quotation marks is %s', (words, expected) => {
  expect(quoted(words)).toBe(expected);
});

/** The words of the small project's claim: said by somebody whom the text calls by another word. */
async function written(name: 'html' | 'markdown' | 'docx', isMentioned = true): Promise<string> {
  const bundle = await aProjectWith((layer) => layer);
  const entities = [...bundle.entities, anEntity('weir', 'Jonas Weir')];
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.map((layer) => ({
      ...layer,
      annotations: layer.annotations.map((each) =>
        each.label === 'SPEAKER' ? { ...each, entityId: brand<never>('weir') } : each,
      ),
      relations: layer.relations.map((each) =>
        each.type === 'said_by' && !isMentioned
          ? { ...each, to: { kind: 'entity' as const, id: brand<never>('weir') } }
          : each,
      ),
    })),
  }));
  const set = makeExportSet({ ...bundle, entities, articles }, { layers: 'each' });
  const exported = await exportFiles(await loadExportFormat(name), set, { sha256 });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const content = exported.value.files[0]?.content ?? '';
  if (!isBytes(content)) return textOf(content);
  const { unzipSync, strFromU8 } = await import('fflate');
  return strFromU8(unzipSync(content)['word/comments.xml'] ?? new Uint8Array());
}

test.each(['html', 'markdown', 'docx'] as const)(
  '%s: who says it is named, with the word that stands for them',
  async (name) => {
    const content = await written(name);
    expect(content).toContain('Jonas Weir (“');
  },
);

test.each(['html', 'markdown', 'docx'] as const)(
  '%s: who says it is named where the text does not mention them, and nothing is lost by it',
  async (name) => {
    const content = await written(name, false);
    expect(content.replaceAll(/<[^>]+>/gv, '')).toMatch(/said by: Jonas Weir/v);
  },
);

test('html: all pieces of a quote have its number, which leads to its note and back', async () => {
  const content = await written('html');
  expect(content.match(/<a [^>]*href="#n1">1<\/a>/gv)).toHaveLength(2);
  expect(content.match(/id="m1"/gv)).toHaveLength(1);
  expect(content).toContain('<li id="n1"><a href="#m1">1</a>');
});

test('markdown: footnotes are numbered as their marks come', async () => {
  const marks = [...(await written('markdown')).matchAll(/\[\^(\d+)\](?!:)/gv)];
  expect(marks.map(([, number]) => number)).toEqual(['1', '2', '3']);
});

test('Word: the comment on a second piece says whose words go on, and who says them', async () => {
  const comments = (await written('docx')).split('<w:comment ').slice(1);
  expect(comments).toHaveLength(4);
  expect(comments[1]).toContain('goes on from “We cut waiting times');
  for (const comment of comments.slice(0, 2)) expect(comment).toContain('said by: Jonas Weir (“');
});

/** The first file of an article of these words, the first of them a claim; of a Word file its text. */
async function writtenOf(
  name: 'html' | 'markdown' | 'docx',
  text: string,
  about: Partial<ArticleBundle['article']>,
): Promise<string> {
  const bundle = await projectOf(text, [anAnnotation('a1', 0, text.indexOf(' '))], [], []);
  const articles = bundle.articles.map((item) => ({
    ...item,
    article: { ...item.article, hiddenBlocks: [], ...about },
  }));
  const set = makeExportSet({ ...bundle, articles }, { layers: 'each' });
  const exported = await exportFiles(await loadExportFormat(name), set, { sha256 });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const content = exported.value.files[0]?.content ?? '';
  if (!isBytes(content)) return textOf(content);
  const { unzipSync, strFromU8 } = await import('fflate');
  return strFromU8(unzipSync(content)['word/document.xml'] ?? new Uint8Array());
}

test('markdown: what pandoc takes for more than words is escaped', async () => {
  const lines = ['A headline {#x}', 'A. Smith told @mayor', '(1) or', 'iv) or', 'i.e. no list'];
  const content = await writtenOf('markdown', lines.join('\n\n'), {});
  expect(content).toContain(String.raw`headline \{#x}`);
  expect(content).toContain(String.raw`A\. Smith told \@mayor`);
  expect(content).toContain('\n\n\\(1) or\n\niv\\) or\n\ni.e. no list');
});

const ARABIC = {
  language: 'ar',
  direction: 'rtl',
  outlet: 'صحيفة المدينة',
  publishedAt: '2026-02-01',
} as const;

test.each(['html', 'markdown', 'docx'] as const)(
  '%s: a date behind a name from right to left is read forwards',
  async (name) => {
    const content = (await writtenOf(name, 'قال الوزير لا.', ARABIC)).replaceAll(/<[^>]+>/gv, '');
    expect(content).toMatch(/صحيفة المدينة\u200f · \u200e2026-02-01\u200f · annotated/v);
  },
);

test('Word: each run says from which side it is read', async () => {
  const xml = await writtenOf('docx', 'قال الوزير (AFP): لا.', ARABIC);
  const runs = [...xml.matchAll(/<w:r>(.*?)<w:t [^>]*>(.*?)<\/w:t><\/w:r>/gv)].map(
    ([, how = '', words]) => `${how.includes('<w:rtl/>') ? 'rtl' : 'ltr'} ${words}`,
  );
  expect(runs.slice(-4)).toEqual(['rtl قال', 'rtl  الوزير (', 'ltr AFP', 'rtl ): لا.']);
});
