import { ProblemList } from '#ui/problem-list.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { FileProblem } from '#workspace/exchange.ts';
import { problemWords } from './problem-words.ts';

/** A single fault of the file as a whole is a sentence; faults with places are a list. */
export function FileProblems({ problems }: { readonly problems: readonly FileProblem[] }) {
  const t = useMessages('exchange');
  const words = useMessages('problems');
  const [first] = problems;
  if (!first) return null;
  if (problems.length === 1 && first.place === '') return <p>{problemWords(words, first)}</p>;
  return (
    <ProblemList
      caption={t('problems.caption')}
      placeLabel={t('problems.place')}
      whatLabel={t('problems.what')}
      moreLabel={(count) => t('problems.more', { count })}
      problems={problems.map((problem) => ({
        place: problem.place === '' ? t('problems.root') : problem.place,
        what: problemWords(words, problem),
      }))}
    />
  );
}
