import { forecastExport, makeExport } from '#storage/export-jobs.ts';
import type { ExportReply, ExportRequest } from '#storage/export-messages.ts';
import { openDatabase } from '#storage/open-database.ts';
import { sha256Hex } from '#storage/sha-256.ts';

addEventListener('message', (event: MessageEvent<ExportRequest>) => {
  void answer(event.data);
});

async function answer(request: ExportRequest): Promise<void> {
  const reply = await work(request).catch((error: unknown): ExportReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work({ kind, wish }: ExportRequest): Promise<ExportReply> {
  const db = await openDatabase();
  if (!db.ok) return { kind: 'crashed', message: db.error.kind };
  switch (kind) {
    case 'forecast':
      return { kind: 'forecast', result: await forecastExport(db.value, wish, sha256Hex) };
    case 'make': {
      const result = await makeExport(db.value, wish, sha256Hex, (stage) => {
        postMessage({ kind: 'stage', stage } satisfies ExportReply);
      });
      return { kind: 'made', result };
    }
  }
}
