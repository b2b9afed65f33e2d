import { Callout } from '#ui/callout.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { useTeam } from '#parts/use-team.ts';
import type { PacketTaken } from '#workspace/packets.ts';
import type { ArticleTeam } from '#workspace/team.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ReviewNews } from './review-news.tsx';
import { saidWords } from './said-words.ts';
import styles from './team.module.css';

type Props = { readonly taken: PacketTaken; readonly onLeave: () => void };

/** What has come of a packet, and what it means for me. */
export function PacketReport({ taken, onLeave }: Props) {
  const t = useMessages('packets');
  const format = useFormats();
  const { articles, layersAdded: added, layersReplaced: replaced, reviews, comments } = taken;
  const protectedNow = taken.receipt.entities.flatMap(({ before, after }) =>
    before && !before.confidential && after?.confidential ? [after.name] : [],
  );
  const isNothing = articles + added + replaced + reviews + comments + protectedNow.length === 0;
  const said = saidWords(t, taken);
  const team = useTeam();
  const reviewed = new Set(taken.receipt.reviews.map(([articleId]) => articleId));
  return (
    <>
      <Callout tone="good" title={t('taken.title')}>
        {isNothing ? (
          <p>{t('taken.nothing')}</p>
        ) : (
          <>
            {articles > 0 && <p>{t('taken.articles', { count: articles })}</p>}
            {added + replaced > 0 && <p>{t('taken.layers', { added, replaced })}</p>}
            {said.length > 0 && <p>{t('taken.along', { what: format.list(said) })}</p>}
            {protectedNow.length > 0 && (
              <p>
                {t('taken.protects', {
                  count: protectedNow.length,
                  names: format.list(protectedNow),
                })}
              </p>
            )}
            <p>{t('taken.beside')}</p>
          </>
        )}
      </Callout>
      {team && reviewed.size > 0 && (
        <ul className={styles['rows']}>
          {[...reviewed].map((id) => (
            <Reviewed key={id} team={team.get(id)} onLeave={onLeave} />
          ))}
        </ul>
      )}
    </>
  );
}

type ReviewedProps = { readonly team: ArticleTeam | undefined; readonly onLeave: () => void };

/** An article whose review the packet has brought forward. */
function Reviewed({ team, onLeave }: ReviewedProps) {
  const t = useMessages('packets');
  const summaries = useWorkspace((s) => s.articles);
  const summary = summaries.find(({ article }) => article.id === team?.articleId);
  if (!team || !summary) return null;
  const title = summary.article.title === '' ? t('list.untitled') : summary.article.title;
  return (
    <li className={styles['article']}>
      <bdi className={styles['name']}>{title}</bdi>
      {team.review !== 'unknown' && (
        <span className={styles['soft']}>{t('list.decidedOf', { ...team.review })}</span>
      )}
      <ReviewNews team={team} title={title} onLeave={onLeave} />
    </li>
  );
}
