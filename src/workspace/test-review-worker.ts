import { compareReview } from '#storage/review-job.ts';
import type { ReviewBeginning } from '#storage/review-repository.ts';
import { database } from './store.ts';

/** For tests outside of a browser: the review worker's work, on the same thread. */
class TestReviewWorker extends EventTarget {
  postMessage(request: ReviewBeginning): void {
    void compareReview(database(), request).then((result) =>
      this.dispatchEvent(
        new MessageEvent('message', { data: structuredClone({ kind: 'compared', result }) }),
      ),
    );
  }

  terminate(): void {
    this.dispatchEvent(new Event('ended'));
  }
}

export function installReviewWorker(): void {
  Object.assign(globalThis, { Worker: TestReviewWorker });
}
