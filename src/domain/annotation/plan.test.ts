import { expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type AnnotationId, brand } from '#domain/ids.ts';
import { type Result, ok } from '#domain/result.ts';
import type { Block } from '#domain/text/block.ts';
import { applyCommand } from './apply-command.ts';
import { type AttributionView, attributionOf } from './attribution-of.ts';
import { buildLayerState } from './build-layer-state.ts';
import type { Command } from './command.ts';
import type { LayerState } from './layer-state.ts';
import { planAccept, planAcceptSources, suggestedAnswer } from './plan-accept.ts';
import { planAnswer } from './plan-answer.ts';
import {
  planAddPiece,
  planRelabel,
  planRemove,
  planResize,
  planSetMentionEntity,
} from './plan-change.ts';
import type { PlanContext } from './plan-context.ts';
import { planLink } from './plan-link.ts';
import { planMoveEdge } from './plan-move-edge.ts';
import { planRepeat } from './plan-repeat.ts';
import { planTag } from './plan-tag.ts';
import { planTagAll } from './plan-tag-all.ts';
import { anEntity } from './test-layers.ts';

const TEXT = [
  'Mayor cuts waiting times',
  '“We cut waiting times by 40%,” said Mayor Ana Núñez on Monday. “More will come 👩‍👩‍👧.”',
  'A senior official denied it. Núñez laughed.',
  'Source: City Herald',
].join('\n\n');

const NUNEZ = anEntity('e1', 'Ana Núñez');

test('tagging trims white space and fills quotation, placement and defaults', () => {
  const desk = aDesk();
  const claim = desk.tag('CLAIM', ' “We cut waiting times by 40%,” ');
  expect(desk.words(claim)).toBe('“We cut waiting times by 40%,”');
  expect(desk.annotation(claim).attributes).toMatchObject({
    quote_type: 'direct',
    placement: 'body',
    stance: 'asserts',
  });
  expect(
    desk.annotation(desk.tag('CLAIM', 'Mayor cuts waiting times')).attributes['placement'],
  ).toBe('headline');
});

test('tagging nothing but white space, and two pieces of a speaker, are refused', () => {
  const ctx = aDesk().context();
  expect(planTag(ctx, 'CLAIM', [{ start: 24, end: 26 }])).toEqual({
    ok: false,
    error: { kind: 'empty-span' },
  });
  expect(
    planTag(ctx, 'SPEAKER', [
      { start: 0, end: 2 },
      { start: 6, end: 8 },
    ]),
  ).toEqual({ ok: false, error: { kind: 'several-pieces' } });
});

test('a tagged speaker whose words are a known name, title or not, is linked to the entity', () => {
  const desk = aDesk([NUNEZ]);
  const mention = desk.annotation(desk.tag('SPEAKER', 'Mayor Ana Núñez'));
  expect(mention.entityId).toBe('e1');
  expect(mention.attributes).toMatchObject({ form: 'name', naming: 'named' });
});

test('answering with a known person tags the nearest mention with its title, outside of the claim', () => {
  const desk = aDesk([NUNEZ]);
  const claim = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  const [by] = desk.by(claim, 'speaker');
  expect(by).toMatchObject({ name: 'Ana Núñez', entityId: 'e1', inherited: false });
  expect(desk.words(by?.mentionId)).toBe('Mayor Ana Núñez');
});

test('a second claim takes the mention that is there instead of tagging it again', () => {
  const desk = aDesk([NUNEZ]);
  const first = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  const second = desk.tag('CLAIM', '“More will come 👩‍👩‍👧.”');
  desk.do(planAnswer(desk.context(), first, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  desk.do(planAnswer(desk.context(), second, 'speaker', { kind: 'name', name: 'ana nunez' }));
  expect(desk.by(second, 'speaker')[0]?.mentionId).toBe(desk.by(first, 'speaker')[0]?.mentionId);
  expect(desk.state().entities.size).toBe(1);
});

test('a new answer replaces the earlier one; mention and entity stay', () => {
  const desk = aDesk([NUNEZ]);
  const claim = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'name', name: 'The Opposition' }));
  expect(desk.by(claim, 'speaker')).toMatchObject([{ name: 'The Opposition', inherited: false }]);
  expect(desk.by(claim, 'speaker')[0]?.mentionId).toBeUndefined();
  expect(desk.state().annotations.size).toBe(2);
  expect(desk.state().entities.size).toBe(2);
});

