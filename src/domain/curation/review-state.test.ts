import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import { aRelation, anAnnotation } from '#domain/annotation/test-layers.ts';
import {
  type AnnotationId,
  type AnnotatorId,
  type EntityId,
  type LayerId,
  brand,
} from '#domain/ids.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { compareLayers } from './compare-layers.ts';
import { foldReview, reviewHistory } from './fold-review.ts';
import { agreedKey } from './print-of.ts';
import { type PreparedReview, type ReviewedContents, prepareReview } from './prepare-review.ts';
import { type Curated, curatePlaces } from './curate.ts';
import { AGREED, type Outcome, type ReviewEntry, type ReviewRow } from './review-log.ts';
import { itemsByRule } from './review-rules.ts';
import { LENIENT_CODEBOOK } from './test-codebook.ts';
import { type ReviewState, reviewState, reviewStates } from './review-state.ts';

const TEXT = 'The mayor said: “The bridge will open in May,” and the council agreed, she added.';
const [ANA, BEN, EVA] = ['ana', 'ben', 'eva'].map((name) => brand<AnnotatorId>(name)) as [
  AnnotatorId,
  AnnotatorId,
  AnnotatorId,
];
const PEOPLE = [ANA, BEN, EVA];

function layerOf(
  index: number,
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
): ReviewedContents {
  const annotatorId = PEOPLE[index] ?? EVA;
  return { id: brand<LayerId>(`layer-${annotatorId}`), annotatorId, annotations, relations };
}

function reviewOf(
  layers: readonly ReviewedContents[],
  codebook: Codebook = LENIENT_CODEBOOK,
): PreparedReview {
  const entities = new Map();
  const compared = layers.map(({ annotations, relations }) => ({
    annotations,
    relations,
    entities,
  }));
  return prepareReview(
    layers,
    compareLayers(TEXT, compared, (label) => (label === 'CLAIM' ? 'claim' : 'name')),
    codebook,
  );
}

function row(by: AnnotatorId, seq: number, entry: ReviewEntry, at = seq): ReviewRow {
  return { articleId: brand('x'), by, seq, at, entry };
}

function decide(
  review: PreparedReview,
  keys: readonly string[],
  outcome: Outcome,
  how: 'single' | 'together' = 'single',
): ReviewEntry {
  return {
    kind: 'decide',
    how: { kind: how },
    items: keys.map((key) => ({
      key,
      outcome,
      print: review.prints.get(key) ?? review.agreedPrint,
    })),
  };
}

function stateOf(review: PreparedReview, rows: readonly ReviewRow[], me = EVA): ReviewState {
  return reviewState(review, foldReview(rows), me);
}

function takeAll(review: PreparedReview, layer: number): readonly ReviewRow[] {
  const keys = review.comparison.differences.map(({ key }) => key);
  const id = review.layers[layer]?.id ?? brand<LayerId>('none');
  return [
    row(EVA, 1, decide(review, [AGREED], { kind: 'both' })),
    row(EVA, 2, decide(review, keys, { kind: 'take', layer: id })),
  ];
}

/** What an annotation says, without who said it and when. */
function contentOf({ annotations, relations }: Curated): readonly string[] {
  const words = new Map<string, string>();
  const named = new Map<string, string | undefined>(
    annotations.map(({ id, entityId }) => [id, entityId]),
  );
  for (const { id, label, fragments, attributes, entityId } of annotations) {
    const pieces = fragments.map(({ start, end }) => `${start}-${end}`).join(' ');
    const answers = Object.entries(attributes)
      .filter(([, value]) => value !== false)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    words.set(id, `${label} ${pieces} ${JSON.stringify(answers)} ${entityId ?? ''}`);
  }
  const links = relations.map(({ type, from, to, attributes: { cue, ...rest } }) => {
    const cueWords = words.get(String(cue)) ?? '';
    return [
      type,
      words.get(from),
      // Whose mention it ends at says nothing else than who it is.
      named.get(to.id) ?? words.get(to.id) ?? to.id,
      cueWords,
      JSON.stringify(rest),
    ].join(' | ');
  });
  return [...words.values(), ...new Set(links)].toSorted();
}

