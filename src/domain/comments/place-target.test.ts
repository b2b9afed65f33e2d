import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { CommentTarget } from './comment.ts';
import { isSameTarget, placeTarget } from './place-target.ts';

const TEXT = 'The mayor said the bridge was safe.';
const none = (): undefined => undefined;

const onAnnotation: CommentTarget = {
  kind: 'annotation',
  id: brand('n1'),
  span: { start: 4, end: 9 },
  quote: 'mayor',
};

test('an annotation that is there is the place, with its words of today', () => {
  expect(placeTarget(onAnnotation, TEXT, () => 'The mayor')).toEqual({
    kind: 'annotation',
    id: 'n1',
    quote: 'The mayor',
  });
});

test('one that is gone is said to be, with its last words and where they stand', () => {
  expect(placeTarget(onAnnotation, TEXT, none)).toEqual({
    kind: 'annotation-gone',
    quote: 'mayor',
    span: { start: 4, end: 9 },
  });
  expect(placeTarget(onAnnotation, 'Nobody said so.', none)).toEqual({
    kind: 'annotation-gone',
    quote: 'mayor',
  });
});

test('words are found again where they stand now', () => {
  const target: CommentTarget = { kind: 'span', span: { start: 4, end: 9 }, quote: 'mayor' };
  expect(placeTarget(target, TEXT, none)).toMatchObject({ kind: 'span', isMoved: false });
  expect(placeTarget(target, `On Monday. ${TEXT}`, none)).toEqual({
    kind: 'span',
    span: { start: 15, end: 20 },
    quote: 'mayor',
    isMoved: true,
  });
  expect(placeTarget(target, 'Nobody said so.', none)).toEqual({
    kind: 'words-gone',
    quote: 'mayor',
  });
});

test('a difference of a review is found by the words it was about', () => {
  const target: CommentTarget = {
    kind: 'difference',
    key: 'k',
    at: { span: { start: 4, end: 9 }, quote: 'mayor' },
  };
  expect(placeTarget(target, `On Monday. ${TEXT}`, none)).toEqual({
    kind: 'difference',
    key: 'k',
    quote: 'mayor',
    span: { start: 15, end: 20 },
  });
  expect(placeTarget(target, 'Nobody said so.', none)).toEqual({
    kind: 'difference',
    key: 'k',
    quote: 'mayor',
  });
  expect(placeTarget({ kind: 'difference', key: 'k' }, TEXT, none)).toEqual({
    kind: 'difference',
    key: 'k',
  });
});

test('an annotation is the same whatever its words were', () => {
  expect(isSameTarget(onAnnotation, { ...onAnnotation, quote: 'The mayor' })).toBe(true);
  expect(isSameTarget(onAnnotation, { kind: 'article' })).toBe(false);
  expect(isSameTarget({ kind: 'difference', key: 'k' }, { kind: 'difference', key: 'k' })).toBe(
    true,
  );
});
