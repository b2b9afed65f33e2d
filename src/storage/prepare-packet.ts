import { sortedAnnotations, sortedRelations } from '#domain/annotation/build-layer-state.ts';
import type { Article } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type LayerId,
  type ProjectId,
  brand,
} from '#domain/ids.ts';
import type { Packet } from '#domain/packets/packet.ts';
import { withAnnotatorId, withArticleId, withLayerIds } from '#domain/packets/rename-bundle.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { hashText } from '#domain/text/hash-text.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
import { attachTo } from './attach-article.ts';
import type { Database, LayerRow } from './database.ts';
import type { Here } from './import-bundle.ts';
import { loadDuplicateIndex } from './near-duplicates.ts';
import type { LayerParts } from './pack-layer.ts';
import type { ArticleMatch } from './packet-messages.ts';
import { readLayer } from './read-layer.ts';

/** What is here, as far as a packet can touch it. */
export type PacketGround = {
  readonly project: Project;
  readonly articles: readonly Article[];
  readonly layers: readonly LayerRow[];
  readonly entities: readonly Entity[];
};

/** One article of a packet, told in terms of this library. */
export type PreparedArticle = {
  readonly fileId: ArticleId;
  readonly match: ArticleMatch;
  /** On the text that is here; undefined where there is none. */
  readonly attached: ArticleBundle | undefined;
  /** As an article of its own. */
  readonly own: ArticleBundle;
};

export type PreparedPacket = {
  readonly ground: PacketGround;
  readonly basis: string;
  readonly articles: readonly PreparedArticle[];
  /** Id of a layer as it is here → in the file. */
  readonly fileLayerIds: ReadonlyMap<LayerId, LayerId>;
  /** Contents of layers here that the packet has another copy of. */
  readonly copies: ReadonlyMap<LayerId, LayerParts>;
  readonly isMineOther: boolean;
};

/** Least part of two texts' runs of words that must be the same: a cut or a changed paragraph takes many of a short one. */
const LEAST_ALIKE = 0.4;

/**
 * Finds the articles of a packet in the library and reads what is to be compared. `mine`: whose the work under my own id
 * is; `other` gives it an annotator of its own, and once it was so decided it stays so.
 */
export async function preparePacket(
  db: Database,
  here: Here,
  bundle: ProjectBundle,
  mine: 'mine' | 'other',
): Promise<PreparedPacket | undefined> {
  const ground = await db.transaction('r', groundTables(db), () => readGround(db, here));
  if (!ground) return undefined;
  const stranger = strangerId(here.me, bundle.project.id);
  const isKnownStranger =
    bundle.packet?.from === here.me && ground.project.annotators.some(({ id }) => id === stranger);
  const isMineOther = mine === 'other' || isKnownStranger;
  const fileLayerIds = new Map<LayerId, LayerId>();
  const items = bundle.articles
    .filter(({ article }) => article.deletedAt === undefined)
    .map((item) => sendersOwn(item, here.me, bundle.packet))
    .map((item) => (isMineOther ? apart(item, here.me, bundle.project.id, fileLayerIds) : item));
  const reviewed = new Set<unknown>(await db.reviews.orderBy('articleId').uniqueKeys());
  const index = await loadDuplicateIndex(db, here.projectId);
  const articles: PreparedArticle[] = [];
  /** One text twice in the packet is two articles. */
  const taken = new Set<ArticleId>();
  for (const item of items) {
    const free = ground.articles.filter(({ id }) => !taken.has(id));
    // oxlint-disable-next-line no-await-in-loop -- One text after another: all at once would be too much memory.
    const { attached, ...prepared } = await prepareArticle(db, item, free, ground, index);
    if (attached) taken.add(attached.article.id);
    articles.push({
      ...prepared,
      attached: attached && withoutWorkedOut(attached, reviewed.has(attached.article.id)),
      own: withoutWorkedOut(prepared.own, false),
    });
  }
  const copies = await readCopies(db, articles, ground);
  return { ground, basis: basisOf(ground), articles, fileLayerIds, copies, isMineOther };
}

export function groundTables(db: Database) {
  return [db.meta, db.projects, db.articles, db.layers, db.entities];
}

/** To be called inside a transaction over `groundTables`. Undefined: another project is worked on by now. */
export async function readGround(
  db: Database,
  { projectId }: Here,
): Promise<PacketGround | undefined> {
  const [current, project, articles, layers, entities] = await Promise.all([
    db.meta.get('current'),
    db.projects.get(projectId),
    db.articles.where('projectId').equals(projectId).toArray(),
    db.layers.toArray(),
    db.entities.where('projectId').equals(projectId).toArray(),
  ]);
  const isCurrent = current?.key === 'current' && current.projectId === projectId;
  return project && isCurrent ? { project, articles, layers, entities } : undefined;
}

/** Changes when anything changes that a plan may rest on. */
export function basisOf({ project, articles, layers, entities }: PacketGround): string {
  return hashText(
    canonicalJson([
      project,
      articles.map(({ id, textHash, deletedAt }) => [id, textHash, deletedAt ?? 0]),
      layers.map(({ id, rev, articleId, annotatorId }) => [id, rev, articleId, annotatorId]),
      entities,
    ]),
  );
}

