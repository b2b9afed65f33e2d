import { joinSpans } from '#domain/annotation/fragments.ts';
import type { Span } from '#domain/text/span.ts';
import { type AnnotationId, brand } from '#domain/ids.ts';
import { activeItem, type Desk, reviewNow } from './desk.tsx';
import { decideActive } from './item-acts.ts';
import { movedFragments } from './moved-fragments.ts';
import { possibleOutcomes } from './possible-outcomes.ts';
import { notPossible, refuse } from './refuse.ts';
import { versionOf } from './review-index.ts';

/** The highlight that is drawn for the version being made. */
export const OWN_ID = brand<AnnotationId>('own');

/** Begins a version of the reviewer's own, with everything that anyone marked. */
export function startOwn(desk: Desk): void {
  const review = reviewNow();
  const item = review && activeItem(review, desk.indexOf(review));
  if (!review || !item) {
    refuse(desk, desk.t('say.noItem'));
    return;
  }
  const { difference } = item;
  const versions = review.layers.flatMap((_unused, layer) => versionOf(difference, layer));
  const [first] = versions;
  if (!first || !possibleOutcomes(difference).includes('own')) {
    refuse(desk, notPossible(desk, 'own'));
    return;
  }
  const fragments = joinSpans(versions.flatMap((version) => version.fragments));
  const label = difference.kind === 'label' ? first.label : undefined;
  desk.screen.setState({ own: { key: difference.key, fragments, label } });
  desk.say(`${desk.t('own.title')}. ${desk.t('own.hint')}`);
}

export function resizeOwn(desk: Desk, fragments: readonly Span[]): void {
  const { own } = desk.screen.getState();
  if (own) desk.screen.setState({ own: { ...own, fragments } });
}

export function moveOwn(
  desk: Desk,
  edge: 'start' | 'end',
  direction: 1 | -1,
  unit: 'word' | 'character',
): void {
  const review = reviewNow();
  const { own } = desk.screen.getState();
  if (!review || !own) return;
  const moved = movedFragments(review, own.fragments, { edge, direction, unit });
  if (!moved) {
    refuse(desk, desk.t('say.noFurther'));
    return;
  }
  resizeOwn(desk, moved);
  desk.say(desk.t('say.edge', edgesOf(review.revision.text, moved)));
}

/** Decides for the version that was made. A label that was not chosen stays what is decided about it. */
export function keepOwn(desk: Desk): void {
  const review = reviewNow();
  const { own } = desk.screen.getState();
  const item = review && activeItem(review, desk.indexOf(review));
  if (!own || item?.difference.key !== own.key) return;
  const { key: _key, fragments, label } = own;
  decideActive(desk, { kind: 'own', fragments, ...(label !== undefined && { label }) });
  desk.screen.setState({ own: undefined });
}

/** Code units read out at each end. */
const SPOKEN = 30;

function edgesOf(text: string, fragments: readonly Span[]): { first: string; last: string } {
  const start = fragments[0]?.start ?? 0;
  const end = fragments.at(-1)?.end ?? 0;
  return {
    first: text.slice(start, Math.min(end, start + SPOKEN)).replace(/\s\S*$/v, ''),
    last: text.slice(Math.max(start, end - SPOKEN), end).replace(/^\S*\s/v, ''),
  };
}
