import { isAside } from '#formats/articles/aside-files.ts';
import type { Looked, LookedItem } from '#storage/import-messages.ts';
import type { ImportSource } from './import-articles.ts';
import type { Preferences } from './workspace-state.ts';

/** Names of files that may ask which column is what, or which label, or may be no article at all. */
const ASKING =
  /\.(?:csv|tsv|tab|jsonl|ndjson|json|ann|conll|conllu|bio|iob2?|xmi|qdpx|xml|zip)$|(?:^|\/)README\.md$/i;

/** More tables than these at once are not looked at one by one. */
const MOST_ASKING = 10;

/** What is seen of a file whose name alone says that there is nothing to read in it. */
export function lookedByName(source: ImportSource): Looked | undefined {
  if (source.kind === 'paste' || !isAside(source.name)) return undefined;
  const items = [{ kind: 'passed-over', place: source.name }] as const;
  return { format: 'aside', kind: 'aside', items, isMore: false };
}

/**
 * Which sources are looked at before it is decided whether to show them. One file is: it may be a page.
 * Of several only those that may have a question, since pages and texts can be looked at afterwards.
 */
export function sourcesToLookAt(
  sources: readonly ImportSource[],
  when: Preferences['lookBefore'],
): readonly ImportSource[] {
  if (when === 'never') return [];
  if (when === 'always' || sources.length === 1) return sources.slice(0, 1);
  return sources
    .filter((source) => source.kind !== 'paste' && mayAsk(source))
    .slice(0, MOST_ASKING);
}

function mayAsk(source: Exclude<ImportSource, { kind: 'paste' }>): boolean {
  return ASKING.test(source.name) || source.beside !== undefined;
}

/** Whether what was seen is to be shown to the user before it is taken. */
export function isToBeShown(
  looked: Looked,
  isOnly: boolean,
  when: Preferences['lookBefore'],
): boolean {
  const fresh = looked.items.filter(
    (item) => item.kind === 'article' && item.duplicate === undefined,
  );
  // Nothing to add: the report says why.
  if (fresh.length === 0) return asksForColumns(looked);
  if (when === 'always') return true;
  if (looked.kind === 'table' || looked.tables || looked.work) return true;
  if (looked.kind === 'archive' && fresh.some(isPage)) return true;
  // What was pasted is on the screen already.
  if (looked.format === 'paste') return false;
  const [only, second] = fresh;
  if (!isOnly || only?.kind !== 'article' || second) return false;
  return looked.kind === 'page' || looked.kind === 'document' || hasDoubt(only.article.notes);
}

/** The table has articles, once somebody says in which column. */
function asksForColumns({ items }: Looked): boolean {
  return items.some((item) => item.kind === 'failed' && item.failure.reason === 'no-text-column');
}

function isPage(item: LookedItem): boolean {
  return item.kind === 'article' && PAGES.has(item.article.mediaType);
}

const PAGES: ReadonlySet<string> = new Set(['text/html', 'multipart/related']);

function hasDoubt(notes: readonly { readonly kind: string }[]): boolean {
  return notes.some(({ kind }) => kind === 'encoding' || kind === 'damaged-characters');
}
