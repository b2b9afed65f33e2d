import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnnotatorId, type CommentId, brand } from '#domain/ids.ts';
import type { CommentEntry } from './comment.ts';
import { countOpen, foldThreads, mergeComments } from './threads.ts';

const [ANA, BEN] = [brand<AnnotatorId>('ana'), brand<AnnotatorId>('ben')];

type Rest = CommentEntry extends infer One
  ? One extends CommentEntry
    ? Omit<One, 'id' | 'articleId' | 'threadId' | 'by' | 'at'>
    : never
  : never;

function entry(id: string, by: AnnotatorId, at: number, rest: Rest, thread = 't'): CommentEntry {
  return {
    id: brand<CommentId>(id),
    articleId: brand('a'),
    threadId: brand<CommentId>(thread),
    by,
    at,
    ...rest,
  };
}

const say = (text: string): Rest => ({ kind: 'comment', text, mentions: [] });

const opening = entry('t', ANA, 1, {
  kind: 'comment',
  target: { kind: 'span', span: { start: 0, end: 3 }, quote: 'The' },
  text: 'Which mayor?',
  mentions: [BEN],
});

test('a thread has its comments in the order of their times, then ids', () => {
  const [thread] = foldThreads([
    entry('z', BEN, 3, say('third')),
    entry('y', BEN, 3, say('second')),
    opening,
  ]);
  expect(thread?.comments.map(({ text }) => text)).toEqual(['Which mayor?', 'second', 'third']);
  expect(thread?.target).toMatchObject({ kind: 'span', quote: 'The' });
});

test('the latest edit by the writer counts; nobody changes or withdraws what another has said', () => {
  const edit = (id: string, by: AnnotatorId, at: number, text: string): CommentEntry =>
    entry(id, by, at, { kind: 'edit', of: opening.id, text, mentions: [] });
  const [thread] = foldThreads([
    opening,
    edit('e2', ANA, 3, 'The mayor of which town?'),
    edit('e1', ANA, 2, 'Whose mayor?'),
    edit('e3', BEN, 4, 'Never mind'),
    entry('w', BEN, 5, { kind: 'withdraw', of: opening.id }),
  ]);
  expect(thread?.comments).toMatchObject([{ text: 'The mayor of which town?', state: 'edited' }]);
});

test('what is withdrawn keeps its place, and an edit after it brings it back as it was', () => {
  const withdrawn = [opening, entry('w', ANA, 2, { kind: 'withdraw', of: opening.id })];
  expect(foldThreads(withdrawn)[0]?.comments).toMatchObject([{ text: '', state: 'withdrawn' }]);
  const back = entry('e', ANA, 3, {
    kind: 'edit',
    of: opening.id,
    text: 'Which mayor?',
    mentions: [BEN],
  });
  expect(foldThreads([...withdrawn, back])[0]?.comments).toMatchObject([
    { text: 'Which mayor?', state: 'as-written', mentions: [BEN] },
  ]);
});

test('a thread is settled until somebody opens it again or says something more', () => {
  const resolved = [opening, entry('r', BEN, 2, { kind: 'resolve' })];
  const isResolved = (entries: readonly CommentEntry[]): boolean | undefined =>
    foldThreads(entries)[0]?.isResolved;
  expect(isResolved(resolved)).toBe(true);
  expect(countOpen(foldThreads(resolved))).toBe(0);
  expect(isResolved([...resolved, entry('o', ANA, 3, { kind: 'reopen' })])).toBe(false);
  expect(isResolved([...resolved, entry('c', ANA, 3, say('Wait'))])).toBe(false);
  expect(isResolved([...resolved, entry('c', ANA, 1, say('Before that'))])).toBe(true);
});

test('an answer whose beginning has not come is shown all the same, and finds it later', () => {
  const answer = entry('b', BEN, 2, say('The one of Ostrava'));
  expect(foldThreads([answer])).toMatchObject([{ target: undefined, comments: [{ id: 'b' }] }]);
  expect(foldThreads([answer, opening])[0]?.comments.map(({ id }) => id)).toEqual(['t', 'b']);
  expect(foldThreads([entry('r', BEN, 2, { kind: 'resolve' })])).toEqual([]);
});

const anEntry = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    by: fc.constantFrom(ANA, BEN),
    at: fc.integer({ min: 0, max: 4 }),
    thread: fc.constantFrom('a', 'b'),
    rest: fc.oneof(
      fc.string({ maxLength: 3 }).map(say),
      fc.record({
        kind: fc.constant('edit' as const),
        of: fc.constantFrom('a', 'b', 'c').map((id) => brand<CommentId>(id)),
        text: fc.string({ maxLength: 3 }),
        mentions: fc.constant([]),
      }),
      fc.record({
        kind: fc.constant('withdraw' as const),
        of: fc.constantFrom('a', 'b', 'c').map((id) => brand<CommentId>(id)),
      }),
      fc.constantFrom<Rest>({ kind: 'resolve' }, { kind: 'reopen' }),
    ),
  })
  .map(({ id, by, at, thread, rest }) => entry(id, by, at, rest, thread));

const entries = fc.array(anEntry, { maxLength: 12 });

test('copies merge to the same, in whatever order and however often', () => {
  fc.assert(
    fc.property(entries, entries, entries, (a, b, c) => {
      const merged = mergeComments(a, b);
      expect(mergeComments(b, a)).toEqual(merged);
      expect(mergeComments(merged, a)).toEqual(merged);
      expect(mergeComments(mergeComments(a, b), c)).toEqual(mergeComments(a, mergeComments(b, c)));
      expect(foldThreads([...b, ...a, ...b])).toEqual(foldThreads(merged));
      expect(new Set(merged.map(({ id }) => id))).toEqual(
        new Set([...a, ...b].map(({ id }) => id)),
      );
    }),
  );
});
