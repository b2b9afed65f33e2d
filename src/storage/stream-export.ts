import type { KeyEntry } from '#domain/export/protect-bundle.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { surveyor } from '#formats/datasets/export-files.ts';
import type { ExportFormat, Verified } from '#formats/datasets/export-format.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import { readCard } from './export-card.ts';
import { openTally } from './export-facts.ts';
import type { ExportForecast, ExportPlan, ExportProblem, ExportWish } from './export-messages.ts';
import { type ExportPart, partOptions, readParts, writePart } from './export-part.ts';
import type { ExportSink } from './export-sink.ts';
import { countConfidential, exportStem, isProtecting, selectionOf } from './export-wish.ts';
import { type JoinedParts, joinParts } from './join-parts.ts';
import { foresee, lookSafely, lookThrough } from './look-through.ts';
import { type PlannedExport, isChanged, planExport } from './plan-export.ts';
import { openFileLeaks } from './protect-parts.ts';

/** Articles worked on at a time: large enough that starting a batch costs little, small in memory. */
const BATCH = 25;

/** As `forecastExport`, of a format made in parts: a few articles at a time. */
export async function forecastStreamed(
  db: Database,
  wish: ExportWish,
  { batch = BATCH, ...options }: StreamOptions,
): Promise<Result<ExportForecast, ExportProblem>> {
  const planned = await planExport(db, wish, { size: batch });
  return planned.ok ? foresee(db, planned.value, options) : planned;
}

type StreamOptions = {
  readonly format: ExportFormat;
  readonly sha256: Sha256;
  /** Articles held at a time. */
  readonly batch?: number;
};

export type Streamed = JoinedParts & {
  readonly verified: Verified;
  readonly forecast: ExportForecast;
  /** Who the pseudonyms stand for, and what the key's file may be called. */
  readonly key: readonly KeyEntry[];
  readonly keyName: string;
};

/** Share of the work that looking through all parts is, where that comes first. */
const LOOKING = 0.3;

/**
 * Writes the articles batch by batch, each read back and compared, searched for protected names, in their order.
 * `onProgress` hears the share that is done, 0 to 1. What is left behind by an error is in the sink's own folder and is
 * never offered. Throws what the sink throws.
 */
export async function makeStreamed(
  db: Database,
  wish: ExportWish,
  { batch = BATCH, ...options }: StreamOptions,
  sink: ExportSink,
  onProgress: (share: number) => void,
): Promise<Result<Streamed, ExportProblem>> {
  const confidential = await countConfidential(db, wish);
  const isProtected = await isProtecting(db, wish, confidential);
  const planned = await planExport(db, wish, {
    size: batch,
    read: wish.about.hasCard ? readCard : undefined,
    isStamped:
      isProtected || surveyor(options.format, wish.about.hasCard, wish.about) !== undefined,
  });
  if (!planned.ok) return planned;
  let shown = 0;
  const show = (share: number): void => {
    // What is looked through a second time is no step back.
    shown = Math.max(shown, share);
    onProgress(shown);
  };
  const looked = await look(db, { ...planned.value, isProtected }, options, (share) => {
    show(share * LOOKING);
  });
  if (!looked.ok) return looked;
  const { forecast } = looked.value;
  const before = forecast ? LOOKING : 0;
  const work = { ...planned.value, ...looked.value, confidential };
  const writing = write(db, work, options, sink, (share) => {
    show(before + (WRITTEN - before) * share);
  });
  // What is known of all parts and what stands in them must be of one state; if it is not, they may not even fit.
  const written = await writing.catch(async (error: unknown) => {
    if (forecast && (await isChanged(db, planned.value)))
      return err<ExportProblem>({ kind: 'changed' });
    throw error;
  });
  if (!written.ok) return written;
  if (forecast && (await isChanged(db, planned.value))) return err({ kind: 'changed' });
  // Somebody has become confidential since: the file names them.
  if (!isProtected && (await isProtecting(db, wish))) return err({ kind: 'changed' });
  show(1);
  return written;
}

