import type { SplitName } from '#domain/export/export-set.ts';
import { areCopies, dealOut, likelyCopies } from '#domain/export/split-set.ts';
import type { ArticlePair } from '#domain/export/split-set.ts';
import type { TextHash } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import type { ExportFormat, Verified } from '#formats/datasets/export-format.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import {
  type PackedArticles,
  type ProjectList,
  listArticles,
  packArticles,
  sketchArticles,
  withWork,
} from './export-batches.ts';
import { factsOf, openTally } from './export-facts.ts';
import type { ExportForecast, ExportPlan, ExportProblem, ExportWish } from './export-messages.ts';
import {
  type ExportPart,
  type PartMaker,
  partMaker,
  partReader,
  writePart,
} from './export-part.ts';
import type { ExportSink, GrowingFile } from './export-sink.ts';
import { countConfidential, isProtecting, selectionOf } from './export-wish.ts';
import { inOrder } from './in-order.ts';
import { zipBlobs } from './zip-blobs.ts';

/** Whether an export goes a few articles at a time: nothing in it has to be known of the whole. */
export async function canStream(
  db: Database,
  wish: ExportWish,
  format: ExportFormat,
): Promise<boolean> {
  return format.isLinewise === true && !wish.about.hasCard && !(await isProtecting(db, wish));
}

/** Articles worked on at a time: large enough that starting a batch costs little, small in memory. */
const BATCH = 20;

/** As `forecastExport`, of a linewise format without anything to protect: a few articles at a time. */
export async function forecastStreamed(
  db: Database,
  wish: ExportWish,
  format: ExportFormat,
): Promise<Result<ExportForecast, ExportProblem>> {
  const tally = openTally(await countConfidential(db, wish));
  const planned = await planOf(db, wish, BATCH);
  if (!planned.ok) return planned;
  const { plan, batches } = planned.value;
  const readers = [partReader(db, plan)];
  for await (const { set, batch } of inOrder(batches, readers, 1)) {
    tally.add(factsOf(set, batch, wish, format));
  }
  return ok(tally.forecast());
}

type StreamOptions = {
  readonly format: ExportFormat;
  readonly sha256: Sha256;
  /** Articles held at a time. */
  readonly batch?: number;
  /** Starts somebody who makes parts in a thread of their own, where that can be; asked for large exports only. */
  readonly startHelper?: (plan: ExportPlan) => PartMaker | undefined;
};

export type Streamed = {
  readonly fileName: string;
  readonly blob: Blob;
  readonly files: number;
  readonly verified: Verified;
  readonly forecast: ExportForecast;
};

/**
 * Writes the articles batch by batch, each read back and compared, in their order. `onProgress` hears the
 * share that is done, 0 to 1. What is left behind by an error is in the sink's own folder and is
 * never offered. Throws what the sink throws, and where a helper breaks down.
 */
export async function makeStreamed(
  db: Database,
  wish: ExportWish,
  { batch = BATCH, ...options }: StreamOptions,
  sink: ExportSink,
  onProgress: (share: number) => void,
): Promise<Result<Streamed, ExportProblem>> {
  const tally = openTally(await countConfidential(db, wish));
  const planned = await planOf(db, wish, batch);
  if (!planned.ok) return planned;
  const { plan, batches } = planned.value;
  const files = new Map<string, { readonly file: GrowingFile; lines: number }>();
  let verified: Verified = { spans: 0, of: 0 };
  let done = 0;
  for await (const part of partsOf(db, plan, batches, files, options)) {
    if (!part.ok) return part;
    for (const { name, bytes, lines } of part.value.files) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other, each once.
      const open = files.get(name) ?? { file: await sink.open(name), lines: 0 };
      files.set(name, open);
      open.file.append(bytes);
      open.lines += lines;
    }
    const { spans, of } = part.value.verified;
    verified = { spans: verified.spans + spans, of: verified.of + of };
    tally.add(part.value.facts);
    done += 1;
    onProgress(done / batches.length);
  }
  if (files.size === 0) return err({ kind: 'nothing' });
  const packed = await pack(files, `${fileStem(plan.project.name)}-${wish.format}`, sink);
  return ok({ ...packed, files: files.size, verified, forecast: tally.forecast() });
}

type Batches = readonly PackedArticles[];

/** Fewer are made before a helper has begun. */
const WORTH_HELP = 4;

/** The parts in the articles' order, made by several at a time. `files`: what has been written of them so far. */
async function* partsOf(
  db: Database,
  plan: ExportPlan,
  batches: Batches,
  files: ReadonlyMap<string, { readonly lines: number }>,
  { format, sha256, startHelper }: Omit<StreamOptions, 'batch'>,
): AsyncGenerator<Result<ExportPart, ExportProblem>, void> {
  const options = { format, sha256 };
  if (format.isNumbered === true) {
    // The next one is read while this one is written.
    for await (const read of inOrder(batches, [partReader(db, plan)], 1)) {
      const linesBefore = new Map([...files].map(([name, { lines }]) => [name, lines]));
      yield await writePart(read, { wish: plan.wish, ...options, linesBefore });
    }
    return;
  }
  const helper = batches.length >= WORTH_HELP ? startHelper?.(plan) : undefined;
  // Two batches a thread: one is read while the other is worked on.
  const own = partMaker(db, plan, options);
  const makers = [own, ...(helper ? [helper] : [])];
  yield* inOrder(batches, [...makers, ...makers], 2 * makers.length);
}

async function pack(
  files: ReadonlyMap<string, { readonly file: GrowingFile }>,
  stem: string,
  sink: ExportSink,
): Promise<Pick<Streamed, 'fileName' | 'blob'>> {
  const whole: { readonly name: string; readonly blob: Blob }[] = [];
  for (const [name, { file }] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    whole.push({ name, blob: await file.finish() });
  }
  const [only, ...others] = whole;
  if (only && others.length === 0) return { fileName: only.name, blob: only.blob };
  const fileName = `${stem}.zip`;
  return { fileName, blob: await zipBlobs(whole, await sink.open(fileName)) };
}

/** `size`: articles of a batch. */
async function planOf(
  db: Database,
  wish: ExportWish,
  size: number,
): Promise<Result<{ readonly plan: ExportPlan; readonly batches: Batches }, ExportProblem>> {
  const list = await listArticles(db, wish.projectId, wish.articles);
  if (!list) return err({ kind: 'damaged', place: '' });
  const { project, articles } = list;
  const splitOf = await splitsOf(db, wish, list);
  const batches: PackedArticles[] = [];
  for (let at = 0; at < articles.length; at += size) {
    batches.push(packArticles(articles.slice(at, at + size)));
  }
  return ok({ plan: { wish, project, splitOf }, batches });
}

/** A split is decided on the whole: the sketches of all articles fit in memory, the texts would not. */
async function splitsOf(
  db: Database,
  wish: ExportWish,
  { articles: listed }: ProjectList,
): Promise<ReadonlyMap<string, SplitName> | undefined> {
  const { split } = wish;
  if (!split) return undefined;
  const articles = withWork(listed, selectionOf(wish));
  const sketched = await sketchArticles(db, articles);
  const hashes = new Map<string, TextHash>(
    articles.map(({ article }) => [article.id, article.textHash]),
  );
  const copies: ArticlePair[] = [];
  for (const pair of likelyCopies(sketched)) {
    const [a, b] = pair.map((id) => hashes.get(id));
    if (a === undefined || b === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- Two texts at a time.
    const [text, other] = await db.texts.bulkGet([a, b]);
    if (text && other && areCopies(text.text, other.text)) copies.push(pair);
  }
  return dealOut(sketched, copies, split);
}
