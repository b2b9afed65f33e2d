import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import { type ExportSet, makeExportSet } from '#domain/export/export-set.ts';
import { hashTexts } from '#domain/export/without-hidden.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { EXPORT_FORMATS, type ExportFormatName, loadExportFormat } from './export-formats.ts';
import { FORMAT_FACTS } from './format-facts.ts';
import { prepareExport } from './protected-export.ts';
import { projectArbitrary } from './test-export-project.ts';

const DATA_SETS = EXPORT_FORMATS.filter((name) => FORMAT_FACTS[name].reader === 'dataset');

/** Hides the blocks of which the bit is set. */
function hiding(bundle: ProjectBundle, bits: number): ProjectBundle {
  return {
    ...bundle,
    articles: bundle.articles.map((item) => ({
      ...item,
      article: {
        ...item.article,
        hiddenBlocks: item.revision.blocks
          .filter((_block, index) => ((bits >> index) & 1) === 1)
          .map(({ id }) => id),
      },
    })),
  };
}

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
    const texts = shorter.value.files.map(({ content }) => content);
    expect(texts.filter((each) => typeof each === 'string').join('\n')).not.toContain('audit');
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
  expect(set.leftOut.hidden).toEqual({ parts: 4, articles: 1, inside: 3, cut: 0 });
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
