import { CheckCheck, Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { codebookStyle } from '#parts/label-style.ts';
import { useAnnotators } from '#parts/use-annotators.ts';
import { WaitingDialog } from '#parts/waiting-dialog.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, buttonClass } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Meter } from '#ui/progress-bar.tsx';
import { ownLayer, undoAnswer } from '#workspace/answers.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ANSWER_KEYS, keyOf } from './answer-keys.ts';
import styles from './answers.module.css';
import { DecisionList } from './decision-list.tsx';
import { WonDisputes } from './dispute-outcome.tsx';
import { GiveBack } from './give-back.tsx';
import { GuidelineGaps } from './guideline-gaps.tsx';
import { type ToldDecision, useDecisions } from './use-decisions.ts';

const AcceptAllDialog = lazy(async () => ({
  default: (await import('./accept-all-dialog.tsx')).AcceptAllDialog,
}));

type Props = {
  readonly review: OpenReview;
  /** Whoever decided learns of the answers from a packet. */
  readonly onSend: () => void;
};

/** What a review made of my work, decision by decision, and my answers to it. */
export function AnswersScreen({ review, onSend }: Props) {
  const t = useMessages('answers');
  const codebook = useWorkspace((state) => state.project?.codebook);
  const isWaiting = useWorkspace((state) => state.open?.waiting !== undefined);
  const decisions = useDecisions(review);
  return (
    <main id="main" className={styles['main']} style={codebookStyle(codebook)}>
      <BackLink href="#/">{t('back')}</BackLink>
      <PageTitle className={styles['title']}>{t('title')}</PageTitle>
      <p className={styles['article']} dir="auto">
        {review.article.title}
      </p>
      <Verdict review={review} />
      <Tools decisions={decisions} review={review} />
      <WonDisputes review={review} />
      <DecisionList decisions={decisions} review={review} />
      <GuidelineGaps review={review} />
      <GiveBack decisions={decisions} review={review} onSend={onSend} />
      {isWaiting && <WaitingDialog onAnswered={() => undefined} />}
    </main>
  );
}

/** How far my work is, in one place: what the reviewer said of it, or that it is handed in again. */
function Verdict({ review }: { readonly review: OpenReview }) {
  const t = useMessages('answers');
  const format = useFormats();
  const { nameOf } = useAnnotators();
  const state = useWorkspace(({ open }) => open?.layer.state);
  const given = ownLayer(review)?.verdict;
  const isAgain = given?.verdict === 'returned' && state === 'submitted';
  const title = given
    ? t(isAgain ? 'verdict.again' : `verdict.${given.verdict}`, {
        name: nameOf(given.by),
        when: format.dateTime(given.at, { dateStyle: 'medium' }),
      })
    : t('verdict.none');
  return (
    <Callout tone={given?.verdict === 'approved' ? 'good' : 'info'} title={title}>
      {given?.summary !== undefined && (
        <p className={styles['summary']} dir="auto">
          {given.summary}
        </p>
      )}
    </Callout>
  );
}

/** Of my layer and of my answers, which are stored one after the other, the one that is further behind. */
function Saved() {
  const common = useMessages('common');
  const layer = useWorkspace((state) => state.open?.save.kind);
  const answers = useWorkspace((state) => state.review?.save.kind);
  const kind = (['failed', 'saving', 'saved'] as const).find(
    (each) => layer === each || answers === each,
  );
  return kind && <span data-save={kind}>· {common(`save.${kind}`)}</span>;
}

type ToolsProps = { readonly decisions: readonly ToldDecision[]; readonly review: OpenReview };

function Tools({ decisions, review }: ToolsProps) {
  const t = useMessages('answers');
  const say = useAnnounce();
  const [isAccepting, setIsAccepting] = useState(false);
  const count = decisions.length;
  const left = decisions.filter(({ decision }) => !decision.answer);
  const answered = count - left.length;
  return (
    <div className={styles['tools']}>
      <div className={styles['counts']}>
        <p>{t('counts', { count })}</p>
        {count > 0 && (
          <>
            <p className={styles['soft']}>
              {t('progressValue', { answered, count })} <Saved />
            </p>
            <Meter
              label={t('progress')}
              valueText={t('progressValue', { answered, count })}
              share={answered / count}
            />
            <p className={styles['soft']}>{t('whatTheyDo')}</p>
            <Keys />
          </>
        )}
      </div>
      <div className={styles['acts']}>
        <Button
          icon={<CheckCheck />}
          isDisabled={left.length === 0}
          onPress={() => {
            setIsAccepting(true);
          }}
        >
          {t('acceptAll')}
        </Button>
        <Button
          icon={<Undo2 />}
          isDisabled={answered === 0}
          onPress={() => {
            say(t(undoAnswer().ok ? 'say.undone' : 'say.nothingToUndo'));
          }}
        >
          {t('undo')} <Kbd>{keyOf('undo')}</Kbd>
        </Button>
        <a className={buttonClass('plain')} href={`#/article/${review.article.id}`}>
          {t('openArticle')}
        </a>
      </div>
      <Suspense>
        {isAccepting && (
          <AcceptAllDialog
            decisions={left}
            review={review}
            onClose={() => {
              setIsAccepting(false);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function Keys() {
  const t = useMessages('answers');
  const singleKeys = useWorkspace((state) => state.preferences.singleKeys);
  if (!singleKeys) return <p className={styles['soft']}>{t('keys.off')}</p>;
  return (
    <ul className={styles['keys']} aria-label={t('keys.label')}>
      {ANSWER_KEYS.map(({ act, key }) => (
        <li key={key}>
          <Kbd>{key}</Kbd> {t(`keys.act.${act}`)}
        </li>
      ))}
    </ul>
  );
}
