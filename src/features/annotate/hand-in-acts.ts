import { isHandedIn } from '#domain/curation/layer-verdict.ts';
import { handIn, takeBack } from '#workspace/hand-in.ts';
import { type Desk, openNow } from './desk.tsx';
import { report } from './report.ts';

/** Hands my work on the article in, or takes it back: whichever it is not. */
export function turnHandIn(desk: Desk): void {
  const open = openNow();
  if (!open) return;
  if (isHandedIn(open.layer.state)) report(desk, takeBack(), desk.t('say.takenBack'));
  else if (report(desk, handIn(), undefined)) desk.say(desk.t('say.handedIn'));
}
