import type { Article } from '#domain/article/article.ts';
import type { AnnotatorId, ArticleId, ProjectId } from '#domain/ids.ts';
import { withAnnotatorId } from '#domain/packets/rename-bundle.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Annotator, Project } from '#domain/project/project.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { addMissingEntities } from './add-entities.ts';
import { addTexts } from './add-texts.ts';
import {
  type Database,
  type LayerRow,
  type SnapshotRow,
  addLayers,
  revisionsOf,
  rowsOf,
} from './database.ts';
import { CodebookDiffers, mergeProjects } from './merge-projects.ts';
import { type PackedLayer, packLayer } from './pack-layer.ts';
import { placeArticles } from './place-articles.ts';
import { addReviewRows, reviewRowsOf } from './review-rows.ts';
import { saidRows } from './said-rows.ts';
import type { StorageFailure } from './save-failure.ts';
import { failureOf, writeOrThrow } from './write.ts';

export type Imported = {
  /** `replaced-empty`: nothing had been annotated here, so the file's project is the current one now. */
  readonly mode: 'replaced-empty' | 'added';
  readonly articles: number;
  readonly annotations: number;
  /** Articles that were here already and stayed as they are. */
  readonly skipped: number;
  /** Articles that were here already, whose layer in the file is of a higher revision and took its place. */
  readonly newer: readonly { readonly articleId: ArticleId; readonly rev: number }[];
  /** `replaced-empty`: articles that were in the library before and still are. */
  readonly kept: number;
  /** Layers that came and are not mine. */
  readonly otherLayers: number;
  /** Of these layers, those that came to articles that were here already. */
  readonly beside: number;
  /** Name of the file's one annotator, whose layers count as mine from now on. */
  readonly takenAsMe?: string;
};

export type ImportFailure =
  | StorageFailure
  /** The project was replaced or deleted meanwhile. */
  | { readonly kind: 'no-project' }
  /** A codebook of that version is here with other content: the layers of one of them would not fit. */
  | { readonly kind: 'codebook-differs'; readonly place: string; readonly version: string };

/** The project that is worked on, and whose layers are shown in it. */
export type Here = { readonly projectId: ProjectId; readonly me: AnnotatorId };

/**
 * Stores what a project file holds, in one transaction: all of it, or nothing changes.
 *
 * Where nothing has been annotated yet (a first visit, a try of the sample) the file's project
 * becomes the current one and what is in the library stays beside it. Otherwise its articles come
 * beside those that are here, and the only annotator of a file from elsewhere is taken as me: else
 * one's own backup would show nothing of what one annotated. No article and no entity that is known
 * is overwritten, but an entity that is protected in the file is so here too; of a layer that is here too, the copy of the higher revision wins. Layers of a text that is
 * here, under whatever id, come beside those that it has.
 */
export async function importBundle(
  db: Database,
  here: Here,
  bundle: ProjectBundle,
): Promise<Result<Imported, ImportFailure>> {
  const snapshots = packAll(bundle);
  try {
    const imported = await writeOrThrow(db, importTables(db), async () => {
      const stored = await readStored(db, here);
      const owner =
        bundle.project.annotators.find(({ id }) => id === here.me) ?? bundle.project.annotators[0];
      return stored.isAnnotated || !owner
        ? addBundle(db, here, { bundle, stored, snapshots })
        : adoptBundle(db, here, owner, { bundle, stored, snapshots });
    });
    if (imported.articles + imported.newer.length + imported.beside > 0) db.canary.set();
    return ok(imported);
  } catch (error) {
    if (error instanceof NoProject) return err({ kind: 'no-project' });
    if (error instanceof CodebookDiffers) {
      const { place, version } = error;
      return err({ kind: 'codebook-differs', place, version });
    }
    return err(failureOf(db, error));
  }
}

class NoProject extends Error {
  override readonly name = 'NoProject';
}

type Stored = {
  readonly project: Project;
  readonly articles: readonly Article[];
  readonly layers: readonly LayerRow[];
  /** Layers with at least one act. */
  readonly annotated: readonly LayerRow[];
  /** One of those is of an article that is not deleted. */
  readonly isAnnotated: boolean;
};
type Incoming = {
  readonly bundle: ProjectBundle;
  readonly stored: Stored;
  readonly snapshots: Packed;
};

async function readStored(db: Database, { projectId }: Here): Promise<Stored> {
  const [current, project, articles, layers] = await Promise.all([
    db.meta.get('current'),
    db.projects.get(projectId),
    db.articles.toArray(),
    db.layers.toArray(),
  ]);
  if (!project || current?.key !== 'current' || current.projectId !== projectId) {
    throw new NoProject();
  }
  const deleted = new Set(
    articles.filter(({ deletedAt }) => deletedAt !== undefined).map(({ id }) => id),
  );
  const annotated = layers.filter(({ rev }) => rev > 0);
  return {
    project,
    articles,
    layers,
    annotated,
    isAnnotated: annotated.some(({ articleId }) => !deleted.has(articleId)),
  };
}

