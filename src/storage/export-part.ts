import { type ExportSelection, type ExportSet, makeExportSet } from '#domain/export/export-set.ts';
import { withSplits } from '#domain/export/split-set.ts';
import { hashTexts } from '#domain/export/without-hidden.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { LeakFinding } from '#domain/export/scan-for-leaks.ts';
import { countOn } from '#formats/datasets/protected-export.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import type {
  ExportFile,
  ExportFormat,
  ExportOptions,
  Verified,
} from '#formats/datasets/export-format.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import { type PackedArticles, unpackArticles } from './export-batches.ts';
import { type PartFacts, factsOf } from './export-facts.ts';
import type { ExportPlan, ExportProblem } from './export-messages.ts';
import { selectionOf } from './export-wish.ts';
import { type LinesBefore, leaksInPart, protectPart } from './protect-parts.ts';
import { type ExportBatch, type KnownEntities, readBatch } from './read-export-batch.ts';

export type ReadPart = { readonly batch: ExportBatch; readonly set: ExportSet };

/** Some articles of the export, written, read back and compared. */
export type ExportPart = {
  readonly files: readonly ExportFile[];
  readonly verified: Verified;
  /** Absent where all parts have been looked at before. */
  readonly facts?: PartFacts;
  /** Names that are in its files, at their places in the whole ones. */
  readonly leaks?: readonly LeakFinding[];
};

/**
 * Reads batches as they are to be exported, in their order: one while the one before is written and proved. More would
 * only wait, in memory. Throws what reading throws, when it is that batch's turn.
 */
export async function* readParts(
  db: Database,
  plan: ExportPlan,
  batches: readonly PackedArticles[],
  sha256: Sha256,
): AsyncGenerator<ReadPart, void> {
  const read = partReader(db, plan, sha256);
  const begin = (batch: PackedArticles | undefined): Promise<ReadPart> | undefined => {
    const part = batch && read(batch);
    // Where one before it ends the export, nobody waits for it.
    part?.catch(() => undefined);
    return part;
  };
  let next = begin(batches[0]);
  for (let index = 1; next; index += 1) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const part = await next;
    next = begin(batches[index]);
    yield part;
  }
}

function partReader(
  db: Database,
  { wish, project, splitOf, known, safe }: ExportPlan,
  sha256: Sha256,
): (articles: PackedArticles) => Promise<ReadPart> {
  const selection: ExportSelection = selectionOf(wish);
  const entities: KnownEntities = new Map();
  return async (articles) => {
    const listed = unpackArticles(articles);
    const stored = await readBatch(db, project, listed, entities);
    const numberOf = new Map(listed.map(({ article, number }) => [article.id, number]));
    const bundle = safe ? await protectPart(stored.bundle, safe, sha256) : stored.bundle;
    const part = await hashTexts(makeExportSet(bundle, selection, numberOf), sha256);
    const exported = new Set<string>(part.documents.map(({ article }) => article.id));
    // Counted where they are: what was protected has none any more.
    const comments = safe && countOn(stored.bundle, ({ id }) => exported.has(id));
    const leftOut = { ...part.leftOut, ...(comments !== undefined && { comments }) };
    const set = { ...part, leftOut, ...(known && { known }) };
    const batch = { bundle, damaged: stored.damaged };
    return { batch, set: splitOf ? withSplits(set, splitOf) : set };
  };
}

export type WriteOptions = {
  readonly plan: Pick<ExportPlan, 'wish' | 'card' | 'safe'>;
  readonly format: ExportFormat;
  readonly sha256: Sha256;
  readonly recordsBefore?: ReadonlyMap<string, number>;
  /** For the places of names that are found. */
  readonly linesBefore: LinesBefore;
};

/** Writes a part, reads it back and compares it. */
export async function writePart(
  { batch, set }: ReadPart,
  { plan: { wish, card, safe }, format, linesBefore, ...options }: WriteOptions,
): Promise<Result<ExportPart, ExportProblem>> {
  const facts = set.known ? {} : { facts: factsOf(set, batch, wish, format) };
  if (set.documents.length === 0) return ok({ files: [], verified: { spans: 0, of: 0 }, ...facts });
  const made = await exportFiles(format, set, {
    ...options,
    ...partOptions({ wish, ...(card && { card }) }),
  });
  if (!made.ok) return err({ kind: 'file', problems: made.error });
  const { files, verified } = made.value;
  const leaks = safe ? await leaksInPart(files, safe, wish, linesBefore) : [];
  return ok({ files, verified, ...facts, ...(leaks.length > 0 && { leaks }) });
}

/** What a part is written with, and what is made of all of them. */
export function partOptions({
  wish,
  card,
}: Pick<ExportPlan, 'wish' | 'card'>): Omit<ExportOptions, 'sha256'> {
  const { title, license, review } = wish.about;
  return {
    isPart: true,
    ...(title !== undefined && { title }),
    ...(license !== undefined && { license }),
    ...(review && { review }),
    ...(card && { card }),
  };
}
