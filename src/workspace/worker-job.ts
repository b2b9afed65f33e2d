type Ended =
  | { readonly kind: 'cancelled' }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };

/**
 * Each job has a worker to itself: ending it cancels the job, and its transaction is taken back. `take`
 * gives the answer, or nothing for a message that is only news. `keep` gets the worker of a job that was
 * answered; without it, that one is ended too.
 */
export function workerJob<Reply>(
  worker: Worker,
  request: unknown,
  take: (event: MessageEvent) => Reply | undefined,
  signal?: AbortSignal,
  keep: (worker: Worker) => void = endWorker,
): Promise<Reply | Ended> {
  return new Promise((resolve) => {
    /** Nothing is heard of a worker that may be at another job. */
    const over = new AbortController();
    const end = (ended: Ended): void => {
      over.abort();
      worker.terminate();
      resolve(ended);
    };
    if (signal?.aborted) {
      end({ kind: 'cancelled' });
      return;
    }
    const listening = { signal: over.signal };
    worker.addEventListener(
      'message',
      (event) => {
        const reply = take(event);
        if (reply === undefined) return;
        over.abort();
        keep(worker);
        resolve(reply);
      },
      listening,
    );
    worker.addEventListener(
      'error',
      (event) => {
        end({ kind: 'crashed', message: event.message });
      },
      listening,
    );
    signal?.addEventListener(
      'abort',
      () => {
        end({ kind: 'cancelled' });
      },
      listening,
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has none.
    worker.postMessage(request);
  });
}

function endWorker(worker: Worker): void {
  worker.terminate();
}
