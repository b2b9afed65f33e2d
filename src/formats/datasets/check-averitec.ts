import type { ExportSet } from '#domain/export/export-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import {
  AVERITEC_LABELS,
  AVERITEC_TYPES,
  type AveritecRecord,
  averitecLists,
  decodeAveritec,
} from './averitec.ts';
import { type CheckedClaim, claimDay, sentenceOf } from './checked-claims.ts';
import type { Verified, WrittenFiles } from './export-format.ts';

/** Reads the lists as others do and compares every field of each record with the claim that stands there. */
export function checkAveritec(
  files: WrittenFiles,
  set: ExportSet,
): Result<Verified, readonly FileProblem[]> {
  const problems = problemList();
  let [spans, of] = [0, 0];
  for (const [name, claims] of averitecLists(set)) {
    of += claims.length;
    const records = decodeAveritec(files.text(name));
    if (!records.ok) {
      for (const { place, kind, detail } of records.error)
        problems.add(`${name}: ${place}`, kind, detail);
      continue;
    }
    if (records.value.length !== claims.length)
      problems.add(name, 'not-the-same', `${records.value.length} records`);
    for (const [index, checked] of claims.entries()) {
      const record = records.value[index];
      if (!record) continue;
      const wrong = pairsOf(record, checked)
        .map(([field, ...both]) => [field, ...both.map((each) => JSON.stringify(each))])
        .filter(([, found, wanted]) => found !== wanted);
      for (const [field, found, wanted] of wrong)
        problems.add(`${name}: [${index}]`, 'not-the-same', `${field}: ${found} ≠ ${wanted}`);
      if (wrong.length === 0) spans += 1;
    }
  }
  return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
}

/** Every field of a record, what it says and what it is to say. */
function pairsOf(
  record: AveritecRecord,
  { document, claim, verdict, speaker }: CheckedClaim,
): readonly (readonly [string, unknown, unknown])[] {
  const { publishedAt, url, outlet } = document.article;
  const { claim_date: told, claim_type: kinds } = claim.attributes;
  return [
    ['claim', record.claim, sentenceOf(claim, document)],
    ['required_reannotation', record.required_reannotation, false],
    ['label', record.label, AVERITEC_LABELS.get(verdict) ?? verdict],
    ['justification', record.justification, claim.note ?? ''],
    [
      'claim_date',
      record.claim_date === null ? undefined : calendarDay(record.claim_date),
      told === undefined ? publishedAt : claimDay(claim),
    ],
    ['speaker', record.speaker, speaker?.name ?? null],
    ['original_claim_url', record.original_claim_url, url ?? null],
    ['cached_original_claim_url', record.cached_original_claim_url, null],
    ['fact_checking_article', record.fact_checking_article, null],
    ['reporting_source', record.reporting_source, outlet ?? null],
    ['location_ISO_code', record.location_ISO_code, null],
    [
      'claim_types',
      record.claim_types,
      Array.isArray(kinds) ? kinds.map((kind) => AVERITEC_TYPES.get(kind)).filter(Boolean) : [],
    ],
    ['fact_checking_strategies', record.fact_checking_strategies, []],
    [
      'questions',
      record.questions.map(({ question, answers }) => [question, answers.map(partsOf)]),
      (claim.evidence ?? []).map((each) => [
        '',
        [
          each.url === undefined
            ? [each.note ?? '', 'Abstractive', '', '', '']
            : [each.note ?? '', 'Extractive', each.url, 'Web text', ''],
        ],
      ]),
    ],
  ];
}

function partsOf(
  answer: AveritecRecord['questions'][number]['answers'][number],
): readonly (string | undefined)[] {
  const { answer_type: type, source_url: url, source_medium: medium } = answer;
  return [answer.answer, type, url, medium, answer.cached_source_url];
}

/** `2-1-2026` → `2026-01-02`. */
function calendarDay(dayFirst: string): string {
  const [day = '', month = '', year] = dayFirst.split('-');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
