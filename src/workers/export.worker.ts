import { forecastExport, helpExport, makeExport } from '#storage/export-jobs.ts';
import type {
  ExportPlan,
  ExportReply,
  ExportRequest,
  ExportStage,
  MadeResult,
} from '#storage/export-messages.ts';
import type { PartMaker } from '#storage/export-part.ts';
import { openSink } from '#storage/export-sink.ts';
import { openDatabase } from '#storage/open-database.ts';
import { askPort, servePort } from '#storage/part-helper.ts';
import { saveFailureOf } from '#storage/save-failure.ts';
import { sha256Hex } from '#storage/sha-256.ts';

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  if (data.kind === 'help') servePort(data.port, help(data.plan));
  else void answer(data);
});

type Job = Exclude<ExportRequest, { readonly kind: 'help' }>;

async function answer(request: Job): Promise<void> {
  const reply = await work(request).catch((error: unknown): ExportReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work(request: Job): Promise<ExportReply> {
  const db = await openDatabase();
  if (!db.ok) return { kind: 'crashed', message: db.error.kind };
  const { wish } = request;
  switch (request.kind) {
    case 'forecast':
      return { kind: 'forecast', result: await forecastExport(db.value, wish, sha256Hex) };
    case 'make': {
      const sink = await openSink(request.folder);
      let shown = 0;
      const onStage = (stage: ExportStage, share?: number): void => {
        // The screen is drawn anew for each.
        if (share !== undefined && share < 1 && performance.now() - shown < SHOWN_MS) return;
        shown = performance.now();
        const reply: ExportReply = { kind: 'stage', stage, ...(share !== undefined && { share }) };
        postMessage(reply);
      };
      const options = { sha256: sha256Hex, sink, onStage, startHelper };
      const result = await makeExport(db.value, wish, options).catch(storageProblem);
      return { kind: 'made', result };
    }
  }
}

/** A bar that moves more often than this looks no better. */
const SHOWN_MS = 250;

/** Another one of this worker, which ends with it. */
function startHelper(plan: ExportPlan): PartMaker | undefined {
  // Older browsers have no workers in workers; a single processor has nobody to spare.
  if (typeof Worker === 'undefined' || navigator.hardwareConcurrency < 2) return undefined;
  const worker = new Worker(location.href, { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const request: ExportRequest = { kind: 'help', plan, port: port2 };
  worker.postMessage(request, [port2]);
  return askPort(port1, worker);
}

async function help(plan: ExportPlan): Promise<PartMaker> {
  const db = await openDatabase();
  if (!db.ok) throw new Error(db.error.kind);
  return helpExport(db.value, plan, sha256Hex);
}

/** A full disk is no crash: there is something to be done about it. */
function storageProblem(error: unknown): MadeResult {
  const reason = saveFailureOf(error);
  if (reason === 'unknown') throw error;
  return { ok: false, problem: { kind: 'not-stored', reason } };
}
