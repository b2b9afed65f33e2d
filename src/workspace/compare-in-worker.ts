import type { ReviewReply } from '#storage/review-job.ts';
import type { ReviewBeginning } from '#storage/review-repository.ts';
import { workerJob } from './worker-job.ts';

/** Compares the layers of an article, and notes where its review stands. */
export function compareInWorker(
  beginning: ReviewBeginning,
  signal?: AbortSignal,
): ReturnType<typeof workerJob<ReviewReply>> {
  const worker = new Worker(new URL('../workers/review.worker.ts', import.meta.url), {
    type: 'module',
  });
  const take = ({ data }: MessageEvent<ReviewReply>): ReviewReply => data;
  return workerJob(worker, beginning, take, signal);
}
