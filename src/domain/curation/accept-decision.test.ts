import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { applyCommand } from '#domain/annotation/apply-command.ts';
import { buildLayerState, sortedAnnotations } from '#domain/annotation/build-layer-state.ts';
import type { Command } from '#domain/annotation/command.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { type AnnotatorId, type LayerId, brand } from '#domain/ids.ts';
import { acceptAll } from './accept-decision.ts';
import { compareLayers } from './compare-layers.ts';
import { decisionsAgainst, guidelineGaps } from './decisions-against.ts';
import type { Difference } from './difference.ts';
import { foldReview } from './fold-review.ts';
import { type PreparedReview, prepareReview } from './prepare-review.ts';
import { AGREED, type Outcome, type ReviewEntry, type ReviewRow } from './review-log.ts';
import { settledDisputes } from './settled-disputes.ts';
import { reviewState } from './review-state.ts';

const TEXT = 'The mayor said: “The bridge will open in May,” and the council agreed, she added.';
const [ANA, BEN, EVA] = [
  brand<AnnotatorId>('ana'),
  brand<AnnotatorId>('ben'),
  brand<AnnotatorId>('eva'),
];
const [ANAS, BENS] = [brand<LayerId>('l-ana'), brand<LayerId>('l-ben')];
const NUNEZ = anEntity('e1', 'Ana Núñez');

type Contents = {
  readonly annotations: readonly Annotation[];
  readonly relations?: readonly Relation[];
};

/** Ana's and Ben's layers, and Eva who decides. */
function reviewOf(ana: Contents, ben: Contents) {
  const layers = [
    { id: ANAS, annotatorId: ANA, relations: [], ...ana },
    { id: BENS, annotatorId: BEN, relations: [], ...ben },
  ];
  const entities = new Map([[NUNEZ.id, NUNEZ]]);
  const compared = layers.map((layer) => ({ ...layer, entities }));
  const family = (label: string): string => (label === 'CLAIM' ? 'claim' : 'name');
  const prepared = prepareReview(layers, compareLayers(TEXT, compared, family), DEFAULT_CODEBOOK);
  const state = buildLayerState(ana.annotations, ana.relations ?? [], [NUNEZ]);
  return { prepared, state };
}

function row(by: AnnotatorId, seq: number, entry: ReviewEntry): ReviewRow {
  return { articleId: brand('x'), by, seq, at: seq, entry };
}

function decideAll(
  { comparison, prints, agreedPrint }: PreparedReview,
  outcome: Outcome,
  isMeant: (difference: Difference) => boolean = () => true,
) {
  const keys = [...comparison.differences.filter(isMeant).map(({ key }) => key), AGREED];
  const items = keys.map((key) => ({ key, outcome, print: prints.get(key) ?? agreedPrint }));
  return row(EVA, 1, { kind: 'decide', how: { kind: 'single' }, items, note: 'See 3.2' });
}

function against(prepared: PreparedReview, rows: readonly ReviewRow[]) {
  const log = foldReview(rows);
  const { items } = reviewState(prepared, log, ANA);
  const reviewed = { items, layers: [ANAS, BENS], answers: log.answers };
  return { items, decisions: decisionsAgainst(reviewed, ANAS, ANA) };
}

function acceptIn(
  state: LayerState,
  prepared: PreparedReview,
  { items, decisions }: ReturnType<typeof against>,
) {
  const plan = {
    state,
    codebook: DEFAULT_CODEBOOK,
    text: TEXT,
    blocks: [{ id: 'b', kind: 'paragraph' as const, start: 0, end: TEXT.length }],
    language: 'en',
    projectId: NUNEZ.projectId,
    newId: () => 'new',
    now: 9,
  };
  const { alignment, relations } = prepared.comparison;
  const layers = [ANAS, BENS];
  return acceptAll(decisions, { plan, alignment, relations, layer: 0, layers, items });
}

function apply(state: LayerState, command: Command): LayerState {
  const applied = applyCommand(state, command);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value.state;
}

