import type { useMessages } from '#messages/messages.tsx';
import type { ImportFailure } from '#workspace/import-outcome.ts';

type ProblemMessages = ReturnType<typeof useMessages<'problems'>>;

/** Why a file was not taken, what was found in it, and what to do about it. */
export function failureWords(t: ProblemMessages, failure: ImportFailure): string {
  const { reason, detail } = failure;
  const sentences = [t(`import.${reason}.what`)];
  if (detail !== undefined && isExplained(reason)) {
    sentences.push(t(`import.detail.${reason}`, { detail }));
  }
  sentences.push(t(`import.${reason}.next`));
  return sentences.join(' ');
}

const EXPLAINED = [
  'binary',
  'too-large',
  'unsupported',
  'scanned',
  'unpacks-too-large',
  'no-text-column',
  'damaged',
  'text-missing',
] as const satisfies readonly ImportFailure['reason'][];

function isExplained(reason: ImportFailure['reason']): reason is (typeof EXPLAINED)[number] {
  return EXPLAINED.some((explained) => explained === reason);
}
