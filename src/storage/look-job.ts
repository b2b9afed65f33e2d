import { type ProjectId, type TextHash, brand } from '#domain/ids.ts';
import { guessEncoding } from '#formats/articles/guess-encoding.ts';
import { type InnerTable, lookAtTablesIn } from '#formats/articles/look-in-archive.ts';
import { type TableLook, lookAtTable } from '#formats/articles/look-at-table.ts';
import { formatOf } from '#formats/articles/read-source.ts';
import type { SourceKind } from '#formats/articles/source-format.ts';
import type { ReadItem } from '#formats/articles/source-file.ts';
import type { ImportedWork } from '#formats/datasets/imported-work.ts';
import type { Database } from './database.ts';
import type { ImportSource, Looked, LookedItem, LookedText } from './import-messages.ts';
import { lookAtWork } from './import-work.ts';
import { alikeOf, findKnown } from './known-articles.ts';
import type { Making } from './make-article.ts';
import { type DuplicateIndex, loadDuplicateIndex } from './near-duplicates.ts';
import { loadProject } from './project-repository.ts';
import { failureOf, fileOf, readImport, readOptionsOf } from './read-import.ts';

/** Nobody looks through more before adding; the rest is counted when it is added. */
const MOST_ITEMS = 50;

const PASTED = { id: 'paste', kind: 'text' } as const;

/** Reads a source and stores nothing: what would be added, from its beginning. */
export async function lookAt(
  db: Database,
  source: ImportSource,
  signal: AbortSignal,
  making: Pick<Making, 'sha256'>,
): Promise<Looked> {
  const current = await loadProject(db);
  const library = current && {
    projectId: current.project.id,
    // Loaded once, and only where there is an article to compare.
    index: once(() => loadDuplicateIndex(db, current.project.id)),
  };
  const { id, kind } = source.kind === 'paste' ? PASTED : await formatOf(fileOf(source));
  const items: LookedItem[] = [];
  const works: { readonly text: string; readonly work: ImportedWork }[] = [];
  let isMore = false;
  for await (const item of readImport(source, signal)) {
    if (items.length === MOST_ITEMS) {
      isMore = true;
      break;
    }
    items.push(await lookedItem(db, library, item, making));
    if (item.kind === 'article' && item.work) {
      works.push({ text: item.article.text, work: item.work });
    }
  }
  const text = await lookAtText(source, kind);
  const table = await lookAtColumns(source, kind);
  const tables = id === 'zip' ? await lookInside(source) : [];
  return {
    format: id,
    kind,
    items,
    isMore,
    ...(text ? { text } : {}),
    ...(table ? { table } : {}),
    ...(tables.length > 0 ? { tables } : {}),
    ...(works.length > 0 && current ? { work: lookAtWork(works, current.project.codebook) } : {}),
  };
}

/** Enough to tell an encoding by, in bytes. */
const MOST_BYTES = 1024 * 1024;

/** Of files that are text by themselves; what a document holds says its own encoding. */
async function lookAtText(source: ImportSource, kind: SourceKind): Promise<LookedText | undefined> {
  if (source.kind === 'paste') return undefined;
  if (kind !== 'text' && kind !== 'page' && kind !== 'table') return undefined;
  const bytes = new Uint8Array(await source.blob.slice(0, MOST_BYTES).arrayBuffer());
  const { encoding, basis, candidates } = await guessEncoding(bytes);
  const chosen = source.choices?.encoding;
  return {
    isSure: basis !== 'guess' && chosen === undefined,
    encoding: chosen ?? encoding,
    candidates,
  };
}

async function lookAtColumns(
  source: ImportSource,
  kind: SourceKind,
): Promise<TableLook | undefined> {
  if (source.kind === 'paste' || kind !== 'table') return undefined;
  const look = await lookAtTable(fileOf(source), readOptionsOf(source));
  // What is wrong with it is an item already.
  return look.ok ? look.value : undefined;
}

async function lookInside(source: ImportSource): Promise<readonly InnerTable[]> {
  if (source.kind === 'paste') return [];
  return await lookAtTablesIn(fileOf(source), source.choices?.inner);
}

type Library = { readonly projectId: ProjectId; readonly index: () => Promise<DuplicateIndex> };

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

async function lookedItem(
  db: Database,
  library: Library | undefined,
  item: ReadItem,
  { sha256 }: Pick<Making, 'sha256'>,
): Promise<LookedItem> {
  const { place } = item;
  if (item.kind === 'passed-over' || item.kind === 'project-file')
    return { kind: item.kind, place };
  if (item.kind === 'failed')
    return { kind: 'failed', place, failure: failureOf(place, item.error) };
  const { article } = item;
  const hash = brand<TextHash>(await sha256(article.text));
  const duplicate = library && (await findKnown(db, library.projectId, hash));
  const [near] = library && !duplicate ? await (await library.index()).find(article.text) : [];
  const alike = near && alikeOf(near);
  return {
    kind: 'article',
    place,
    article,
    hasOriginal: item.original !== undefined,
    ...(duplicate ? { duplicate } : {}),
    ...(alike ? { alike } : {}),
  };
}