test('nobody is an answer, a new speaker takes it back, and clearing takes both away', () => {
  const desk = aDesk([NUNEZ]);
  const claim = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'nobody' }));
  expect(attributionOf(desk.state(), TEXT, claim, 'speaker')).toEqual({ kind: 'nobody' });
  expect(desk.state().relations.size).toBe(0);
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  expect(desk.annotation(claim).attributes['unattributed']).toBeUndefined();
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'clear' }));
  expect(attributionOf(desk.state(), TEXT, claim, 'speaker')).toEqual({ kind: 'none' });
  expect(planAnswer(desk.context(), claim, 'source', { kind: 'nobody' }).ok).toBe(false);
});

test('each unnamed official is an entity of their own and anonymous', () => {
  const desk = aDesk();
  const claim = desk.tag('CLAIM', 'denied it');
  desk.do(
    planAnswer(desk.context(), claim, 'speaker', {
      kind: 'unnamed',
      mention: spanOf('A senior official'),
    }),
  );
  const other = desk.tag('CLAIM', 'laughed');
  desk.do(planAnswer(desk.context(), other, 'speaker', { kind: 'unnamed' }));
  const entities = [...valuesOf(desk.state().entities)];
  expect(entities.map((entity) => entity.unnamed)).toEqual([true, true]);
  const [by] = desk.by(claim, 'speaker');
  expect(desk.annotation(by?.mentionId).attributes['naming']).toBe('anonymous');
});

test('answering with a stretch of text makes the person by the name without the title', () => {
  const desk = aDesk();
  const claim = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  desk.do(
    planAnswer(desk.context(), claim, 'speaker', {
      kind: 'mention',
      span: spanOf('Mayor Ana Núñez'),
    }),
  );
  const [entity] = [...valuesOf(desk.state().entities)];
  expect(entity).toMatchObject({ name: 'Ana Núñez', aliases: ['Mayor Ana Núñez'], kind: 'person' });
});

