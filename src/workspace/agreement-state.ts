import type { ArticleId } from '#domain/ids.ts';
import type { AgreementMeasured } from '#storage/agreement-messages.ts';

/** Of the whole project, or of one article. */
export type AgreementState = {
  readonly articleId: ArticleId | undefined;
  /** How far measuring has come, 0 to 1; undefined while nothing is measured. */
  readonly measuring: number | undefined;
  /** What was measured last; it stays while it is measured anew. */
  readonly measured: AgreementMeasured | undefined;
  readonly failed: 'cancelled' | 'crashed' | 'unsaved' | undefined;
};
