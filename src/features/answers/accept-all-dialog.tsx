import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { acceptDecisions, acceptancesOf } from '#workspace/answers.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import styles from './answers.module.css';
import { BroughtLinks } from './brought-links.tsx';
import type { ToldDecision } from './use-decisions.ts';
import { VersionWords } from './version-words.tsx';

type Props = {
  /** Those without an answer. */
  readonly decisions: readonly ToldDecision[];
  readonly review: OpenReview;
  readonly onClose: () => void;
};

/** What accepting all that is left would change, before it does. */
export function AcceptAllDialog({ decisions, review, onClose }: Props) {
  const t = useMessages('answers');
  const say = useAnnounce();
  const all = decisions.map(({ decision }) => decision);
  const results = acceptancesOf(all);
  const taken = all.flatMap((decision, index) => {
    const result = results[index];
    if (result?.kind !== 'change' && result?.kind !== 'already') return [];
    return [{ decision, links: result.kind === 'change' ? result.links : [] }];
  });
  const count = taken.length;
  return (
    <Dialog
      title={t('preview.title')}
      closeLabel={t('act.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={count === 0}
            onPress={() => {
              const outcome = acceptDecisions(taken.map(({ decision }) => decision));
              onClose();
              if (outcome.ok) say(t('say.accept', { count }));
              else if (outcome.reason !== 'handed-in') say(t('say.refused'));
            }}
          >
            {t('preview.confirm', { count })}
          </Button>
        </>
      }
    >
      <p>{t('preview.text', { count })}</p>
      {all.length > count && <p>{t('preview.left', { count: all.length - count })}</p>}
      <ul className={styles['preview']}>
        {taken.map(({ decision, links }) => (
          <li key={decision.item.difference.key}>
            <strong>{t(`kind.${decision.item.difference.kind}`)}</strong>
            <VersionWords version={decision.mine} other={decision.became} review={review} />
            <span aria-hidden>↓</span>
            <VersionWords version={decision.became} other={decision.mine} review={review} />
            <BroughtLinks links={links} review={review} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