const spans = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 14 }), fc.option(fc.integer({ min: 2, max: 6 })))
  .map(([start, length, gap]) => [
    { start, end: start + length },
    ...(gap === null ? [] : [{ start: start + length + gap, end: start + length + gap + 3 }]),
  ]);

const annotations = (prefix: string) =>
  fc
    .uniqueArray(
      fc.record({
        fragments: spans,
        label: fc.constantFrom('CLAIM', 'SPEAKER', 'SOURCE', 'CUE'),
        stance: fc.constantFrom(undefined, 'asserts', 'denies'),
        types: fc.constantFrom(undefined, ['event'], ['event', 'causal']),
        entity: fc.constantFrom(undefined, 'e1', 'e2'),
      }),
      {
        maxLength: 7,
        selector: ({ fragments, label }) => `${label} ${JSON.stringify(fragments)}`,
      },
    )
    .map((list) =>
      list.map(({ fragments, label, stance, types, entity }, index) =>
        anAnnotation(`${prefix}${index}`, 0, 1, {
          fragments,
          label,
          attributes: { ...(stance && { stance }), ...(types && { types }) },
          ...(entity !== undefined && { entityId: brand(entity) }),
        }),
      ),
    );

const layer = (index: number) =>
  annotations(`${index}-`).chain((list) =>
    fc
      .uniqueArray(
        fc.record({
          type: fc.constantFrom('said_by', 'reported_by'),
          from: fc.nat(6),
          to: fc.nat(6),
          cue: fc.option(fc.nat(6)),
        }),
        { maxLength: 5, selector: ({ type, from, to }) => `${type} ${from} ${to}` },
      )
      .map((links) =>
        layerOf(
          index,
          list,
          links.flatMap(({ type, from, to, cue }, number) => {
            const [start, end, third] = [
              list[from],
              list[to],
              cue === null ? undefined : list[cue],
            ];
            if (!start || !end || start === end) return [];
            return [
              aRelation(`${index}-r${number}`, type, start.id, end.id, {
                attributes: third ? { cue: third.id } : {},
              }),
            ];
          }),
        ),
      ),
  );

const layers = fc
  .integer({ min: 2, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => layer(index))));

test('everything decided for one annotator gives just that one’s layer', () => {
  fc.assert(
    fc.property(layers, fc.nat(2), (compared, chosen) => {
      const review = reviewOf(compared);
      const index = chosen % compared.length;
      const { curated, items } = stateOf(review, takeAll(review, index));
      expect(items.every(({ status }) => status === 'decided')).toBe(true);
      const own = compared[index];
      expect(contentOf(curated)).toEqual(contentOf(own ?? { annotations: [], relations: [] }));
    }),
    { numRuns: 400 },
  );
});

const outcomes = fc.constantFrom<Outcome['kind']>(
  'take',
  'union',
  'overlap',
  'neither',
  'both',
  'own',
  'discuss',
  'unclear',
);

function outcomeOf(
  kind: Outcome['kind'],
  compared: readonly ReviewedContents[],
  index: number,
): Outcome {
  const chosen = compared[index % compared.length];
  if (kind === 'take' && chosen) return { kind, layer: chosen.id };
  if (kind === 'own') {
    return { kind, fragments: [{ start: 1 + index, end: 5 + index }], label: 'SOURCE' };
  }
  return kind === 'take' ? { kind: 'neither' } : { kind };
}