/** The file's project becomes the current one, its owner is who works here; what is here moves in. */
async function adoptBundle(
  db: Database,
  here: Here,
  owner: Annotator,
  incoming: Incoming,
): Promise<Imported> {
  const { bundle, stored } = incoming;
  const projectId = bundle.project.id;
  const layers = withOwner(stored.layers, here.me, owner.id);
  const said = await saidRows(db, layers, here.me, owner.id);
  const project = mergeProjects(bundle.project, stored.project, {
    annotators: new Set([...layers.map((layer) => layer.annotatorId), ...said.people]),
    versions: new Set(
      [...layers, ...said.frozen.map(({ layer }) => layer)].map((layer) => layer.codebookVersion),
    ),
    annotated: new Set(stored.annotated.map((layer) => layer.codebookVersion)),
  });
  // Where no layer can name an entity, those here are leftovers of what was deleted for good.
  const entities = stored.annotated.length > 0 ? await db.entities.toArray() : [];
  await Promise.all([db.projects.clear(), db.entities.clear()]);
  await Promise.all([
    db.projects.add(project),
    db.meta.put({ key: 'current', projectId, me: owner.id }),
    db.entities.bulkAdd(entities.map((entity) => ({ ...entity, projectId }))),
    db.articles.bulkPut(stored.articles.map((article) => ({ ...article, projectId }))),
    db.layers.bulkPut(layers),
    db.frozen.bulkPut([...said.frozen]),
    db.comments.bulkPut([...said.comments]),
    db.reviews.bulkDelete(said.oldReviews.map(({ articleId, by, seq }) => [articleId, by, seq])),
  ]);
  await db.reviews.bulkPut([...said.reviews]);
  const moved = { ...stored, layers };
  const taken = await takeArticles(db, { projectId, me: owner.id }, { ...incoming, stored: moved });
  const inFile = new Set(bundle.articles.map(({ article }) => article.id));
  const kept = stored.articles.filter(
    ({ id, deletedAt }) => deletedAt === undefined && !inFile.has(id),
  );
  return { mode: 'replaced-empty', ...taken, kept: kept.length };
}

/** Layers of mine go on being mine under the new id, except where that would make two on one article. */
function withOwner(
  layers: readonly LayerRow[],
  me: AnnotatorId,
  owner: AnnotatorId,
): readonly LayerRow[] {
  const owned = new Set(
    layers.filter(({ annotatorId }) => annotatorId === owner).map(({ articleId }) => articleId),
  );
  return layers.map((layer) =>
    layer.annotatorId === me && !owned.has(layer.articleId)
      ? { ...layer, annotatorId: owner }
      : layer,
  );
}

async function addBundle(db: Database, here: Here, incoming: Incoming): Promise<Imported> {
  const { bundle, stored } = incoming;
  const stranger = onlyStranger(bundle, stored, here);
  const annotators = bundle.project.annotators.filter((each) => each !== stranger);
  const other = { ...bundle.project, annotators };
  await db.projects.put(mergeProjects(stored.project, other));
  const mine = stranger ? withAnnotator(bundle, stranger.id, here.me) : bundle;
  const taken = await takeArticles(db, here, { ...incoming, bundle: mine });
  return { mode: 'added', ...taken, kept: 0, ...(stranger && { takenAsMe: stranger.name }) };
}

/**
 * The file's only annotator, where nobody here is known by that id. Whoever has worked on a text that I have worked on
 * too is a colleague: that one's layers come beside mine.
 */
function onlyStranger(
  { project, articles }: ProjectBundle,
  stored: Stored,
  { me }: Here,
): Annotator | undefined {
  const [only, ...others] = project.annotators;
  const isKnown = stored.project.annotators.some(({ id }) => id === only?.id);
  if (others.length > 0 || isKnown) return undefined;
  const mine = new Set<string>(
    stored.annotated.filter((layer) => layer.annotatorId === me).map(({ textHash }) => textHash),
  );
  return articles.some(({ article }) => mine.has(article.textHash)) ? undefined : only;
}

function withAnnotator(bundle: ProjectBundle, from: AnnotatorId, to: AnnotatorId): ProjectBundle {
  return {
    ...bundle,
    articles: bundle.articles.map((item) => withAnnotatorId(item, from, to)),
  };
}

