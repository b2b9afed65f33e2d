import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import {
  buildLayerState,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { curatedLayerId } from '#domain/curation/curated-layer-id.ts';
import { type ReviewLog, foldReview } from '#domain/curation/fold-review.ts';
import type { ReviewEntry, ReviewMode, ReviewRow } from '#domain/curation/review-log.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotatorId, ArticleId, Instant, LayerId } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type Database, type FrozenRow, layerOf, revisionsOf, rowsOf } from './database.ts';
import { areSame } from './compare-copies.ts';
import { entryOf } from './log-entry.ts';
import { packLayer, unpackLayer } from './pack-layer.ts';
import { restoreLayer } from './replay.ts';
import type { StorageFailure } from './save-failure.ts';
import { failureOf, write, writeOrThrow } from './write.ts';

/** A layer as it was when it was frozen. */
export type FrozenLayer = {
  readonly layer: Layer;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Its revision now; the frozen one's where the layer itself is gone. */
  readonly currentRev: number;
};

export type StoredReview = {
  readonly project: Project;
  readonly article: Article;
  readonly revision: TextRevision;
  /** Those compared, sorted by id. */
  readonly layers: readonly FrozenLayer[];
  /** Somebody has come to the article since, whose work is not among them. */
  readonly hasNewLayers: boolean;
  /** Everybody's. */
  readonly rows: readonly ReviewRow[];
  readonly entities: readonly Entity[];
};

export type ReviewFailure =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'damaged' }
  /** Nobody has annotated it, or only the one who asks. */
  | { readonly kind: 'nothing-to-compare' }
  | StorageFailure;

export type ReviewBeginning = {
  readonly articleId: ArticleId;
  readonly me: AnnotatorId;
  readonly at: Instant;
  /** Compare the layers as they are now, and decide in this way; as it was before where left out. */
  readonly again?: { readonly mode?: ReviewMode };
  /** Only look at it as it was begun; begin none. */
  readonly isAsIs?: boolean;
};

/**
 * The review of an article, begun if it was not: the layers are frozen as they are and compared so from
 * then on. As long as nothing is decided it follows the layers: opening it freezes them anew.
 */
export async function openStoredReview(
  db: Database,
  beginning: ReviewBeginning,
): Promise<Result<StoredReview, ReviewFailure>> {
  const { articleId } = beginning;
  const stores = [
    db.projects,
    db.articles,
    db.texts,
    db.layers,
    db.uses,
    db.snapshots,
    db.log,
    db.entities,
    db.reviews,
    db.frozen,
  ];
  try {
    return await writeOrThrow(db, stores, async () => {
      const article = await db.articles.get(articleId);
      if (!article || article.deletedAt !== undefined) return err({ kind: 'not-found' });
      const [project, revision, entities, rows] = await Promise.all([
        db.projects.get(article.projectId),
        db.texts.get(article.textHash),
        db.entities.where('projectId').equals(article.projectId).toArray(),
        db.reviews.where('articleId').equals(articleId).toArray(),
      ]);
      if (!project || !revision) return err({ kind: 'damaged' });
      const found = await layersToCompare(db, article, entities, { ...beginning, rows });
      if (found === 'damaged') return err({ kind: 'damaged' });
      if (found === 'none') return err({ kind: 'nothing-to-compare' });
      const isAlone = found.layers.every(({ layer }) => layer.annotatorId === beginning.me);
      // Somebody may have looked through my work alone.
      if (isAlone && beginning.isAsIs !== true) return err({ kind: 'nothing-to-compare' });
      return ok({
        project,
        article,
        revision,
        entities,
        layers: found.layers,
        hasNewLayers: found.hasNewLayers,
        rows: found.begin ? [...rows, found.begin] : rows,
      });
    });
  } catch (error) {
    return err(failureOf(db, error));
  }
}

type Begun = ReviewBeginning & { readonly rows: readonly ReviewRow[] };

type ToCompare = {
  readonly layers: readonly FrozenLayer[];
  readonly hasNewLayers: boolean;
  /** Written just now. */
  readonly begin?: ReviewRow;
};