function placesIn(annotations: readonly Annotation[]): readonly string[] {
  return annotations
    .map(({ label, fragments }) => `${label} ${JSON.stringify(fragments)}`)
    .toSorted();
}

const take: Outcome = { kind: 'take', layer: BENS };

test('a decision for the other’s edges is told with both versions, and accepted by one command', () => {
  const { prepared, state } = reviewOf(
    { annotations: [anAnnotation('a', 17, 44)] },
    { annotations: [anAnnotation('b', 16, 46)] },
  );
  const told = against(prepared, [decideAll(prepared, take)]);
  expect(told.decisions).toMatchObject([
    {
      mine: { kind: 'extent', annotations: [[{ start: 17, end: 44 }]] },
      became: { kind: 'extent', annotations: [[{ start: 16, end: 46 }]] },
      decided: { by: EVA, note: 'See 3.2' },
      answer: undefined,
    },
  ]);
  const { command, results } = acceptIn(state, prepared, told);
  expect(results).toMatchObject([{ kind: 'change' }]);
  const after = apply(state, command);
  expect(placesIn(sortedAnnotations(after))).toEqual(['CLAIM [{"start":16,"end":46}]']);
  expect(acceptIn(after, prepared, told).results).toEqual([{ kind: 'already' }]);
});

test('a layer that says something else by now is left as it is', () => {
  const { prepared, state } = reviewOf(
    { annotations: [anAnnotation('a', 17, 44)] },
    { annotations: [anAnnotation('b', 16, 46)] },
  );
  const told = against(prepared, [decideAll(prepared, take)]);
  const at = 5;
  const fragments = [{ start: 20, end: 30 }];
  const since = apply(state, { kind: 'set-fragments', id: brand('a'), fragments, at });
  expect(acceptIn(since, prepared, told)).toMatchObject({
    command: { kind: 'batch', commands: [] },
    results: [{ kind: 'changed-since' }],
  });
  const gone = apply(state, { kind: 'remove-annotation', id: brand('a') });
  expect(acceptIn(gone, prepared, told).results).toEqual([{ kind: 'changed-since' }]);
});

test('a claim that I lack comes with its speaker, linked to my own mention of them', () => {
  const mention = { label: 'SPEAKER', entityId: NUNEZ.id };
  const { prepared, state } = reviewOf(
    { annotations: [anAnnotation('s', 4, 9, mention)] },
    {
      annotations: [anAnnotation('t', 4, 9, mention), anAnnotation('c', 16, 46)],
      relations: [aRelation('r', 'said_by', 'c', 't')],
    },
  );
  const told = against(prepared, [decideAll(prepared, take)]);
  const { command } = acceptIn(state, prepared, told);
  const after = apply(state, command);
  expect(placesIn(sortedAnnotations(after))).toEqual([
    'CLAIM [{"start":16,"end":46}]',
    'SPEAKER [{"start":4,"end":9}]',
  ]);
  expect([...valuesOf(after.relations)]).toMatchObject([
    { type: 'said_by', from: 'accepted-c', to: { kind: 'annotation', id: 's' } },
  ]);
});

/** Both have the claim; I have one who said it, the colleague another, whom I did not mark. */
function otherSpeaker(attributes: Relation['attributes'] = {}) {
  const claim = [16, 46] as const;
  return reviewOf(
    {
      annotations: [anAnnotation('c', ...claim), anAnnotation('s', 4, 9, { label: 'SPEAKER' })],
      relations: [aRelation('mine', 'said_by', 'c', 's')],
    },
    {
      annotations: [
        anAnnotation('d', ...claim),
        anAnnotation('t', 4, 9, { label: 'SPEAKER' }),
        anAnnotation('u', 51, 62, { label: 'SPEAKER' }),
      ],
      relations: [
        aRelation('q', 'said_by', 'd', 't', { attributes }),
        aRelation('r', 'said_by', 'd', 'u'),
      ],
    },
  );
}

const isTag = ({ kind }: Difference): boolean => kind === 'only';

