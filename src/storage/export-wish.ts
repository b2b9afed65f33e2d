import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { ExportSelection } from '#domain/export/export-set.ts';
import type { GivenPseudonym } from '#domain/export/pseudonyms.ts';
import { type ArticleId, brand } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { type Prepared, prepareExport } from '#formats/datasets/protected-export.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import type { ExportProblem, ExportWish } from './export-messages.ts';
import { makeWithKept, readPseudonyms } from './kept-pseudonyms.ts';

/** What was asked for, from what is on the disk. */
export type ReadWish = {
  /** As it is stored, with all names. */
  readonly stored: ProjectBundle;
  readonly prepared: Prepared;
  /** Titles of chosen articles that cannot be read whole. */
  readonly damaged: readonly string[];
};

/** Agreement is measured for the card alone: a forecast shows none. */
const NO_CARD: ExportWish['about'] = { hasCard: false };

/** Stores nothing: pseudonyms are those that would be given. */
export async function readWish(
  db: Database,
  wish: ExportWish,
  sha256: Sha256,
): Promise<Result<ReadWish, ExportProblem>> {
  const stored = await readStored(db, wish);
  if (!stored.ok) return stored;
  const given = await readPseudonyms(db, wish.projectId);
  return ok({
    ...stored.value,
    prepared: await prepareWish(stored.value.stored, { ...wish, about: NO_CARD }, given, sha256),
  });
}

/** As `readWish`; the pseudonyms given are kept before anything is made with them. */
export async function readForMaking(
  db: Database,
  wish: ExportWish,
  sha256: Sha256,
): Promise<Result<ReadWish, ExportProblem>> {
  const read = await readStored(db, wish);
  if (!read.ok) return read;
  const { stored } = read.value;
  const prepared = await makeWithKept(
    db,
    wish.projectId,
    (given) => prepareWish(stored, wish, given, sha256),
    ({ leaks, safe }) => (leaks.length > 0 ? [] : safe.key),
  );
  return prepared.ok ? ok({ ...read.value, prepared: prepared.value }) : prepared;
}

async function readStored(
  db: Database,
  wish: ExportWish,
): Promise<Result<Omit<ReadWish, 'prepared'>, ExportProblem>> {
  const [only, ...others] = wish.articles ?? [];
  const isOne = only !== undefined && others.length === 0 && !(await isProtecting(db, wish));
  const read = await readBundle(db, wish.projectId, isOne ? [brand<ArticleId>(only)] : undefined);
  if (!read.ok) return err({ kind: 'damaged', place: '' });
  const damaged = read.value.damaged
    .filter(({ id, deletedAt }) => deletedAt === undefined && wish.articles?.has(id) !== false)
    .map(({ title }) => title);
  return ok({ stored: read.value.bundle, damaged });
}

/**
 * Then the whole project counts: it tells what a pseudonym may be, and which names are ordinary words. `confidential`:
 * how many sources are, where that is known.
 */
export async function isProtecting(
  db: Database,
  wish: ExportWish,
  confidential?: number,
): Promise<boolean> {
  const { annotators, sources } = wish.protect;
  return annotators || (sources && (confidential ?? (await countConfidential(db, wish))) > 0);
}

/** Confidential sources of the project; those that were merged are one. */
export async function countConfidential(
  db: Database,
  { projectId }: Pick<ExportWish, 'projectId'>,
): Promise<number> {
  const entities = await db.entities.where('projectId').equals(projectId).toArray();
  const ends = resolveAll(entities);
  const hidden = entities.filter(({ confidential }) => confidential === true);
  return new Set(hidden.map(({ id }) => ends.get(id)?.id ?? id)).size;
}

export function prepareWish(
  stored: ProjectBundle,
  wish: ExportWish,
  given: readonly GivenPseudonym[],
  sha256: Sha256,
): Promise<Prepared> {
  const { split, protect, about } = wish;
  const plan = {
    selection: selectionOf(wish),
    hasCard: about.hasCard,
    ...(split && { split }),
    protect: { ...protect, given },
  };
  return prepareExport(stored, plan, sha256);
}

/** What an export is called, without an ending: project and format, and what of its own kind the work is. */
export function exportStem(project: Pick<Project, 'name'>, { format, layers }: ExportWish): string {
  const isAgreed = layers === 'curated' || layers === 'majority';
  return [fileStem(project.name), ...(isAgreed ? [layers] : []), format].join('-');
}

export function selectionOf(wish: ExportWish): ExportSelection {
  const { layers, me, articles, labels, attributes, withoutHidden } = wish;
  return {
    layers: layers === 'mine' ? 'each' : layers,
    ...(layers === 'mine' && { annotators: new Set([me]) }),
    ...(articles && { articles }),
    ...(labels && { labels }),
    ...(attributes && { attributes }),
    ...(withoutHidden && { withoutHidden }),
  };
}

/** Chosen articles that I have a layer of. */
export function ownArticles(
  { articles }: ProjectBundle,
  { me, articles: chosen }: ExportWish,
): readonly ArticleBundle[] {
  return articles.filter(
    ({ article, layers }) =>
      article.deletedAt === undefined &&
      chosen?.has(article.id) !== false &&
      layers.some(({ layer }) => layer.annotatorId === me),
  );
}
