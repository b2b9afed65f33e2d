import { expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { isBytes, textOf } from './export-format.ts';
import { loadExportFormat } from './export-formats.ts';
import { inCodebookWords, lossesInWords } from './in-codebook-words.ts';
import { aProjectWith } from './test-odd-names.ts';

test.each(['html', 'markdown', 'docx'] as const)(
  '%s says what people say, and no id of the codebook',
  async (name) => {
    const bundle = await aProjectWith((layer) => ({
      ...layer,
      annotations: layer.annotations.map((each) =>
        each.label === 'SPEAKER' ? { ...each, attributes: { terms: 'not_stated' } } : each,
      ),
    }));
    const set = makeExportSet(bundle, { layers: 'each' });
    const exported = await exportFiles(await loadExportFormat(name), set, { sha256 });
    if (!exported.ok) throw new Error(JSON.stringify(exported.error));
    const held = exported.value.files[0]?.content ?? '';
    const { unzipSync, strFromU8 } = await import('fflate');
    const content = isBytes(held)
      ? strFromU8(unzipSync(held)['word/comments.xml'] ?? new Uint8Array())
      : textOf(held);
    expect(content).toMatch(/Speaker/);
    expect(content).toMatch(/Terms(?:: |:<\/dt> <dd>)Not stated/);
    expect(content).toMatch(/said by/);
    expect(content).toMatch(/Kind of claim(?:: |:<\/dt> <dd>)Event, Number/);
    expect(content).not.toMatch(/SPEAKER|CLAIM|terms:|not_stated|said_by|quote_type|claim_type/);
  },
);

test('of two attributes that are called the same neither is lost', async () => {
  const set = makeExportSet(await aProject(), { layers: 'each' });
  const labels = DEFAULT_CODEBOOK.labels.map((label) => ({
    ...label,
    attributes: label.attributes.map((each) => ({ ...each, name: 'Answer' })),
  }));
  const project = { ...set.project, codebook: { ...DEFAULT_CODEBOOK, labels } };
  const [document] = inCodebookWords({ ...set, project }).documents;
  expect(document?.annotations[0]?.attributes).toEqual({
    Answer: 'Asserts',
    claim_type: 'Event, Number',
    quote_type: 'Direct',
  });
});

test('losses are told by the names that people gave', () => {
  const losses = lossesInWords(
    [
      { kind: 'attributes', count: 7, name: 'quote_type' },
      { kind: 'relations', count: 1, name: 'said_by' },
      { kind: 'unfit', count: 2, name: 'CLAIM' },
      { kind: 'pieces', count: 3, into: 6 },
      { kind: 'attributes', count: 1, name: 'unknown_one' },
    ],
    DEFAULT_CODEBOOK,
  );
  expect(losses).toEqual([
    { kind: 'attributes', count: 7, name: 'Quotation' },
    { kind: 'relations', count: 1, name: 'said by' },
    { kind: 'unfit', count: 2, name: 'Claim' },
    { kind: 'pieces', count: 3, into: 6 },
    { kind: 'attributes', count: 1, name: 'unknown_one' },
  ]);
});
