import type { Database } from '#storage/database.ts';
import { forecastExport, makeExport } from '#storage/export-jobs.ts';
import type {
  ExportReply,
  ExportRequest,
  ExportStage,
  MadeResult,
} from '#storage/export-messages.ts';
import { openSink } from '#storage/export-sink.ts';
import { openDatabase } from '#storage/open-database.ts';
import { saveFailureOf } from '#storage/save-failure.ts';
import { sha256Hex } from '#storage/sha-256.ts';

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  void answer(data);
});

async function answer(request: ExportRequest): Promise<void> {
  const reply = await work(request).catch((error: unknown): ExportReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work(request: ExportRequest): Promise<ExportReply> {
  const db = await openDatabase();
  if (!db.ok) return { kind: 'crashed', message: db.error.kind };
  // Open for one job alone: what waits for another stands in nobody's way who updates the database.
  return workOn(db.value, request).finally(() => {
    db.value.close();
  });
}

async function workOn(db: Database, request: ExportRequest): Promise<ExportReply> {
  const { wish } = request;
  switch (request.kind) {
    case 'forecast':
      return { kind: 'forecast', result: await forecastExport(db, wish, sha256Hex) };
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
      const options = { sha256: sha256Hex, sink, onStage };
      const result = await makeExport(db, wish, options).catch(storageProblem);
      return { kind: 'made', result };
    }
  }
}

/** A bar that moves more often than this looks no better. */
const SHOWN_MS = 250;

/** A full disk is no crash: there is something to be done about it. */
function storageProblem(error: unknown): MadeResult {
  const reason = saveFailureOf(error);
  if (reason === 'unknown') throw error;
  return { ok: false, problem: { kind: 'not-stored', reason } };
}
