import { useState } from 'react';
import type { Article } from '#domain/article/article.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { useFormats, useMessages, useNow } from '#messages/messages.tsx';
import { purgeArticle, restoreArticle } from '#workspace/library.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './recently-deleted.module.css';

export function RecentlyDeleted() {
  const t = useMessages('library');
  const deleted = useWorkspace((s) => s.deletedArticles);
  const [purging, setPurging] = useState<Article>();
  return (
    <section className={styles['section']}>
      <Disclosure level={2} title={t('deleted.title', { count: deleted.length })}>
        <ul className={styles['list']}>
          {deleted.map(({ article }) => (
            <DeletedRow key={article.id} article={article} onPurge={setPurging} />
          ))}
        </ul>
      </Disclosure>
      {purging && (
        <ConfirmPurge
          article={purging}
          onClose={() => {
            setPurging(undefined);
          }}
        />
      )}
    </section>
  );
}

function DeletedRow(props: {
  readonly article: Article;
  readonly onPurge: (article: Article) => void;
}) {
  const t = useMessages('library');
  const format = useFormats();
  const now = useNow();
  const { article, onPurge } = props;
  const { id, title } = article;
  const when = format.relativeTime(
    Math.min(article.deletedAt ?? article.updatedAt, now.getTime()),
    now,
  );
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <p className={styles['title']} dir="auto">
          {title}
        </p>
        <p className={styles['when']}>{t('deleted.when', { when })}</p>
      </div>
      <Button
        aria-label={t('deleted.restoreOf', { title })}
        onPress={() => void restoreArticle(id)}
      >
        {t('deleted.restore')}
      </Button>
      <Button
        variant="quiet"
        aria-label={t('deleted.purgeOf', { title })}
        onPress={() => {
          onPurge(article);
        }}
      >
        {t('deleted.purge')}
      </Button>
    </li>
  );
}

function ConfirmPurge(props: { readonly article: Article; readonly onClose: () => void }) {
  const t = useMessages('library');
  const common = useMessages('common');
  const { article, onClose } = props;
  return (
    <ConfirmDialog
      title={t('deleted.confirmTitle')}
      confirmLabel={t('deleted.purge')}
      cancelLabel={common('action.cancel')}
      isDangerous
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void purgeArticle(article.id);
      }}
    >
      <p dir="auto">{t('deleted.confirmText', { title: article.title })}</p>
    </ConfirmDialog>
  );
}
