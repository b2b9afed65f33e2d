import { describe, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { EXPORT_FORMATS, loadExportFormat } from './export-formats.ts';
import {
  type Change,
  MEMBER_NAMES,
  ODD_NAMES,
  aProjectNaming,
  aProjectWith,
} from './test-odd-names.ts';

// Projects that hardly anybody has: what cannot be written is told, and nothing throws.

function annotations(change: (annotation: Annotation) => readonly Annotation[]): Change {
  return (layer) => {
    const kept = layer.annotations.flatMap(change);
    const ids = new Set<string>(kept.map(({ id }) => id));
    const relations = layer.relations.filter(
      ({ from, to }) => ids.has(from) && (to.kind === 'entity' || ids.has(to.id)),
    );
    return { ...layer, annotations: kept, relations };
  };
}

async function exported(bundle: ProjectBundle, format: (typeof EXPORT_FORMATS)[number]) {
  const set = makeExportSet(bundle, { layers: 'each' });
  const loaded = await loadExportFormat(format);
  const result = await exportFiles(loaded, set, { sha256 });
  return { result, losses: loaded.losses(set) };
}

describe.each(EXPORT_FORMATS)('%s', (format) => {
  test('an empty project and an article nobody has annotated are exports of nothing', async () => {
    const bundle = await aProject();
    const nobody = {
      ...bundle,
      articles: bundle.articles.map((item) => ({ ...item, layers: [] })),
    };
    const empty = await aProjectWith(annotations(() => []));
    for (const each of [{ ...bundle, articles: [] }, nobody, empty]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- One after another.
      const { result } = await exported(each, format);
      expect(result).toMatchObject({ ok: true, value: { verified: { spans: 0, of: 0 } } });
    }
    expect((await exported(nobody, format)).losses).toContainEqual({ kind: 'articles', count: 1 });
  });

  test('what has lost its place is left out and counted, and so are its relations', async () => {
    const { result, losses } = await exported(
      await aProjectWith((layer) => ({
        ...layer,
        annotations: layer.annotations.map((each) =>
          each.label === 'SPEAKER' ? { ...each, health: 'orphaned' as const } : each,
        ),
      })),
      format,
    );
    expect(result.ok).toBe(true);
    expect(losses).toContainEqual({ kind: 'orphaned', count: 1 });
    expect(losses).toContainEqual({ kind: 'relation-ends', count: 1 });
  });

  test('a project without claims is exported all the same', async () => {
    const { result } = await exported(
      await aProjectWith(annotations((each) => (each.label === 'CLAIM' ? [] : [each]))),
      format,
    );
    expect(result.ok).toBe(true);
  });

  test('white space alone is no annotation, and is counted', async () => {
    const blank = {
      ...(await aProject()).articles[0]?.layers[0]?.annotations[0],
      id: brand('b'),
      fragments: [{ start: 2, end: 3 }],
    };
    const { result, losses } = await exported(
      await aProjectWith((layer) => ({
        ...layer,
        annotations: [blank as Annotation],
        relations: [],
      })),
      format,
    );
    expect(result).toMatchObject({ ok: true, value: { verified: { of: 0 } } });
    expect(losses.some(({ kind }) => kind === 'unfit' || kind === 'no-verdict')).toBe(true);
  });

  test.each(['label', 'entity', ...ODD_NAMES])(
    'an attribute that the codebook does not know may be called %j',
    async (name) => {
      const change = annotations((each) => [
        { ...each, attributes: { ...each.attributes, [name]: 'x' } },
      ]);
      const { result } = await exported(await aProjectWith(change), format);
      expect(result.ok ? [] : result.error).toEqual([]);
    },
  );

  test.each([...ODD_NAMES, ...MEMBER_NAMES])('answers may be %j', async (name) => {
    const change = annotations((each) => [
      each.label === 'CLAIM'
        ? { ...each, attributes: { ...each.attributes, verdict: name, claim_type: [name] } }
        : each,
    ]);
    const { result } = await exported(await aProjectWith(change), format);
    expect(result.ok ? [] : result.error).toEqual([]);
  });

  test.each(ODD_NAMES)('labels, attributes and relations may be called %j', async (name) => {
    const { result } = await exported(await aProjectNaming(name), format);
    expect(result.ok ? [] : result.error).toEqual([]);
  });

  test.each(MEMBER_NAMES)('labels and relations may be called %j', async (name) => {
    const { result } = await exported(await aProjectNaming(name, 'mine'), format);
    expect(result.ok ? [] : result.error).toEqual([]);
  });
});
