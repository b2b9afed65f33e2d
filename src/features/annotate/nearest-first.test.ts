import { expect, test } from 'vitest';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { bucketMapFrom } from '#domain/collection/bucket-map.ts';
import { brand } from '#domain/ids.ts';
import { nearestFirst } from './nearest-first.ts';

const CLAIM = anAnnotation('claim', 100, 140);
const AFTER = anAnnotation('after', 145, 149);
const FAR = anAnnotation('far', 10, 14);
const BEFORE = anAnnotation('before', 91, 95);
const INSIDE = anAnnotation('inside', 120, 124);
const CUES = [AFTER, FAR, BEFORE, INSIDE];
const annotations = bucketMapFrom([CLAIM, ...CUES].map((each) => [each.id, each] as const));

test('what is inside comes first, then the nearest on either side, earlier ones first', () => {
  const ids = nearestFirst(CUES, { annotations }, CLAIM.id).map(({ id }) => id);
  expect(ids).toEqual(['inside', 'before', 'after', 'far']);
});

test('keeps the order where the annotation is gone', () => {
  expect(nearestFirst(CUES, { annotations }, brand('gone'))).toEqual(CUES);
});
