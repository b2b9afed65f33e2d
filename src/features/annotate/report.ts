import { findLabel } from '#domain/codebook/codebook.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import { attributionOf } from '#workspace/views.ts';
import type { ActOutcome } from '#workspace/workspace-state.ts';
import { type Desk, openNow } from './desk.tsx';
import { isMac } from '#ui/platform.ts';
import { clampText, quoteOf } from '#parts/quote-text.ts';

/** Longest quote that is read out, in UTF-16 units. */
const SPOKEN_QUOTE = 100;

/** Says what was done and how to take it back. */
export function sayDone(desk: Desk, text: string): void {
  desk.say(`${text} ${isMac() ? desk.t('say.undoOnMac') : desk.t('say.undo')}`);
}

/** Says that an act is done, or that it was refused. Without a text only the latter. */
export function report(desk: Desk, outcome: ActOutcome, text: string | undefined): boolean {
  if (!outcome.ok) sayRefused(desk);
  else if (text !== undefined) sayDone(desk, text);
  return outcome.ok;
}

/** Not where the user is being asked: the question says it. */
export function sayRefused(desk: Desk): void {
  if (!openNow()?.waiting) desk.say(desk.t('say.refused'));
}

export function labelName(label: string): string {
  const { project } = workspaceState();
  return (project && findLabel(project.codebook, label)?.name) ?? label;
}

/** "Claim, “No talks”. Speaker Dmitry Peskov." */
export function describeAnnotation(desk: Desk, id: AnnotationId): string {
  const open = openNow();
  const annotation = open && getFrom(open.state.annotations, id);
  if (!open || !annotation) return '';
  // The sentence about it ends with a full stop of its own.
  const quote = clampText(quoteOf(open.revision.text, annotation), SPOKEN_QUOTE).replace(
    /[.…]$/,
    '',
  );
  const words = desk.t('say.annotation', { label: labelName(annotation.label), quote });
  const speaker = attributionOf(open.state, id, 'speaker');
  if (speaker.kind !== 'by') return words;
  const name = speaker.by.map((one) => one.name).join(', ');
  return `${words} ${desk.t('say.speaker', { name })}`;
}
