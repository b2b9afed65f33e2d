import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  AnnotationRecord,
  RelationRecord,
  isPlainAnnotation,
  isPlainRelation,
} from './jsonl-record.ts';

const range = { start: 0, end: 5 };
const annotation = {
  id: 'a1',
  label: 'CLAIM',
  fragments: [{ codePoints: range, utf16: range, utf8: range, quote: 'Water' }],
  attributes: { checked: true, topic: ['rivers', 'floods'], tone: 'calm' },
  entity: { id: 'e1', name: 'Ana Núñez', wikidata: 'Q1' },
  note: 'Says who?',
};
const relation = {
  type: 'said_by',
  from: 'a1',
  to: { annotation: 'a2' },
  attributes: { certain: false },
  inherited: false,
};

test('what is told at one look is plain', () => {
  expect(isPlainAnnotation(annotation)).toBe(true);
  expect(isPlainRelation(relation)).toBe(true);
});

/** With another value, or none, at any place inside. */
function changedSomewhere(record: object): fc.Arbitrary<unknown> {
  const places = placesIn(record);
  return fc
    .tuple(fc.constantFrom(...places), fc.option(fc.jsonValue(), { nil: undefined }))
    .map(([place, value]) => changed(record, place, value));
}

function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inside = Object.entries(value).flatMap(([key, field]) =>
    placesIn(field).map((place) => [key, ...place]),
  );
  return [[], ...inside];
}

function changed(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  const entries = Object.entries(value).flatMap(([name, field]) => {
    const now: unknown = name === key ? changed(field, rest, by) : field;
    return now === undefined ? [] : [[name, now] as const];
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** The same each time: one that fails can be looked at. */
const SAMPLES = { numRuns: 500, seed: 7 };

test('whatever is told at one look fits the schema', () => {
  for (const value of fc.sample(changedSomewhere(annotation), SAMPLES).filter(isPlainAnnotation))
    expect(v.is(AnnotationRecord, value)).toBe(true);
  for (const value of fc.sample(changedSomewhere(relation), SAMPLES).filter(isPlainRelation))
    expect(v.is(RelationRecord, value)).toBe(true);
  expect.hasAssertions();
});

test('a link that has two ends is looked at by the schema, which keeps one', () => {
  expect(isPlainRelation({ ...relation, to: { annotation: 'a2', entity: 'e1' } })).toBe(false);
});
