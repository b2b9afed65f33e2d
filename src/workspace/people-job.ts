import type { PeopleReply, PeopleRequest } from '#storage/people-messages.ts';
import { workerJob } from './worker-job.ts';

type JobReply = Exclude<PeopleReply, { kind: 'progress' }> | { readonly kind: 'cancelled' };

type Options = {
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

/** Reads or rewrites layers off the main thread. */
export function runPeopleJob(
  request: PeopleRequest,
  { onProgress, signal }: Options = {},
): Promise<JobReply> {
  if (signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
  const worker = new Worker(new URL('../workers/people.worker.ts', import.meta.url), {
    type: 'module',
  });
  return workerJob(
    worker,
    request,
    ({ data }: MessageEvent<PeopleReply>) => {
      if (data.kind !== 'progress') return data;
      onProgress?.(data.done / Math.max(1, data.total));
      return undefined;
    },
    signal,
  );
}
