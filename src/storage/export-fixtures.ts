import { unzipSync } from 'fflate';
import {
  buildLayerState,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import { type ExportFile, type ExportFormat, textOf } from '#formats/datasets/export-format.ts';
import { type ExportFormatName, loadExportFormat } from '#formats/datasets/export-formats.ts';
import { addArticle } from './article-repository.ts';
import type { Database } from './database.ts';
import type { ExportWish } from './export-messages.ts';
import { type ExportSink, fileInParts } from './export-sink.ts';
import { nameAlone } from './pack-files.ts';
import { packLayer } from './pack-layer.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  batch,
  makeEntity,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';
import { forecastStreamed, makeStreamed } from './stream-export.ts';

// For tests of exports that are made part by part.

/** Nine articles, every third nearly the same as the one before it, two without work, some hidden; a merged speaker who speaks for others. */
export async function openExportProject(): Promise<Database> {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  const codebook = { ...DEFAULT_CODEBOOK, version: '1.0.0' };
  valueOf(await saveProject(db, makeProject({ codebook }), ME));
  const people = [
    makeEntity('mayor', { name: 'The Mayor', mergedInto: brand('ana') }),
    makeEntity('ana', { name: 'Ana Quill', speaksFor: brand('party') }),
    makeEntity('party', { name: 'The Party', partOf: brand('old') }),
    makeEntity('old', { name: 'The Movement', mergedInto: brand('movement') }),
    makeEntity('movement', { name: 'Movement' }),
  ];
  await db.entities.bulkPut(people);
  for (let index = 0; index < 9; index += 1) {
    const story = index % 3 === 2 ? index - 1 : index;
    const words = Array.from({ length: 60 }, (_word, at) => `word${story}x${at}`).join(' ');
    const text = `😀 “No,” said the mayor. ${words} ${index}`;
    // In another order than their ids.
    const fresh = makeNewArticle(`a${index}`, {
      createdAt: 100 - index,
      outlet: `o${index % 2}`,
      ...(index % 2 === 1 && { hiddenBlocks: ['b0'] }),
    });
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const hash = brand<typeof fresh.revision.hash>(await sha256Hex(text));
    const article = { ...fresh.article, textHash: hash };
    const layer = { ...fresh.layer, textHash: hash };
    const blocks = [{ id: 'b0', kind: 'paragraph', start: 0, end: text.length }] as const;
    const revision = { ...fresh.revision, hash, text, blocks };
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await addArticle(db, { article, revision, layer }));
    if (index % 4 === 3) continue;
    const session = new TestSession(layer, buildLayerState([], [], people));
    session.run(
      batch(
        add(`q${index}`, { fragments: [{ start: 3, end: 8 }], note: 'n' }),
        add(`m${index}`, {
          label: 'SPEAKER',
          fragments: [{ start: 18, end: 23 }],
          entityId: brand('mayor'),
        }),
      ),
    );
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
    // Some are read from their log, some whole.
    if (index < 5) continue;
    const { id, rev } = session.layer;
    const annotations = sortedAnnotations(session.state);
    const packed = packLayer({ annotations, relations: sortedRelations(session.state) });
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await db.snapshots.put({ layerId: id, rev, packed });
  }
  return db;
}

export const exportWish = (changes: Partial<ExportWish> = {}): ExportWish => ({
  projectId: PROJECT_ID,
  format: 'ascribe-jsonl',
  layers: 'each',
  me: ME,
  protect: { sources: true, annotators: false, accepted: new Set() },
  about: { hasCard: false },
  ...changes,
});

const inMemory: ExportSink = { open: () => Promise.resolve(fileInParts()) };

type InParts = {
  /** Instead of the one of that name. */
  readonly format?: ExportFormat;
  /** Articles held at a time. */
  readonly size?: number;
  readonly sink?: ExportSink;
  readonly onProgress?: (share: number) => void;
};

export async function makeInParts(
  db: Database,
  changes: Partial<ExportWish>,
  { format, size = 2, sink = inMemory, onProgress = () => undefined }: InParts = {},
) {
  const wish = exportWish(changes);
  const options = { format: format ?? (await formatOf(wish)), sha256: sha256Hex, batch: size };
  return makeStreamed(db, wish, options, sink, onProgress);
}

export async function foreseeInParts(db: Database, changes: Partial<ExportWish>, size = 2) {
  const wish = exportWish(changes);
  const options = { format: await formatOf(wish), sha256: sha256Hex, batch: size };
  return valueOf(await forecastStreamed(db, wish, options));
}

function formatOf({ format }: ExportWish): Promise<ExportFormat> {
  if (format === 'annotation-json') throw new Error('it is made whole');
  return loadExportFormat(format);
}

export const SPLIT = { parts: [50, 25, 25], seed: 3 } as const;

/** Name → text, as files of this format are offered that were made at once. */
export function asOffered(
  files: readonly ExportFile[],
  format: ExportFormatName,
): Readonly<Record<string, string>> {
  const isAlone = files.length === 1;
  return Object.fromEntries(
    files.map(({ name, content, joint }) => [
      isAlone ? nameAlone(name, joint && `Election-${format}`) : name,
      textOf(content),
    ]),
  );
}

/** Path → text. */
export async function filesIn(outcome: Awaited<ReturnType<typeof makeStreamed>>) {
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const bytes = new Uint8Array(await outcome.value.blob.arrayBuffer());
  const { fileName } = outcome.value;
  const files = fileName.endsWith('.zip') ? unzipSync(bytes) : { [fileName]: bytes };
  return Object.fromEntries(
    // With the mark that a table begins with.
    Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString()]),
  );
}
