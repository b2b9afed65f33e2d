type Ended =
  | { readonly kind: 'cancelled' }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };

/**
 * Each job has a worker of its own: ending it cancels the job, and its transaction is taken back. `take`
 * gives the answer, or nothing for a message that is only news.
 */
export function workerJob<Reply>(
  worker: Worker,
  request: unknown,
  take: (event: MessageEvent) => Reply | undefined,
  signal?: AbortSignal,
): Promise<Reply | Ended> {
  return new Promise((resolve) => {
    const finish = (reply: Reply | Ended): void => {
      worker.terminate();
      resolve(reply);
    };
    if (signal?.aborted) {
      finish({ kind: 'cancelled' });
      return;
    }
    worker.addEventListener('message', (event) => {
      const reply = take(event);
      if (reply !== undefined) finish(reply);
    });
    worker.addEventListener('error', (event) => {
      finish({ kind: 'crashed', message: event.message });
    });
    signal?.addEventListener('abort', () => {
      finish({ kind: 'cancelled' });
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has none.
    worker.postMessage(request);
  });
}
