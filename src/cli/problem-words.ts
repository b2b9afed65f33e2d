import type { FileProblem } from '#formats/file-problem.ts';
import { en } from '#messages/en/en.ts';

/** What is wrong at one place, in the app's words: `articles[0].revision.hash: The text does not match its checksum.` */
export function problemWords({ place, kind, detail }: FileProblem): string {
  const what = en.problems.file[kind];
  const more = detail === undefined || detail === '' ? '' : ` (${detail})`;
  return `${place === '' ? '' : `${place}: `}${what}${more}`;
}
