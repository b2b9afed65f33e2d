import { optionName } from '#domain/codebook/codebook-names.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import { problemList } from '#formats/file-problem.ts';
import { decodeClaimReview } from './claim-review.ts';
import { type CheckedClaim, checkedClaims, dayOf, sentenceOf, textsIn } from './checked-claims.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import { countLeftOut, lossCounter } from './flatten-work.ts';

/**
 * schema.org ClaimReview: for each claim with a verdict, and an article with an address, the review as
 * JSON-LD and as a snippet to be pasted into a page. One review a page. `url` should be the page of the
 * review: until it is known it is the article's.
 */
export const claimReview: ExportFormat = {
  title: 'ClaimReview',
  unit: 'none',
  inParts: {},
  losses: (set) => {
    const counter = lossCounter();
    countLeftOut(set, counter);
    const { claims, unchecked } = checkedClaims(set);
    const others = set.documents.flatMap(({ annotations }) => annotations).length - claims.length;
    counter.add('no-verdict', unchecked);
    counter.add('no-address', claims.length - fit(set).length);
    counter.add('only-claims', others - unchecked);
    return counter.all();
  },
  published: (set) => fit(set).flatMap((checked) => textsIn(reviewOf(checked, set))),
  encode: (set) =>
    fit(set).flatMap((checked) => {
      const review = JSON.stringify(reviewOf(checked, set), undefined, 1);
      // Text of the article must not end the script.
      const inPage = review.replaceAll('<', String.raw`\u003c`);
      return [
        { name: `${stemOf(checked)}.json`, content: `${review}\n` },
        {
          name: `${stemOf(checked)}.html`,
          content: `<script type="application/ld+json">\n${inPage}\n</script>\n`,
        },
      ];
    }),
  verify: (files, set) => {
    const problems = problemList();
    const claims = fit(set);
    let spans = 0;
    for (const checked of claims) {
      const name = `${stemOf(checked)}.json`;
      const snippet = files.text(`${stemOf(checked)}.html`);
      const inPage = /^<script type="application\/ld\+json">\n([^<]*)\n<\/script>\n$/.exec(
        snippet,
      )?.[1];
      const isRight = [files.text(name), inPage ?? ''].every((json) =>
        saysWhatWasChecked(json, checked, set, (fault) =>
          problems.add(name, 'not-the-same', fault),
        ),
      );
      if (isRight) spans += 1;
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of: claims.length });
  },
};

/** Reads a review as others do, and compares it with the annotation that it is about. */
function saysWhatWasChecked(
  json: string,
  { document, claim, verdict, speaker }: CheckedClaim,
  set: ExportSet,
  tell: (fault: string) => void,
): boolean {
  const review = decodeClaimReview(json);
  if (!review.ok) {
    for (const { place, detail } of review.error) tell(`${place}: ${detail ?? ''}`);
    return false;
  }
  const { claimReviewed, reviewRating, itemReviewed, url, author } = review.value;
  const pairs = [
    [claimReviewed, sentenceOf(claim, document)],
    [reviewRating.alternateName, verdictName(verdict, set)],
    [reviewRating.ratingValue, RATINGS[verdict]],
    [itemReviewed.author?.name, speaker?.name],
    [url, document.article.url],
    [author.name, document.annotator],
  ];
  for (const [found, wanted] of pairs) if (found !== wanted) tell(`${found} ≠ ${wanted}`);
  return pairs.every(([found, wanted]) => found === wanted);
}

function fit(set: ExportSet): readonly CheckedClaim[] {
  return checkedClaims(set).claims.filter(({ document }) => document.article.url !== undefined);
}

function stemOf({ document, number }: CheckedClaim): string {
  return `${pathStem(document)}-${number}`;
}

/** 5 is true, 1 is false. A verdict that is neither has words only. */
const RATINGS: Readonly<Record<string, number>> = { supported: 5, conflicting: 3, refuted: 1 };

function reviewOf({ document, claim, verdict, sentence, speaker }: CheckedClaim, set: ExportSet) {
  const { article, annotator } = document;
  const ratingValue = RATINGS[verdict];
  const { wikidata, kind } = speaker?.entity ?? {};
  const date = claim.attributes['claim_date'];
  const appearance = { '@type': 'CreativeWork', url: article.url };
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    datePublished: dayOf(claim.updatedAt),
    url: article.url,
    claimReviewed: sentence,
    author: { '@type': 'Person', name: annotator },
    reviewRating: {
      '@type': 'Rating',
      ...(ratingValue !== undefined && { ratingValue, bestRating: 5, worstRating: 1 }),
      alternateName: verdictName(verdict, set),
    },
    itemReviewed: {
      '@type': 'Claim',
      ...(speaker && {
        author: {
          '@type': kind === undefined || kind === 'person' ? 'Person' : 'Organization',
          name: speaker.name,
          ...(wikidata !== undefined && { sameAs: [`http://www.wikidata.org/entity/${wikidata}`] }),
        },
      }),
      ...(typeof date === 'string' && { datePublished: date }),
      appearance: [appearance],
    },
    ...(article.language !== 'und' && { inLanguage: article.language }),
  };
}

function verdictName(verdict: string, { project }: ExportSet): string {
  const attributes = findLabel(project.codebook, 'CLAIM')?.attributes ?? [];
  const definition = attributes.find(({ id }) => id === 'verdict');
  const options = definition?.type === 'enum' ? definition.options : [];
  return optionName(options, verdict);
}
