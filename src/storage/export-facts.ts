import { confidentialNames } from '#domain/export/confidential-names.ts';
import { type ExportSet, type SplitName, makeExportSet } from '#domain/export/export-set.ts';
import type { ReviewFacts, ReviewedClaim } from '#formats/datasets/review-facts.ts';
import { articlePages, countOnArticles, namedPages } from '#formats/datasets/shared-pages.ts';
import type { ExportFormat } from '#formats/datasets/export-format.ts';
import { lossesInWords } from '#formats/datasets/in-codebook-words.ts';
import { lossCounter } from '#formats/datasets/flatten-work.ts';
import type { ExportForecast, ExportWish } from './export-messages.ts';
import { selectionOf } from './export-wish.ts';
import type { ExportBatch } from './read-export-batch.ts';

/** What is told of one part of an export, which may be all of it. */
export type PartFacts = Pick<
  ExportForecast,
  | 'articles'
  | 'annotations'
  | 'relations'
  | 'labels'
  | 'losses'
  | 'confidential'
  | 'splits'
  | 'damaged'
> & {
  readonly reviews?: NonNullable<ExportForecast['reviews']> & {
    /** Those that have a page of their own. */
    readonly own: readonly ReviewedClaim[];
    /** Article's address → reviews that have it for theirs. */
    readonly addresses: ReadonlyMap<string, number>;
    /** Page of its own → reviews that have it. */
    readonly pages: ReadonlyMap<string, number>;
  };
};

/** Claims that somebody is asked about: more are in no dialog, and their words would fill the memory. */
const MOST_REVIEWS = 50;

/** What a format tells of a set that it is to hold. */
export type ToldFormat = Pick<ExportFormat, 'losses' | 'written' | 'published' | 'reviews'>;

export function factsOf(
  set: ExportSet,
  batch: ExportBatch,
  wish: ExportWish,
  format: ToldFormat,
): PartFacts {
  const labels = new Map<string, number>();
  const splits = new Map<SplitName, number>();
  const seen = new Map(set.documents.map(({ article, split }) => [article.id, split]));
  for (const split of seen.values()) if (split !== undefined) add(splits, split, 1);
  const { labels: narrowed, ...unnarrowed } = selectionOf(wish);
  const whole = narrowed ? makeExportSet(batch.bundle, unnarrowed) : set;
  for (const { annotations } of whole.documents) {
    for (const { label } of annotations) add(labels, label, 1);
  }
  const reviews = format.reviews?.(set);
  const written = format.written(set, wish.about).documents;
  return {
    articles: new Set(written.map(({ article }) => article.id)).size,
    annotations: written.reduce((sum, { annotations }) => sum + annotations.length, 0),
    relations: written.reduce((sum, { relations }) => sum + relations.length, 0),
    labels,
    losses: lossesInWords(format.losses(set, wish.about), set.project.codebook),
    confidential: confidentialNames(set, format.published?.(set, wish.about)),
    splits,
    damaged: batch.damaged,
    ...(reviews && { reviews: reviewsToAsk(reviews, wish.about.review) }),
  };
}

/** The first ones, and all that have a page of their own already: what is said of a claim is seen. */
function reviewsToAsk(
  reviews: readonly ReviewedClaim[],
  facts: ReviewFacts | undefined,
): NonNullable<PartFacts['reviews']> {
  return {
    count: reviews.length,
    first: reviews.slice(0, MOST_REVIEWS),
    own: reviews.filter(({ key }) => facts?.pages?.has(key) === true),
    addresses: articlePages(reviews, facts),
    pages: namedPages(reviews, facts),
  };
}

/** Adds up what is told of the parts. `sources`: confidential ones of the whole project. */
export function openTally(sources: number) {
  const losses = lossCounter();
  const labels = new Map<string, number>();
  const confidential = new Set<string>();
  const splits = new Map<SplitName, number>();
  const damaged: string[] = [];
  let [articles, annotations, relations] = [0, 0, 0];
  let reviews: PartFacts['reviews'];
  const addresses = new Map<string, number>();
  const pages = new Map<string, number>();
  return {
    add: (facts: PartFacts): void => {
      articles += facts.articles;
      annotations += facts.annotations;
      relations += facts.relations;
      damaged.push(...facts.damaged);
      if (facts.reviews) {
        const { count, first, own } = reviews ?? { count: 0, first: [], own: [] };
        for (const [address, times] of facts.reviews.addresses) add(addresses, address, times);
        for (const [page, times] of facts.reviews.pages) add(pages, page, times);
        reviews = {
          count: count + facts.reviews.count,
          first: [...first, ...facts.reviews.first].slice(0, MOST_REVIEWS),
          own: [...own, ...facts.reviews.own],
          addresses,
          pages,
        };
      }
      for (const [split, count] of facts.splits) add(splits, split, count);
      for (const [label, count] of facts.labels) add(labels, label, count);
      for (const name of facts.confidential) confidential.add(name);
      for (const { kind, count, into, name } of facts.losses) {
        losses.add(kind, count, {
          ...(into !== undefined && { into }),
          ...(name !== undefined && { name }),
        });
      }
    },
    forecast: (): ExportForecast => ({
      articles,
      annotations,
      relations,
      labels,
      // Which reviews share an address is known of all parts together alone.
      losses: [...losses.all(), ...sharedAddresses(addresses, pages)],
      confidential: [...confidential].toSorted(),
      sources,
      // Nobody is protected here: that is told by the whole.
      people: [],
      leaks: [],
      splits,
      damaged,
      ...(reviews && { reviews: asked(reviews) }),
    }),
  };
}

function sharedAddresses(
  addresses: ReadonlyMap<string, number>,
  pages: ReadonlyMap<string, number>,
): ExportForecast['losses'] {
  const count = countOnArticles(addresses, pages);
  return count === 0 ? [] : [{ kind: 'same-address', count }];
}

function asked({
  count,
  first,
  own,
}: NonNullable<PartFacts['reviews']>): NonNullable<ExportForecast['reviews']> {
  const keys = new Set(first.map(({ key }) => key));
  return { count, first: [...first, ...own.filter(({ key }) => !keys.has(key))] };
}

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