async function layersToCompare(
  db: Database,
  article: Article,
  entities: readonly Entity[],
  { me, at, again, isAsIs = false, rows }: Begun,
): Promise<ToCompare | 'damaged' | 'none'> {
  const log = foldReview(rows);
  const current = (await db.layers.where('articleId').equals(article.id).toArray())
    .filter(({ role, rev }) => role === 'annotator' && rev > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const revs = new Map(current.map(({ id, rev }) => [id, rev]));
  const begun = log.begin?.layers ?? [];
  const isDecided = log.positions.size > 0;
  const begunRevs = new Map(begun.map(({ id, rev }) => [id, rev]));
  // One that is gone is still compared as it was.
  const isBehind = current.some(({ id, rev }) => begunRevs.get(id) !== rev);
  if (begun.length > 0 && !again && (isAsIs || isDecided || !isBehind)) {
    const frozen = await readFrozen(db, article, begun, revs);
    if (frozen)
      return { layers: frozen, hasNewLayers: current.some(({ id }) => !begunRevs.has(id)) };
  }
  if (isAsIs) return 'none';
  const layers: FrozenLayer[] = [];
  const frozenRows: FrozenRow[] = [];
  for (const row of current) {
    // oxlint-disable-next-line no-await-in-loop -- Few, and each is held whole.
    const frozen = await freeze(db, row.id, entities, at);
    if (!frozen) return 'damaged';
    layers.push(frozen.layer);
    frozenRows.push(frozen.row);
  }
  const hasNewLayers = false;
  if (current.every(({ annotatorId }) => annotatorId === me)) return { layers, hasNewLayers };
  // Copies that nothing was decided on yet are no longer of use, but for those of a practice.
  if (!isDecided) {
    await db.frozen
      .where('[layerId+rev]')
      .anyOf(begun.map(({ id, rev }): [LayerId, number] => [id, rev]))
      .filter(({ practice }) => practice !== true)
      .delete();
  }
  const known = await db.frozen.bulkGet(
    frozenRows.map(({ layerId, rev }): [LayerId, number] => [layerId, rev]),
  );
  await db.frozen.bulkPut(
    frozenRows.map((row, index) => ({ ...row, ...(known[index]?.practice && { practice: true }) })),
  );
  const begin: ReviewRow = {
    articleId: article.id,
    by: me,
    seq: nextSeq(rows, me),
    at: timeAfter(rows, at),
    entry: {
      kind: 'begin',
      ...(again?.mode && { mode: again.mode }),
      layers: current.map(({ id, rev }) => ({ id, rev })),
    },
  };
  await db.reviews.add(begin);
  return { layers, hasNewLayers, begin };
}

/** `undefined` where one of the copies is not here: it was begun elsewhere. */
async function readFrozen(
  db: Database,
  { id: articleId, textHash }: Article,
  begun: readonly { readonly id: LayerId; readonly rev: number }[],
  revs: ReadonlyMap<LayerId, number>,
): Promise<readonly FrozenLayer[] | undefined> {
  const rows = await db.frozen.bulkGet(begun.map(({ id, rev }): [LayerId, number] => [id, rev]));
  const layers = rows.flatMap((row): readonly FrozenLayer[] => {
    // A file that was tampered with may have brought a copy of another text.
    if (row?.articleId !== articleId || row.layer.textHash !== textHash) return [];
    const parts = unpackLayer(row.packed);
    if (!parts.ok) return [];
    return [{ layer: row.layer, ...parts.value, currentRev: revs.get(row.layerId) ?? row.rev }];
  });
  return layers.length === begun.length ? layers : undefined;
}

async function freeze(
  db: Database,
  layerId: LayerId,
  entities: readonly Entity[],
  at: Instant,
): Promise<{ readonly layer: FrozenLayer; readonly row: FrozenRow } | undefined> {
  const [row, uses, snapshots, log] = await Promise.all([
    db.layers.get(layerId),
    db.uses.get(layerId),
    revisionsOf(db.snapshots, layerId).toArray(),
    revisionsOf(db.log, layerId).toArray(),
  ]);
  if (!row) return undefined;
  const layer = layerOf(row, uses);
  const snapshot = snapshots.at(-1);
  const tail = log.filter(({ rev }) => rev > (snapshot?.rev ?? 0)).map(entryOf);
  const state = restoreLayer(layer, snapshot, tail, entities);
  if (!state.ok) return undefined;
  const annotations = sortedAnnotations(state.value);
  const relations = sortedRelations(state.value);
  const packed = packLayer({ annotations, relations });
  return {
    layer: { layer, annotations, relations, currentRev: layer.rev },
    row: { articleId: layer.articleId, layerId, rev: layer.rev, at, layer, packed },
  };
}

export type ReviewAppend = {
  /** In order, all by one person, following what is stored. */
  readonly rows: readonly ReviewRow[];
  /** What the decisions come to now, these included. */
  readonly curated: CuratedContents;
};

export type CuratedContents = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly codebookVersion: string;
};

export type ReviewAppendFailure =
  | StorageFailure
  /** Another tab has written to the same log. Nothing was written. */
  | { readonly kind: 'conflict' };

class LogConflict extends Error {
  override readonly name = 'LogConflict';
}

/**
 * Puts entries on the disk and with them the curated layer, in one strict transaction: what is decided
 * and what comes of it are never apart.
 */
