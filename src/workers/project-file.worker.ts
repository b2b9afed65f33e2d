import { openDatabase } from '#storage/open-database.ts';
import type { JobReply, JobRequest } from '#storage/job-messages.ts';
import { exportProjectFile, importProjectText } from '#storage/project-file-jobs.ts';
import { sha256Hex } from '#storage/sha-256.ts';

addEventListener('message', (event: MessageEvent<JobRequest>) => {
  void answer(event.data);
});

async function answer(request: JobRequest): Promise<void> {
  const reply = await work(request).catch((error: unknown): JobReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work(request: JobRequest): Promise<JobReply> {
  const db = await openDatabase();
  if (!db.ok) return { kind: 'crashed', message: db.error.kind };
  switch (request.kind) {
    case 'export-project':
      return {
        kind: 'exported',
        result: await exportProjectFile(db.value, request.projectId, sha256Hex),
      };
    case 'import-project': {
      const text = await request.file.text();
      const result = await importProjectText(db.value, request.here, text, sha256Hex);
      return { kind: 'imported', result };
    }
  }
}
