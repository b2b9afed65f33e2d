import type { Result } from '#domain/result.ts';
import type { Database } from './database.ts';
import { runImport } from './import-job.ts';
import type { ImportReply, ImportRequest } from './import-messages.ts';
import { lookAt } from './look-job.ts';
import type { Making } from './make-article.ts';

/** What the import worker does with a message: jobs in order, and `cancel` for the one that runs. */
export function serveImports(
  open: () => Promise<Result<Database, { readonly kind: string }>>,
  post: (reply: ImportReply) => void,
  making: Making,
): (request: ImportRequest) => void {
  let last: Promise<unknown> = Promise.resolve();
  let running = new AbortController();
  let opened: Promise<Result<Database, { readonly kind: string }>> | undefined;

  async function work(request: Exclude<ImportRequest, { kind: 'cancel' }>): Promise<void> {
    opened ??= open();
    const db = await opened;
    if (!db.ok) {
      const reason = db.error.kind === 'newer-version' ? 'newer-version-open' : 'database-closed';
      post({ kind: 'not-possible', reason });
      return;
    }
    running = new AbortController();
    if (request.kind === 'import') {
      await runImport(db.value, request.sources, post, running.signal, making);
    } else {
      const looked = await lookAt(db.value, request.source, running.signal, making);
      post({ kind: 'looked', looked });
    }
  }

  return (request) => {
    if (request.kind === 'cancel') {
      running.abort();
      return;
    }
    last = last
      .then(() => work(request))
      .catch((error: unknown) => {
        post({ kind: 'crashed', message: String(error) });
      });
  };
}
