import { curatedLayerId } from '#domain/curation/curated-layer-id.ts';
import { countSaid } from '#domain/curation/review-counts.ts';
import type { EntityChange } from '#domain/entities/entity-change.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { addTexts } from './add-texts.ts';
import type { Database } from './database.ts';
import type { Here, ImportFailure } from './import-bundle.ts';
import { putCopy, readCopy, removeCopy } from './layer-copies.ts';
import { CodebookDiffers } from './merge-projects.ts';
import { type PacketIntake, packetIntake } from './packet-intake.ts';
import type { PacketDecisions, PacketPlan, PacketReceipt, PacketTaken } from './packet-messages.ts';
import { standingOf } from './packet-traces.ts';
import { planPacket } from './plan-packet.ts';
import { basisOf, groundTables, preparePacket, readGround } from './prepare-packet.ts';
import { addReviewRows } from './review-rows.ts';
import { failureOf, writeOrThrow } from './write.ts';

export type PacketFailure =
  | ImportFailure
  /** What is stored is not what the plan was made for any more. Nothing was changed. */
  | { readonly kind: 'moved-on' };

/** What a packet holds and what would come of it. Nothing is stored. */
export async function lookAtPacket(
  db: Database,
  here: Here,
  bundle: ProjectBundle,
  mine: 'mine' | 'other',
): Promise<Result<PacketPlan, PacketFailure>> {
  try {
    const prepared = await preparePacket(db, here, bundle, mine);
    if (!prepared) return err({ kind: 'no-project' });
    const plan = await planPacket(db, here, bundle, prepared);
    // Found out before anybody has decided anything.
    packetIntake(here, bundle, prepared, plan, decisionsOf(plan, mine));
    return ok(plan);
  } catch (error) {
    return err(problemOf(db, error));
  }
}

/** The plan's own proposals. */
export function decisionsOf({ basis }: PacketPlan, mine: 'mine' | 'other'): PacketDecisions {
  return { basis, mine, names: {}, articles: {}, layers: {}, entities: {} };
}

/** Stores what was decided, in one transaction: all of it, or nothing changes. */
export async function takePacket(
  db: Database,
  here: Here,
  bundle: ProjectBundle,
  decisions: PacketDecisions,
): Promise<Result<PacketTaken, PacketFailure>> {
  try {
    const prepared = await preparePacket(db, here, bundle, decisions.mine);
    if (!prepared) return err({ kind: 'no-project' });
    const plan = await planPacket(db, here, bundle, prepared);
    const intake = packetIntake(here, bundle, prepared, plan, decisions);
    const taken = await writeOrThrow(db, packetTables(db), async () => {
      const ground = await readGround(db, here);
      if (!ground || basisOf(ground) !== decisions.basis) throw new MovedOn();
      return commit(db, here, intake, ground.project);
    });
    if (taken.layersAdded + taken.layersReplaced + taken.articles > 0) db.canary.set();
    return ok(taken);
  } catch (error) {
    return err(problemOf(db, error));
  }
}

/** What is stored is not what the work was planned for any more. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn';
}

function problemOf(db: Database, error: unknown): PacketFailure {
  if (error instanceof MovedOn) return { kind: 'moved-on' };
  if (error instanceof CodebookDiffers) {
    const { place, version } = error;
    return { kind: 'codebook-differs', place, version };
  }
  return failureOf(db, error);
}

/** Inside the transaction. */
async function commit(
  db: Database,
  { projectId }: Here,
  intake: PacketIntake,
  before: PacketReceipt['project']['before'],
): Promise<PacketTaken> {
  const { project, newArticles, restored, layers } = intake;
  await db.projects.put(project);
  await putEntities(db, intake.entities);
  await addTexts(
    db,
    newArticles.map(({ article, revision }) => ({
      article: { ...article, projectId },
      revision,
    })),
  );
  await db.originals.bulkPut(
    newArticles.flatMap(({ article, original }) =>
      original ? [{ articleId: article.id, bytes: original }] : [],
    ),
  );
  for (const id of restored) {
    // oxlint-disable-next-line no-await-in-loop -- Hardly ever more than one.
    const article = await db.articles.get(id);
    if (!article) continue;
    const { deletedAt: _deletedAt, ...rest } = article;
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await db.articles.put(rest);
  }
  const receiptLayers: PacketReceipt['layers'][number][] = [];
  for (const { copy, replaces } of layers) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: a layer can be large.
    const old = replaces && (await readCopy(db, replaces.id));
    // oxlint-disable-next-line no-await-in-loop -- As above.
    if (replaces) await removeCopy(db, replaces.id);
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await putCopy(db, copy);
    const { id: layerId, articleId, rev } = copy.row;
    receiptLayers.push({ layerId, articleId, rev, ...(old && { before: old }) });
  }
  const rows = await addReviewRows(db, intake.reviewRows);
  const curated: PacketReceipt['curated'][number][] = [];
  for (const articleId of new Set(rows.reviews.map((row) => row.articleId))) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: a layer can be large.
    const old = await readCopy(db, curatedLayerId(articleId));
    curated.push({ articleId, ...(old && { before: old }) });
  }
  const articles = newArticles.map(({ article }) => article.id);
  const brought = [...receiptLayers, ...rows.reviews, ...rows.frozen, ...rows.comments];
  const touched = [
    ...new Set([...articles, ...restored, ...brought.map(({ articleId }) => articleId)]),
  ];
  const standing = await standingOf(db, { touched, articles, restored });
  const replaced = layers.filter(({ replaces }) => replaces !== undefined).length;
  return {
    articles: newArticles.length,
    layersAdded: layers.length - replaced,
    layersReplaced: replaced,
    annotations: layers.reduce((sum, { copy }) => sum + copy.row.counts.annotations, 0),
    reviews: rows.reviews.length,
    said: countSaid(rows.reviews),
    comments: rows.comments.length,
    receipt: {
      project: { before, after: project },
      articles,
      restored,
      layers: receiptLayers,
      entities: intake.entities,
      reviews: rows.reviews.map(({ articleId, by, seq }) => [articleId, by, seq]),
      frozen: rows.frozen.map(({ layerId, rev }) => [layerId, rev]),
      comments: rows.comments.map(({ id }) => id),
      touched,
      standing,
      curated,
    },
  };
}

async function putEntities(db: Database, changes: readonly EntityChange[]): Promise<void> {
  await db.entities.bulkPut(changes.flatMap(({ after }) => after ?? []));
}

export function packetTables(db: Database) {
  return [
    ...groundTables(db),
    db.texts,
    db.originals,
    db.uses,
    db.tallies,
    db.snapshots,
    db.log,
    db.reviews,
    db.frozen,
    db.comments,
  ];
}
