import * as v from 'valibot';
import { type Result, err } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';
import { strangeProperties } from './schema-org.ts';

const Words = v.pipe(v.string(), v.regex(/\S/));
const Address = v.pipe(v.string(), v.url(), v.regex(/^https?:/i));
/** YYYY-MM-DD. */
export const Day = v.pipe(v.string(), v.isoDate());

const Party = v.object({
  '@type': v.picklist(['Person', 'Organization']),
  name: Words,
  url: v.optional(Address),
  sameAs: v.optional(v.array(Address)),
});

const Rating = v.pipe(
  v.object({
    '@type': v.literal('Rating'),
    alternateName: Words,
    ratingValue: v.optional(v.number()),
    bestRating: v.optional(v.number()),
    worstRating: v.optional(v.number()),
  }),
  v.check(
    // What schema.org takes for the ends where none are given.
    ({ ratingValue = 1, bestRating = 5, worstRating = 1 }) =>
      worstRating < bestRating && ratingValue >= worstRating && ratingValue <= bestRating,
    'a rating between the worst and the best',
  ),
);

const ClaimReviewJson = v.object({
  '@context': v.literal('https://schema.org'),
  '@type': v.literal('ClaimReview'),
  claimReviewed: Words,
  url: Address,
  datePublished: Day,
  author: v.optional(Party),
  reviewRating: Rating,
  itemReviewed: v.object({
    '@type': v.literal('Claim'),
    author: v.optional(Party),
    datePublished: v.optional(Day),
    appearance: v.optional(v.array(v.object({ '@type': v.literal('CreativeWork'), url: Address }))),
  }),
  // A code, or what others say of a language at length.
  inLanguage: v.optional(v.unknown()),
});

export type ClaimReviewJson = v.InferOutput<typeof ClaimReviewJson>;

/**
 * A review with all that search engines required of one: the claim, an address, a rating in words and in its bounds. What
 * schema.org does not know would be overlooked by whoever reads it.
 */
export function decodeClaimReview(text: string): Result<ClaimReviewJson, readonly FileProblem[]> {
  const json = readForeignJson(text);
  if (!json.ok) return json;
  const problems = problemList();
  for (const { place, type } of strangeProperties(json.value))
    problems.add(place, 'unknown-key', type);
  return problems.all().length > 0 ? err(problems.all()) : parseWith(ClaimReviewJson, json.value);
}
