import { Dexie, type DBCore, type Table, type Transaction } from 'dexie';
import type { LayerTally } from '#domain/annotation/entity-uses.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { ReviewStanding } from '#domain/curation/review-standing.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { GivenPseudonym } from '#domain/export/pseudonyms.ts';
import type {
  AnnotatorId,
  ArticleId,
  CommentId,
  EntityId,
  Instant,
  LayerId,
  ProjectId,
  TextHash,
} from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import type { ActRow } from './act-row.ts';
import type { Canary } from './canary.ts';
import type { KeptReviews } from './kept-reviews.ts';
import type { LogRow } from './log-entry.ts';
import type { PackedLayer } from './pack-layer.ts';

/**
 * Number of the present schema. Kept in `meta` too and compared inside every write transaction:
 * Dexie opens a newer database without complaint, and a tab left open must not write into it.
 */
export const SCHEMA = 3;

/** Native database versions are Dexie's times ten. */
export const NATIVE_VERSION_FACTOR = 10;

type MetaRow =
  | { readonly key: 'schema'; readonly value: number }
  | { readonly key: 'current'; readonly projectId: ProjectId; readonly me: AnnotatorId }
  | { readonly key: 'last-backup'; readonly at: Instant }
  /** See `kept-pseudonyms.ts`. */
  | {
      readonly key: 'pseudonyms';
      readonly projectId: ProjectId;
      readonly given: readonly GivenPseudonym[];
    }
  /** See `kept-reviews.ts`. */
  | { readonly key: 'reviews'; readonly projectId: ProjectId; readonly said: KeptReviews }
  /** See `team-overview.ts`. */
  | {
      readonly key: 'review-standings';
      readonly standings: Readonly<Record<ArticleId, NotedStanding>>;
    }
  | TeamFolderRow;

/** Where the review of an article stood when it was last compared: lists need not compare. */
type NotedStanding = {
  readonly standing: ReviewStanding;
  /** How many entries of logs, and how many merged people, there were: with more of them it is another. */
  readonly entries: number;
  readonly merged: number;
  readonly projectId: ProjectId;
};

/** The folder that a team shares, and what of it is known. */
export type TeamFolderRow = {
  readonly key: 'team-folder';
  /** Of this choice of a folder, in this browser: a part of the name that is written under. */
  readonly id: string;
  readonly projectId: ProjectId;
  readonly handle: FileSystemDirectoryHandle;
  /** Path of a colleague's file → its size and time when it was read whole. */
  readonly seen: Readonly<Record<string, string>>;
  /** Article id → what of mine was written last. */
  readonly written: Readonly<Record<ArticleId, string>>;
};

/** A layer without what is kept apart in `uses`: small, since every edit rewrites it. */
export type LayerRow = Omit<Layer, 'entityIds'>;

/**
 * Which entities a layer names. Apart from the layer's row because of its index: rewriting thirty
 * entries of it with every edit was a third of the time of a save, and they seldom change.
 */
export type UsesRow = { readonly layerId: LayerId; readonly entityIds: readonly EntityId[] };

type OriginalRow = { readonly articleId: ArticleId; readonly bytes: Uint8Array };

/** Which texts are alike is told by these: all of them fit in memory, the texts would not. Made from the text, so it may be missing. */
export type SketchRow = { readonly hash: TextHash; readonly sketch: Uint32Array };

/** A layer whole, as it was at `rev`. The log goes on from there. */
export type SnapshotRow = {
  readonly layerId: LayerId;
  readonly rev: number;
  readonly packed: PackedLayer;
};

/**
 * A layer whole, as it was when a review began: what reviews compare and agreement is measured on, so that
 * what is changed after a talk does not count as agreed before it.
 */
export type FrozenRow = {
  readonly articleId: ArticleId;
  readonly layerId: LayerId;
  readonly rev: number;
  readonly at: Instant;
  readonly layer: Layer;
  readonly packed: PackedLayer;
  /** Made when its annotator was about to see the agreed version, to practise on it. */
  readonly practice?: true;
};

/**
 * How many claims each entity is the answer of in a layer as it was at `rev`. Read off the layer and
 * kept, so that the list of people need not read every layer each time; one of another revision counts as none.
 */
export type TallyRow = {
  readonly layerId: LayerId;
  readonly rev: number;
  /** By which rules it was counted. */
  readonly rules?: number;
  readonly tally: LayerTally;
};

