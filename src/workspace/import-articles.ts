import type { Article, ArticleOrigin, TextRevision } from '#domain/article/article.ts';
import { type ArticleId, type TextHash, brand } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import { decodeArticle } from '#formats/articles/decode-article.ts';
import {
  type ArticleDecodeError,
  type ArticleInput,
  type DecodedArticle,
  MAX_ARTICLE_BYTES,
} from '#formats/articles/decoded-article.ts';
import { addArticle } from '#storage/article-repository.ts';
import { sha256Hex } from '#storage/sha-256.ts';
import { askForPersistence, showStoredProject } from './boot.ts';
import { emptyLayer } from './empty-layer.ts';
import { type ImportFileOutcome, importProjectFile } from './exchange.ts';
import { refreshLibrary } from './library-list.ts';
import { notify } from './notices.ts';
import { ReceivedFile } from './received-file.ts';
import { database, newId, now, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';

import type { SaveFailure } from './workspace-state.ts';

export type ImportFailure = {
  readonly fileName: string;
  readonly reason: ArticleDecodeError['kind'] | 'not-stored';
  /** What a binary file looks like ("PDF"), the extension of an unsupported one, why it could not be stored. */
  readonly detail?: string;
};

export type ImportOutcome = {
  readonly taken: readonly { readonly id: ArticleId; readonly title: string }[];
  readonly failed: readonly ImportFailure[];
  /** What became of the project files among them. */
  readonly projectFiles: readonly {
    readonly fileName: string;
    readonly outcome: ImportFileOutcome;
  }[];
};

/** Imports files one after another; one that fails never stops the rest. */
export async function importFiles(files: readonly File[]): Promise<ImportOutcome> {
  let outcome: ImportOutcome = { taken: [], failed: [], projectFiles: [] };
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- One at a time keeps memory at one file.
    outcome = merge(outcome, await importFile(file));
  }
  await finish();
  return outcome;
}

/** `html` is what a rich-text clipboard held; it goes the same way as an HTML file. */
export async function importPaste(paste: {
  readonly text: string;
  readonly html?: string;
}): Promise<ImportOutcome> {
  const origin = { kind: 'paste', importedAt: now() } as const;
  const outcome = await take({ kind: 'paste', ...paste }, origin, undefined, '');
  await finish();
  return outcome;
}

/** The article written for this project to try things on. */
export async function importSample(): Promise<ArticleId> {
  const { SAMPLE_ARTICLE } = await import('#formats/articles/sample-article.ts');
  const bytes = new TextEncoder().encode(SAMPLE_ARTICLE.text);
  const { fileName } = SAMPLE_ARTICLE;
  const origin = { kind: 'sample', fileName, importedAt: now() } as const;
  const outcome = await take({ kind: 'file', fileName, bytes }, origin, bytes, fileName);
  await finish();
  const [taken] = outcome.taken;
  if (!taken)
    throw new Error(`the sample article was not taken: ${outcome.failed[0]?.detail ?? ''}`);
  return taken.id;
}

async function importFile(file: File): Promise<ImportOutcome> {
  if (/\.json$/i.test(file.name)) {
    const outcome = await importProjectFile(file);
    return { taken: [], failed: [], projectFiles: [{ fileName: file.name, outcome }] };
  }
  // Asked before the file is read: 500 MB must not be in memory to be refused.
  if (file.size > MAX_ARTICLE_BYTES) {
    return failure(file.name, { kind: 'too-large', bytes: file.size, limit: MAX_ARTICLE_BYTES });
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return failure(file.name, { kind: 'unreadable', detail: String(error) });
  }
  const kind = file instanceof ReceivedFile ? 'browser' : 'file';
  const origin = { kind, fileName: file.name, importedAt: now() } as const;
  return take({ kind: 'file', fileName: file.name, bytes }, origin, bytes, file.name);
}

