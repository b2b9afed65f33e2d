import { useMemo } from 'react';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ArticleEdits, LookedItem } from '#workspace/import-session.ts';
import styles from './import-preview.module.css';
import { languageOptions } from './language-options.ts';

type Props = {
  readonly article: Extract<LookedItem, { kind: 'article' }>['article'];
  readonly edits: ArticleEdits;
  readonly onEdit: (edits: ArticleEdits) => void;
};

/** Where the article comes from, as it was found in the file; each field can be corrected. */
export function PreviewDetails({ article, edits, onEdit }: Props) {
  const t = useMessages('library');
  const common = useMessages('common');
  const shown = { ...article, ...edits };
  const options = useMemo(
    () => languageOptions(article.language, t('preview.languageUnknown')),
    [article.language, t],
  );
  return (
    <div className={styles['details']}>
      <div className={styles['whole']}>
        <TextField
          label={common('details.articleTitle')}
          value={shown.title}
          onChange={(title) => {
            onEdit({ title });
          }}
        />
      </div>
      <TextField
        label={common('details.byline')}
        value={shown.byline ?? ''}
        onChange={(byline) => {
          onEdit({ byline });
        }}
      />
      <TextField
        label={common('details.outlet')}
        value={shown.outlet ?? ''}
        onChange={(outlet) => {
          onEdit({ outlet });
        }}
      />
      <TextField
        label={common('details.date')}
        type="date"
        value={shown.publishedAt ?? ''}
        onChange={(publishedAt) => {
          onEdit({ publishedAt });
        }}
      />
      <Select
        label={t('preview.language')}
        options={options}
        value={shown.language}
        onChange={(language) => {
          onEdit({ language });
        }}
      />
      <div className={styles['whole']}>
        <TextField
          label={t('preview.url')}
          type="url"
          value={shown.url ?? ''}
          onChange={(url) => {
            onEdit({ url });
          }}
        />
      </div>
    </div>
  );
}
