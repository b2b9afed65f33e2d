import { expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { brand } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Span } from '#domain/text/span.ts';
import type { Annotation } from './annotation.ts';
import { applyCommand } from './apply-command.ts';
import { buildLayerState } from './build-layer-state.ts';
import type { Command } from './command.ts';
import { planAnswer } from './plan-answer.ts';
import { planAddPiece, planResize } from './plan-change.ts';
import type { PlanContext } from './plan-context.ts';
import { planMoveEdge } from './plan-move-edge.ts';
import { planTag } from './plan-tag.ts';
import { anAnnotation } from './test-layers.ts';

// What is hidden cannot be seen, so nothing may tag it unseen.

const BLOCKS = ['The water is safe.', 'Subscribe now', 'Share this', 'No risk, she says.'];
const TEXT = BLOCKS.join('\n\n');
const ALL: Span = { start: 0, end: TEXT.length };

test('a claim drawn across hidden blocks becomes the pieces around them', () => {
  expect(quotes(contextWith([]), planTagged('CLAIM', ALL))).toEqual([
    'The water is safe.',
    'No risk, she says.',
  ]);
});

test('a speaker drawn across hidden blocks is refused, and one that only reaches into them is cut', () => {
  expect(planTag(contextWith([]), 'SPEAKER', [ALL])).toEqual({
    ok: false,
    error: { kind: 'several-pieces' },
  });
  const reach = { start: TEXT.indexOf('safe'), end: TEXT.indexOf(' now') };
  expect(quotes(contextWith([]), planTagged('SPEAKER', reach))).toEqual(['safe.']);
  const unseen = { start: TEXT.indexOf('Subscribe'), end: TEXT.indexOf('No risk') };
  expect(planTag(contextWith([]), 'CLAIM', [unseen])).toEqual({
    ok: false,
    error: { kind: 'empty-span' },
  });
});

test('a mention given as an answer is cut as well', () => {
  const ctx = contextWith([aClaim(spanOf('No risk'))]);
  const span = { start: TEXT.indexOf('now'), end: TEXT.indexOf(' says') };
  const given = planAnswer(ctx, brand('a1'), 'speaker', { kind: 'mention', span });
  expect(quotes(ctx, given, 'SPEAKER')).toEqual(['No risk, she']);
});

test('an end moves by a word past hidden blocks, and back', () => {
  const grown = moved(contextWith([aClaim(spanOf('is safe.'))]), 'end', 1, 'word');
  expect(quotesOf(grown)).toEqual(['is safe.', 'No']);
  expect(quotesOf(moved(contextWith(grown), 'end', -1, 'word'))).toEqual(['is safe']);
  const back = moved(contextWith([aClaim(spanOf('No risk'))]), 'start', -1, 'word');
  expect(quotesOf(back)).toEqual(['safe.', 'No risk']);
  expect(quotesOf(moved(contextWith(back), 'start', 1, 'word'))).toEqual(['No risk']);
});

test('an end moves by a character past hidden blocks, and back', () => {
  const grown = moved(contextWith([aClaim(spanOf('is safe.'))]), 'end', 1, 'character');
  expect(quotesOf(grown)).toEqual(['is safe.', 'N']);
  expect(quotesOf(moved(contextWith(grown), 'end', -1, 'character'))).toEqual(['is safe.']);
  const back = moved(contextWith([aClaim(spanOf('No risk'))]), 'start', -1, 'character');
  expect(quotesOf(back)).toEqual(['.', 'No risk']);
});

test('where one piece is allowed, an end stays on its side of the hidden blocks', () => {
  const ctx = contextWith([{ ...aClaim(spanOf('safe.')), label: 'SPEAKER' }]);
  expect(planMoveEdge(ctx, brand('a1'), 'end', 1, 'word')).toEqual({
    ok: false,
    error: { kind: 'several-pieces' },
  });
  const last = contextWith([aClaim(spanOf('she says.'))]);
  expect(planMoveEdge(last, brand('a1'), 'end', 1, 'word').ok).toBe(false);
});

test('what was tagged before it was hidden stays when the annotation changes', () => {
  const held = aClaim({ start: 0, end: TEXT.indexOf(' now') });
  const ctx = contextWith([held]);
  const resized = planResize(ctx, held.id, [{ start: 4, end: held.fragments[0]?.end ?? 0 }]);
  expect(quotes(ctx, resized)).toEqual(['water is safe.\n\nSubscribe']);
  expect(quotes(ctx, planAddPiece(ctx, held.id, spanOf('No risk')))).toEqual([
    'The water is safe.\n\nSubscribe',
    'No risk',
  ]);
});

function contextWith(annotations: readonly Annotation[]): PlanContext {
  let start = 0;
  let next = 0;
  return {
    state: buildLayerState(annotations, [], []),
    codebook: DEFAULT_CODEBOOK,
    text: TEXT,
    blocks: BLOCKS.map((words, index) => {
      const at = start;
      start += words.length + 2;
      const isHidden = index === 1 || index === 2;
      const block = {
        id: `b${index}`,
        kind: 'paragraph',
        start: at,
        end: at + words.length,
      } as const;
      return isHidden ? { ...block, hidden: true } : block;
    }),
    language: 'en',
    projectId: brand('p1'),
    newId: () => `n${(next += 1)}`,
    now: 2,
  };
}

function aClaim(span: Span): Annotation {
  return anAnnotation('a1', span.start, span.end);
}

function planTagged(label: string, span: Span): Result<Command, unknown> {
  const plan = planTag(contextWith([]), label, [span]);
  return plan.ok ? { ok: true, value: plan.value.command } : plan;
}

function after(ctx: PlanContext, plan: Result<Command, unknown>): readonly Annotation[] {
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const applied = applyCommand(ctx.state, plan.value);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return [...valuesOf(applied.value.state.annotations)];
}

function moved(
  ctx: PlanContext,
  edge: 'start' | 'end',
  direction: 1 | -1,
  unit: 'word' | 'character',
): readonly Annotation[] {
  return after(ctx, planMoveEdge(ctx, brand('a1'), edge, direction, unit));
}

function quotes(ctx: PlanContext, plan: Result<Command, unknown>, label?: string): string[] {
  return quotesOf(after(ctx, plan).filter((one) => label === undefined || one.label === label));
}

function quotesOf(annotations: readonly Annotation[]): string[] {
  return annotations.flatMap(({ fragments }) =>
    fragments.map(({ start, end }) => TEXT.slice(start, end)),
  );
}

function spanOf(words: string): Span {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}
