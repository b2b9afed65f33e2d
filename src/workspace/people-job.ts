import type { PeopleReply, PeopleRequest } from '#storage/people-messages.ts';

type JobReply = Exclude<PeopleReply, { kind: 'progress' }> | { readonly kind: 'cancelled' };

type Options = {
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

/** Reads or rewrites layers off the main thread. Each job has a worker of its own; ending it cancels the job. */
export function runPeopleJob(
  request: PeopleRequest,
  { onProgress, signal }: Options = {},
): Promise<JobReply> {
  if (signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
  const worker = new Worker(new URL('../workers/people.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<JobReply>((resolve) => {
    const finish = (reply: JobReply): void => {
      worker.terminate();
      resolve(reply);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<PeopleReply>) => {
      if (data.kind === 'progress') onProgress?.(data.done / Math.max(1, data.total));
      else finish(data);
    });
    worker.addEventListener('error', (event) =>
      finish({ kind: 'crashed', message: event.message }),
    );
    signal?.addEventListener('abort', () => finish({ kind: 'cancelled' }));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has none.
    worker.postMessage(request);
  });
}
