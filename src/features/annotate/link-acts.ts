import { findRelation, type RelationDefinition } from '#domain/codebook/codebook.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { link, linkTargets } from '#workspace/annotate.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import { type Desk, openNow, surfaceOf } from './desk.tsx';
import { assignLetters, targetOfLetter } from './link-letters.ts';
import { describeAnnotation, report } from './report.ts';

/** `L`: offers the kinds of link the active annotation can have, or goes straight to the only one. */
export function startLinking(desk: Desk): void {
  const from = openNow()?.activeId;
  if (from === undefined) return;
  const options = linkTargets(from).filter(({ targets }) => targets.length > 0);
  const only = options[0];
  if (!only) {
    desk.say(desk.t('say.nothingToLink'));
    return;
  }
  if (options.length === 1) {
    chooseLinkType(desk, from, only.type);
    return;
  }
  const types = options.map(({ type }) => type);
  desk.screen.setState({ linking: { step: 'type', from, types }, stack: undefined });
  focusLetters(desk);
  const told = types.map((type) => `${linkType(type)?.key ?? ''} ${linkType(type)?.name ?? type}`);
  desk.say(desk.t('say.chooseLinkType', { types: told.join(', ') }));
}

export function chooseLinkType(desk: Desk, from: AnnotationId, type: string): void {
  const surface = surfaceOf(desk);
  const targets = linkTargets(from).find((option) => option.type === type)?.targets ?? [];
  const inView = new Set(surface?.annotationsIn(surface.visible()));
  const letters = assignLetters(targets, inView);
  surface?.setLetters(letters);
  desk.screen.setState({
    linking: { step: 'target', from, type, targets, letters },
    stack: undefined,
  });
  focusLetters(desk);
  desk.say(
    desk.t('say.chooseTarget', { type: linkType(type)?.name ?? type, count: targets.length }),
  );
}

/** A letter typed while linking. True when it was one that means something. */
export function typeLinkLetter(desk: Desk, letter: string): boolean {
  const { linking } = desk.screen.getState();
  if (!linking) return false;
  if (linking.step === 'type') {
    const type = linking.types.find((id) => linkType(id)?.key === letter);
    if (type !== undefined) chooseLinkType(desk, linking.from, type);
    return type !== undefined;
  }
  const target = targetOfLetter(linking.letters, letter);
  if (target !== undefined) linkTo(desk, target);
  return target !== undefined;
}

export function linkTo(desk: Desk, target: AnnotationId): void {
  const { linking } = desk.screen.getState();
  if (linking?.step !== 'target') return;
  const what = desk.t('say.linked', {
    type: linkType(linking.type)?.name ?? linking.type,
    what: describeAnnotation(desk, target),
  });
  const outcome = link(linking.type, linking.from, target);
  endLinking(desk);
  report(desk, outcome, what);
}

export function stopLinking(desk: Desk): void {
  endLinking(desk);
  desk.say(desk.t('say.linkCancelled'));
}

export function linkType(id: string): RelationDefinition | undefined {
  const { project } = workspaceState();
  return project && findRelation(project.codebook, id);
}

function endLinking(desk: Desk): void {
  surfaceOf(desk)?.setLetters(undefined);
  desk.screen.setState({ linking: undefined });
  surfaceOf(desk)?.focus();
}

/** Letters act in the text; in the list view, which has none, the panel takes them. */
function focusLetters(desk: Desk): void {
  const surface = surfaceOf(desk);
  if (surface) surface.focus();
  else setTimeout(focusLinkPanel);
}

/** Goes to the list of kinds or ends: last in the panel, after the button that cancels. */
export function focusLinkPanel(): boolean {
  const buttons = document.querySelectorAll<HTMLElement>('[data-link-panel] [data-choice]');
  buttons[0]?.focus();
  return buttons.length > 0;
}
