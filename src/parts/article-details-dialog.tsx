import { useState } from 'react';
import type { Article } from '#domain/article/article.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { setArticleDetails } from '#workspace/library.ts';
import styles from './article-details-dialog.module.css';
import { useAskedClose } from './use-asked-close.tsx';

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
  const { close, question } = useAskedClose(isChanged, onClose);

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
    <>
      <Dialog
        title={t('details.title')}
        closeLabel={t('action.close')}
        onClose={close}
        holdsWords={isChanged}
        footer={
          <>
            <Button onPress={close}>{t('action.cancel')}</Button>
            <Button variant="primary" type="submit" form="details" isDisabled={isTitleMissing}>
              {t('action.save')}
            </Button>
          </>
        }
      >
        <form
          id="details"
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
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
        </form>
      </Dialog>
      {question}
    </>
  );
}