test('links that come with a decision are told with it, and what they are put beside', () => {
  const { prepared, state } = otherSpeaker();
  const told = against(prepared, [decideAll(prepared, take, isTag)]);
  const { results, command } = acceptIn(state, prepared, told);
  expect(results).toMatchObject([
    {
      kind: 'change',
      links: [
        {
          version: { relation: { id: 'r' } },
          replaces: [],
          beside: [{ relation: { id: 'mine' } }],
        },
      ],
    },
  ]);
  expect([...valuesOf(apply(state, command).relations)]).toHaveLength(2);
});

test('a speaker that comes with a decision takes the place of mine that was decided away', () => {
  const { prepared, state } = otherSpeaker({ explicit: 'inferred' });
  const rows = [
    decideAll(prepared, take, isTag),
    {
      ...decideAll(
        prepared,
        { kind: 'neither' },
        (each) => each.kind === 'relation' && each.change === 'attribute',
      ),
      seq: 2,
      at: 2,
    },
  ];
  const told = against(prepared, rows);
  const [tag, link] = told.decisions;
  expect(link?.became.kind).toBe('nothing');
  const { results, command } = acceptIn(state, prepared, { ...told, decisions: tag ? [tag] : [] });
  expect(results).toMatchObject([
    { links: [{ version: { relation: { id: 'r' } }, replaces: [{ relation: { id: 'mine' } }] }] },
  ]);
  const after = apply(state, command);
  expect([...valuesOf(after.relations)]).toMatchObject([{ to: { id: 'accepted-u' } }]);
  expect(acceptIn(after, prepared, told).results).toMatchObject([
    { kind: 'already' },
    { kind: 'already' },
  ]);
});

test('a speaker does not come beside one that nobody has decided about, or that I have changed since', () => {
  const { prepared, state } = otherSpeaker({ explicit: 'inferred' });
  const tagOnly = decideAll(prepared, take, isTag);
  const open = against(prepared, [tagOnly]);
  expect(acceptIn(state, prepared, open).results).toMatchObject([{ kind: 'change', links: [] }]);
  const agreed = otherSpeaker();
  const told = against(agreed.prepared, [decideAll(agreed.prepared, take, isTag)]);
  const since = apply(agreed.state, { kind: 'unlink', id: brand('mine') });
  const own = aRelation('own', 'said_by', 'c', 's');
  const changed = apply(since, { kind: 'link', relation: own });
  expect(acceptIn(changed, agreed.prepared, told).results).toMatchObject([{ links: [] }]);
});

test('what was decided away goes, with its links; what only I gave in on, or what keeps both, is not told', () => {
  const { prepared, state } = reviewOf(
    { annotations: [anAnnotation('a', 17, 44)] },
    { annotations: [] },
  );
  const told = against(prepared, [decideAll(prepared, { kind: 'neither' })]);
  expect(told.decisions).toMatchObject([
    { mine: { kind: 'annotation' }, became: { kind: 'nothing' } },
  ]);
  expect(sortedAnnotations(apply(state, acceptIn(state, prepared, told).command))).toEqual([]);
  expect(against(prepared, [decideAll(prepared, { kind: 'both' })]).decisions).toEqual([]);
  const mine = decideAll(prepared, { kind: 'neither' });
  expect(against(prepared, [{ ...mine, by: ANA }]).decisions).toEqual([]);
});

test('an answer counts for the decision it was given to, not for a later one', () => {
  const { prepared } = reviewOf({ annotations: [anAnnotation('a', 17, 44)] }, { annotations: [] });
  const [item] = against(prepared, [decideAll(prepared, { kind: 'neither' })]).decisions;
  const key = item?.item.difference.key ?? '';
  const answered: ReviewEntry = {
    kind: 'answer',
    items: [{ key, print: item?.item.print ?? '', answer: 'dispute' }],
    note: 'It is one.',
  };
  const rows = [decideAll(prepared, { kind: 'neither' }), row(ANA, 2, answered)];
  expect(against(prepared, rows).decisions).toMatchObject([
    { answer: { answer: 'dispute', note: 'It is one.' }, item: { status: 'asked' } },
  ]);
  const again = { ...decideAll(prepared, { kind: 'neither' }), seq: 3, at: 3 };
  expect(against(prepared, [...rows, again]).decisions).toMatchObject([{ answer: undefined }]);
});

