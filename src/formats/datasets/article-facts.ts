import type { Article } from '#domain/article/article.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportDocument } from '#domain/export/export-set.ts';
import type { LossKind } from './export-format.ts';

/** What is known of an article beside its text, and what it is told as where a format has no place for it. */
const LOST_AS = {
  title: 'titles',
  byline: 'bylines',
  outlet: 'outlets',
  publishedAt: 'dates',
  url: 'addresses',
} as const satisfies Readonly<Partial<Record<keyof Article, LossKind>>>;

export type ArticleFact = keyof typeof LOST_AS;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The keys of a constant of this file.
export const ARTICLE_FACTS = Object.keys(LOST_AS) as readonly ArticleFact[];

/** Counts the articles of which a fact is lost, each once: `isHeld` by none of its documents. */
export function countFacts(
  documents: readonly ExportDocument[],
  losses: { readonly add: (kind: LossKind) => void },
  isHeld: (fact: ArticleFact, document: ExportDocument) => boolean,
): void {
  for (const own of groupBy(documents, ({ article }) => article.id).values()) {
    for (const fact of ARTICLE_FACTS) {
      const words = own[0]?.article[fact] ?? '';
      if (words.trim() !== '' && !own.some((document) => isHeld(fact, document)))
        losses.add(LOST_AS[fact]);
    }
  }
}

/** What is known of an article as columns of a data set, called as in all of ours; what nobody knows is undefined. */
export function factColumns({ title, byline, outlet, publishedAt, url }: Article) {
  return { title, byline, outlet, published: publishedAt, url };
}