async function takeArticles(db: Database, here: Here, { bundle, stored, snapshots }: Incoming) {
  const layers = new Map(stored.layers.map((layer) => [layer.id, layer]));
  const placed = placeArticles(bundle.articles, stored.articles, stored.layers);
  const fresh = placed.flatMap(({ item, isHere }) =>
    !isHere && !item.layers.some(({ layer }) => layers.has(layer.id)) ? [item] : [],
  );
  const known = placed.flatMap(({ item, isHere }) => (isHere ? [item] : []));
  const beside = known.map((item) => layersBeside(item, stored));
  const newer = placed.flatMap(({ item }) =>
    item.layers.filter((each) => isNewer(each, layers.get(each.layer.id))),
  );
  const touched = new Set(
    [...newer, ...beside.flat()].map(({ layer: { articleId } }) => articleId),
  );
  const skipped = placed.filter(
    ({ item }) => !fresh.includes(item) && !touched.has(item.article.id),
  );
  const { projectId } = here;
  await addMissingEntities(db, projectId, bundle.entities);
  const added = [...fresh.flatMap((item) => item.layers), ...beside.flat()];
  await Promise.all([
    addTexts(
      db,
      fresh.map(({ article, revision }) => ({
        article: { ...article, projectId },
        revision,
      })),
    ),
    addLayers(
      db,
      added.map(({ layer }) => layer),
    ),
    db.snapshots.bulkAdd(snapshotsOf(added, snapshots)),
    db.originals.bulkAdd(
      fresh.flatMap(({ article, original }) =>
        original ? [{ articleId: article.id, bytes: original }] : [],
      ),
    ),
    addReviewRows(db, reviewRowsOf([...fresh, ...known])),
    ...newer.map((each) => replaceLayer(db, each, snapshots)),
  ]);
  return {
    articles: fresh.length,
    annotations: added.reduce((sum, { annotations }) => sum + annotations.length, 0),
    skipped: skipped.length,
    newer: newer.map(({ layer: { articleId, rev } }) => ({ articleId, rev })),
    otherLayers: added.filter(({ layer }) => layer.annotatorId !== here.me).length,
    beside: beside.flat().length,
  };
}

/** Layers of an article that is here, by people who have none on it yet; what nobody has begun on is none. */
function layersBeside({ layers }: ArticleBundle, stored: Stored): readonly LayerBundle[] {
  return layers.filter(
    ({ layer }) =>
      layer.rev > 0 &&
      !stored.layers.some(
        (each) =>
          each.id === layer.id ||
          (each.articleId === layer.articleId &&
            each.role === layer.role &&
            (each.annotatorId === layer.annotatorId || each.role === 'curated')),
      ) &&
      stored.articles.some(
        ({ id, textHash }) => id === layer.articleId && textHash === layer.textHash,
      ),
  );
}

/** The same layer of the same text, further on. */
function isNewer({ layer }: LayerBundle, stored: LayerRow | undefined): boolean {
  return (
    stored !== undefined &&
    stored.articleId === layer.articleId &&
    stored.annotatorId === layer.annotatorId &&
    stored.textHash === layer.textHash &&
    stored.rev < layer.rev
  );
}

/** The log tells how the replaced copy came about; it does not lead to this one. */
async function replaceLayer(db: Database, bundle: LayerBundle, snapshots: Packed): Promise<void> {
  const { layer } = bundle;
  const rows = rowsOf(layer);
  await Promise.all([
    revisionsOf(db.log, layer.id).delete(),
    revisionsOf(db.snapshots, layer.id).delete(),
  ]);
  await Promise.all([
    db.layers.put(rows.layer),
    db.uses.put(rows.uses),
    db.snapshots.bulkAdd(snapshotsOf([bundle], snapshots)),
  ]);
}

/** By a layer's annotations: its id may be another one here. */
type Packed = ReadonlyMap<LayerBundle['annotations'], PackedLayer>;

/** Packed before the transaction begins: it would hold up everyone else's while it waits. */
function packAll({ articles }: ProjectBundle): Packed {
  const packed = new Map<LayerBundle['annotations'], PackedLayer>();
  for (const { layers } of articles) {
    for (const { annotations, relations } of layers) {
      packed.set(annotations, packLayer({ annotations, relations }));
    }
  }
  return packed;
}

function snapshotsOf(layers: readonly LayerBundle[], packed: Packed): readonly SnapshotRow[] {
  return layers.flatMap(({ layer, annotations }) => {
    const own = packed.get(annotations);
    return own ? [{ layerId: layer.id, rev: layer.rev, packed: own }] : [];
  });
}

function importTables(db: Database) {
  return [
    db.projects,
    db.entities,
    db.articles,
    db.texts,
    db.originals,
    db.layers,
    db.uses,
    db.snapshots,
    db.log,
    db.frozen,
    db.reviews,
    db.comments,
  ];
}