test('who disputes a decision learns what became of it, and nothing said is forgotten', () => {
  const { prepared } = reviewOf({ annotations: [anAnnotation('a', 17, 44)] }, { annotations: [] });
  const first = decideAll(prepared, take);
  const item = against(prepared, [first]).decisions[0]?.item;
  const key = item?.difference.key ?? '';
  const items = [{ key, print: item?.print ?? '', answer: 'dispute' as const }];
  const dispute = row(ANA, 2, { kind: 'answer', items, note: 'It is one.' });
  const again = (outcome: Outcome) => ({ ...decideAll(prepared, outcome), seq: 3, at: 3 });
  const settled = (rows: readonly ReviewRow[]) => {
    const log = foldReview(rows);
    const state = reviewState(prepared, log, ANA);
    const reviewed = { items: state.items, layers: [ANAS, BENS], said: log.said };
    return settledDisputes(reviewed, ANAS, ANA);
  };
  expect(settled([first, dispute])).toEqual([]);
  const mine: Outcome = { kind: 'take', layer: ANAS };
  expect(settled([first, dispute, again(mine)])).toMatchObject([
    { result: 'took-yours', note: 'It is one.', decided: { by: EVA, note: 'See 3.2' } },
  ]);
  expect(settled([first, dispute, again(take)])).toMatchObject([{ result: 'kept' }]);
  expect(settled([first, dispute, again({ kind: 'neither' })])).toMatchObject([
    { result: 'changed' },
  ]);
  const said = foldReview([again(mine), dispute, first]).said.get(key) ?? [];
  expect(said.map(({ kind, by, at }) => [kind, by, at])).toEqual([
    ['decision', EVA, 3],
    ['answer', ANA, 2],
    ['decision', EVA, 1],
  ]);
});

test('gaps of the guideline are listed with what it lacks, also once the place is decided', () => {
  const { prepared } = reviewOf({ annotations: [anAnnotation('a', 17, 44)] }, { annotations: [] });
  const asked = decideAll(prepared, { kind: 'unclear' });
  const decided = { ...decideAll(prepared, take), seq: 2, at: 2 };
  const undo = row(EVA, 2, { kind: 'undo', of: 1 });
  const gapsOf = (rows: readonly ReviewRow[]) => {
    const { items } = against(prepared, rows);
    return guidelineGaps({ items, said: foldReview(rows).said });
  };
  expect(gapsOf([asked])).toMatchObject([{ by: { by: EVA, note: 'See 3.2' } }]);
  expect(gapsOf([asked, decided])).toMatchObject([
    { by: { by: EVA, note: 'See 3.2' }, item: { status: 'decided' } },
  ]);
  expect(gapsOf([asked, undo])).toEqual([]);
});

const layer = (prefix: string) =>
  fc
    .uniqueArray(
      fc.record({
        start: fc.nat(50),
        length: fc.integer({ min: 1, max: 20 }),
        label: fc.constantFrom('CLAIM', 'SPEAKER', 'SOURCE'),
      }),
      { maxLength: 6, selector: (one) => JSON.stringify(one) },
    )
    .map((list) =>
      list.map(({ start, length, label }, index) =>
        anAnnotation(`${prefix}${index}`, start, start + length, { label }),
      ),
    );

test('accepting everything, all of it decided for a colleague, makes my annotations theirs', () => {
  fc.assert(
    fc.property(layer('a'), layer('b'), (mine, theirs) => {
      const { prepared, state } = reviewOf({ annotations: mine }, { annotations: theirs });
      const told = against(prepared, [decideAll(prepared, take)]);
      const { command, results } = acceptIn(state, prepared, told);
      expect(results.filter(({ kind }) => kind === 'changed-since')).toEqual([]);
      const after = apply(state, command);
      expect(new Set(placesIn(sortedAnnotations(after)))).toEqual(new Set(placesIn(theirs)));
      const left = acceptIn(after, prepared, told).results;
      expect(left.filter(({ kind }) => kind === 'change')).toEqual([]);
    }),
  );
});