async function take(
  input: ArticleInput,
  origin: Omit<ArticleOrigin, 'mediaType'>,
  original: Uint8Array | undefined,
  fileName: string,
): Promise<ImportOutcome> {
  const decoded = await decodeArticle(input).catch((error: unknown) => ({
    ok: false as const,
    error: { kind: 'unreadable' as const, detail: String(error) },
  }));
  if (!decoded.ok) return failure(fileName, decoded.error);
  const stored = await storeArticle(decoded.value, origin, original);
  if (typeof stored === 'string') {
    const failed = [{ fileName, reason: 'not-stored' as const, detail: stored }];
    return { taken: [], failed, projectFiles: [] };
  }
  tellNotes(stored.title, decoded.value.notes);
  return { taken: [{ id: stored.id, title: stored.title }], failed: [], projectFiles: [] };
}

/** What was guessed or repaired on the way in is said: wrong quotation marks are easily overlooked. */
function tellNotes(title: string, notes: DecodedArticle['notes']): void {
  for (const note of notes) {
    if (note.kind === 'encoding') notify('read-as', { title, encoding: note.encoding });
    if (note.kind === 'damaged-characters')
      notify('damaged-characters', { title, count: note.count });
  }
}

async function storeArticle(
  decoded: DecodedArticle,
  origin: Omit<ArticleOrigin, 'mediaType'>,
  original: Uint8Array | undefined,
): Promise<Article | SaveFailure> {
  const revision: TextRevision = {
    hash: brand<TextHash>(await sha256Hex(decoded.text)),
    text: decoded.text,
    blocks: decoded.blocks,
    textRules: 1,
  };
  const add = async (): Promise<Article | SaveFailure | 'not-current'> => {
    const { project, me } = store.getState();
    if (!project || !me) return 'database-closed';
    const article = articleOf(decoded, revision.hash, origin, project);
    const layer = emptyLayer(article, me.id, project.codebook.version);
    const added = await addArticle(database(), {
      article,
      revision,
      layer,
      ...(original ? { original } : {}),
    });
    if (added.ok) return article;
    return added.error.kind === 'not-current' ? 'not-current' : added.error.reason;
  };
  const first = await add();
  if (first !== 'not-current') return first;
  // Another tab has opened another project: the article goes where it will be seen.
  await showStoredProject();
  const second = await add();
  return second === 'not-current' ? 'unknown' : second;
}

function articleOf(
  decoded: DecodedArticle,
  textHash: TextHash,
  origin: Omit<ArticleOrigin, 'mediaType'>,
  project: Project,
): Article {
  const { text: _text, blocks: _blocks, mediaType, notes: _notes, ...details } = decoded;
  return {
    id: brand<ArticleId>(newId()),
    projectId: project.id,
    ...details,
    textHash,
    origin: { ...origin, mediaType },
    status: 'open',
    createdAt: origin.importedAt,
    updatedAt: origin.importedAt,
  };
}

async function finish(): Promise<void> {
  await refreshLibrary();
  tellOtherTabs({ kind: 'library-changed' });
  if (store.getState().articles.length > 0) await askForPersistence();
}

function failure(fileName: string, error: ArticleDecodeError): ImportOutcome {
  const detail = detailOf(error);
  const failed = [{ fileName, reason: error.kind, ...(detail ? { detail } : {}) }];
  return { taken: [], failed, projectFiles: [] };
}

function detailOf(error: ArticleDecodeError): string | undefined {
  switch (error.kind) {
    case 'binary':
      return error.looksLike;
    case 'unsupported':
      return error.extension;
    case 'unreadable':
    case 'damaged':
      return error.detail;
    case 'scanned':
      return String(error.pages);
    case 'unpacks-too-large':
      return String(Math.ceil(error.limit / 1_000_000));
    case 'no-text-column':
      return error.columns.join(', ');
    case 'too-large':
      return String(Math.ceil(error.bytes / 1_000_000));
    case 'encrypted':
    case 'empty':
      return undefined;
  }
}

function merge(a: ImportOutcome, b: ImportOutcome): ImportOutcome {
  return {
    taken: [...a.taken, ...b.taken],
    failed: [...a.failed, ...b.failed],
    projectFiles: [...a.projectFiles, ...b.projectFiles],
  };
}
