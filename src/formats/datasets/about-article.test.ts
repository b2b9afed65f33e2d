import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { aProject } from '#formats/project-file/test-bundle.ts';
import { aboutArticle, annotatedBy } from './about-article.ts';

test.each([
  ['each', 'annotated by Ana'],
  ['majority', 'what more than half of its annotators have'],
] as const)('says whose work it is: %s', async (layers, words) => {
  const [document] = makeExportSet(await aProject(), { layers }).documents;
  if (!document) throw new Error('nothing is exported');
  expect(annotatedBy(document)).toBe(words);
  expect(aboutArticle(document)).toBe(`City Herald · 2026-01-02 · ${words}`);
  // Nobody is called so.
  const decided = { ...document, whose: 'curated', annotator: 'curated' };
  expect(annotatedBy(decided)).toBe('as decided where annotators differ');
});
