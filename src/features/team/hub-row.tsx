import { GitCompareArrows, Scale, Send } from 'lucide-react';
import type { Article } from '#domain/article/article.ts';
import { hidesColleagues } from '#domain/project/project.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { useMessages } from '#messages/messages.tsx';
import { WorkBadge } from '#parts/work-badge.tsx';
import type { ArticleTeam } from '#workspace/team.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ReviewNews } from './review-news.tsx';
import styles from './team.module.css';

type Props = {
  readonly article: Article;
  readonly team: ArticleTeam | undefined;
  readonly onSend: () => void;
};

/** One article: whose work there is, how far the review is, and what can be done next. */
export function HubRow({ article, team, onSend }: Props) {
  const t = useMessages('packets');
  const agreement = useMessages('agreement');
  const title = article.title === '' ? t('list.untitled') : article.title;
  const canCompare = useCanCompare(team);
  return (
    <li className={styles['hubRow']}>
      <div className={styles['line']}>
        <div className={styles['what']}>
          <a className={styles['name']} href={`#/article/${article.id}`}>
            <bdi>{title}</bdi>
          </a>
          <People team={team} />
        </div>
        <div className={styles['acts']}>
          <Progress team={team} canCompare={canCompare} />
          <Button
            variant="quiet"
            icon={<Send />}
            aria-label={t('list.sendOf', { title })}
            onPress={onSend}
          >
            {t('list.send')}
          </Button>
          {canCompare && (
            <a
              className={buttonClass('quiet')}
              href={`#/agreement/${article.id}`}
              aria-label={agreement('linkOf', { title })}
            >
              <Scale aria-hidden size={18} />
              {agreement('title')}
            </a>
          )}
          {canCompare && (
            <a
              className={buttonClass('plain')}
              href={`#/review/${article.id}`}
              aria-label={t('list.reviewOf', { title })}
            >
              <GitCompareArrows aria-hidden size={18} />
              {t('list.review')}
            </a>
          )}
        </div>
      </div>
      {team && <ReviewNews team={team} title={title} />}
    </li>
  );
}

/** Somebody else has worked on it. */
function useCanCompare(team: ArticleTeam | undefined): boolean {
  const me = useWorkspace((s) => s.me?.id);
  return team?.layers.some(({ annotatorId }) => annotatorId !== me) ?? false;
}

function People({ team }: { readonly team: ArticleTeam | undefined }) {
  const t = useMessages('packets');
  const me = useWorkspace((s) => s.me?.id);
  const project = useWorkspace((s) => s.project);
  const layers = team?.layers ?? [];
  const own = layers.find(({ annotatorId }) => annotatorId === me)?.state;
  const isBlind = project !== undefined && hidesColleagues(project, own);
  if (layers.length === 0) return <span className={styles['soft']}>{t('list.nobody')}</span>;
  return (
    <ul className={styles['people']}>
      {layers.map(({ id, annotatorId, annotations: count, state }) => {
        const found = project?.annotators.find((each) => each.id === annotatorId);
        const name = found?.name ?? annotatorId;
        const shown = annotatorId === me ? t('list.me', { name }) : name;
        return (
          <li key={id}>
            <bdi>
              {isBlind && annotatorId !== me ? shown : t('list.layer', { name: shown, count })}
            </bdi>{' '}
            <WorkBadge state={state} articleId={annotatorId === me ? team?.articleId : undefined} />
          </li>
        );
      })}
    </ul>
  );
}

function Progress({
  team,
  canCompare,
}: {
  readonly team: ArticleTeam | undefined;
  readonly canCompare: boolean;
}) {
  const t = useMessages('packets');
  if (!team) return null;
  const { comments } = team;
  return (
    <span className={styles['soft']}>
      {canCompare ? reviewWords(t, team) : team.layers.length > 0 && t('list.alone')}
      {comments > 0 && ` · ${t('list.comments', { count: comments })}`}
    </span>
  );
}

function reviewWords(
  t: ReturnType<typeof useMessages<'packets'>>,
  { hasBegun, review }: ArticleTeam,
): string {
  if (!hasBegun) return t('list.notBegun');
  return review === 'unknown' ? t('list.begun') : t('list.decidedOf', { ...review });
}
