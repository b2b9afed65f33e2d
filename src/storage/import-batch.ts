import type { TextHash } from '#domain/ids.ts';
import type { DecodeNote } from '#formats/articles/decoded-article.ts';
import { type NewArticle, addArticles } from './article-repository.ts';
import type { Database } from './database.ts';
import type { AlikeArticle, ImportNews, KnownArticle, TakenWork } from './import-messages.ts';
import { alikeOf } from './known-articles.ts';
import { type DuplicateIndex, loadDuplicateIndex } from './near-duplicates.ts';
import { type CurrentProject, loadProject } from './project-repository.ts';

/** So that the page's own saves get their turn between two transactions. */
const MOST_ARTICLES = 100;
/** Of originals and texts, in bytes (a code unit counted as one): bounds what is in memory. */
const MOST_BYTES = 8 * 1024 * 1024;

type Told = {
  readonly source: number;
  readonly place: string;
  readonly notes: readonly DecodeNote[];
  readonly work?: TakenWork;
};

type Waiting = { readonly item: NewArticle; readonly told: Told };

export type ImportBatch = {
  /** The project that articles go to. */
  readonly current: () => CurrentProject;
  /** An article of this text that waits to be stored. */
  readonly find: (hash: TextHash) => KnownArticle | undefined;
  readonly add: (item: NewArticle, told: Told) => Promise<void>;
  readonly flush: () => Promise<void>;
};

/** Stores articles many to a transaction, and tells of each what became of it. */
export function createImportBatch(
  db: Database,
  first: CurrentProject,
  tell: (news: ImportNews) => void,
): ImportBatch {
  let current = first;
  let waiting: Waiting[] = [];
  let bytes = 0;
  /** Without it nothing is said to be alike; that must keep nothing from being added. */
  let index: Promise<DuplicateIndex | undefined> | undefined;

  async function flush(): Promise<void> {
    const all = waiting;
    waiting = [];
    bytes = 0;
    if (all.length === 0) return;
    // Before anything of this import is in it: an article is not like itself.
    index ??= loadDuplicateIndex(db, current.project.id).catch(() => undefined);
    await index;
    if ((await store(all)).kind === 'added') return;
    // What does not fit together may fit one by one: a single one may be what is too large.
    for (const one of all) {
      // oxlint-disable-next-line no-await-in-loop -- One transaction after the other.
      const outcome = await store([one]);
      if (outcome.kind === 'failed') tellFailure(one.told, outcome.reason);
    }
  }

  async function store(
    items: readonly Waiting[],
  ): Promise<{ kind: 'added' } | { kind: 'failed'; reason: string }> {
    const added = await addArticles(
      db,
      items.map(({ item }) => item),
    );
    if (added.ok) {
      for (const each of items) {
        const same = added.value.get(each.item.article.id);
        if (same) tellDuplicate(each, same);
        // oxlint-disable-next-line no-await-in-loop -- Each is compared with those before it.
        else await tellTaken(each);
      }
      return { kind: 'added' };
    }
    if (added.error.kind === 'failed') return { kind: 'failed', reason: added.error.reason };
    // Another tab has opened another project: the articles go where they will be seen.
    const now = await loadProject(db);
    const isStuck = !now || now.project.id === current.project.id;
    // Annotations are in the terms of the project that was there before: another may know none of them.
    if (isStuck || items.some(({ item }) => item.contents)) {
      return { kind: 'failed', reason: 'unknown' };
    }
    current = now;
    return store(items.map((each) => ({ ...each, item: moveTo(each.item, now) })));
  }

  async function tellTaken({ item: { article, revision }, told }: Waiting): Promise<void> {
    const { id, title, hiddenBlocks } = article;
    const alike = await findAlike(revision.text);
    tell({
      kind: 'taken',
      id,
      title,
      hidden: hiddenBlocks.length,
      ...told,
      ...(alike ? { alike } : {}),
    });
    (await index)?.add(article, revision.text);
  }

  function tellDuplicate({ item, told }: Waiting, of: KnownArticle): void {
    const { source, place } = told;
    const { title } = item.article;
    const annotations = item.contents?.annotations.length ?? 0;
    tell({ kind: 'duplicate', source, place, title, of, annotations });
  }

  async function findAlike(text: string): Promise<AlikeArticle | undefined> {
    const [near] = (await (await index)?.find(text).catch(() => [])) ?? [];
    return near && alikeOf(near);
  }

  function tellFailure({ source, place }: Told, detail: string): void {
    tell({
      kind: 'failed',
      source,
      place,
      failure: { place, reason: 'not-stored', detail },
    });
  }

  return {
    current: () => current,
    find: (hash) => {
      const same = waiting.find(({ item }) => item.article.textHash === hash);
      if (!same) return undefined;
      const { id, title } = same.item.article;
      return { id, title, isDeleted: false };
    },
    add: async (item, told) => {
      waiting.push({ item, told });
      bytes += (item.original?.length ?? 0) + item.revision.text.length;
      if (waiting.length >= MOST_ARTICLES || bytes >= MOST_BYTES) await flush();
    },
    flush,
  };
}

function moveTo(item: NewArticle, { project, me }: CurrentProject): NewArticle {
  return {
    ...item,
    article: { ...item.article, projectId: project.id },
    layer: { ...item.layer, annotatorId: me, codebookVersion: project.codebook.version },
  };
}
