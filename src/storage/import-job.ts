import { type ProjectId, type TextHash, brand } from '#domain/ids.ts';
import type { ReadItem } from '#formats/articles/source-file.ts';
import { type KnownEntities, knownEntities } from '#formats/datasets/known-entities.ts';
import type { Database } from './database.ts';
import { createImportBatch } from './import-batch.ts';
import { createImportReporter } from './import-reporter.ts';
import type { ImportReply, ImportSource } from './import-messages.ts';
import { annotateWith } from './import-work.ts';
import { findKnown } from './known-articles.ts';
import { type Making, editArticle, makeArticle } from './make-article.ts';
import { loadEntities, loadProject } from './project-repository.ts';
import { failureOf, readImport } from './read-import.ts';

/** Longest stretch of work, in milliseconds, before messages are heard again. */
const STRETCH_MS = 50;

/**
 * Reads sources one article at a time and stores what it takes, many to a transaction. What has been
 * stored when it is called off stays and is told; one thing that fails never stops the rest.
 */
export async function runImport(
  db: Database,
  sources: readonly ImportSource[],
  post: (reply: ImportReply) => void,
  signal: AbortSignal,
  making: Making,
): Promise<void> {
  const first = await loadProject(db);
  if (!first) {
    post({ kind: 'not-possible', reason: 'database-closed' });
    return;
  }
  const reporter = createImportReporter(post, sources.length, making.now);
  const batch = createImportBatch(db, first, reporter.tell);
  /** Of the project and of this import: one person is one entity, in whichever article. */
  let registry: { readonly projectId: ProjectId; readonly entities: KnownEntities } | undefined;
  let rested = making.now();
  const isOff = (): boolean => signal.aborted;

  async function take(item: ReadItem, source: number): Promise<void> {
    const from = sources[source];
    const { place } = item;
    if (item.kind === 'passed-over' || !from) {
      reporter.tell({ kind: 'passed-over', source, place });
      return;
    }
    if (item.kind === 'project-file') {
      reporter.tell({ kind: 'project-file', source, place, blob: item.blob });
      return;
    }
    if (item.kind === 'failed') {
      reporter.tell({ kind: 'failed', source, place, failure: failureOf(place, item.error) });
      return;
    }
    if (from.choices?.unwanted?.includes(place)) return;
    const decoded = editArticle(item.article, from.choices?.edits?.[place] ?? {});
    const hash = brand<TextHash>(await making.sha256(decoded.text));
    const known = batch.find(hash) ?? (await findKnown(db, batch.current().project.id, hash));
    const isOnlyIfNew = from.choices?.takesDuplicates !== true;
    if (known && isOnlyIfNew) {
      const { title } = decoded;
      const annotations = item.work?.spans.length ?? 0;
      reporter.tell({ kind: 'duplicate', source, place, title, of: known, annotations });
      return;
    }
    const current = batch.current();
    const plain = makeArticle(decoded, hash, { source: from, item }, current, making);
    const made = {
      ...plain,
      isOnlyIfNew,
      ...(item.original ? { original: item.original } : {}),
    };
    const told = { source, place, notes: decoded.notes };
    if (!item.work) {
      await batch.add(made, told);
      return;
    }
    const { id } = current.project;
    if (registry?.projectId !== id) {
      registry = { projectId: id, entities: knownEntities(await loadEntities(db, id)) };
    }
    const names = from.choices?.names;
    const annotated = annotateWith(made, item.work, names, registry.entities, current, making);
    await batch.add(annotated.item, { ...told, work: annotated.taken });
  }

  for (const [index, source] of sources.entries()) {
    if (isOff()) break;
    reporter.begin(index, source.kind === 'paste' ? '' : source.name);
    // oxlint-disable-next-line no-await-in-loop -- One at a time keeps memory at one article.
    for await (const item of readImport(source, signal)) {
      if (item.kind === 'article') reporter.count();
      await take(item, index);
      if (making.now() - rested > STRETCH_MS) {
        await macrotask();
        rested = making.now();
      }
      if (isOff()) break;
    }
  }
  await batch.flush();
  reporter.finish(signal.aborted);
}

/** Lets messages in: promises alone would never. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
