import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Annotation,
  HEALTHS,
  PROVENANCES,
  type Relation,
} from '#domain/annotation/annotation.ts';
import { packLayer, unpackLayer } from './pack-layer.ts';
import { makeAnnotation, valueOf } from './storage-fixtures.ts';

// Any UTF-16, lone surrogates and line breaks included.
const text = fc.string({ unit: 'binary', maxLength: 8 });
const anyText = fc.oneof(text, fc.constantFrom('\ud800', '__proto__', '"', '\n', ''));
const id = fc.oneof(fc.uuid(), anyText);
const attributes = fc.dictionary(
  anyText,
  fc.oneof(anyText, fc.boolean(), fc.array(anyText, { maxLength: 3 })),
  { maxKeys: 3, noNullPrototype: true },
);
const offset = fc.nat(0xffff_ffff);
const evidence = fc.array(
  fc.record({ url: text, note: text, seenAt: text }, { requiredKeys: [], noNullPrototype: true }),
  {
    maxLength: 2,
  },
);

const annotation = fc.record(
  {
    id,
    label: anyText,
    fragments: fc.array(fc.record({ start: offset, end: offset }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 3,
    }),
    attributes,
    entityId: id,
    provenance: fc.constantFrom(...PROVENANCES),
    note: anyText,
    evidence,
    createdAt: fc.double({ noNaN: true }),
    updatedAt: fc.integer(),
    health: fc.constantFrom(...HEALTHS),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'id',
      'label',
      'fragments',
      'attributes',
      'provenance',
      'createdAt',
      'updatedAt',
      'health',
    ],
  },
) as unknown as fc.Arbitrary<Annotation>;

const relation = fc.record(
  {
    id,
    type: anyText,
    from: id,
    to: fc.record({ kind: fc.constantFrom('annotation', 'entity'), id }, { noNullPrototype: true }),
    attributes,
    provenance: fc.constantFrom(...PROVENANCES),
  },
  { noNullPrototype: true },
) as unknown as fc.Arbitrary<Relation>;

const layer = fc.record(
  {
    annotations: fc.array(annotation, { maxLength: 12 }),
    relations: fc.array(relation, { maxLength: 12 }),
  },
  { noNullPrototype: true },
);

test('a layer comes back from its snapshot exactly as it was', () => {
  fc.assert(
    fc.property(layer, (parts) => {
      expect(unpackLayer(structuredClone(packLayer(parts)))).toStrictEqual({
        ok: true,
        value: parts,
      });
    }),
    { numRuns: 500 },
  );
});

test.each([254, 255, 256, 257, 65_535, 65_536])(
  'a column of %i different values is read back',
  (count) => {
    const annotations = Array.from({ length: count }, (_value, index) =>
      makeAnnotation(`a${String(index)}`, { note: `note ${String(index)}` }),
    );
    const { annotations: read } = valueOf(unpackLayer(packLayer({ annotations, relations: [] })));
    expect(read.map(({ note }) => note)).toEqual(annotations.map(({ note }) => note));
  },
);

test('annotations with equal attributes share one object', () => {
  const annotations = ['a', 'b'].map((name) =>
    makeAnnotation(name, { attributes: { quote: 'direct' } }),
  );
  const read = valueOf(unpackLayer(packLayer({ annotations, relations: [] }))).annotations;
  expect(read[0]?.attributes).toBe(read[1]?.attributes);
});

const packed = packLayer({ annotations: [makeAnnotation('a')], relations: [] });

test.each([
  ['a later version', { ...packed, version: 2 }],
  ['broken JSON', { ...packed, annotations: { ...packed.annotations, ids: '["a"' } }],
  [
    'a column that is too short',
    { ...packed, annotations: { ...packed.annotations, createdAt: new Float64Array(0) } },
  ],
  [
    'fragments that are missing',
    { ...packed, annotations: { ...packed.annotations, starts: new Uint32Array(0) } },
  ],
  [
    'a code without a value',
    {
      ...packed,
      annotations: { ...packed.annotations, label: { codes: Uint8Array.of(7), values: '["X"]' } },
    },
  ],
  [
    'a required value that is absent',
    {
      ...packed,
      annotations: { ...packed.annotations, label: { codes: Uint8Array.of(0), values: '[]' } },
    },
  ],
])('a snapshot with %s is refused, not guessed at', (_case, damaged) => {
  expect(unpackLayer(damaged as typeof packed)).toEqual({ ok: false, error: 'unreadable' });
});