/** Share of the work after which only what was joined is finished and packed. */
const WRITTEN = 0.95;

async function write(
  db: Database,
  {
    plan,
    batches,
    forecast,
    confidential,
  }: PlannedExport & Looked & { readonly confidential: number },
  options: Omit<StreamOptions, 'batch'>,
  sink: ExportSink,
  onProgress: (share: number) => void,
): Promise<Result<Streamed, ExportProblem>> {
  const { wish, safe } = plan;
  const { project } = safe ?? plan;
  const stem = exportStem(project, wish);
  const tally = openTally(confidential);
  const joined = joinParts(sink, stem, { countsLines: safe !== undefined });
  const leaks = safe && openFileLeaks(safe, wish, `${stem}.zip`);
  let verified: Verified = { spans: 0, of: 0 };
  let done = 0;
  for await (const part of partsOf(db, plan, batches, joined, options)) {
    if (!part.ok) return part;
    leaks?.add(part.value.leaks ?? []);
    const added = await joined.add(part.value.files);
    if (!added.ok) return added;
    const { spans, of } = part.value.verified;
    verified = { spans: verified.spans + spans, of: verified.of + of };
    if (part.value.facts) tally.add(part.value.facts);
    done += 1;
    onProgress(done / batches.length);
  }
  const found = leaks?.all() ?? [];
  if (found.length > 0) return err({ kind: 'leaks', leaks: found, people: forecast?.people ?? [] });
  const file = await joined.finish(closerOf(plan, options));
  if (!file.ok) return file;
  if (!file.value) return err({ kind: 'nothing' });
  return ok({
    ...file.value,
    verified,
    forecast: forecast ?? tally.forecast(),
    key: safe?.key ?? [],
    keyName: `${fileStem(project.name)}-key.json`,
  });
}

type Looked = { readonly plan: ExportPlan; readonly forecast?: ExportForecast };

/** Makes what a format makes of the joined files. */
function closerOf(
  plan: ExportPlan,
  { format, sha256 }: Pick<StreamOptions, 'format' | 'sha256'>,
): Parameters<ReturnType<typeof joinParts>['finish']>[0] {
  const close = format.inParts?.close;
  const { safe, known = {}, wish } = plan;
  const { project } = safe ?? plan;
  const nothing = makeExportSet({ project, entities: [], articles: [] }, selectionOf(wish));
  const options = { sha256, ...partOptions(plan) };
  return close && ((joined, open) => close(joined, { set: { ...nothing, known }, options, open }));
}

/** What has to be known of all parts before the first is written; nothing, where there need be no look. */
async function look(
  db: Database,
  { isProtected, ...planned }: PlannedExport & { readonly isProtected: boolean },
  options: StreamOptions,
  onProgress: (share: number) => void,
): Promise<Result<Looked, ExportProblem>> {
  const { plan, batches } = planned;
  const { format } = options;
  if (isProtected) return lookSafely(db, planned, options, onProgress);
  const survey = surveyor(format, plan.wish.about.hasCard, plan.wish.about);
  // A single part knows all by itself; what is made of joined files is not made of it.
  const isAlone = batches.length <= 1 && format.inParts?.close === undefined;
  if (!survey || isAlone) return ok({ plan });
  const { forecast, known } = await lookThrough(db, planned, options, onProgress);
  return ok({ plan: { ...plan, known }, forecast });
}

/** The parts in the articles' order. `joined`: what has been written of each file so far. */
async function* partsOf(
  db: Database,
  plan: ExportPlan,
  batches: PlannedExport['batches'],
  { records, linesBefore }: Pick<ReturnType<typeof joinParts>, 'records' | 'linesBefore'>,
  options: Omit<StreamOptions, 'batch'>,
): AsyncGenerator<Result<ExportPart, ExportProblem>, void> {
  for await (const read of readParts(db, plan, batches, options.sha256)) {
    yield await writePart(read, { plan, ...options, recordsBefore: records(), linesBefore });
  }
}
