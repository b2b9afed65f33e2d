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
import { areEditsSaved } from './edits-saved.ts';
import { type FileProblem, problemsOf } from './exchange.ts';
import { store } from './store.ts';
import { workerJob } from './worker-job.ts';

export type { ExportForecast, ExportName, ExportStage } from '#storage/export-messages.ts';
export type { FormatReader } from '#formats/datasets/format-facts.ts';

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

type Failed = { readonly ok: false; readonly problems: readonly FileProblem[] };

export type ForecastOutcome = { readonly ok: true; readonly forecast: ExportForecast } | Failed;

export type ExportMade = {
  readonly fileName: string;
  readonly blob: Blob;
  readonly files: number;
  /** Spans that were found again, and how many there are. The same: else there would be no file. */
  readonly verified: { readonly spans: number; readonly of: number };
  readonly forecast: ExportForecast;
};

export type MakeOutcome = { readonly ok: true; readonly made: ExportMade } | Failed;

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

/** The file, read back and compared before it is offered. `signal` calls it off. */
export async function makeExport(
  choice: Choice,
  signal: AbortSignal,
  onStage: (stage: ExportStage) => void,
): Promise<MakeOutcome> {
  const wish = await wishOf(choice, signal);
  if (!wish.ok) return wish;
  const reply = await runJob({ kind: 'make', wish: wish.wish }, signal, onStage);
  if (reply.kind !== 'made') return failed(reply.kind === 'cancelled' ? reply.kind : 'crashed');
  const { result } = reply;
  if (!result.ok) return failedBy(result.problem);
  const { bytes, ...made } = result.value;
  // Never as text/html: what is opened from the app's own address must not run.
  const blob = new Blob([bytes], { type: 'application/octet-stream' });
  return { ok: true, made: { ...made, blob } };
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
  onStage?: (stage: ExportStage) => void,
) {
  const worker = new Worker(new URL('../workers/export.worker.ts', import.meta.url), {
    type: 'module',
  });
  return workerJob(
    worker,
    request,
    ({ data }: MessageEvent<ExportReply>) => {
      if (data.kind !== 'stage') return data;
      onStage?.(data.stage);
      return undefined;
    },
    signal,
  );
}

function failedBy(problem: ExportProblem): Failed {
  if (problem.kind === 'nothing') return failed('nothing');
  return { ok: false, problems: problemsOf(problem) };
}

function failed(kind: 'cancelled' | 'crashed' | 'unsaved' | 'nothing'): Failed {
  return { ok: false, problems: [{ place: '', kind }] };
}
