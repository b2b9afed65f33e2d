import type { useMessages } from '#messages/messages.tsx';
import type { Notice } from '#workspace/workspace-state.ts';

type Common = ReturnType<typeof useMessages<'common'>>;
type Problems = ReturnType<typeof useMessages<'problems'>>;
type Words = { readonly text: string; readonly tone: 'plain' | 'error' };

/** The sentence for a notice of the workspace. A kind nobody has words for is still shown, as a failure. */
export function noticeWords(common: Common, problems: Problems, notice: Notice): Words {
  const title = String(notice.values['title'] ?? '');
  const count = Number(notice.values['count'] ?? 0);
  switch (notice.kind) {
    case 'article-deleted':
      return plain(common('notice.articleDeleted', { title }));
    case 'articles-added':
      return plain(common('notice.articlesAdded', { count }));
    case 'articles-taken-back':
      return plain(common('notice.articlesTakenBack', { count }));
    case 'packet-taken-back':
      return plain(common('notice.packetTakenBack'));
    case 'packet-not-taken-back':
      return failure(common('notice.packetNotTakenBack'));
    case 'everything-deleted':
      return plain(common('notice.everythingDeleted'));
    case 'read-as':
      return plain(common('notice.readAs', { title, encoding: String(notice.values['encoding']) }));
    case 'damaged-characters':
      return plain(common('notice.damagedCharacters', { title, count }));
    case 'parts-hidden':
      return plain(common('notice.partsHidden', { count }));
    case 'parts-shown':
      return plain(common('notice.partsShown', { count }));
    case 'no-original': {
      const fileName = String(notice.values['fileName'] ?? '');
      if (fileName === '') return plain(common('notice.noOriginal', { title }));
      return plain(common('notice.noOriginalRow', { title, fileName }));
    }
    case 'handed-in':
      return plain(common('notice.handedIn', { title }));
    case 'comment-withdrawn':
      return plain(common('notice.commentWithdrawn'));
    case 'comment-article-gone':
      return failure(common('notice.commentArticleGone'));
    case 'suggestions-dismissed':
      return plain(common('notice.suggestionsDismissed', { count }));
    case 'project-replaced':
      return failure(common('notice.projectReplaced'));
    case 'people-changed':
      return plain(peopleWords(common, notice));
    case 'people-refused':
      return failure(common(`notice.peopleRefused.${refusal(notice.values['reason'])}`));
    case 'review-renewed':
      return plain(common('notice.reviewRenewed'));
    case 'edits-dropped':
      return failure(common('notice.editsDropped', { count }));
    case 'save-failed': {
      const reason = saveReason(notice.values['reason']);
      return failure(`${problems(`store.${reason}.what`)} ${problems(`store.${reason}.next`)}`);
    }
    default:
      return failure(`${problems('action.what')} ${problems('action.safe')}`);
  }
}

/** "Merged: Peskov into Dmitry Peskov", "Taken back: Merged …". */
function peopleWords(common: Common, { values }: Notice): string {
  const act = PEOPLE_ACTS.find((name) => name === values['act']) ?? 'edit';
  const first = String(values['first']);
  const second = String(values['second']);
  const count = Number(values['count']) - 1;
  const what = common(`notice.people.${act}`, { first, second, count });
  const turn = values['turn'];
  if (turn === 'undo') return common('notice.takenBack', { what });
  return turn === 'redo' ? common('notice.doneAgain', { what }) : what;
}

const PEOPLE_ACTS = ['merge', 'split', 'rename', 'edit', 'tell-apart'] as const;

const REFUSALS = ['changed', 'moved-on', 'not-current', 'unsaved'] as const;

function refusal(value: unknown): (typeof REFUSALS)[number] {
  return REFUSALS.find((reason) => reason === value) ?? 'changed';
}

function plain(text: string): Words {
  return { text, tone: 'plain' };
}

function failure(text: string): Words {
  return { text, tone: 'error' };
}

const SAVE_REASONS = ['disk-full', 'database-closed', 'newer-version-open', 'unknown'] as const;

function saveReason(value: unknown): (typeof SAVE_REASONS)[number] {
  return SAVE_REASONS.find((reason) => reason === value) ?? 'unknown';
}