export async function appendReview(
  db: Database,
  { rows, curated }: ReviewAppend,
): Promise<Result<void, ReviewAppendFailure>> {
  const [first] = rows;
  if (!first) return ok(undefined);
  // With `articles` among them the transaction is a strict one, although it writes a snapshot.
  const stores = [db.articles, db.reviews, db.layers, db.uses, db.snapshots];
  try {
    await writeOrThrow(db, stores, async () => {
      const { articleId, by } = first;
      const [article, last] = await Promise.all([
        db.articles.get(articleId),
        db.reviews
          .where('[articleId+by+seq]')
          .between([articleId, by, 0], [articleId, by, Number.MAX_SAFE_INTEGER])
          .last(),
      ]);
      if (!article || (last?.seq ?? 0) + 1 !== first.seq) throw new LogConflict();
      await Promise.all([db.reviews.bulkAdd(rows), putCurated(db, article, by, curated)]);
    });
    return ok(undefined);
  } catch (error) {
    return err(error instanceof LogConflict ? { kind: 'conflict' } : failureOf(db, error));
  }
}

/** Everybody's entries about an article. */
export function readReviewRows(db: Database, articleId: ArticleId): Promise<readonly ReviewRow[]> {
  return db.reviews.where('articleId').equals(articleId).toArray();
}

/** The latest verdict on each layer of these articles. */
export async function readVerdicts(
  db: Database,
  articleIds: readonly ArticleId[],
): Promise<ReviewLog['verdicts']> {
  const rows = await db.reviews.where('articleId').anyOf(articleIds).toArray();
  return foldReview(rows).verdicts;
}

/**
 * The time of a new entry: now, and after all that there are. The latest word counts, and a colleague's clock that is
 * ahead, or one's own that was set back, must not make an older one the latest.
 */
export function timeAfter(rows: readonly ReviewRow[], at: Instant): Instant {
  return rows.reduce((last, row) => Math.max(last, row.at + 1), at);
}

export function nextSeq(rows: readonly ReviewRow[], by: AnnotatorId): number {
  return rows.reduce((last, row) => (row.by === by ? Math.max(last, row.seq) : last), 0) + 1;
}

export function reviewRow(
  rows: readonly ReviewRow[],
  { articleId, by, at }: Pick<ReviewRow, 'articleId' | 'by' | 'at'>,
  entry: ReviewEntry,
): ReviewRow {
  return { articleId, by, seq: nextSeq(rows, by), at, entry };
}

/**
 * Annotations and relations of a stored agreed version that is another one than `curated`, which is what has been decided
 * comes to: it came with a file. 0 where there is none.
 */
export async function agreedElsewhere(
  db: Database,
  articleId: ArticleId,
  curated: Pick<CuratedContents, 'annotations' | 'relations'>,
): Promise<number> {
  const snapshots = await revisionsOf(db.snapshots, curatedLayerId(articleId)).toArray();
  const packed = snapshots.at(-1)?.packed;
  const stored = packed && unpackLayer(packed);
  if (!stored?.ok) return 0;
  const { annotations, relations } = stored.value;
  return areSame(stored.value, { annotations: curated.annotations, relations: curated.relations })
    ? 0
    : annotations.length + relations.length;
}

/** Stores the curated layer anew where it is not what the decisions come to: some have come from elsewhere. */
export async function refreshCurated(
  db: Database,
  articleId: ArticleId,
  by: AnnotatorId,
  curated: CuratedContents,
): Promise<Result<void, StorageFailure>> {
  const stores = [db.articles, db.layers, db.uses, db.snapshots];
  return write(db, stores, async () => {
    const id = curatedLayerId(articleId);
    const [article, snapshots] = await Promise.all([
      db.articles.get(articleId),
      revisionsOf(db.snapshots, id).toArray(),
    ]);
    const packed = snapshots.at(-1)?.packed;
    const stored = packed && unpackLayer(packed);
    const { annotations, relations } = curated;
    const isSame = stored?.ok === true && areSame(stored.value, { annotations, relations });
    if (article && !isSame) await putCurated(db, article, by, curated);
  });
}

async function putCurated(
  db: Database,
  { id: articleId, textHash }: Article,
  by: AnnotatorId,
  { annotations, relations, codebookVersion }: CuratedContents,
): Promise<void> {
  const id = curatedLayerId(articleId);
  const [stored, snapshots] = await Promise.all([
    db.layers.get(id),
    revisionsOf(db.snapshots, id).primaryKeys(),
  ]);
  const rev = (stored?.rev ?? 0) + 1;
  const state = buildLayerState(annotations, relations, []);
  const { layer, uses } = rowsOf({
    id,
    articleId,
    annotatorId: by,
    textHash,
    codebookVersion,
    role: 'curated',
    state: 'draft',
    rev,
    counts: countLayer(state),
    entityIds: entityIdsOf(state),
  });
  await Promise.all([
    db.layers.put(layer),
    db.uses.put(uses),
    db.snapshots.bulkDelete(snapshots),
    db.snapshots.add({ layerId: id, rev, packed: packLayer({ annotations, relations }) }),
  ]);
}
