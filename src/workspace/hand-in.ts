import type { Layer } from '#domain/annotation/layer.ts';
import { isHandedIn } from '#domain/curation/layer-verdict.ts';
import type { ArticleId } from '#domain/ids.ts';
import { showThreadsAgain } from './comments.ts';
import { showSummary } from './library-list.ts';
import { notify } from './notices.ts';
import type { Session } from './session.ts';
import { runtime, store } from './store.ts';
import type { ActOutcome } from './workspace-state.ts';

const NOTHING_OPEN: ActOutcome = { ok: false, reason: 'nothing-open' };
const REFUSED: ActOutcome = { ok: false, reason: 'refused' };

/** Says that my layer of the open article is done; the notice that tells of it can take it back. */
export function handIn(): ActOutcome {
  const { open } = store.getState();
  const { session } = runtime;
  if (!open || !session) return NOTHING_OPEN;
  if (isHandedIn(open.layer.state)) return REFUSED;
  const { article, revision, layer } = open;
  mark(session, article.id, 'submitted');
  notify('handed-in', { title: article.title }, () => {
    const isOpen = runtime.session?.value().layer.id === layer.id;
    const live = isOpen ? runtime.session : runtime.unsettled.get(article.id)?.session;
    // Left meanwhile: opening it again before this is on the disk goes on from here.
    if (!live) runtime.unsettled.set(article.id, { article, revision, session });
    mark(live ?? session, article.id, layer.state);
  });
  return { ok: true };
}

/** Makes what was handed in a draft again. */
export function takeBack(): ActOutcome {
  const { open } = store.getState();
  const { session } = runtime;
  if (!open || !session) return NOTHING_OPEN;
  if (!isHandedIn(open.layer.state)) return REFUSED;
  mark(session, open.article.id, 'draft');
  return { ok: true };
}

/** Does an act on the open layer; where that has been handed in the user is asked first, and nothing is done yet. */
export function unlessHandedIn(act: () => ActOutcome): ActOutcome {
  const { open } = store.getState();
  if (!open || !isHandedIn(open.layer.state)) return act();
  store.setState({ open: { ...open, waiting: () => void act() } });
  return { ok: false, reason: 'handed-in' };
}

/** The answer to "change what you have handed in?": does what waits for it, or drops it. */
export function answerWaiting(isYes: boolean): void {
  const { open } = store.getState();
  if (!open?.waiting) return;
  const { waiting } = open;
  store.setState({ open: { ...open, waiting: undefined } });
  if (!isYes || !takeBack().ok) return;
  waiting();
}

function mark(session: Session, id: ArticleId, state: Layer['state']): void {
  session.mark(state);
  showSummary(id, { state });
  showThreadsAgain();
}
