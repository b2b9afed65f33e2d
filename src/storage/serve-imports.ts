import type { Result } from '#domain/result.ts';
import { loadPageReader } from '#formats/articles/page-witnesses.ts';
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
  /** Of what was asked and is not done. */
  const asked = new Set<AbortController>();
  let opened: Promise<Result<Database, { readonly kind: string }>> | undefined;

  /** The worker outlives an import: another tab may have closed the database meanwhile, or it opens now. */
  async function database(): Promise<Result<Database, { readonly kind: string }>> {
    const known = await opened;
    if (!known?.ok || !known.value.isOpen()) opened = open();
    return opened ?? open();
  }

  async function work(request: Job, signal: AbortSignal): Promise<void> {
    if (request.kind === 'prepare') {
      await Promise.all([database(), loadPageReader()]);
      return;
    }
    const db = await database();
    if (!db.ok) {
      const reason = db.error.kind === 'newer-version' ? 'newer-version-open' : 'database-closed';
      post({ kind: 'not-possible', reason });
    } else if (request.kind === 'import') {
      await runImport(db.value, request.sources, post, signal, making);
    } else {
      post({ kind: 'looked', looked: await lookAt(db.value, request.source, signal, making) });
    }
  }

  return (request) => {
    if (request.kind === 'cancel') {
      for (const each of asked) each.abort();
      return;
    }
    const controller = new AbortController();
    asked.add(controller);
    last = last
      .then(() => work(request, controller.signal))
      .catch((error: unknown) => {
        if (request.kind === 'prepare') post({ kind: 'not-prepared' });
        else post({ kind: 'crashed', message: String(error) });
      })
      .finally(() => asked.delete(controller));
  };
}

type Job = Exclude<ImportRequest, { kind: 'cancel' }>;
