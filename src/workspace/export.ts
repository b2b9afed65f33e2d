import { encodeKeyFile } from '#domain/export/key-file.ts';
import { FORMAT_FACTS, FORMAT_READERS, type FormatFacts } from '#formats/datasets/format-facts.ts';
import type {
  ExportForecast,
  ExportName,
  ExportProblem,
  ExportReply,
  ExportRequest,
  ExportStage,
  ExportWish,
} from '#storage/export-messages.ts';
import { removeExports } from '#storage/export-sink.ts';
import { areEditsSaved } from './edits-saved.ts';
import { type FileProblem, problemsOf } from './exchange.ts';
import { newId, now, store } from './store.ts';
import { workerJob } from './worker-job.ts';

export type { ExportForecast, ExportName, ExportStage } from '#storage/export-messages.ts';
export type { FormatReader } from '#formats/datasets/format-facts.ts';
export type { ReviewedClaim } from '#formats/datasets/review-facts.ts';
export { countShared } from '#formats/datasets/shared-pages.ts';
export { webAddress } from '#formats/web-address.ts';

export const EXPORT_READERS = FORMAT_READERS;

export type Choice = Omit<ExportWish, 'projectId' | 'me'>;
export type ExportLoss = ExportForecast['losses'][number];
export type ExportFormatEntry = FormatFacts & { readonly name: ExportName };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The entries of a constant record.
const ENTRIES = Object.entries(FORMAT_FACTS) as readonly (readonly [
  Exclude<ExportName, 'annotation-json'>,
  FormatFacts,
])[];

/** Every format that is offered, in the order it is offered in. */
export const EXPORT_ENTRIES: readonly ExportFormatEntry[] = [
  ...ENTRIES.map(([name, facts]) => ({ name, ...facts })),
  {
    name: 'annotation-json',
    reader: 'dataset',
    title: 'Ascribe annotation JSON',
    unit: 'all three',
  },
];

export type ExportLeak = ExportForecast['leaks'][number];
export type ProtectedPerson = ExportForecast['people'][number];

/** The day it is here, YYYY-MM-DD. */
export function today(): string {
  const here = new Date(now());
  return new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

type Failed = {
  readonly ok: false;
  readonly kind: 'failed';
  readonly problems: readonly FileProblem[];
};

/** Protected names would get out: there is no file. */
type Leaked = {
  readonly ok: false;
  readonly kind: 'leaks';
  readonly leaks: readonly ExportLeak[];
  readonly people: readonly ProtectedPerson[];
};

export type ForecastOutcome = { readonly ok: true; readonly forecast: ExportForecast } | Failed;

export type ExportMade = {
  readonly fileName: string;
  readonly blob: Blob;
  readonly files: number;
  /** Spans that were found again, and how many there are. The same: else there would be no file. */
  readonly verified: { readonly spans: number; readonly of: number };
  readonly forecast: ExportForecast;
  /** Who the pseudonyms in it stand for, as a file of its own; absent where there are none. */
  readonly key?: { readonly fileName: string; readonly blob: Blob };
};

export type MakeOutcome = { readonly ok: true; readonly made: ExportMade } | Failed | Leaked;

/** What would be exported and what would be lost, from what is on the disk. */
export async function forecastExport(
  choice: Choice,
  signal: AbortSignal,
): Promise<ForecastOutcome> {
  const wish = await wishOf(choice, signal);
  if (!wish.ok) return wish;
  const reply = await runJob({ kind: 'forecast', wish: wish.wish }, signal);
  if (reply.kind !== 'forecast') return failed(reply.kind === 'cancelled' ? reply.kind : 'crashed');
  const { result } = reply;
  return result.ok ? { ok: true, forecast: result.value } : failedBy(result.problem);
}

/** Never text/html: what is opened from the app's own address must not run. */
const OF_A_DOWNLOAD = 'application/octet-stream';

/** The file, read back and compared before it is offered. `signal` calls it off. */
export async function makeExport(
  ...wanted: Parameters<typeof makeFile>
): ReturnType<typeof makeFile> {
  const count = (more: 1 | -1): void => {
    store.setState(({ exportsInMaking }) => ({ exportsInMaking: exportsInMaking + more }));
  };
  count(1);
  return makeFile(...wanted).finally(() => {
    count(-1);
  });
}

async function makeFile(
  choice: Choice,
  signal: AbortSignal,
  onStage: (stage: ExportStage, share?: number) => void,
): Promise<MakeOutcome> {
  const [wish] = await Promise.all([wishOf(choice, signal), clearOldExports()]);
  if (!wish.ok) return wish;
  const folder = `${now()}-${newId()}`;
  const reply = await runJob({ kind: 'make', wish: wish.wish, folder }, signal, onStage);
  // Half a file is nobody's; a whole one is read by its download.
  if (reply.kind !== 'made' || !reply.result.ok) void discardExport(folder);
  if (reply.kind !== 'made') return failed(reply.kind === 'cancelled' ? reply.kind : 'crashed');
  const { result } = reply;
  if (!result.ok) {
    const { problem } = result;
    return problem.kind === 'leaks' ? { ok: false, ...problem } : failedBy(problem);
  }
  const { blob, key, keyName, ...made } = result.value;
  return {
    ok: true,
    made: {
      ...made,
      blob: blob.slice(0, blob.size, OF_A_DOWNLOAD),
      ...(key.length > 0 && {
        key: { fileName: keyName, blob: new Blob([encodeKeyFile(key)], { type: OF_A_DOWNLOAD }) },
      }),
    },
  };
}

/** Longer than any download takes to begin, and to end on most days. */
const KEPT_MS = 60 * 60 * 1000;

/** Files of earlier exports are in the way of nothing but space: those of the last hour may still be downloading. */
async function clearOldExports(): Promise<void> {
  await removeExports((folder) => now() - Number(folder.split('-')[0]) < KEPT_MS);
}

const TRIES = 20;
const PAUSE_MS = 250;

/** The worker lets go of its file a moment after it was ended; what is left even then goes with a later export. */
async function discardExport(folder: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- Another try follows the one before.
    if (await removeExports((other) => other !== folder)) return;
    // oxlint-disable-next-line no-await-in-loop -- See above.
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE_MS);
    });
  }
}

