import { confidentialNames } from '#domain/export/confidential-names.ts';
import { type ExportSet, type SplitName, makeExportSet } from '#domain/export/export-set.ts';
import { areCopies, dealOut, likelyCopies, withSplits } from '#domain/export/split-set.ts';
import type { ArticlePair } from '#domain/export/split-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import type { ExportFormat, Verified } from '#formats/datasets/export-format.ts';
import { lossCounter } from '#formats/datasets/flatten-work.ts';
import type { FileProblem, Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import {
  type ListedArticle,
  type ProjectList,
  listArticles,
  sketchArticles,
  withWork,
} from './export-batches.ts';
import type { ExportForecast, ExportProblem, ExportWish } from './export-messages.ts';
import type { ExportSink, GrowingFile } from './export-sink.ts';
import { countConfidential, isProtecting, selectionOf } from './export-wish.ts';
import { type ExportBatch, type KnownEntities, readBatch } from './read-export-batch.ts';
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
const BATCH = 50;

/** As `forecastExport`, of a linewise format without anything to protect: a few articles at a time. */
export async function forecastStreamed(
  db: Database,
  wish: ExportWish,
  format: ExportFormat,
): Promise<Result<ExportForecast, ExportProblem>> {
  const tally = openTally(wish, format, await countConfidential(db, wish));
  const walked = await walk(db, wish, BATCH, (set, read) => {
    tally.add(set, read);
    return Promise.resolve(ok(undefined));
  });
  return walked.ok ? ok(tally.forecast()) : walked;
}

type StreamOptions = {
  readonly format: ExportFormat;
  readonly sha256: Sha256;
  /** Articles held at a time. */
  readonly batch?: number;
};

export type Streamed = {
  readonly fileName: string;
  readonly blob: Blob;
  readonly files: number;
  readonly verified: Verified;
  readonly forecast: ExportForecast;
};

/**
 * Writes each batch of articles, reads it back and compares it before the next one is read. `onProgress`
 * hears the share that is done, 0 to 1. What is left behind by an error is in the sink's own folder and is
 * never offered. Throws what the sink throws.
 */
export async function makeStreamed(
  db: Database,
  wish: ExportWish,
  { format, sha256, batch = BATCH }: StreamOptions,
  sink: ExportSink,
  onProgress: (share: number) => void,
): Promise<Result<Streamed, ExportProblem>> {
  const tally = openTally(wish, format, await countConfidential(db, wish));
  const files = new Map<string, { readonly file: GrowingFile; lines: number }>();
  let verified: Verified = { spans: 0, of: 0 };
  let stem = '';
  const encoder = new TextEncoder();
  const walked = await walk(db, wish, batch, async (set, read, share) => {
    stem = `${fileStem(set.project.name)}-${wish.format}`;
    tally.add(set, read);
    const linesBefore = new Map([...files].map(([name, { lines }]) => [name, lines]));
    const made = await exportFiles(format, set, { sha256, linesBefore });
    if (!made.ok) return made;
    for (const { name, content } of made.value.files) {
      const text = String(content);
      // oxlint-disable-next-line no-await-in-loop -- One after the other, each once.
      const open = files.get(name) ?? { file: await sink.open(name), lines: 0 };
      files.set(name, open);
      open.file.append(encoder.encode(text));
      open.lines += linesIn(text);
    }
    const { spans, of } = made.value.verified;
    verified = { spans: verified.spans + spans, of: verified.of + of };
    onProgress(share);
    return ok(undefined);
  });
  if (!walked.ok) return walked;
  if (files.size === 0) return err({ kind: 'nothing' });
  const packed = await pack(files, stem, sink);
  return ok({ ...packed, files: files.size, verified, forecast: tally.forecast() });
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

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

type Step = (
  set: ExportSet,
  batch: ExportBatch,
  share: number,
) => Promise<Result<unknown, readonly FileProblem[]>>;

/** Batches that are read while one is worked on: the database answers in several rounds. */
const AHEAD = 2;

/** Goes through the chosen articles in their order. */
async function walk(
  db: Database,
  wish: ExportWish,
  size: number,
  step: Step,
): Promise<Result<void, ExportProblem>> {
  const list = await listArticles(db, wish.projectId, wish.articles);
  if (!list) return err({ kind: 'damaged', place: '' });
  const splitOf = await splitsOf(db, wish, list);
  const batches = batchesOf(list.articles, size);
  const selection = selectionOf(wish);
  const known: KnownEntities = new Map();
  const reading: Promise<ExportBatch>[] = [];
  let asked = 0;
  for (const index of batches.keys()) {
    for (; asked < batches.length && asked <= index + AHEAD; asked += 1) {
      const read = readBatch(db, list.project, batches[asked] ?? [], known);
      // Until it is its turn, and where an error comes before it, nobody waits for it.
      read.catch(() => undefined);
      reading.push(read);
    }
    // oxlint-disable-next-line no-await-in-loop -- In the articles' order.
    const batch = await reading.shift();
    if (!batch) break;
    const narrowed = makeExportSet(batch.bundle, selection);
    const set = splitOf ? withSplits(narrowed, splitOf) : narrowed;
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const done = await step(set, batch, (index + 1) / batches.length);
    if (!done.ok) return err({ kind: 'file', problems: done.error });
  }
  return ok(undefined);
}

function batchesOf(
  articles: readonly ListedArticle[],
  size: number,
): readonly (readonly ListedArticle[])[] {
  const batches: (readonly ListedArticle[])[] = [];
  for (let at = 0; at < articles.length; at += size) batches.push(articles.slice(at, at + size));
  return batches;
}

/** A split is decided on the whole: the sketches of all articles fit in memory, the texts would not. */
async function splitsOf(
  db: Database,
  wish: ExportWish,
  { articles: listed }: ProjectList,
): Promise<ReadonlyMap<string, SplitName> | undefined> {
  const { split } = wish;
  if (!split) return undefined;
  const articles = await withWork(db, listed, selectionOf(wish));
  const sketched = await sketchArticles(db, articles);
  const hashes = new Map<string, ListedArticle['textHash']>(
    articles.map(({ id, textHash }) => [id, textHash]),
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

/** What is told of an export, added up batch by batch. */
function openTally(wish: ExportWish, format: ExportFormat, sources: number) {
  const losses = lossCounter();
  const labels = new Map<string, number>();
  const confidential = new Set<string>();
  const splits = new Map<SplitName, number>();
  const damaged: string[] = [];
  let [articles, annotations, relations] = [0, 0, 0];
  const { labels: narrowed, ...unnarrowed } = selectionOf(wish);
  return {
    add: (set: ExportSet, batch: ExportBatch): void => {
      damaged.push(...batch.damaged);
      const seen = new Map(set.documents.map(({ article, split }) => [article.id, split]));
      articles += seen.size;
      for (const split of seen.values()) {
        if (split !== undefined) splits.set(split, (splits.get(split) ?? 0) + 1);
      }
      for (const document of set.documents) {
        annotations += document.annotations.length;
        relations += document.relations.length;
      }
      const whole = narrowed ? makeExportSet(batch.bundle, unnarrowed) : set;
      for (const document of whole.documents) {
        for (const { label } of document.annotations) {
          labels.set(label, (labels.get(label) ?? 0) + 1);
        }
      }
      for (const name of confidentialNames(set)) confidential.add(name);
      for (const { kind, count, into, name } of format.losses(set)) {
        losses.add(kind, count, {
          ...(into !== undefined && { into }),
          ...(name !== undefined && { name }),
        });
      }
    },
    forecast: (): ExportForecast => ({
      articles,
      annotations,
      relations,
      labels,
      losses: losses.all(),
      confidential: [...confidential].toSorted(),
      sources,
      // Nobody is protected here: that is told by the whole.
      people: [],
      leaks: [],
      splits,
      damaged,
    }),
  };
}
