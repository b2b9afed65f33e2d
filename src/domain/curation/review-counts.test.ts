import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import { countReview, countSaid } from './review-counts.ts';
import { AGREED, type Outcome, type ReviewEntry } from './review-log.ts';

test('each difference counts once, by where it stands', () => {
  const statuses = ['decided', 'decided', 'asked', 'asked', 'talk', 'waiting', 'open'] as const;
  const counts = countReview(statuses.map((status) => ({ status })));
  expect(counts).toEqual({ total: 7, decided: 2, open: 1, waiting: 1, toTalk: 3 });
  const { total, decided, open, waiting, toTalk } = counts;
  expect(decided + open + waiting + toTalk).toBe(total);
});

test('what logs say counts as people count it: not beginnings, undone decisions, wishes or what is agreed', () => {
  const decide = (keys: readonly string[], outcome: Outcome): ReviewEntry => ({
    kind: 'decide',
    items: keys.map((key) => ({ key, print: 'p', outcome })),
    how: { kind: 'single' },
  });
  const answer = (key: string, kind: 'accept' | 'dispute'): ReviewEntry => ({
    kind: 'answer',
    items: [{ key, print: 'p', answer: kind }],
  });
  const entries: readonly ReviewEntry[] = [
    { kind: 'begin', layers: [] },
    decide(['one', 'two'], { kind: 'both' }),
    decide(['one'], { kind: 'neither' }),
    decide(['three'], { kind: 'both' }),
    { kind: 'undo', of: 4 },
    decide(['four'], { kind: 'discuss' }),
    decide([AGREED], { kind: 'union' }),
    answer('five', 'accept'),
    answer('six', 'dispute'),
    { kind: 'verdict', layer: brand('l'), rev: 1, verdict: 'approved' },
  ];
  const rows = entries.map((entry, index) => ({
    articleId: brand<never>('a'),
    by: brand<never>('ana'),
    seq: index + 1,
    at: index,
    entry,
  }));
  expect(countSaid(rows)).toEqual({ decisions: 2, answers: 1, disputes: 1, verdicts: 1 });
});
