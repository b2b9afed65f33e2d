import { groupBy } from '#domain/collection/group-by.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { type Comparison, compareWork } from './compare-work.ts';
import type { Verified } from './export-format.ts';
import type { FlatWork } from './flatten-work.ts';
import type { DecodedWork } from './imported-work.ts';

/** A file and what was written into it, in the file's order. */
export type WrittenFile = {
  readonly name: string;
  readonly works: readonly FlatWork[];
  readonly read: () => Result<readonly DecodedWork[], readonly FileProblem[]>;
};

/** Reads files back and compares all that was written into them. */
export function verifyWorks(
  files: readonly WrittenFile[],
  how: Comparison,
): Result<Verified, readonly FileProblem[]> {
  const problems = problemList();
  let spans = 0;
  let of = 0;
  for (const { name, works, read } of files) {
    of += works.reduce((sum, work) => sum + work.spans.length, 0);
    const decoded = read();
    if (!decoded.ok) {
      for (const { place, kind, detail } of decoded.error) {
        problems.add(`${name}: ${place}`, kind, detail);
      }
    } else if (decoded.value.length !== works.length) {
      problems.add(name, 'not-the-same', `${decoded.value.length} texts ≠ ${works.length}`);
    } else {
      for (const [index, work] of works.entries()) {
        const there = decoded.value[index];
        const place = works.length > 1 ? `${name}: ${index + 1}` : name;
        if (there) spans += compareWork(work, there, how, place, problems);
      }
    }
  }
  return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
}

/** Works by the split they are in: one list where there are no splits. Empty ones are left out. */
export function bySplit(works: readonly FlatWork[]): ReadonlyMap<string, readonly FlatWork[]> {
  return groupBy(works, ({ document }) => document.split ?? '');
}
