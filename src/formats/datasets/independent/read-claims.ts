import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type Files, must, namesIn, textIn } from './found-text.ts';

export type FoundClaim = {
  readonly claim: string;
  readonly verdict: string;
  readonly speaker: string | undefined;
};

type Review = {
  readonly '@context': string;
  readonly '@type': string;
  readonly claimReviewed: string;
  readonly url: string;
  readonly datePublished: string;
  readonly author: { readonly '@type': string; readonly name: string };
  readonly reviewRating: {
    readonly '@type': string;
    readonly alternateName: string;
    readonly ratingValue?: number;
    readonly bestRating?: number;
    readonly worstRating?: number;
  };
  readonly itemReviewed: {
    readonly '@type': string;
    readonly author?: { readonly '@type': string; readonly name: string };
    readonly datePublished?: string;
    readonly appearance: readonly { readonly url: string }[];
  };
};

/** What search engines asked of a ClaimReview, and that the snippet for a page says the very same. */
export function readClaimReviews(files: Files): readonly FoundClaim[] {
  return namesIn(files, '.json').map((name) => {
    const json = textIn(files, name);
    const review: Review = JSON.parse(json);
    const [script] = parseFragment(textIn(files, name.replace(/\.json$/, '.html'))).childNodes;
    must(script !== undefined && isScript(script), 'no script');
    must(
      JSON.stringify(JSON.parse(scriptText(script))) === JSON.stringify(review),
      'the snippet differs',
    );
    must(review['@context'] === 'https://schema.org' && review['@type'] === 'ClaimReview', '@type');
    must(review.claimReviewed.trim() !== '' && isAddress(review.url), 'claimReviewed, url');
    must(/^\d{4}-\d\d-\d\d$/.test(review.datePublished), 'datePublished');
    must(
      ['Person', 'Organization'].includes(review.author['@type']) && review.author.name !== '',
      'author',
    );
    const { alternateName, ratingValue, bestRating = 5, worstRating = 1 } = review.reviewRating;
    must(review.reviewRating['@type'] === 'Rating' && alternateName !== '', 'alternateName');
    must(
      ratingValue === undefined || (ratingValue >= worstRating && ratingValue <= bestRating),
      'ratingValue',
    );
    const { author, appearance, '@type': type } = review.itemReviewed;
    must(type === 'Claim' && appearance.every(({ url }) => isAddress(url)), 'itemReviewed');
    return { claim: review.claimReviewed, verdict: alternateName, speaker: author?.name };
  });
}

function isScript(
  node: DefaultTreeAdapterTypes.ChildNode,
): node is DefaultTreeAdapterTypes.Element {
  return (
    'tagName' in node && node.tagName === 'script' && node.attrs[0]?.value === 'application/ld+json'
  );
}

function scriptText({ childNodes }: DefaultTreeAdapterTypes.Element): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:/.test(url);
}

type Averitec = {
  readonly claim: string;
  readonly label: string;
  readonly claim_date: string | null;
  readonly speaker: string | null;
  readonly claim_types: readonly string[];
  readonly fact_checking_strategies: readonly string[];
  readonly questions: readonly {
    readonly question: string;
    readonly answers: readonly { readonly answer_type: string }[];
  }[];
};

const AVERITEC_LABELS = [
  'Supported',
  'Refuted',
  'Not Enough Evidence',
  'Conflicting Evidence/Cherrypicking',
];

export function readAveritec(files: Files): readonly FoundClaim[] {
  return namesIn(files, '.json').flatMap((name) => {
    const records: readonly Averitec[] = JSON.parse(textIn(files, name));
    return records.map(({ claim, label, claim_date, speaker, questions }) => {
      must(claim.trim() !== '' && AVERITEC_LABELS.includes(label), label);
      must(claim_date === null || /^\d{1,2}-\d{1,2}-\d{4}$/.test(claim_date), `${claim_date}`);
      for (const { answers } of questions)
        must(
          answers.every(({ answer_type }) =>
            ['Extractive', 'Abstractive', 'Boolean', 'Unanswerable'].includes(answer_type),
          ),
          'answer_type',
        );
      return { claim, verdict: label, speaker: speaker ?? undefined };
    });
  });
}
