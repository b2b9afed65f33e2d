import { type ExportSelection, type ExportSet, makeExportSet } from '#domain/export/export-set.ts';
import { withSplits } from '#domain/export/split-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import type { ExportFormat, Verified } from '#formats/datasets/export-format.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import { type PackedArticles, unpackArticles } from './export-batches.ts';
import { type PartFacts, factsOf } from './export-facts.ts';
import type { ExportPlan, ExportProblem, ExportWish } from './export-messages.ts';
import { selectionOf } from './export-wish.ts';
import { type ExportBatch, type KnownEntities, readBatch } from './read-export-batch.ts';

export type ReadPart = { readonly batch: ExportBatch; readonly set: ExportSet };

/** Some articles of the export, written, read back and compared. */
export type ExportPart = {
  readonly files: readonly {
    readonly name: string;
    /** UTF-8. */
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly lines: number;
  }[];
  readonly verified: Verified;
  readonly facts: PartFacts;
};

export type PartMaker = (articles: PackedArticles) => Promise<Result<ExportPart, ExportProblem>>;

/** Reads some articles as they are to be exported. */
export function partReader(
  db: Database,
  { wish, project, splitOf }: ExportPlan,
): (articles: PackedArticles) => Promise<ReadPart> {
  const selection: ExportSelection = selectionOf(wish);
  const known: KnownEntities = new Map();
  return async (articles) => {
    const batch = await readBatch(db, project, unpackArticles(articles), known);
    const set = makeExportSet(batch.bundle, selection);
    return { batch, set: splitOf ? withSplits(set, splitOf) : set };
  };
}

export type WriteOptions = {
  readonly wish: ExportWish;
  readonly format: ExportFormat;
  readonly sha256: Sha256;
  readonly linesBefore?: ReadonlyMap<string, number>;
};

/** Writes a part, reads it back and compares it. */
export async function writePart(
  { batch, set }: ReadPart,
  { wish, format, ...options }: WriteOptions,
): Promise<Result<ExportPart, ExportProblem>> {
  const made = await exportFiles(format, set, options);
  if (!made.ok) return err({ kind: 'file', problems: made.error });
  const encoder = new TextEncoder();
  const { files, verified } = made.value;
  return ok({
    files: files.map(({ name, content }) => {
      const text = String(content);
      return { name, bytes: encoder.encode(text), lines: linesIn(text) };
    }),
    verified,
    facts: factsOf(set, batch, wish, format),
  });
}

export function partMaker(
  db: Database,
  plan: ExportPlan,
  options: Omit<WriteOptions, 'wish' | 'linesBefore'>,
): PartMaker {
  const read = partReader(db, plan);
  return async (articles) => writePart(await read(articles), { wish: plan.wish, ...options });
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
