import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_LAYERS, makeExportSet } from '#domain/export/export-set.ts';
import { sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { EXPORT_FORMATS, loadExportFormat } from './export-formats.ts';
import { aLargeProject, projectArbitrary } from './test-export-project.ts';

const OPTIONS = { sha256, license: 'cc-by-4.0' };

const RUNS = 30;

describe.each(EXPORT_FORMATS)('%s', (name) => {
  test('whatever is in a project is written and found again', { timeout: 200_000 }, async () => {
    const format = await loadExportFormat(name);
    const isWhole = fc.asyncProperty(
      projectArbitrary,
      fc.constantFrom(...EXPORT_LAYERS),
      async (bundle, layers) => {
        const exported = await exportFiles(format, makeExportSet(bundle, { layers }), OPTIONS);
        expect(exported.ok ? [] : exported.error.slice(0, 4)).toEqual([]);
      },
    );
    await fc.assert(isWhole, { numRuns: RUNS });
    expect.hasAssertions();
  });

  test('thousands of annotations are written and found again', async () => {
    const format = await loadExportFormat(name);
    const set = makeExportSet(aLargeProject(2000), { layers: 'each' });
    expect(await exportFiles(format, set, OPTIONS)).toMatchObject({ ok: true });
  });

  test('the same project gives the same bytes', async () => {
    const format = await loadExportFormat(name);
    const bundle = aLargeProject(20);
    const set = makeExportSet(bundle, { layers: 'each' });
    const again = makeExportSet(structuredClone(bundle), { layers: 'each' });
    const files = await format.encode(set, OPTIONS);
    expect(await format.encode(again, OPTIONS)).toEqual(files);
  });
});

/** In the others a row is a piece, or only claims with a verdict count. */
const BY_SPAN = EXPORT_FORMATS.filter((name) => !['csv', 'claimreview', 'averitec'].includes(name));

test.each(BY_SPAN)('%s: as many spans are written as the announced losses leave', async (name) => {
  const format = await loadExportFormat(name);
  const isTold = fc.asyncProperty(projectArbitrary, async (bundle) => {
    const set = makeExportSet(bundle, { layers: 'each' });
    const exported = await exportFiles(format, set, OPTIONS);
    const there = set.documents.reduce((sum, { annotations }) => sum + annotations.length, 0);
    const left = format.losses(set).reduce((sum, { kind, count, into }) => {
      if (kind === 'pieces') return sum + (into ?? 0) - count;
      return kind === 'nested' || kind === 'unfit' ? sum - count : sum;
    }, there);
    expect(exported).toMatchObject({ ok: true, value: { verified: { spans: left, of: left } } });
  });
  await fc.assert(isTold, { numRuns: 20 });
  expect.hasAssertions();
});