test('whatever is decided, the curated layer is sound: valid pieces, ids of its own, no loose ends', () => {
  fc.assert(
    fc.property(layers, fc.array(outcomes, { minLength: 1 }), (compared, kinds) => {
      const review = reviewOf(compared);
      const rows = review.comparison.differences.map(({ key }, index) => {
        const kind = kinds[index % kinds.length] ?? 'neither';
        return row(EVA, index + 1, decide(review, [key], outcomeOf(kind, compared, index)));
      });
      const { curated } = stateOf(review, rows);
      const ids = new Set<AnnotationId>(curated.annotations.map(({ id }) => id));
      expect(ids.size).toBe(curated.annotations.length);
      for (const { fragments } of curated.annotations)
        expect(areFragmentsValid(fragments)).toBe(true);
      const ends = curated.relations.flatMap(({ from, to }) =>
        to.kind === 'annotation' ? [from, to.id] : [from],
      );
      expect(ends.filter((id) => !ids.has(id))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('every link that is decided and kept is in the curated layer', () => {
  const possible = fc.constantFrom<Outcome['kind']>('take', 'take', 'neither', 'both', 'discuss');
  fc.assert(
    fc.property(
      layers,
      fc.array(possible, { minLength: 1 }),
      fc.boolean(),
      (compared, kinds, isStrict) => {
        const review = reviewOf(compared, isStrict ? DEFAULT_CODEBOOK : LENIENT_CODEBOOK);
        const rows = review.comparison.differences.map(({ key }, index) => {
          const kind = kinds[index % kinds.length] ?? 'neither';
          return row(EVA, index + 2, decide(review, [key], outcomeOf(kind, compared, index)));
        });
        const agreed = row(EVA, 1, decide(review, [AGREED], { kind: 'union' }));
        const { items, curated } = stateOf(review, [agreed, ...rows]);
        const outcomeAt = new Map(
          items.map(({ difference, outcome }) => [difference.key, outcome]),
        );
        const places = curatePlaces(review, true, (key) => outcomeAt.get(key), new Map());
        for (const { difference, status, outcome } of items) {
          if (difference.kind !== 'relation' || status !== 'decided' || !outcome) continue;
          const { relations } = difference;
          const kept = relations.flatMap((relation, at) => {
            const isTaken = outcome.kind === 'both' || layerIn(review, outcome) === at;
            return relation && isTaken ? [{ relation, at }] : [];
          });
          const isWaiting = review.comparison.relations.some(
            ({ members, ends }) =>
              members.includes(kept[0]?.relation) &&
              ends.some((end) => places.fates[end] === 'open'),
          );
          if (kept.length === 0 || isWaiting) continue;
          const isThere = kept.some(({ relation, at }) =>
            curated.relations.some(
              ({ type, from }) =>
                type === relation.type && from === places.standsFor[at]?.get(relation.from),
            ),
          );
          expect(isThere).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
});

function layerIn({ layers: all }: PreparedReview, outcome: Outcome): number {
  return outcome.kind === 'take' ? all.findIndex(({ id }) => id === outcome.layer) : -1;
}

/** Both have the claim; whom it was said by stands elsewhere for each. */
function twoSpeakers(): PreparedReview {
  return reviewOf(
    [
      layerOf(
        0,
        [anAnnotation('a1', 22, 45), anAnnotation('a2', 4, 9, { label: 'SPEAKER' })],
        [aRelation('r', 'said_by', 'a1', 'a2')],
      ),
      layerOf(
        1,
        [anAnnotation('b1', 22, 45), anAnnotation('b2', 71, 74, { label: 'SPEAKER' })],
        [aRelation('q', 'said_by', 'b1', 'b2')],
      ),
    ],
    DEFAULT_CODEBOOK,
  );
}

test('a link to somebody who was left out is open, with the reason, whichever was decided first', () => {
  const review = twoSpeakers();
  const [ana, ben] = review.layers.map(({ id }): Outcome => ({ kind: 'take', layer: id }));
  if (!ana || !ben) throw new Error('no layers');
  const [mine, theirs] = review.comparison.differences.flatMap((each) =>
    each.kind === 'only' ? each.key : [],
  );
  const link = review.comparison.differences.find(({ kind }) => kind === 'relation')?.key ?? '';
  const agreed = row(EVA, 1, decide(review, [AGREED], { kind: 'union' }));
  const kept = row(EVA, 2, decide(review, [mine ?? ''], ana), 2);
  const linked = row(EVA, 3, decide(review, [link], ben), 3);
  const leftOut = (at: number) => row(EVA, 4, decide(review, [theirs ?? ''], ana), at);
  const itemOf = (rows: readonly ReviewRow[]) =>
    stateOf(review, rows).items.find(({ difference }) => difference.key === link);

  expect(itemOf([agreed, kept, linked])?.status).toBe('decided');
  expect(stateOf(review, [agreed, kept, leftOut(9)]).lostLinks).toEqual([]);
  // It is out, whether the claim has been taken yet or not.
  expect(itemOf([kept, linked, leftOut(9)])).toMatchObject({ status: 'open', lost: { end: 'b2' } });
  for (const at of [2, 9]) {
    const rows = [agreed, kept, linked, leftOut(at)];
    expect(itemOf(rows)).toMatchObject({
      status: 'open',
      lost: { kind: 'left-out', end: 'b2', layer: 1 },
      faults: [undefined, { kind: 'left-out' }],
    });
    expect(itemOf(rows)?.outcome).toBeUndefined();
    const { lostLinks, curated } = stateOf(review, rows);
    expect(curated.relations).toEqual([]);
    expect(lostLinks).toMatchObject([
      { from: 'curated-a1', relation: { id: 'q' }, layer: 1, key: link },
    ]);
  }
  const back = row(EVA, 5, decide(review, [theirs ?? ''], ben), 10);
  const found = stateOf(review, [agreed, kept, linked, leftOut(9), back]);
  expect(found.curated.relations.map(({ to }) => to.id)).toEqual(['curated-b2']);
  expect(found.lostLinks).toEqual([]);
});

test('a link that does not lead to what its end was decided to be cannot be kept', () => {
  const speaker = [20, 30] as const;
  const review = reviewOf(
    [
      layerOf(
        0,
        [anAnnotation('a1', 4, 9), anAnnotation('a2', ...speaker, { label: 'SOURCE' })],
        [aRelation('r', 'reported_by', 'a1', 'a2')],
      ),
      layerOf(
        1,
        [anAnnotation('b1', 4, 9), anAnnotation('b2', ...speaker, { label: 'SPEAKER' })],
        [aRelation('q', 'said_by', 'b1', 'b2')],
      ),
    ],
    DEFAULT_CODEBOOK,
  );
  const keys = review.comparison.differences.map(({ key }) => key);
  const take = (name: string): Outcome => ({ kind: 'take', layer: brand(`layer-${name}`) });
  const rows = [
    row(EVA, 1, decide(review, [AGREED], { kind: 'union' })),
    row(EVA, 2, decide(review, [keys[0] ?? ''], take('ana'))),
    row(EVA, 3, decide(review, [keys[1] ?? ''], take('ben'))),
  ];
  const item = stateOf(review, rows).items[1];
  expect(item).toMatchObject({ status: 'open', lost: { kind: 'unfit', label: 'SOURCE' } });
  const other = [...rows, row(EVA, 4, decide(review, [keys[1] ?? ''], take('ana')))];
  expect(stateOf(review, other).curated.relations.map(({ type }) => type)).toEqual(['reported_by']);
});

test('a link goes to the other mention of the same person where its own is left out', () => {
  const named = { label: 'SPEAKER', entityId: brand<EntityId>('e1') };
  const attributes = { asserted: 'yes' };
  const review = reviewOf([
    layerOf(
      0,
      [anAnnotation('a1', 22, 45), anAnnotation('a2', 4, 9, named)],
      [aRelation('r', 'said_by', 'a1', 'a2')],
    ),
    layerOf(
      1,
      [anAnnotation('b1', 22, 45), anAnnotation('b2', 71, 74, named)],
      [aRelation('q', 'said_by', 'b1', 'b2', { attributes })],
    ),
  ]);
  const [mine, theirs] = review.comparison.differences.flatMap((each) =>
    each.kind === 'only' ? each.key : [],
  );
  const link = review.comparison.differences.find(({ kind }) => kind === 'relation')?.key ?? '';
  const ana: Outcome = { kind: 'take', layer: brand('layer-ana') };
  const ben: Outcome = { kind: 'take', layer: brand('layer-ben') };
  const rows = [
    row(EVA, 1, decide(review, [AGREED], { kind: 'union' })),
    row(EVA, 2, decide(review, [mine ?? '', theirs ?? ''], ana)),
    row(EVA, 3, decide(review, [link], ben)),
  ];
  expect(stateOf(review, rows).curated.relations).toMatchObject([
    { to: { id: 'curated-a2' }, attributes },
  ]);
});

test('a link goes with the claim that it leads from', () => {
  const review = reviewOf([
    layerOf(
      0,
      [anAnnotation('a1', 22, 45), anAnnotation('a2', 4, 9, { label: 'SPEAKER' })],
      [aRelation('r', 'said_by', 'a1', 'a2')],
    ),
    layerOf(1, [anAnnotation('b2', 4, 9, { label: 'SPEAKER' })]),
  ]);
  const [claim, link] = review.comparison.differences.map(({ key }) => key);
  const ana: Outcome = { kind: 'take', layer: brand('layer-ana') };
  const rows = [
    row(EVA, 1, decide(review, [AGREED], { kind: 'union' })),
    row(EVA, 2, decide(review, [link ?? ''], ana)),
    row(EVA, 3, decide(review, [claim ?? ''], { kind: 'neither' })),
  ];
  const { items, lostLinks } = stateOf(review, rows);
  expect(items[1]).toMatchObject({
    status: 'decided',
    follows: true,
    outcome: { kind: 'neither' },
  });
  expect(lostLinks).toEqual([]);
});

test('logs of several people give the same in any order, and twice the same is once', () => {
  const entry = fc.constantFrom<Outcome['kind']>('union', 'overlap', 'neither', 'discuss');
  fc.assert(
    fc.property(
      layers,
      fc.array(fc.tuple(fc.nat(2), fc.nat(9), entry, fc.nat(3), fc.boolean()), { maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      (compared, acts, order) => {
        const review = reviewOf(compared);
        const { differences } = review.comparison;
        const counts = new Map<AnnotatorId, number>();
        const rows = acts.map(([person, item, kind, at, isUndo]) => {
          const by = PEOPLE[person] ?? EVA;
          const seq = (counts.get(by) ?? 0) + 1;
          counts.set(by, seq);
          const key = differences[item % Math.max(1, differences.length)]?.key ?? 'none';
          const outcome: Outcome =
            kind === 'union' || kind === 'overlap' || kind === 'neither'
              ? { kind }
              : { kind: 'discuss' };
          const act: ReviewEntry =
            isUndo && seq > 1 ? { kind: 'undo', of: seq - 1 } : decide(review, [key], outcome);
          return row(by, seq, act, at);
        });
        const shuffled = rows
          .map((each) => ({ each, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ each }) => each);
        expect(stateOf(review, shuffled)).toEqual(stateOf(review, rows));
      },
    ),
    { numRuns: 100 },
  );
});

test('a relation that the codebook does not have between the decided labels goes with them', () => {
  const speaker = [20, 30] as const;
  const review = reviewOf(
    [
      layerOf(
        0,
        [anAnnotation('a1', 4, 9), anAnnotation('a2', ...speaker, { label: 'SPEAKER' })],
        [aRelation('r', 'said_by', 'a1', 'a2')],
      ),
      layerOf(
        1,
        [anAnnotation('b1', 4, 9), anAnnotation('b2', ...speaker, { label: 'SOURCE' })],
        [aRelation('q', 'reported_by', 'b1', 'b2')],
      ),
    ],
    DEFAULT_CODEBOOK,
  );
  const keyOf = (kind: string) =>
    review.comparison.differences.find((each) => each.kind === kind)?.key ?? '';
  const rows = [
    row(EVA, 1, decide(review, [AGREED], { kind: 'union' })),
    row(EVA, 2, decide(review, [keyOf('label')], { kind: 'take', layer: brand('layer-ben') })),
    row(EVA, 3, decide(review, [keyOf('relation')], { kind: 'both' })),
  ];
  expect(stateOf(review, rows).curated.relations.map(({ type }) => type)).toEqual(['reported_by']);
});

test('of two equals neither is told what the other has answered; a word of both is not taken back by one', () => {
  const review = twoEdges();
  const key = review.comparison.differences[0]?.key ?? '';
  const begin = row(ANA, 1, { kind: 'begin', mode: 'equals', layers: [] });
  const ben = row(BEN, 1, decide(review, [key], { kind: 'overlap' }), 5);
  expect(stateOf(review, [begin, ben], ANA).items[0]?.suggestion).toBeUndefined();
  expect(stateOf(review, [begin, ben], BEN).items[0]?.suggestion?.why).toBe('same-pattern');
  const both = row(ANA, 2, decide(review, [key], { kind: 'union' }, 'together'), 6);
  const later = row(BEN, 2, decide(review, [key], { kind: 'neither' }), 7);
  expect(stateOf(review, [begin, ben, both, later], ANA).items[0]?.outcome).toEqual({
    kind: 'union',
  });
});

test('who goes on with newer copies changes nothing about how it is decided', () => {
  const begin = row(ANA, 1, { kind: 'begin', mode: 'equals', layers: [] });
  const again = row(BEN, 1, { kind: 'begin', layers: [] }, 9);
  expect(foldReview([begin, again]).begin).toMatchObject({ by: BEN, mode: 'equals' });
});

test('one decision after another gives the same as all at once, and leaves other items as they are', () => {
  fc.assert(
    fc.property(layers, fc.array(outcomes, { minLength: 1 }), (compared, kinds) => {
      const review = reviewOf(compared);
      const next = reviewStates(review, EVA);
      const rows: ReviewRow[] = [row(EVA, 1, decide(review, [AGREED], { kind: 'union' }))];
      for (const [index, { key }] of review.comparison.differences.entries()) {
        const kind = kinds[index % kinds.length] ?? 'neither';
        rows.push(row(EVA, index + 2, decide(review, [key], outcomeOf(kind, compared, index))));
        expect(next(foldReview(rows))).toEqual(stateOf(review, rows));
      }
      const [state, again] = [next(foldReview(rows)), next(foldReview(rows))];
      expect(again.items.every((item, index) => item === state.items[index])).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('undo brings back the state before, redo the one after', () => {
  const review = reviewOf([
    layerOf(0, [anAnnotation('a', 0, 9), anAnnotation('c', 20, 30)]),
    layerOf(1, [anAnnotation('b', 4, 9)]),
  ]);
  const [edge, only] = review.comparison.differences.map(({ key }) => key);
  const first = row(EVA, 1, decide(review, [edge ?? ''], { kind: 'union' }));
  const second = row(EVA, 2, decide(review, [only ?? ''], { kind: 'neither' }));
  const undo = row(EVA, 3, { kind: 'undo', of: 2 });
  const redo = row(EVA, 4, { kind: 'redo', of: 2 });
  expect(stateOf(review, [first, second, undo])).toEqual(stateOf(review, [first]));
  expect(stateOf(review, [first, second, undo, redo])).toEqual(stateOf(review, [first, second]));
  const seqs = (rows: readonly ReviewRow[]) => {
    const { undo: back, redo: again } = reviewHistory(rows, EVA);
    return [back.map(({ seq }) => seq), again.map(({ seq }) => seq)];
  };
  expect(seqs([first, second, undo])).toEqual([[1], [2]]);
  expect(seqs([first, second, undo, redo])).toEqual([[1, 2], []]);
  expect(seqs([first, second, undo, row(EVA, 4, first.entry)])).toEqual([[1, 4], []]);
});

function twoEdges(): PreparedReview {
  return reviewOf([layerOf(0, [anAnnotation('a', 0, 9)]), layerOf(1, [anAnnotation('b', 4, 9)])]);
}

test('two equals agree by answering the same, and talk about what both hold on to', () => {
  const review = twoEdges();
  const key = review.comparison.differences[0]?.key ?? '';
  const [mine, yours] = review.layers.map(({ id }): Outcome => ({ kind: 'take', layer: id }));
  if (!mine || !yours) throw new Error('no layers');
  const begin = row(ANA, 1, { kind: 'begin', mode: 'equals', layers: [] });
  const status = (rows: readonly ReviewRow[], me: AnnotatorId) =>
    stateOf(review, [begin, ...rows], me).items[0]?.status;
  const ana = row(ANA, 2, decide(review, [key], mine));
  expect(status([ana], ANA)).toBe('waiting');
  expect(status([ana], BEN)).toBe('open');
  expect(status([ana, row(BEN, 1, decide(review, [key], mine), 9)], BEN)).toBe('decided');
  const ben = row(BEN, 1, decide(review, [key], yours), 9);
  expect(status([ana, ben], ANA)).toBe('talk');
  const asked = row(BEN, 1, decide(review, [key], { kind: 'discuss' }), 9);
  expect(status([ana, asked], ANA)).toBe('asked');
  const together = row(ANA, 3, decide(review, [key], yours, 'together'), 20);
  expect(stateOf(review, [begin, ana, ben, together], ANA).items[0]).toMatchObject({
    status: 'decided',
    outcome: yours,
  });
  expect(status([ana, row(EVA, 1, decide(review, [key], yours), 20)], ANA)).toBe('decided');
});

test('a decision about versions that have changed is open again, and said so', () => {
  const review = twoEdges();
  const key = review.comparison.differences[0]?.key ?? '';
  const rows = [row(EVA, 1, decide(review, [key], { kind: 'union' }))];
  const changed = reviewOf([
    layerOf(0, [anAnnotation('a', 0, 12)]),
    layerOf(1, [anAnnotation('b', 4, 9)]),
  ]);
  expect(stateOf(review, rows).items[0]).toMatchObject({ status: 'decided', isChanged: false });
  expect(stateOf(changed, rows).items[0]).toMatchObject({ status: 'open', isChanged: true });
});

test('a disputed decision goes back to be decided again, and counts until it is', () => {
  const review = twoEdges();
  const key = review.comparison.differences[0]?.key ?? '';
  const print = review.prints.get(key) ?? '';
  const decided = row(EVA, 1, decide(review, [key], { kind: 'overlap' }), 1);
  const dispute = row(
    ANA,
    1,
    { kind: 'answer', items: [{ key, print, answer: 'dispute' }], note: 'title' },
    5,
  );
  const [item] = stateOf(review, [decided, dispute]).items;
  expect(item).toMatchObject({
    status: 'asked',
    outcome: { kind: 'overlap' },
    disputed: [{ by: ANA, note: 'title' }],
  });
  const again = row(EVA, 2, decide(review, [key], { kind: 'union' }), 7);
  expect(stateOf(review, [decided, dispute, again]).items[0]?.status).toBe('decided');
});

test('what is disputed is neither suggested again by its pattern nor decided by a rule', () => {
  const cues = [anAnnotation('a1', 0, 3), anAnnotation('a2', 10, 14), anAnnotation('a3', 50, 57)];
  const review = reviewOf([layerOf(0, cues), layerOf(1, [])]);
  const [first = '', second = '', third = ''] = review.comparison.differences.map(({ key }) => key);
  const decided = row(EVA, 1, decide(review, [first, second], { kind: 'neither' }));
  const items = [{ key: first, print: review.prints.get(first) ?? '', answer: 'dispute' as const }];
  const dispute = row(ANA, 1, { kind: 'answer', items }, 5);
  const state = stateOf(review, [decided, dispute]);
  expect(state.items.map(({ suggestion }) => suggestion?.why)).toEqual([
    undefined,
    undefined,
    'same-pattern',
  ]);
  const rule = { kind: 'all-of', layer: brand<LayerId>('layer-ana') } as const;
  const { items: ruled, disputed } = itemsByRule(review, state.items, rule);
  expect(ruled.map(({ key }) => key)).toEqual([third]);
  expect(disputed).toBe(1);

  const allDisputed = row(ANA, 2, {
    kind: 'answer',
    items: [first, second].map((key) => ({
      key,
      print: review.prints.get(key) ?? '',
      answer: 'dispute' as const,
    })),
  });
  const last = stateOf(review, [decided, allDisputed]).items[2];
  expect(last?.suggestion).toBeUndefined();
});

test('an agreed place is left out by itself, and taken after all', () => {
  const review = reviewOf([
    layerOf(0, [anAnnotation('a1', 4, 9), anAnnotation('a2', 20, 30)]),
    layerOf(1, [anAnnotation('b1', 4, 9), anAnnotation('b2', 20, 30)]),
  ]);
  const [place] = review.comparison.alignment.groups;
  if (!place) throw new Error('nothing is agreed');
  const key = agreedKey(place);
  const agreed = row(EVA, 1, decide(review, [AGREED], { kind: 'union' }));
  const out = row(EVA, 2, decide(review, [key], { kind: 'neither' }));
  const left = stateOf(review, [agreed, out]);
  expect(left.overruled.get(key)).toMatchObject({ outcome: { kind: 'neither' } });
  expect(left.curated.annotations.map(({ fragments }) => fragments[0]?.start)).toEqual([20]);
  const back = row(EVA, 3, decide(review, [key], { kind: 'union' }));
  expect(stateOf(review, [agreed, out, back]).curated.annotations).toHaveLength(2);
});

test('a relation that only one could draw follows its ends, and is asked about otherwise', () => {
  const claim = [4, 9] as const;
  const review = reviewOf([
    layerOf(
      0,
      [anAnnotation('a1', ...claim), anAnnotation('a2', 20, 30, { label: 'SPEAKER' })],
      [aRelation('r', 'said_by', 'a1', 'a2')],
    ),
    layerOf(1, [anAnnotation('b1', ...claim)]),
  ]);
  const only = review.comparison.differences.find(({ kind }) => kind === 'only')?.key ?? '';
  const relationItem = (rows: readonly ReviewRow[]) =>
    stateOf(review, rows).items.find(({ difference }) => difference.kind === 'relation');
  const agreed = row(EVA, 1, decide(review, [AGREED], { kind: 'both' }));
  expect(relationItem([agreed])).toMatchObject({ status: 'open', waitsFor: [only] });
  const kept = row(EVA, 2, decide(review, [only], { kind: 'take', layer: brand('layer-ana') }));
  expect(relationItem([agreed, kept])).toMatchObject({ status: 'decided', follows: true });
  expect(stateOf(review, [agreed, kept]).curated.relations).toHaveLength(1);
  const dropped = row(EVA, 2, decide(review, [only], { kind: 'neither' }));
  expect(relationItem([agreed, dropped])?.outcome).toEqual({ kind: 'neither' });
});

test('proposals: the same pattern decided before, the majority, and the rule for edges', () => {
  const quote = [16, 46] as const;
  const trimmed = [17, 45] as const;
  const byRule = reviewOf([
    layerOf(0, [anAnnotation('a', ...quote)]),
    layerOf(1, [anAnnotation('b', ...trimmed)]),
  ]);
  expect(stateOf(byRule, []).items[0]?.suggestion).toEqual({
    outcome: { kind: 'union' },
    why: 'trim',
  });
  const three = reviewOf(
    [0, 1, 2].map((index) => layerOf(index, [anAnnotation(`m${index}`, index === 0 ? 0 : 4, 9)])),
  );
  expect(stateOf(three, []).items[0]?.suggestion).toEqual({
    outcome: { kind: 'take', layer: 'layer-ben' },
    why: 'majority',
  });
  const twice = reviewOf([
    layerOf(0, [
      anAnnotation('a1', 0, 3, { label: 'CUE' }),
      anAnnotation('a2', 10, 14, { label: 'CUE' }),
    ]),
    layerOf(1, []),
  ]);
  const [first, second] = twice.comparison.differences.map(({ key }) => key);
  const rows = [row(EVA, 1, decide(twice, [first ?? ''], { kind: 'neither' }))];
  const item = stateOf(twice, rows).items.find(({ difference }) => difference.key === second);
  expect(item?.suggestion).toEqual({ outcome: { kind: 'neither' }, why: 'same-pattern' });
});
