import { Send, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { isHandedIn } from '#domain/curation/layer-verdict.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { useAnnotators } from '#parts/use-annotators.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { ownLayer } from '#workspace/answers.ts';
import { handIn } from '#workspace/hand-in.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './answers.module.css';
import type { ToldDecision } from './use-decisions.ts';

type Props = {
  readonly decisions: readonly ToldDecision[];
  readonly review: OpenReview;
  readonly onSend: () => void;
};

/** The last two steps, always in sight: my work is handed in again, and whoever decided is told. */
export function GiveBack({ decisions, review, onSend }: Props) {
  const t = useMessages('answers');
  const names = useReviewers({ decisions, review });
  const [isAsking, setIsAsking] = useState(false);
  const state = useWorkspace(({ open }) => open?.layer.state);
  const left = decisions.filter(({ decision }) => !decision.answer).length;
  const isDone = state !== undefined && isHandedIn(state);
  const hasNews = isDone || left < decisions.length;
  return (
    <div className={styles['giveBack']}>
      <p className={styles['soft']}>
        {t(`giveBack.${isDone ? 'done' : hasNews ? 'tell' : 'answer'}`, { names })}
      </p>
      <div className={styles['acts']}>
        {!isDone && (
          <Button
            variant={left === 0 ? 'primary' : 'plain'}
            icon={<SquareCheck />}
            isDisabled={state === undefined}
            onPress={() => {
              if (left === 0) handIn();
              else setIsAsking(true);
            }}
          >
            {t('handIn')}
          </Button>
        )}
        {hasNews && (
          <Button variant={isDone ? 'primary' : 'plain'} icon={<Send />} onPress={onSend}>
            {t('giveBack.send')}
          </Button>
        )}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('unanswered.title', { count: left })}
          confirmLabel={t('unanswered.confirm')}
          cancelLabel={t('unanswered.cancel')}
          onConfirm={() => {
            setIsAsking(false);
            handIn();
          }}
          onCancel={() => {
            setIsAsking(false);
          }}
        >
          <p>
            {t('unanswered.text', { answered: decisions.length - left, all: decisions.length })}
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** Whoever has decided or judged: they are to be told. */
function useReviewers({ decisions, review }: Pick<Props, 'decisions' | 'review'>): string {
  const format = useFormats();
  const { nameOf } = useAnnotators();
  const deciders = decisions.flatMap(({ decision }) => decision.decided?.by ?? []);
  const judge = ownLayer(review)?.verdict?.by;
  const all = new Set<AnnotatorId>(judge === undefined ? deciders : [judge, ...deciders]);
  return format.list([...all].map(nameOf));
}
