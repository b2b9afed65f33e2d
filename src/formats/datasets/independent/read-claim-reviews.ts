import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type Files, must, namesIn, textIn } from './found-text.ts';
import type { FoundClaim } from './read-claims.ts';

type Party = {
  readonly '@type': string;
  readonly name: string;
  readonly url?: string;
  readonly sameAs?: readonly string[];
};

type Review = {
  readonly '@context': string;
  readonly '@type': string;
  readonly claimReviewed: string;
  readonly url: string;
  readonly datePublished: string;
  readonly author?: Party;
  readonly reviewRating: {
    readonly '@type': string;
    readonly alternateName: string;
    readonly ratingValue?: number;
    readonly bestRating?: number;
    readonly worstRating?: number;
  };
  readonly itemReviewed: {
    readonly '@type': string;
    readonly author?: Party;
    readonly datePublished?: string;
    readonly appearance?: readonly { readonly '@type': string; readonly url: string }[];
  };
};

export type FoundReview = FoundClaim & {
  /** Address of the page that it is on. */
  readonly page: string;
  /** YYYY-MM-DD */
  readonly published: string;
  /** Whose review it is, as `Person Ana` or `Organization The Desk https://desk.example/`. */
  readonly author: string | undefined;
  /** Where the claim is made. */
  readonly appearance: string | undefined;
};

/** What search engines asked of a ClaimReview, and that the snippet for a page says the very same. */
export function readClaimReviews(files: Files): readonly FoundReview[] {
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
    const { claimReviewed, url, datePublished } = review;
    must(claimReviewed.trim() !== '' && isAddress(url) && isDay(datePublished), claimReviewed);
    const { alternateName, ratingValue, bestRating = 5, worstRating = 1 } = review.reviewRating;
    must(review.reviewRating['@type'] === 'Rating' && alternateName !== '', 'alternateName');
    must(
      ratingValue === undefined || (ratingValue >= worstRating && ratingValue <= bestRating),
      'ratingValue',
    );
    const { author: speaker, appearance, datePublished: day, '@type': type } = review.itemReviewed;
    must(type === 'Claim' && (day === undefined || isDay(day)), 'itemReviewed');
    const [place, ...others] = appearance ?? [];
    must(others.length === 0 && (!place || isPlace(place)), 'appearance');
    return {
      claim: claimReviewed,
      verdict: alternateName,
      speaker: speaker && partyOf(speaker).name,
      page: url,
      published: datePublished,
      author: review.author && wordsOf(partyOf(review.author)),
      appearance: place?.url,
    };
  });
}

function partyOf(party: Party): Party {
  must(['Person', 'Organization'].includes(party['@type']) && party.name.trim() !== '', 'a party');
  must([...(party.sameAs ?? []), party.url ?? 'https://a.b'].every(isAddress), 'a party’s address');
  return party;
}

function wordsOf({ '@type': type, name, url }: Party): string {
  return [type, name, ...(url === undefined ? [] : [url])].join(' ');
}

function isPlace({ '@type': type, url }: { readonly '@type': string; readonly url: string }) {
  return type === 'CreativeWork' && isAddress(url);
}

function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
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