async function wishOf(
  choice: Choice,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly wish: ExportWish } | Failed> {
  const { project, me } = store.getState();
  if (!project || !me) return failed('crashed');
  // The worker reads the disk: an edit on its way there would be missing.
  if (!(await areEditsSaved(signal))) return failed(signal.aborted ? 'cancelled' : 'unsaved');
  return { ok: true, wish: { ...choice, projectId: project.id, me: me.id } };
}

function runJob(
  request: ExportRequest,
  signal: AbortSignal,
  onStage?: (stage: ExportStage, share?: number) => void,
) {
  return workerJob(
    takeWorker(),
    request,
    ({ data }: MessageEvent<ExportReply>) => {
      if (data.kind !== 'stage') return data;
      onStage?.(data.stage, data.share);
      return undefined;
    },
    signal,
    // One that has made a file may still hold it open.
    request.kind === 'forecast' ? keepWorker : undefined,
  );
}

/** That of the last forecast: what it has loaded and compiled to look through the project serves the file too. */
let waiting: Worker | undefined;

function takeWorker(): Worker {
  const worker =
    waiting ??
    new Worker(new URL('../workers/export.worker.ts', import.meta.url), { type: 'module' });
  waiting = undefined;
  return worker;
}

function keepWorker(worker: Worker): void {
  endExports();
  waiting = worker;
}

/** Nobody is about to export any more. */
export function endExports(): void {
  waiting?.terminate();
  waiting = undefined;
}

function failedBy(problem: ExportProblem): Failed {
  switch (problem.kind) {
    case 'nothing':
    case 'changed':
      return failed(problem.kind);
    case 'leaks':
      return failed('crashed');
    case 'not-stored':
      if (problem.reason === 'disk-full') return failed('disk-full');
      return { ok: false, kind: 'failed', problems: problemsOf(problem) };
    case 'file':
    case 'damaged':
      return { ok: false, kind: 'failed', problems: problemsOf(problem) };
  }
}

function failed(
  kind: 'cancelled' | 'crashed' | 'unsaved' | 'nothing' | 'disk-full' | 'changed',
): Failed {
  return { ok: false, kind: 'failed', problems: [{ place: '', kind }] };
}
