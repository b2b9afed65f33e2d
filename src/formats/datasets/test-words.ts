import type { Result } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import type { DecodedWork, ImportedWork } from './imported-work.ts';

// For tests: what was read, as words.

type Decoded = Result<readonly DecodedWork[], readonly FileProblem[]>;

/** The works of a file that must be readable. */
export function worksOf(decoded: Decoded): readonly DecodedWork[] {
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return decoded.value;
}

/** The one work of a file. */
export function onlyWork(decoded: Decoded): DecodedWork {
  const [only, ...others] = worksOf(decoded);
  if (!only || others.length > 0) throw new Error('not one work');
  return only;
}

/** `Claim: the very words`, fragments with a bar between. */
export function spanWords({ article, work }: DecodedWork): readonly string[] {
  return work.spans.map(
    ({ label, fragments }) =>
      `${label}: ${fragments.map(({ start, end }) => article.text.slice(start, end)).join('|')}`,
  );
}

/** `said_by: the claim → the speaker` */
export function relationWords(decoded: DecodedWork): readonly string[] {
  const words = new Map(
    decoded.work.spans.map((span, index) => [span.id, spanWords(decoded)[index] ?? '']),
  );
  return decoded.work.relations.map(
    ({ type, from, to }) => `${type}: ${words.get(from)} → ${words.get(to)}`,
  );
}

/** `line 3 dangling` */
export function reports({ unplaced }: ImportedWork): readonly string[] {
  return unplaced.map(({ place, kind }) => `${place} ${kind}`);
}
