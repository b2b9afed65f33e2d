import { f1Of, matchSpans, type SpanMatch } from '#domain/agreement/span-f1.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { sortedAnnotations, sortedRelations } from '#domain/annotation/build-layer-state.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import type { AnnotatorId, ArticleId, Instant, LayerId, ProjectId } from '#domain/ids.ts';
import { type Result, ok } from '#domain/result.ts';
import type { AgreementRequest, TrainingArticle, TrainingAttempt } from './agreement-messages.ts';
import type { Database, FrozenRow } from './database.ts';
import { packLayer, unpackLayer } from './pack-layer.ts';
import { comparedLayer, registryOf } from './read-annotated.ts';
import { readLayer } from './read-layer.ts';
import { loadEntities } from './project-repository.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

/** The articles that have an agreed version, oldest first, with how near the annotator came to it each time. */
export async function listTraining(
  db: Database,
  { projectId, me }: Extract<AgreementRequest, { kind: 'training' }>,
): Promise<readonly TrainingArticle[]> {
  const rows = await readRows(db, projectId, me);
  const found: TrainingArticle[] = [];
  for (const { article, gold, mine } of rows) {
    // oxlint-disable-next-line no-await-in-loop -- Not all at once: each is held whole.
    const read = await readLayer(db, gold.id, []);
    if (!read) continue;
    const target = sortedAnnotations(read.state);
    const own = mine?.counts.annotations ?? 0;
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const attempts = mine ? await readAttempts(db, article.id, mine.id, target) : [];
    found.push({ articleId: article.id, title: article.title, own, attempts });
  }
  return found;
}

async function readRows(db: Database, projectId: ProjectId, me: AnnotatorId) {
  const [articles, layers] = await db.transaction('r', [db.articles, db.layers], () =>
    Promise.all([db.articles.where('projectId').equals(projectId).toArray(), db.layers.toArray()]),
  );
  const golds = new Map(
    layers
      .filter(({ role, rev }) => role === 'curated' && rev > 0)
      .map((each) => [each.articleId, each]),
  );
  const own = new Map(
    layers
      .filter(({ role, annotatorId, rev }) => role === 'annotator' && annotatorId === me && rev > 0)
      .map((each) => [each.articleId, each]),
  );
  return articles
    .filter(({ deletedAt }) => deletedAt === undefined)
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .flatMap((article) => {
      const gold = golds.get(article.id);
      return gold ? [{ article, gold, mine: own.get(article.id) }] : [];
    });
}

async function readAttempts(
  db: Database,
  articleId: ArticleId,
  layerId: LayerId,
  gold: readonly Annotation[],
): Promise<readonly TrainingAttempt[]> {
  const copies = await db.frozen.where('articleId').equals(articleId).toArray();
  return copies
    .filter((copy) => copy.layerId === layerId && copy.practice)
    .toSorted((a, b) => a.rev - b.rev)
    .flatMap((copy) => attemptOf(copy, gold));
}

function attemptOf(
  { packed, at }: FrozenRow,
  gold: readonly Annotation[],
): readonly TrainingAttempt[] {
  const parts = unpackLayer(packed);
  if (!parts.ok) return [];
  const { annotations } = parts.value;
  const f1 = (match: SpanMatch) =>
    f1Of({
      matched: matchSpans(annotations, gold, match).length,
      first: annotations.length,
      second: gold.length,
    });
  return [{ at, strict: f1({ mode: 'strict' }), overlap: f1({ mode: 'overlap', label: true }) }];
}

/**
 * The agreed version of an article; `undefined` where there is none. The annotator's layer is kept as it
 * is now, before they see gold: that is what their score is made from, and what agreement is measured on.
 * A copy of the same revision that is there already stays, and counts as an attempt from now on. So does the
 * copy that a review made before, as the first one: what came after may have been taken from decisions.
 */
export async function beginComparison(
  db: Database,
  { articleId, me, at }: { articleId: ArticleId; me: AnnotatorId; at: Instant },
): Promise<Result<ComparedLayer | undefined, StorageFailure>> {
  const layers = await db.layers.where('articleId').equals(articleId).toArray();
  const goldId = layers.find(({ role, rev }) => role === 'curated' && rev > 0)?.id;
  const mine = layers.find(({ role, annotatorId }) => role === 'annotator' && annotatorId === me);
  const gold = goldId && (await readLayer(db, goldId, []));
  const project = gold && (await db.projects.get(gold.article.projectId));
  if (!gold || !project) return ok(undefined);
  const own = mine && (await readLayer(db, mine.id, []));
  if (own) {
    const { layer, state } = own;
    const parts = { annotations: sortedAnnotations(state), relations: sortedRelations(state) };
    const row = {
      articleId,
      layerId: layer.id,
      rev: layer.rev,
      at,
      layer,
      packed: packLayer(parts),
    };
    const kept = await write(db, [db.frozen], async () => {
      const copies = await db.frozen.where('articleId').equals(articleId).toArray();
      const earlier = copies
        .filter((copy) => copy.layerId === layer.id && copy.rev < layer.rev)
        .toSorted((a, b) => a.rev - b.rev);
      // What a review has shown since is no longer the annotator's own: the first score is of the work before it.
      const [first] = earlier.some(({ practice }) => practice) ? [] : earlier;
      if (first) await db.frozen.put({ ...first, practice: true });
      const known = copies.find((copy) => copy.layerId === layer.id && copy.rev === layer.rev);
      if (!known?.practice) await db.frozen.put({ ...(known ?? row), practice: true });
    });
    if (!kept.ok) return kept;
  }
  const entities = await loadEntities(db, project.id);
  const parts = {
    annotations: sortedAnnotations(gold.state),
    relations: sortedRelations(gold.state),
  };
  return ok(comparedLayer(parts, registryOf(entities, project)));
}
