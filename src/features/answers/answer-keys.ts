import type { KeyPress } from '#workspace/match-key.ts';

type AnswerKeyAct = 'next' | 'previous' | 'accept' | 'dispute' | 'learned' | 'undo';

/** The one table of the page's keys: what acts by them, and what says them, read it. */
export const ANSWER_KEYS: readonly { readonly act: AnswerKeyAct; readonly key: string }[] = [
  { act: 'next', key: 'J' },
  { act: 'previous', key: 'K' },
  { act: 'accept', key: '1' },
  { act: 'dispute', key: '2' },
  { act: 'learned', key: '3' },
  { act: 'undo', key: 'Z' },
];

export function answerKeyAct(press: KeyPress, singleKeys: boolean): AnswerKeyAct | undefined {
  if (!singleKeys || press.altKey || press.ctrlKey || press.metaKey) return undefined;
  return ANSWER_KEYS.find(({ key }) => key === press.key.toUpperCase())?.act;
}

export function keyOf(act: AnswerKeyAct): string {
  return ANSWER_KEYS.find((binding) => binding.act === act)?.key ?? '';
}
