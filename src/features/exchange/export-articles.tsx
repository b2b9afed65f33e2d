import { useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { ExportForm } from './export-form.ts';
import styles from './export.module.css';

type Props = {
  readonly form: ExportForm;
  readonly articleId: ArticleId | undefined;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

/** More would only keep the page busy: the search finds the others. */
const MOST_SHOWN = 100;

export function ExportArticles({ form, articleId, onChange }: Props) {
  const t = useMessages('export');
  const count = useWorkspace((s) => s.articles.length);
  const scopes =
    articleId === undefined ? (['all', 'some'] as const) : (['one', 'some', 'all'] as const);
  return (
    <>
      <RadioGroup
        label={t('articles.label')}
        look="segmented"
        options={scopes.map((id) => ({ id, name: t(`articles.${id}`, { count }) }))}
        value={form.scope}
        onChange={(scope) => {
          onChange({ scope });
        }}
      />
      {form.scope === 'some' && <Picker form={form} onChange={onChange} />}
    </>
  );
}

function Picker({ form, onChange }: Omit<Props, 'articleId'>) {
  const t = useMessages('export');
  const common = useMessages('common');
  const articles = useWorkspace((s) => s.articles);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const found = articles.filter(({ article }) =>
    article.title.toLocaleLowerCase().includes(wanted),
  );
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <div className={styles['picker']}>
      <SearchField
        label={t('articles.find')}
        clearLabel={common('action.clearSearch')}
        value={typed}
        onChange={setTyped}
      />
      <fieldset aria-label={t('articles.list')} className={styles['ticks']}>
        {shown.map(({ article: { id, title, outlet, publishedAt } }) => (
          <Checkbox
            key={id}
            label={<bdi>{title}</bdi>}
            // Tells two of one title apart.
            {...((outlet ?? publishedAt) !== undefined && {
              hint: [outlet, publishedAt].filter((each) => each !== undefined).join(' · '),
            })}
            isChecked={form.ticked.has(id)}
            onChange={(isChecked) => {
              const ticked = new Set(form.ticked);
              if (isChecked) ticked.add(id);
              else ticked.delete(id);
              onChange({ ticked });
            }}
          />
        ))}
        {shown.length === 0 && <p>{t('articles.noMatch')}</p>}
        {found.length > shown.length && (
          <p className={styles['note']}>
            {t('articles.more', { count: found.length - shown.length })}
          </p>
        )}
      </fieldset>
      <p className={styles['note']}>{t('articles.chosen', { count: form.ticked.size })}</p>
    </div>
  );
}
