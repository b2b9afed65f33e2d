import type { useTranslations } from 'use-intl';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import type { ReviewIndex } from './review-index.ts';

export type ReviewMessages = ReturnType<typeof useTranslations<'review'>>;

/** What sentences about a review are made from. */
export type WordContext = {
  readonly t: ReviewMessages;
  readonly review: Pick<OpenReview, 'layers' | 'entities' | 'revision' | 'article'>;
  readonly index: ReviewIndex;
  readonly codebook: Codebook | undefined;
  /** What a layer's annotator is called at a place: by name, or as A or B. */
  readonly nameOf: (layer: number, group: number) => string;
  /** The same where no one place is meant. */
  readonly generalName: (layer: number) => string;
  /** Names and other parts of a sentence, joined as the language does. */
  readonly list: (parts: readonly string[]) => string;
};

export function labelWords({ codebook }: Pick<WordContext, 'codebook'>, label: string): string {
  return (codebook && findLabel(codebook, label)?.name) ?? label;
}
