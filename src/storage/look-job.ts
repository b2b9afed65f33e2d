import type { TextHash } from '#domain/ids.ts';
import { brand } from '#domain/ids.ts';
import type { ReadItem } from '#formats/articles/source-file.ts';
import type { Database } from './database.ts';
import type { ImportSource, Looked, LookedItem } from './import-messages.ts';
import { findKnown } from './known-articles.ts';
import type { Making } from './make-article.ts';
import { type CurrentProject, loadProject } from './project-repository.ts';
import { failureOf, readImport } from './read-import.ts';

/** Nobody looks through more before adding; the rest is counted when it is added. */
const MOST_ITEMS = 50;

/** Reads a source and stores nothing: what would be added, from its beginning. */
export async function lookAt(
  db: Database,
  source: ImportSource,
  signal: AbortSignal,
  making: Pick<Making, 'sha256'>,
): Promise<Looked> {
  const current = await loadProject(db);
  const items: LookedItem[] = [];
  let isMore = false;
  for await (const item of readImport(source, signal)) {
    if (items.length === MOST_ITEMS) {
      isMore = true;
      break;
    }
    items.push(await lookedItem(db, current, item, making));
  }
  return { items, isMore };
}

async function lookedItem(
  db: Database,
  current: CurrentProject | undefined,
  item: ReadItem,
  { sha256 }: Pick<Making, 'sha256'>,
): Promise<LookedItem> {
  const { place } = item;
  if (item.kind === 'passed-over') return { kind: 'passed-over', place };
  if (item.kind === 'failed')
    return { kind: 'failed', place, failure: failureOf(place, item.error) };
  const { article } = item;
  const hash = brand<TextHash>(await sha256(article.text));
  const duplicate = current && (await findKnown(db, current.project.id, hash));
  return {
    kind: 'article',
    place,
    article,
    hasOriginal: item.original !== undefined,
    ...(duplicate ? { duplicate } : {}),
  };
}
