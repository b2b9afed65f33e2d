import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { brand } from '#domain/ids.ts';
import { anEntity } from '#domain/annotation/test-layers.ts';
import { sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
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
async function written(name: 'html' | 'markdown' | 'docx'): Promise<string> {
  const bundle = await aProjectWith((layer) => layer);
  const entities = [...bundle.entities, anEntity('weir', 'Jonas Weir')];
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.map((layer) => ({
      ...layer,
      annotations: layer.annotations.map((each) =>
        each.label === 'SPEAKER' ? { ...each, entityId: brand<never>('weir') } : each,
      ),
    })),
  }));
  const set = makeExportSet({ ...bundle, entities, articles }, { layers: 'each' });
  const exported = await exportFiles(await loadExportFormat(name), set, { sha256 });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const content = exported.value.files[0]?.content ?? '';
  if (typeof content === 'string') return content;
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