/** The annotator whom somebody else's work under an id that is mine is given to: always the same for that project. */
export function strangerId(id: AnnotatorId, projectId: ProjectId): AnnotatorId {
  return brand<AnnotatorId>(`${id}@${projectId}`);
}

/**
 * Nobody decides or says anything in my name but me; and a file in a team's folder speaks for the one whose folder it is in.
 */
function sendersOwn(item: ArticleBundle, me: AnnotatorId, packet: Packet | undefined) {
  const isTeam = packet?.kind === 'team';
  const mayBeBy = (id: AnnotatorId): boolean =>
    packet?.from === id || (!isTeam && (id !== me || packet === undefined));
  return {
    ...item,
    layers: item.layers.filter(({ layer }) => !isTeam || mayBeBy(layer.annotatorId)),
    ...(item.reviews && { reviews: item.reviews.filter(({ by }) => mayBeBy(by)) }),
    ...(item.comments && { comments: item.comments.filter(({ by }) => mayBeBy(by)) }),
  };
}

/** Where anybody has decided, here or there, the curated layer is worked out of everybody's decisions: no copy of it is one of both. */
function withoutWorkedOut(item: ArticleBundle, isReviewedHere: boolean): ArticleBundle {
  if (!isReviewedHere && (item.reviews ?? []).length === 0) return item;
  return { ...item, layers: item.layers.filter(({ layer }) => layer.role !== 'curated') };
}

/** Work under my id that is not mine: under an id of its own, its layers too. */
function apart(
  item: ArticleBundle,
  me: AnnotatorId,
  projectId: ProjectId,
  fileLayerIds: Map<LayerId, LayerId>,
): ArticleBundle {
  const ids = new Map<LayerId, LayerId>();
  for (const { layer } of [...item.layers, ...(item.frozen ?? [])]) {
    if (layer.annotatorId !== me || layer.role === 'curated') continue;
    const id = brand<LayerId>(`${layer.id}@${projectId}`);
    ids.set(layer.id, id);
    fileLayerIds.set(id, layer.id);
  }
  return withLayerIds(withAnnotatorId(item, me, strangerId(me, projectId)), ids);
}

async function prepareArticle(
  db: Database,
  item: ArticleBundle,
  articles: readonly Article[],
  ground: PacketGround,
  index: Awaited<ReturnType<typeof loadDuplicateIndex>>,
): Promise<PreparedArticle> {
  const fileId = item.article.id;
  const own = ownArticle(item, ground.articles);
  const same = articles.filter(({ textHash }) => textHash === item.article.textHash);
  const known =
    same.find(({ id }) => id === fileId) ??
    same.find(({ deletedAt }) => deletedAt === undefined) ??
    same[0];
  if (known) {
    const isDeleted = known.deletedAt !== undefined;
    const attached = withArticleId(item, known.id);
    return { fileId, match: { kind: 'known', id: known.id, isDeleted }, attached, own };
  }
  const [near] = await index.find(item.revision.text, { threshold: LEAST_ALIKE });
  const target = near && articles.find(({ id }) => id === near.articleId);
  const revision = target && (await db.texts.get(target.textHash));
  if (!near || !revision) return { fileId, match: { kind: 'new' }, attached: undefined, own };
  const { bundle, report } = attachTo(item, near.articleId, revision);
  const { articleId: id, title, alike: share } = near;
  return { fileId, match: { kind: 'near', id, title, share, report }, attached: bundle, own };
}

/** An article that has its id already and another text is another one. */
function ownArticle(item: ArticleBundle, articles: readonly Article[]): ArticleBundle {
  const { id, textHash } = item.article;
  return articles.some((each) => each.id === id)
    ? withArticleId(item, brand<ArticleId>(`${id}@${textHash.slice(0, 8)}`))
    : item;
}

async function readCopies(
  db: Database,
  articles: readonly PreparedArticle[],
  { layers, entities }: PacketGround,
): Promise<ReadonlyMap<LayerId, LayerParts>> {
  const wanted = new Set<LayerId>();
  for (const { attached, own } of articles) {
    for (const { layer } of (attached ?? own).layers) {
      const copy = copyHere(layers, layer);
      if (copy) wanted.add(copy.id);
    }
  }
  const copies = new Map<LayerId, LayerParts>();
  for (const id of wanted) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: a layer can be large.
    const read = await readLayer(db, id, entities);
    if (!read) continue;
    copies.set(id, {
      annotations: sortedAnnotations(read.state),
      relations: sortedRelations(read.state),
    });
  }
  return copies;
}

/** The layer here that another one would be a copy of: by id, else the same person's on that text. */
export function copyHere(
  layers: readonly LayerRow[],
  layer: Pick<LayerRow, 'id' | 'articleId' | 'annotatorId' | 'role'>,
): LayerRow | undefined {
  return (
    layers.find(({ id }) => id === layer.id) ??
    layers.find(
      (each) =>
        each.articleId === layer.articleId &&
        each.role === layer.role &&
        (each.annotatorId === layer.annotatorId || each.role === 'curated'),
    )
  );
}
