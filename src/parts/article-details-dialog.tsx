import { useState } from 'react';
import type { Article } from '#domain/article/article.ts';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { setArticleDetails } from '#workspace/library.ts';
import styles from './article-details-dialog.module.css';
import { FormDialog } from './form-dialog.tsx';

type Props = { readonly article: Article; readonly onClose: () => void };

/** Where an article comes from. */
export function ArticleDetailsDialog({ article, onClose }: Props) {
  const t = useMessages('common');
  const [title, setTitle] = useState(article.title);
  const [outlet, setOutlet] = useState(article.outlet ?? '');
  const [publishedAt, setPublishedAt] = useState(article.publishedAt ?? '');
  const [byline, setByline] = useState(article.byline ?? '');
  const isTitleMissing = title.trim() === '';
  const isChanged =
    title !== article.title ||
    outlet !== (article.outlet ?? '') ||
    publishedAt !== (article.publishedAt ?? '') ||
    byline !== (article.byline ?? '');

  function save(): void {
    if (isTitleMissing) return;
    onClose();
    void setArticleDetails(article.id, {
      title: title.trim(),
      outlet: outlet.trim(),
      publishedAt,
      byline: byline.trim(),
    });
  }

  return (
    <FormDialog
      title={t('details.title')}
      saveLabel={t('action.save')}
      isChanged={isChanged}
      canSave={!isTitleMissing}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={t('details.articleTitle')}
        value={title}
        onChange={setTitle}
        error={isTitleMissing ? t('details.titleMissing') : undefined}
      />
      <div className={styles['pair']}>
        <TextField label={t('details.outlet')} value={outlet} onChange={setOutlet} />
        <TextField
          label={t('details.date')}
          type="date"
          value={publishedAt}
          onChange={setPublishedAt}
        />
      </div>
      <TextField label={t('details.byline')} value={byline} onChange={setByline} />
    </FormDialog>
  );
}
