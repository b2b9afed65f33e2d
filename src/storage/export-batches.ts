import {
  compareAnnotations,
  compareIds,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import { sketchText } from '#domain/article/similarity.ts';
import type { ExportSelection } from '#domain/export/export-set.ts';
import type { SplitArticle } from '#domain/export/split-set.ts';
import type { ArticleId, EntityId, ProjectId, TextHash } from '#domain/ids.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { type Database, type LayerRow, layerOf, revisionsOf } from './database.ts';
import { entryOf } from './log-entry.ts';
import { unpackLayer } from './pack-layer.ts';
import { restoreLayer } from './replay.ts';

/** What is kept of an article while all are gone through. */
export type ListedArticle = Pick<SplitArticle, 'id' | 'outlet' | 'publishedAt'> & {
  readonly id: ArticleId;
  readonly textHash: TextHash;
};

export type ProjectList = {
  readonly project: Project;
  /** In the order of export: as they were added. */
  readonly articles: readonly ListedArticle[];
};

/** The chosen articles of a project by name only; texts and layers are read batch by batch. */
export async function listArticles(
  db: Database,
  projectId: ProjectId,
  chosen: ReadonlySet<string> | undefined,
): Promise<ProjectList | undefined> {
  return db.transaction('r', [db.projects, db.articles], async () => {
    const project = await db.projects.get(projectId);
    if (!project) return undefined;
    const rows = await db.articles.where('projectId').equals(projectId).toArray();
    const articles = rows
      .filter(({ id, deletedAt }) => deletedAt === undefined && chosen?.has(id) !== false)
      .toSorted((a, b) => a.createdAt - b.createdAt || compareIds(a, b))
      .map(({ id, textHash, outlet, publishedAt }) => ({
        id,
        textHash,
        ...(outlet !== undefined && { outlet }),
        ...(publishedAt !== undefined && { publishedAt }),
      }));
    return { project, articles };
  });
}

export type ExportBatch = {
  readonly bundle: ProjectBundle;
  /** Titles of articles that cannot be read whole. */
  readonly damaged: readonly string[];
};

/** Some articles with all that belongs to them and whom they name, as they are on the disk at one moment. */
export async function readBatch(
  db: Database,
  project: Project,
  listed: readonly ListedArticle[],
): Promise<ExportBatch> {
  const tables = [db.articles, db.texts, db.layers, db.uses, db.snapshots, db.log, db.entities];
  return db.transaction('r', tables, async () => {
    const ids = listed.map(({ id }) => id);
    const [articles, texts, layers] = await Promise.all([
      db.articles.bulkGet(ids),
      db.texts.bulkGet(listed.map(({ textHash }) => textHash)),
      Promise.all(ids.map((id) => db.layers.where('articleId').equals(id).toArray())),
    ]);
    const all = layers.flat();
    const [uses, read] = await Promise.all([
      db.uses.bulkGet(all.map(({ id }) => id)),
      Promise.all(all.map((layer) => readLayerRows(db, layer))),
    ]);
    const entities = await readNamed(
      db,
      uses.flatMap((row) => row?.entityIds ?? []),
    );
    const known = new Map(
      all.map(({ id }, index) => [id, { rows: read[index], uses: uses[index] }]),
    );
    const bundles: ArticleBundle[] = [];
    const damaged: string[] = [];
    for (const [index, article] of articles.entries()) {
      const revision = texts[index];
      // Deleted, or given another text, since it was listed.
      if (!article || article.deletedAt !== undefined) continue;
      const whole = (layers[index] ?? []).toSorted(compareIds).map((row) => {
        const { rows, uses: named } = known.get(row.id) ?? {};
        return rows && layerBundle(layerOf(row, named), rows, entities);
      });
      const kept = whole.filter((layer) => layer !== undefined);
      if (!revision || kept.length < whole.length) damaged.push(article.title);
      else bundles.push({ article, revision, layers: kept });
    }
    return { bundle: { project, entities, articles: bundles }, damaged };
  });
}

type LayerRows = Awaited<ReturnType<typeof readLayerRows>>;

async function readLayerRows(db: Database, { id, rev }: LayerRow) {
  const [snapshot] = await revisionsOf(db.snapshots, id).toArray();
  const from = (snapshot?.rev ?? 0) + 1;
  const tail = rev < from ? [] : await revisionsOf(db.log, id, from).toArray();
  return { snapshot, tail: tail.map(entryOf) };
}

function layerBundle(
  layer: LayerBundle['layer'],
  { snapshot, tail }: LayerRows,
  entities: readonly Entity[],
): LayerBundle | undefined {
  // Nothing to be replayed: most layers of a large project have not been touched since.
  if (snapshot && tail.length === 0 && snapshot.rev === layer.rev) {
    const parts = unpackLayer(snapshot.packed);
    if (!parts.ok) return undefined;
    const annotations = parts.value.annotations.toSorted(compareAnnotations);
    return { layer, annotations, relations: parts.value.relations.toSorted(compareIds) };
  }
  const state = restoreLayer(layer, snapshot, tail, entities);
  if (!state.ok) return undefined;
  return {
    layer,
    annotations: sortedAnnotations(state.value),
    relations: sortedRelations(state.value),
  };
}

/** With those they were merged into, and by id. */
async function readNamed(db: Database, named: readonly EntityId[]): Promise<readonly Entity[]> {
  const found = new Map<EntityId, Entity>();
  let wanted: readonly EntityId[] = [...new Set(named)];
  while (wanted.length > 0) {
    // oxlint-disable-next-line no-await-in-loop -- Each round follows the redirects of the one before.
    for (const entity of await db.entities.bulkGet([...wanted])) {
      if (entity) found.set(entity.id, entity);
    }
    wanted = [...new Set([...found.values()].flatMap(({ mergedInto }) => mergedInto ?? []))].filter(
      (id) => !found.has(id) && !wanted.includes(id),
    );
  }
  return [...found.values()].toSorted(compareIds);
}

/** Articles that are looked at at a time. */
const SKETCHED = 200;

/** Those of which there is work of the chosen kind: only they are dealt out. */
export async function withWork(
  db: Database,
  listed: readonly ListedArticle[],
  { layers: choice, annotators }: ExportSelection,
): Promise<readonly ListedArticle[]> {
  const found: ListedArticle[] = [];
  for (let at = 0; at < listed.length; at += SKETCHED) {
    const part = listed.slice(at, at + SKETCHED);
    // oxlint-disable-next-line no-await-in-loop -- All requests at once would be too many.
    const rows = await db.transaction('r', db.layers, () =>
      Promise.all(part.map(({ id }) => db.layers.where('articleId').equals(id).toArray())),
    );
    found.push(
      ...part.filter((_article, index) =>
        rows[index]?.some(
          ({ role, rev, counts, annotatorId }) =>
            (rev > 0 || counts.annotations > 0) &&
            (choice === 'curated'
              ? role === 'curated'
              : role === 'annotator' && annotators?.has(annotatorId) !== false),
        ),
      ),
    );
  }
  return found;
}

/** What a split goes by. A sketch that is not kept is made, from its text. */
export async function sketchArticles(
  db: Database,
  listed: readonly ListedArticle[],
): Promise<readonly SplitArticle[]> {
  const articles: SplitArticle[] = [];
  for (let at = 0; at < listed.length; at += SKETCHED) {
    const part = listed.slice(at, at + SKETCHED);
    const hashes = part.map(({ textHash }) => textHash);
    // oxlint-disable-next-line no-await-in-loop -- All texts at once would be too much memory.
    const rows = await db.sketches.bulkGet(hashes);
    const missing = hashes.filter((_hash, index) => !rows[index]);
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const texts = await db.texts.bulkGet(missing);
    const made = new Map(texts.map((row) => [row?.hash, sketchText(row?.text ?? '')]));
    for (const [index, { textHash, ...article }] of part.entries()) {
      const sketch = rows[index]?.sketch ?? made.get(textHash) ?? new Uint32Array();
      articles.push({ ...article, identity: textHash, sketch });
    }
  }
  return articles;
}
