import type { ExportSet } from '#domain/export/export-set.ts';
import { countNames, namesIn } from '#domain/export/set-survey.ts';
import { err, ok } from '#domain/result.ts';
import { problemList } from '#formats/file-problem.ts';
import { AVERITEC_LABELS, decodeAveritec } from './averitec.ts';
import {
  type CheckedClaim,
  checkedClaims,
  claimDay,
  countOddDates,
  sentenceOf,
  textsIn,
} from './checked-claims.ts';
import { type ExportFormat, JSON_LIST } from './export-format.ts';
import { countLeftOut, lossCounter } from './flatten-work.ts';

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
    return counter.all();
  },
  published: (set) => checkedClaims(set).claims.flatMap((claim) => textsIn(recordOf(claim))),
  encode: (set) =>
    [...bySplit(set)].map(([name, claims]) => ({
      name,
      content: `${JSON.stringify(claims.map(recordOf), undefined, 1)}\n`,
      joint: claims.length === 0 ? { kind: 'same' } : JSON_LIST,
    })),
  verify: (files, set) => {
    const problems = problemList();
    let spans = 0;
    let of = 0;
    for (const [name, claims] of bySplit(set)) {
      of += claims.length;
      const records = decodeAveritec(files.text(name));
      if (!records.ok) {
        for (const { place, kind, detail } of records.error)
          problems.add(`${name}: ${place}`, kind, detail);
        continue;
      }
      if (records.value.length !== claims.length)
        problems.add(name, 'not-the-same', `${records.value.length} records`);
      for (const [index, { claim, document, verdict, speaker }] of claims.entries()) {
        const found = records.value[index];
        const pairs = [
          [found?.claim, sentenceOf(claim, document)],
          [found?.label, AVERITEC_LABELS[verdict] ?? verdict],
          [found?.speaker ?? undefined, speaker?.name],
          [found?.original_claim_url ?? undefined, document.article.url],
          [found?.questions.length, claim.evidence?.length ?? 0],
        ];
        const wrong = pairs.find(([there, wanted]) => there !== wanted);
        if (wrong) problems.add(`${name}: [${index}]`, 'not-the-same', `${wrong[0]} ≠ ${wrong[1]}`);
        else spans += 1;
      }
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

function bySplit(set: ExportSet): ReadonlyMap<string, readonly CheckedClaim[]> {
  const lists = new Map<string, CheckedClaim[]>();
  for (const claim of checkedClaims(set).claims) {
    const { split } = claim.document;
    const name = `${{ train: 'train', validation: 'dev', test: 'test' }[split ?? 'train']}.json`;
    const list = lists.get(name);
    if (list) list.push(claim);
    else lists.set(name, [claim]);
  }
  // A list of nothing, unless other parts have something.
  const isEmpty = lists.size === 0 && namesIn(set.known, 'claims').length === 0;
  return isEmpty ? new Map([['train.json', []]]) : lists;
}

const TYPES: Readonly<Record<string, string>> = {
  event: 'Event/Property Claim',
  numerical: 'Numerical Claim',
  causal: 'Causal Claim',
  position: 'Position Statement',
};

function recordOf({ document, claim, verdict, sentence, speaker }: CheckedClaim) {
  const { article } = document;
  const kinds = claim.attributes['claim_type'];
  // What is said of its day in other words is no reason to take the article's.
  const isDated = claim.attributes['claim_date'] !== undefined;
  return {
    claim: sentence,
    required_reannotation: false,
    label: AVERITEC_LABELS[verdict] ?? verdict,
    justification: claim.note ?? '',
    claim_date: dayFirst(isDated ? claimDay(claim) : article.publishedAt),
    speaker: speaker?.name ?? null,
    original_claim_url: article.url ?? null,
    cached_original_claim_url: null,
    fact_checking_article: null,
    reporting_source: article.outlet ?? null,
    location_ISO_code: null,
    claim_types: (typeof kinds === 'object' ? kinds : []).flatMap((kind) => TYPES[kind] ?? []),
    fact_checking_strategies: [],
    questions: (claim.evidence ?? []).map(({ url, note }) => ({
      question: '',
      answers: [
        {
          answer: note ?? '',
          answer_type: 'Extractive',
          source_url: url ?? '',
          source_medium: 'Web text',
          cached_source_url: '',
        },
      ],
    })),
  };
}

/** `2026-01-02` → `2-1-2026`, as the data set has it. */
function dayFirst(day: string | undefined): string | null {
  if (day === undefined) return null;
  return day.split('-').map(Number).toReversed().join('-');
}