type Stores = {
  readonly meta: Table<MetaRow, MetaRow['key']>;
  readonly projects: Table<Project, ProjectId>;
  readonly articles: Table<Article, ArticleId>;
  readonly texts: Table<TextRevision, TextHash>;
  readonly sketches: Table<SketchRow, TextHash>;
  readonly originals: Table<OriginalRow, ArticleId>;
  readonly layers: Table<LayerRow, LayerId>;
  readonly uses: Table<UsesRow, LayerId>;
  readonly snapshots: Table<SnapshotRow, [LayerId, number]>;
  readonly log: Table<LogRow, [LayerId, number]>;
  readonly entities: Table<Entity, EntityId>;
  readonly acts: Table<ActRow, [ProjectId, number]>;
  readonly tallies: Table<TallyRow, LayerId>;
  readonly reviews: Table<ReviewRow, [ArticleId, AnnotatorId, number]>;
  readonly frozen: Table<FrozenRow, [LayerId, number]>;
  readonly comments: Table<CommentEntry, CommentId>;
};

export type Database = Dexie &
  Stores & {
    readonly canary: Canary;
    /** Set when another tab upgraded the database and this connection was closed for it. */
    readonly lifecycle: { replaced: boolean };
  };

/** Defines the database; `openDatabase` opens it. */
export function defineDatabase(name: string, canary: Canary): Database {
  // On by itself at a local address, which is where the app is at home: long stacks for slower saves.
  Dexie.debug = false;
  // Every act of the user is flushed to the disk before it counts as saved.
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
  dexie.version(1).stores({
    meta: 'key',
    projects: 'id',
    articles: 'id, projectId, textHash',
    texts: 'hash',
    originals: 'articleId',
    layers: 'id, articleId, [annotatorId+articleId]',
    uses: 'layerId, *entityIds',
    snapshots: '[layerId+rev]',
    log: '[layerId+rev]',
    entities: 'id, projectId, speaksFor, partOf',
  });
  dexie
    .version(2)
    .stores({
      entities: 'id, projectId, speaksFor, partOf, mergedInto',
      acts: '[projectId+rev]',
      tallies: 'layerId',
      sketches: 'hash',
    })
    .upgrade(noteSchema);
  dexie
    .version(SCHEMA)
    .stores({
      reviews: '[articleId+by+seq], articleId',
      frozen: '[layerId+rev], articleId, *layer.entityIds',
      comments: 'id, articleId',
    })
    .upgrade(noteSchema);
  dexie.on('populate', (transaction) => {
    void transaction.table<MetaRow>('meta').add({ key: 'schema', value: SCHEMA });
  });
  dexie.use({ stack: 'dbcore', name: 'durability', create: withRelaxedSnapshots });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Dexie adds the tables at run time.
  return Object.assign(dexie, { canary, lifecycle: { replaced: false } }) as Database;
}

/** What is stored needs no change; only the number that every write compares. */
function noteSchema(transaction: Transaction): Promise<unknown> {
  return transaction.table<MetaRow>('meta').put({ key: 'schema', value: SCHEMA });
}

/**
 * A snapshot repeats what the log holds already: losing one to a power cut loses nothing, so it need
 * not wait for the disk. Transactions that also touch articles (import, purge) stay strict.
 */
function withRelaxedSnapshots(core: DBCore): DBCore {
  return {
    ...core,
    transaction: (stores, mode, options) => {
      const isSnapshot = stores.includes('snapshots') && !stores.includes('articles');
      return core.transaction(stores, mode, isSnapshot ? { durability: 'relaxed' } : options);
    },
  };
}

/** Range of all rows of one layer with a revision in `[first, last]`. */
export function revisionsOf<T>(
  table: Table<T, [LayerId, number]>,
  layerId: LayerId,
  first = 0,
  last = Number.MAX_SAFE_INTEGER,
): ReturnType<Table<T, [LayerId, number]>['toCollection']> {
  return table.where('[layerId+rev]').between([layerId, first], [layerId, last], true, true);
}

export function rowsOf({ entityIds, ...layer }: Layer): { layer: LayerRow; uses: UsesRow } {
  return { layer, uses: { layerId: layer.id, entityIds } };
}

export function layerOf(row: LayerRow, uses: UsesRow | undefined): Layer {
  return { ...row, entityIds: uses?.entityIds ?? [] };
}

/** Adds layers that are not there yet. To be called inside a transaction over `layers` and `uses`. */
export async function addLayers(db: Database, layers: readonly Layer[]): Promise<void> {
  const rows = layers.map(rowsOf);
  await Promise.all([
    db.layers.bulkAdd(rows.map(({ layer }) => layer)),
    db.uses.bulkAdd(rows.map(({ uses }) => uses)),
  ]);
}
