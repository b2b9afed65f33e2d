import type { useMessages } from '#messages/messages.tsx';
import type { FileProblem } from '#workspace/exchange.ts';

type ProblemMessages = ReturnType<typeof useMessages<'problems'>>;

/** What is wrong at one place of a file, in words, with what was found or expected there. */
export function problemWords(t: ProblemMessages, problem: FileProblem): string {
  const { kind, detail } = problem;
  const what = t(`file.${kind}`);
  return detail === undefined || detail === '' ? what : t('file.withDetail', { what, detail });
}
