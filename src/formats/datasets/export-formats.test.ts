import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { EXPORT_LAYERS, makeExportSet } from '#domain/export/export-set.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { projectOf, sha256 } from '#formats/project-file/test-bundle.ts';
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

  test('the same project gives the same bytes on another day', async () => {
    const format = await loadExportFormat(name);
    const bundle = aLargeProject(60);
    const encode = (from: ProjectBundle) =>
      format.encode(makeExportSet(from, { layers: 'each' }), OPTIONS);
    const files = await encode(bundle);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2040, 6, 1) });
    const later = await encode(structuredClone(bundle));
    vi.useRealTimers();
    expect(files.length).toBeGreaterThan(0);
    expect(later).toEqual(files);
  });
});

/** In the others only claims count. */
const OF_CLAIMS = ['claimreview', 'averitec', 'factcheck-docx', 'factcheck-csv'];
const BY_SPAN = EXPORT_FORMATS.filter((name) => !OF_CLAIMS.includes(name));

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

test.each(['html', 'docx', 'markdown'] as const)(
  '%s: what is answered about a link to whom the text does not mention is told as lost',
  async (name) => {
    const link = {
      ...aRelation('r1', 'said_by', 'a1', 'e1'),
      to: { kind: 'entity' as const, id: brand<EntityId>('e1') },
      attributes: { explicit: 'inferred' },
    };
    const claims = [anAnnotation('a1', 0, 3)];
    const bundle = await projectOf('Yes.', claims, [link], [anEntity('e1', 'Ana')]);
    const { losses } = await loadExportFormat(name);
    expect(losses(makeExportSet(bundle, { layers: 'each' }))).toContainEqual({
      kind: 'relation-attributes',
      count: 1,
    });
  },
);
