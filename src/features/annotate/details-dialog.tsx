import { useState } from 'react';
import type { Article } from '#domain/article/article.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { setArticleDetails } from '#workspace/library.ts';
import styles from './annotate.module.css';
import { useDesk } from './desk.tsx';

/** Where the article comes from. */
export function DetailsDialog({ article }: { readonly article: Article }) {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  const [title, setTitle] = useState(article.title);
  const [outlet, setOutlet] = useState(article.outlet ?? '');
  const [publishedAt, setPublishedAt] = useState(article.publishedAt ?? '');
  const [byline, setByline] = useState(article.byline ?? '');

  function close(): void {
    desk.screen.setState({ dialog: undefined });
  }

  function save(): void {
    void setArticleDetails(article.id, { title, outlet, publishedAt, byline });
    close();
  }

  return (
    <Dialog
      title={t('details.title')}
      closeLabel={common('action.close')}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{common('action.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('details.save')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label={t('details.articleTitle')} value={title} onChange={setTitle} />
        <TextField label={t('details.outlet')} value={outlet} onChange={setOutlet} />
        <TextField
          label={t('details.publishedAt')}
          type="date"
          value={publishedAt}
          onChange={setPublishedAt}
        />
        <TextField label={t('details.byline')} value={byline} onChange={setByline} />
        {/* Enter in a field saves: a form needs a submit button for that. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
