import { CornerUpLeft, MessageSquareWarning, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { useAnnotators } from '#parts/use-annotators.ts';
import { buttonClass } from '#ui/button.tsx';
import type { ArticleTeam } from '#workspace/team.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './team.module.css';

type Props = {
  readonly team: ArticleTeam;
  readonly title: string;
  /** A link has been followed. */
  readonly onLeave?: () => void;
};

/** What waits for me in the review of an article, each with a way there. Nothing where nothing does. */
export function ReviewNews({ team, title, onLeave }: Props) {
  const t = useMessages('packets');
  const { review, articleId } = team;
  const { disputed = 0, firstDisputed } = review === 'unknown' ? {} : review;
  return (
    <>
      <Verdict team={team} title={title} {...(onLeave && { onLeave })} />
      {disputed > 0 && firstDisputed !== undefined && (
        <News
          icon={<MessageSquareWarning aria-hidden size={18} />}
          href={`#/review/${articleId}/${encodeURIComponent(firstDisputed)}`}
          act={t('news.seeDisputes', { count: disputed })}
          actLabel={t('news.seeDisputesOf', { title })}
          {...(onLeave && { onLeave })}
        >
          {t('news.disputed', { count: disputed })}
        </News>
      )}
    </>
  );
}

/** What was decided about my own work. */
function Verdict({ team: { articleId, layers, review }, title, onLeave }: Props) {
  const t = useMessages('packets');
  const me = useWorkspace((s) => s.me?.id);
  const { nameOf } = useAnnotators();
  const own = layers.find(({ annotatorId }) => annotatorId === me);
  const known = review === 'unknown' ? undefined : review;
  const verdict = own?.verdict;
  if (!verdict && (known?.unanswered ?? 0) === 0) return null;
  // Nothing is said of numbers before they are known.
  const counts = known ? t('news.against', known) : '';
  return (
    <News
      icon={
        verdict?.verdict === 'returned' ? (
          <CornerUpLeft aria-hidden size={18} />
        ) : (
          <Scale aria-hidden size={18} />
        )
      }
      href={`#/answers/${articleId}`}
      act={t('news.see')}
      actLabel={t('news.seeOf', { title })}
      words={verdict?.summary}
      {...(onLeave && { onLeave })}
    >
      {verdict ? t(`news.${verdict.verdict}`, { name: nameOf(verdict.by), counts }) : counts}
    </News>
  );
}

type NewsProps = {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly href: string;
  readonly act: string;
  readonly actLabel: string;
  /** What somebody wrote about it. */
  readonly words?: string | undefined;
  readonly onLeave?: () => void;
};

function News({ icon, children, href, act, actLabel, words, onLeave }: NewsProps) {
  return (
    <div className={styles['news']}>
      {icon}
      <div className={styles['newsWords']}>
        <p>{children}</p>
        {words !== undefined && (
          <blockquote className={styles['message']} dir="auto">
            {words}
          </blockquote>
        )}
      </div>
      <a className={buttonClass('plain')} href={href} aria-label={actLabel} onClick={onLeave}>
        {act}
      </a>
    </div>
  );
}
