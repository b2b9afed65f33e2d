import { countNames } from '#domain/export/set-survey.ts';
import { AVERITEC_LABELS, AVERITEC_TYPES, averitecLists } from './averitec.ts';
import { checkAveritec } from './check-averitec.ts';
import {
  type CheckedClaim,
  checkedClaims,
  claimDay,
  countOddDates,
  countUnwrittenLinks,
  textsIn,
  writtenInRecords,
} from './checked-claims.ts';
import { type ExportFormat, JSON_LIST } from './export-format.ts';
import { countLeftOut, lossCounter } from './flatten-work.ts';
import { countFacts } from './article-facts.ts';

/** AVeriTeC: checked claims with their evidence, for training and measuring fact checkers. A list a split. */
export const averitec: ExportFormat = {
  title: 'AVeriTeC',
  unit: 'none',
  inParts: { survey: (set) => ({ claims: countNames(checkedClaims(set).claims.map(() => '')) }) },
  losses: (set) => {
    const counter = lossCounter();
    countLeftOut(set, counter);
    const { claims, unchecked } = checkedClaims(set);
    const all = set.documents.flatMap(({ annotations }) => annotations).length;
    counter.add('no-verdict', unchecked);
    counter.add('only-claims', all - claims.length - unchecked);
    counter.add('attributes', countOddDates(claims), { name: 'claim_date' });
    countUnwritten(claims, counter);
    countUnwrittenLinks(set, claims, counter);
    const dated = new Set(claims.filter(isOfArticleDay).map(({ document }) => document));
    countFacts(
      claims.map(({ document }) => document),
      counter,
      (fact, document) =>
        fact === 'outlet' || fact === 'url' || (fact === 'publishedAt' && dated.has(document)),
    );
    return counter.all();
  },
  written: (set) => writtenInRecords(set, checkedClaims(set).claims),
  published: (set) => checkedClaims(set).claims.flatMap((claim) => textsIn(recordOf(claim))),
  encode: (set) =>
    [...averitecLists(set)].map(([name, claims]) => ({
      name,
      content: `${JSON.stringify(claims.map(recordOf), undefined, 1)}\n`,
      joint: claims.length === 0 ? { kind: 'same' } : JSON_LIST,
    })),
  verify: checkAveritec,
};

/** Attributes that a record has a field for. */
const WRITTEN = new Set(['verdict', 'claim_type', 'claim_date', 'normalized']);

/** What the record of a claim has no field for. */
function countUnwritten(
  claims: readonly CheckedClaim[],
  counter: ReturnType<typeof lossCounter>,
): void {
  for (const { claim } of claims) {
    for (const name of Object.keys(claim.attributes).toSorted())
      if (!WRITTEN.has(name)) counter.add('attributes', 1, { name });
    const { claim_type: kinds } = claim.attributes;
    const isTold = Array.isArray(kinds) && kinds.every((kind) => AVERITEC_TYPES.has(kind));
    if (kinds !== undefined && !isTold) counter.add('attributes', 1, { name: 'claim_type' });
    const seen = (claim.evidence ?? []).filter(({ seenAt }) => seenAt !== undefined);
    counter.add('evidence-days', seen.length);
  }
}

/** What is said of its day in other words is no reason to take the article's. */
function isOfArticleDay({ claim }: CheckedClaim): boolean {
  return claim.attributes['claim_date'] === undefined;
}

function recordOf(checked: CheckedClaim) {
  const { document, claim, verdict, sentence, speaker } = checked;
  const { article } = document;
  const kinds = claim.attributes['claim_type'];
  return {
    claim: sentence,
    required_reannotation: false,
    label: AVERITEC_LABELS.get(verdict) ?? verdict,
    justification: claim.note ?? '',
    claim_date: dayFirst(isOfArticleDay(checked) ? article.publishedAt : claimDay(claim)),
    speaker: speaker?.name ?? null,
    original_claim_url: article.url ?? null,
    cached_original_claim_url: null,
    fact_checking_article: null,
    reporting_source: article.outlet ?? null,
    location_ISO_code: null,
    claim_types: (typeof kinds === 'object' ? kinds : []).flatMap(
      (kind) => AVERITEC_TYPES.get(kind) ?? [],
    ),
    fact_checking_strategies: [],
    questions: (claim.evidence ?? []).map(({ url, note }) => ({
      question: '',
      answers: [
        {
          answer: note ?? '',
          // A telephone call is in nobody's words on a page.
          answer_type: url === undefined ? 'Abstractive' : 'Extractive',
          source_url: url ?? '',
          source_medium: url === undefined ? '' : 'Web text',
          cached_source_url: '',
        },
      ],
    })),
  };
}

/** `2026-01-02` → `2-1-2026`, as the data set has it. */
function dayFirst(day: string | undefined): string | null {
  if (day === undefined) return null;
  const [year, ...rest] = day.split('-');
  return [...rest.map(Number).toReversed(), year].join('-');
}
