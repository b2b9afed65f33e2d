import { describe, expect, test } from 'vitest';
import { isSure, pendingSuggestions, suggestionKey } from './pending-suggestions.ts';
import type { Suggestion } from './suggestion.ts';

const span = (start: number, end: number) => ({ start, end });

function guess(...fragments: readonly { start: number; end: number }[]): Suggestion {
  const start = fragments[0]?.start ?? 0;
  const end = fragments.at(-1)?.end ?? 0;
  return {
    span: span(start, end),
    fragments,
    quoted: fragments,
    kind: 'direct',
    rule: 'after-subject',
    confidence: 0.9,
  };
}

const first = guess(span(10, 30));
const split = guess(span(40, 60), span(70, 90));
const all = [first, split];

describe('a suggestion waits', () => {
  test('until most of its words are a claim', () => {
    expect(pendingSuggestions(all, [span(10, 19)], [])).toEqual(all);
    expect(pendingSuggestions(all, [span(0, 25)], [])).toEqual([split]);
    expect(pendingSuggestions(all, [span(45, 60), span(65, 90)], [])).toEqual([first]);
  });

  test('until it is dismissed; the same words guessed again stay dismissed', () => {
    expect(pendingSuggestions(all, [], [suggestionKey(guess(span(40, 60), span(70, 90)))])).toEqual(
      [first],
    );
  });
});

test('a guess without a speaker is never sure', () => {
  const speaker = { span: span(0, 5), text: 'Weber', whole: span(0, 5) };
  expect(isSure({ ...first, speaker })).toBe(true);
  expect(isSure({ ...first, speaker, confidence: 0.6 })).toBe(false);
  expect(isSure(first)).toBe(false);
});