test('an inner claim inherits the speaker around it, and a credit line holds for every claim', () => {
  const desk = aDesk([NUNEZ]);
  const outer = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  const inner = desk.tag('CLAIM', 'waiting times by 40%');
  desk.do(planAnswer(desk.context(), outer, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  expect(desk.by(inner, 'speaker')).toMatchObject([{ name: 'Ana Núñez', inherited: true }]);
  const credit = desk.tag('SOURCE', 'City Herald');
  desk.do({
    ok: true,
    value: { kind: 'set-attribute', id: credit, attribute: 'scope', value: 'article', at: 3 },
  });
  expect(desk.by(inner, 'source')).toMatchObject([{ name: 'City Herald', inherited: true }]);
});

test('repeating gives the same speaker; where there is none it is refused', () => {
  const desk = aDesk([NUNEZ]);
  const first = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  const second = desk.tag('CLAIM', '“More will come 👩‍👩‍👧.”');
  expect(planRepeat(desk.context(), second, first)).toEqual({
    ok: false,
    error: { kind: 'nothing-to-repeat' },
  });
  desk.do(planAnswer(desk.context(), first, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  desk.do(planRepeat(desk.context(), second, first));
  expect(desk.by(second, 'speaker')[0]?.mentionId).toBe(desk.by(first, 'speaker')[0]?.mentionId);
});

test('an added piece makes a split quote, and what the rules filled in follows', () => {
  const desk = aDesk();
  const claim = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  desk.do(planAddPiece(desk.context(), claim, spanOf('on Monday')));
  expect(desk.annotation(claim).fragments).toHaveLength(2);
  expect(desk.annotation(claim).attributes['quote_type']).toBe('mixed');
});

test('ends move by words and characters, never past each other or through an emoji', () => {
  const desk = aDesk();
  const claim = desk.tag('CLAIM', 'More will come');
  desk.do(planMoveEdge(desk.context(), claim, 'end', -1, 'word'));
  expect(desk.words(claim)).toBe('More will');
  desk.do(planResize(desk.context(), claim, [spanOf('come ')]));
  desk.do(planMoveEdge(desk.context(), claim, 'end', 1, 'character'));
  expect(desk.words(claim)).toBe('come 👩‍👩‍👧');
  desk.do(planMoveEdge(desk.context(), claim, 'end', -1, 'character'));
  expect(desk.words(claim)).toBe('come');
  desk.do(planResize(desk.context(), claim, [spanOf('More')]));
  expect(planMoveEdge(desk.context(), claim, 'start', 1, 'word').ok).toBe(false);
});

test('another label drops what it cannot have, and one undo brings it back', () => {
  const desk = aDesk([NUNEZ]);
  const claim = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  const before = desk.state();
  const undo = desk.do(planRelabel(desk.context(), claim, 'SOURCE'));
  expect(desk.annotation(claim).attributes['stance']).toBeUndefined();
  expect(desk.state().relations.size).toBe(0);
  desk.do({ ok: true, value: undo });
  expect(desk.state()).toEqual(before);
});

test('links are refused twice, in a circle and between labels the codebook does not join', () => {
  const desk = aDesk();
  const [a, b] = [desk.tag('CLAIM', 'cuts'), desk.tag('CLAIM', 'denied it')];
  const source = desk.tag('SOURCE', 'City Herald');
  const first = planLink(desk.context(), 'restates', a, b);
  if (first.ok) desk.do({ ok: true, value: first.value.command });
  const kind = (from: AnnotationId, to: AnnotationId): string => {
    const plan = planLink(desk.context(), 'restates', from, to);
    return plan.ok ? 'done' : plan.error.kind;
  };
  expect([kind(a, b), kind(b, a), kind(a, a), kind(a, source)]).toEqual([
    'already-linked',
    'cycle',
    'cycle',
    'not-allowed',
  ]);
});

test('a cue that is removed is forgotten by the links that named it', () => {
  const desk = aDesk([NUNEZ]);
  const claim = desk.tag('CLAIM', '“We cut waiting times by 40%,”');
  const cue = desk.tag('CUE', 'said');
  desk.do(planAnswer(desk.context(), claim, 'speaker', { kind: 'entity', entityId: NUNEZ.id }));
  const [relation] = [...valuesOf(desk.state().relations)];
  if (!relation) throw new Error('no relation');
  desk.do({
    ok: true,
    value: { kind: 'set-relation-attribute', id: relation.id, attribute: 'cue', value: cue },
  });
  desk.do(planRemove(desk.context(), cue));
  expect(getFrom(desk.state().relations, relation.id)?.attributes['cue']).toBeUndefined();
});

test('naming the person of a mention finds a known one and makes a new one', () => {
  const desk = aDesk([NUNEZ]);
  const mention = desk.tag('SPEAKER', 'A senior official');
  desk.do(planSetMentionEntity(desk.context(), mention, 'ANA NUNEZ'));
  expect(desk.annotation(mention).entityId).toBe('e1');
  desk.do(planSetMentionEntity(desk.context(), mention, 'Bo Li'));
  expect(desk.state().entities.size).toBe(2);
});

test('tags on many places are one command, passed over where the label stands already, and undone whole', () => {
  const desk = aDesk([NUNEZ]);
  const first = desk.tag('SPEAKER', 'Ana Núñez');
  const before = desk.state();
  const spans = [spanOf('Ana Núñez'), spanOf('Núñez laughed').start, spanOf('City Herald')].map(
    (at) => (typeof at === 'number' ? { start: at, end: at + 'Núñez'.length } : at),
  );
  const inverse = desk.do(planTagAll(desk.context(), 'SPEAKER', spans, 'propagated', NUNEZ.id));
  const added = [...valuesOf(desk.state().annotations)].filter(({ id }) => id !== first);
  expect(added.map(({ provenance, entityId }) => [provenance, entityId])).toEqual([
    ['propagated', NUNEZ.id],
    ['propagated', NUNEZ.id],
  ]);
  desk.do({ ok: true, value: inverse });
  expect(desk.state()).toEqual(before);
  expect(planTagAll(desk.context(), 'SPEAKER', [spanOf('Ana Núñez')], 'manual').ok).toBe(false);
});

test('accepted guesses are claims with speaker and source, all on record as guesses, in one undo', () => {
  const desk = aDesk();
  const before = desk.state();
  const mention = (words: string) => ({ span: spanOf(words), text: words, whole: spanOf(words) });
  const plan = planAccept(desk.context(), [
    {
      span: spanOf('“We cut waiting times by 40%,”'),
      fragments: [spanOf('“We cut waiting times by 40%,”')],
      quoted: [],
      kind: 'direct',
      speaker: mention('Mayor Ana Núñez'),
      rule: 'after-inverted',
      confidence: 0.95,
    },
    {
      span: spanOf('Núñez laughed'),
      fragments: [spanOf('Núñez laughed')],
      quoted: [],
      kind: 'indirect',
      speaker: { ...mention('it'), entityHint: 'City council' },
      rule: 'subject',
      confidence: 0.5,
    },
  ]);
  if (!plan.ok) throw new Error(plan.error.kind);
  const inverse = desk.do(ok(plan.value.command));
  const names = plan.value.ids.map((id) => id && desk.by(id, 'speaker').map(({ name }) => name));
  expect(names).toEqual([['Ana Núñez'], ['City council']]);
  const all = [...valuesOf(desk.state().annotations)];
  expect(new Set(all.map(({ provenance }) => provenance))).toEqual(new Set(['suggested-accepted']));
  desk.do(ok(inverse));
  expect(desk.state()).toEqual(before);
});

test('a guess at a description makes an unnamed person, one for each mention', () => {
  const desk = aDesk();
  const official = spanOf('A senior official');
  const plan = planAccept(
    desk.context(),
    ['Mayor cuts waiting times', 'Núñez laughed'].map((words) => ({
      span: spanOf(words),
      fragments: [spanOf(words)],
      quoted: [],
      kind: 'direct' as const,
      speaker: { span: official, text: 'A senior official', whole: official },
      rule: 'after-inverted',
      confidence: 0.95,
    })),
  );
  if (!plan.ok) throw new Error(plan.error.kind);
  desk.do(ok(plan.value.command));
  const [entity, ...others] = [...valuesOf(desk.state().entities)];
  // The same words are the same mention; another article's are another.
  expect(others).toEqual([]);
  expect(entity).toMatchObject({ name: 'A senior official', unnamed: true, kind: 'person' });
});

test.each([
  ['سالم العتيبي', 'mention'],
  ['安倍晋三', 'mention'],
  ['مسؤول كبير', 'unnamed'],
])('accepting the guess at “%s”, in letters without capitals, answers with %s', (text, kind) => {
  const span = { start: 0, end: text.length };
  const suggestion = {
    span,
    fragments: [span],
    quoted: [],
    kind: 'direct' as const,
    speaker: { span, text, whole: span },
    rule: 'before-cue',
    confidence: 0.9,
  };
  expect(suggestedAnswer(suggestion, 'speaker')?.kind).toBe(kind);
});

test('an accepted credit line holds for the whole article', () => {
  const desk = aDesk();
  const claim = desk.tag('CLAIM', 'Mayor cuts waiting times');
  const plan = planAcceptSources(desk.context(), [
    {
      span: spanOf('City Herald'),
      text: 'City Herald',
      whole: spanOf('City Herald'),
      scope: 'article',
      chain: [],
      rule: 'credit-line',
    },
  ]);
  if (!plan.ok) throw new Error(plan.error.kind);
  desk.do(ok(plan.value.command));
  expect(desk.by(claim, 'source').map(({ name, inherited }) => [name, inherited])).toEqual([
    ['City Herald', true],
  ]);
});

function aDesk(entities: readonly Entity[] = []) {
  let state = buildLayerState([], [], entities);
  let next = 0;
  const context = (): PlanContext => ({
    state,
    codebook: DEFAULT_CODEBOOK,
    text: TEXT,
    blocks: blocksOf(TEXT),
    language: 'en',
    projectId: brand('p1'),
    newId: () => `n${(next += 1)}`,
    now: 2,
  });
  const perform = (plan: Result<Command, unknown>): Command => {
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const applied = applyCommand(state, plan.value);
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    state = applied.value.state;
    return applied.value.inverse;
  };
  const annotation = (id: AnnotationId | undefined) => {
    const found = id === undefined ? undefined : getFrom(state.annotations, id);
    if (!found) throw new Error('no such annotation');
    return found;
  };
  return {
    context,
    do: perform,
    state: (): LayerState => state,
    annotation,
    tag: (label: string, words: string): AnnotationId => {
      const plan = planTag(context(), label, [spanOf(words)]);
      if (!plan.ok) throw new Error(plan.error.kind);
      perform({ ok: true, value: plan.value.command });
      return plan.value.id;
    },
    words: (id: AnnotationId | undefined): string =>
      annotation(id)
        .fragments.map(({ start, end }) => TEXT.slice(start, end))
        .join('|'),
    by: (id: AnnotationId, field: 'speaker' | 'source'): readonly AttributionView[] => {
      const found = attributionOf(state, TEXT, id, field);
      return found.kind === 'by' ? found.by : [];
    },
  };
}

function spanOf(words: string): { start: number; end: number } {
  const trimmed = words.trimStart();
  const start = TEXT.indexOf(trimmed.trimEnd());
  if (start === -1) throw new Error(`not in the text: ${words}`);
  return { start: start - (words.length - trimmed.length), end: start + trimmed.length };
}

function blocksOf(text: string): readonly Block[] {
  let start = 0;
  return text.split('\n\n').map((words, index): Block => {
    const kind = index === 0 ? 'headline' : 'paragraph';
    const block: Block = { id: `b${index}`, kind, start, end: start + words.length };
    start = block.end + 2;
    return block;
  });
}
