import { err } from '#domain/result.ts';
import { openDatabase } from '#storage/open-database.ts';
import { type ReviewReply, compareReview } from '#storage/review-job.ts';
import type { ReviewBeginning } from '#storage/review-repository.ts';

addEventListener('message', (event: MessageEvent<ReviewBeginning>) => {
  void answer(event.data);
});

async function answer(request: ReviewBeginning): Promise<void> {
  const reply = await work(request).catch((error: unknown): ReviewReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work(request: ReviewBeginning): Promise<ReviewReply> {
  const opened = await openDatabase();
  if (!opened.ok) return { kind: 'crashed', message: opened.error.kind };
  const result = await compareReview(opened.value, request);
  if (result.ok) return { kind: 'compared', result };
  const { error } = result;
  return {
    kind: 'compared',
    // A cause cannot be sent.
    result: err(error.kind === 'failed' ? { kind: 'failed', reason: error.reason } : error),
  };
}
