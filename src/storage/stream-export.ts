import type { SplitName } from '#domain/export/export-set.ts';
import { type SetSurvey, joinSurveys } from '#domain/export/set-survey.ts';
import { areCopies, dealOut, likelyCopies } from '#domain/export/split-set.ts';
import type { ArticlePair } from '#domain/export/split-set.ts';
import type { TextHash } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { surveyor } from '#formats/datasets/export-files.ts';
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
import { readCard } from './export-card.ts';
import { factsOf, openTally } from './export-facts.ts';
import type { ExportForecast, ExportPlan, ExportProblem, ExportWish } from './export-messages.ts';
import {
  type ExportPart,
  type PartMaker,
  partMaker,
  partReader,
  writePart,
} from './export-part.ts';
import type { ExportSink } from './export-sink.ts';
import { countConfidential, isProtecting, selectionOf } from './export-wish.ts';
import { inOrder } from './in-order.ts';
import { type JoinedParts, joinParts } from './join-parts.ts';

/** Whether an export goes a few articles at a time: what has to be known of the whole is little. */
export async function canStream(
  db: Database,
  wish: ExportWish,
  format: ExportFormat,
): Promise<boolean> {
  return format.inParts !== undefined && !(await isProtecting(db, wish));
}

/** Articles worked on at a time: large enough that starting a batch costs little, small in memory. */
const BATCH = 20;

/** As `forecastExport`, of a format made in parts without anything to protect: a few articles at a time. */
export async function forecastStreamed(
  db: Database,
  wish: ExportWish,
  format: ExportFormat,
  batch = BATCH,
): Promise<Result<ExportForecast, ExportProblem>> {
  const planned = await planOf(db, wish, batch);
  if (!planned.ok) return planned;
  const { forecast } = await lookThrough(db, planned.value, format, () => undefined);
  return ok(forecast);
}

type StreamOptions = {
  readonly format: ExportFormat;
  readonly sha256: Sha256;
  /** Articles held at a time. */
  readonly batch?: number;
  /** Starts somebody who makes parts in a thread of their own, where that can be; asked for large exports only. */
  readonly startHelper?: (plan: ExportPlan) => PartMaker | undefined;
};

export type Streamed = JoinedParts & {
  readonly verified: Verified;
  readonly forecast: ExportForecast;
};

/** Share of the work that looking through all parts is, where that comes first. */
const LOOKING = 0.3;

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
  const { hasCard } = wish.about;
  const planned = await planOf(db, wish, batch, hasCard ? readCard : undefined);
  if (!planned.ok) return planned;
  const { plan, batches } = planned.value;
  const isLookedThrough = surveyor(options.format, hasCard) !== undefined && batches.length > 1;
  const looked = isLookedThrough
    ? await lookThrough(db, planned.value, options.format, (share) => {
        onProgress(share * LOOKING);
      })
    : undefined;
  const before = looked ? LOOKING : 0;
  const known = looked && { known: looked.known };
  const tally = openTally(await countConfidential(db, wish));
  const joined = joinParts(sink, `${fileStem(plan.project.name)}-${wish.format}`);
  let verified: Verified = { spans: 0, of: 0 };
  let done = 0;
  for await (const part of partsOf(db, { ...plan, ...known }, batches, joined.records, options)) {
    if (!part.ok) return part;
    const added = await joined.add(part.value.files);
    if (!added.ok) return added;
    const { spans, of } = part.value.verified;
    verified = { spans: verified.spans + spans, of: verified.of + of };
    if (part.value.facts) tally.add(part.value.facts);
    done += 1;
    onProgress(before + (1 - before) * (done / batches.length));
  }
  const file = await joined.finish();
  if (!file) return err({ kind: 'nothing' });
  return ok({ ...file, verified, forecast: looked?.forecast ?? tally.forecast() });
}

type Batches = readonly PackedArticles[];

type Planned = { readonly plan: ExportPlan; readonly batches: Batches };

/** What is told of an export, and what its parts have to know of each other. Nothing is written. */
async function lookThrough(
  db: Database,
  { plan, batches }: Planned,
  format: ExportFormat,
  onProgress: (share: number) => void,
): Promise<{ readonly forecast: ExportForecast; readonly known: SetSurvey }> {
  const survey = surveyor(format, plan.wish.about.hasCard);
  const tally = openTally(await countConfidential(db, plan.wish));
  let known: SetSurvey = {};
  let done = 0;
  for await (const { set, batch } of inOrder(batches, [partReader(db, plan)], 1)) {
    tally.add(factsOf({ ...set, known }, batch, plan.wish, format));
    if (survey) known = joinSurveys([known, survey(set)]);
    done += 1;
    onProgress(done / batches.length);
  }
  return { forecast: tally.forecast(), known };
}

/** Fewer are made before a helper has begun. */
const WORTH_HELP = 4;

/** The parts in the articles' order, made by several at a time. `records`: what has been written of each file so far. */
async function* partsOf(
  db: Database,
  plan: ExportPlan,
  batches: Batches,
  records: () => ReadonlyMap<string, number>,
  { format, sha256, startHelper }: Omit<StreamOptions, 'batch'>,
): AsyncGenerator<Result<ExportPart, ExportProblem>, void> {
  const options = { format, sha256 };
  if (format.inParts?.isNumbered === true) {
    // The next one is read while this one is written.
    for await (const read of inOrder(batches, [partReader(db, plan)], 1)) {
      const recordsBefore = records();
      yield await writePart(read, { plan, ...options, recordsBefore });
    }
    return;
  }
  const helper = batches.length >= WORTH_HELP ? startHelper?.(plan) : undefined;
  // Two batches a thread: one is read while the other is worked on.
  const own = partMaker(db, plan, options);
  const makers = [own, ...(helper ? [helper] : [])];
  yield* inOrder(batches, [...makers, ...makers], 2 * makers.length);
}

/** `size`: articles of a batch. */
async function planOf(
  db: Database,
  wish: ExportWish,
  size: number,
  read?: typeof readCard,
): Promise<Result<Planned, ExportProblem>> {
  const list = await listArticles(db, wish.projectId, wish.articles);
  if (!list) return err({ kind: 'damaged', place: '' });
  const { project, articles } = list;
  const splitOf = await splitsOf(db, wish, list);
  const card = await read?.(db, list, wish);
  const batches: PackedArticles[] = [];
  for (let at = 0; at < articles.length; at += size) {
    batches.push(packArticles(articles.slice(at, at + size)));
  }
  return ok({ plan: { wish, project, splitOf, ...(card && { card }) }, batches });
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
