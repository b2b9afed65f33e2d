import * as v from 'valibot';
import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { namesIn } from '#domain/export/set-survey.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';
import { type CheckedClaim, checkedClaims } from './checked-claims.ts';

export const AVERITEC_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    supported: 'Supported',
    refuted: 'Refuted',
    conflicting: 'Conflicting Evidence/Cherrypicking',
    not_enough_evidence: 'Not Enough Evidence',
  }),
);

export const AVERITEC_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    event: 'Event/Property Claim',
    numerical: 'Numerical Claim',
    causal: 'Causal Claim',
    position: 'Position Statement',
  }),
);

const Optional = v.nullable(v.string());

/** A record as AVeriTeC's own files have it (Schlichtkrull et al. 2023). */
const AveritecJson = v.array(
  v.object({
    claim: v.pipe(v.string(), v.regex(/\S/)),
    required_reannotation: v.boolean(),
    label: v.string(),
    justification: v.string(),
    claim_date: v.nullable(v.pipe(v.string(), v.regex(/^\d{1,2}-\d{1,2}-\d{4}$/))),
    speaker: Optional,
    original_claim_url: Optional,
    cached_original_claim_url: v.optional(Optional),
    fact_checking_article: Optional,
    reporting_source: Optional,
    location_ISO_code: Optional,
    claim_types: v.array(v.string()),
    fact_checking_strategies: v.array(v.string()),
    questions: v.array(
      v.object({
        question: v.string(),
        answers: v.array(
          v.object({
            answer: v.string(),
            answer_type: v.picklist(['Extractive', 'Abstractive', 'Boolean', 'Unanswerable']),
            source_url: v.string(),
            source_medium: v.optional(v.string()),
            cached_source_url: v.optional(v.string()),
          }),
        ),
      }),
    ),
  }),
);

export type AveritecRecord = v.InferOutput<typeof AveritecJson>[number];

export function decodeAveritec(
  text: string,
): Result<readonly AveritecRecord[], readonly FileProblem[]> {
  const json = readForeignJson(text);
  if (!json.ok) return err(json.error);
  const records = parseWith(AveritecJson, json.value);
  return records.ok ? ok(records.value) : records;
}

/** File name → the checked claims that it lists, a file a split as the data set calls them. */
export function averitecLists(set: ExportSet): ReadonlyMap<string, readonly CheckedClaim[]> {
  const names = { train: 'train.json', validation: 'dev.json', test: 'test.json' };
  const lists = groupBy(
    checkedClaims(set).claims,
    ({ document: { split } }) => names[split ?? 'train'],
  );
  // A list of nothing, unless other parts have something.
  const isEmpty = lists.size === 0 && namesIn(set.known, 'claims').length === 0;
  return isEmpty ? new Map([['train.json', []]]) : lists;
}
