import type { ExportSet } from '#domain/export/export-set.ts';
import type { SetSurvey } from '#domain/export/set-survey.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { surveyForCard } from './card-counts.ts';
import { CARD_NAME, cardFile } from './card-file.ts';
import {
  type ExportFile,
  type ExportFormat,
  type ExportOptions,
  type Said,
  type Verified,
  writtenFiles,
} from './export-format.ts';

export type Exported = {
  readonly files: readonly ExportFile[];
  readonly verified: Verified;
};

/** What is counted of each part of an export before any is written; absent: nothing. */
export function surveyor(
  { inParts, written }: ExportFormat,
  hasCard: boolean,
  said: Said,
): ((set: ExportSet) => SetSurvey) | undefined {
  const survey = inParts?.survey;
  if (!hasCard) return survey;
  return (set) => ({ ...survey?.(set), ...surveyForCard(written(set, said)) });
}

/** Encodes a set and reads the result back: files that do not hold what went in never come out. */
export async function exportFiles(
  format: ExportFormat,
  set: ExportSet,
  options: ExportOptions,
): Promise<Result<Exported, readonly FileProblem[]>> {
  const encoded = await format.encode(set, options);
  const hasCard = !options.card || encoded.some(({ name }) => name === CARD_NAME);
  const files = hasCard
    ? encoded
    : [cardFile(format.written(set, options), options, format), ...encoded];
  const problems = problemList();
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(name)) problems.add(name, 'duplicate-id', name);
    names.add(name);
  }
  if (problems.all().length > 0) return err(problems.all());
  options.onWritten?.();
  const verified = await format.verify(writtenFiles(files), set, options);
  if (!verified.ok) return verified;
  const { spans, of } = verified.value;
  if (spans !== of) return err([{ place: '', kind: 'not-the-same', detail: `${spans} of ${of}` }]);
  return ok({ files, verified: verified.value });
}
