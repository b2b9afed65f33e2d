import type { BlockDraft } from '#domain/text/canonical.ts';
import type { DecodeNote } from './decoded-article.ts';

/** What one reader found, before the text is made canonical. A field that is not obvious is absent. */
export type ArticleParts = {
  readonly drafts: readonly BlockDraft[];
  readonly title?: string;
  readonly byline?: string;
  readonly outlet?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly notes?: readonly DecodeNote[];
};
