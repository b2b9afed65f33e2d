import { Callout } from '#ui/callout.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { noteWords } from '#parts/note-words.ts';
import type { ImportSource } from '#workspace/import-articles.ts';
import type { ArticleEdits, LookedItem } from '#workspace/import-session.ts';
import { BlockList } from './block-list.tsx';
import styles from './import-preview.module.css';
import { PreviewDetails } from './preview-details.tsx';
import type { PreviewEntry } from './preview-entries.ts';
import type { Preview } from './use-preview.ts';

type LookedArticle = Extract<LookedItem, { kind: 'article' }>;

type Props = {
  readonly preview: Preview;
  readonly entry: PreviewEntry;
  readonly item: LookedArticle;
  readonly source: ImportSource;
};

/** Where the article comes from, whether it is wanted, and what was guessed about it. */
export function PreviewAbout({ preview, entry, item, source }: Props) {
  const t = useMessages('library');
  return (
    <>
      <Remarks item={item} />
      {preview.entries.length > 1 && entry.state !== 'duplicate' && (
        <Checkbox
          label={t('preview.wanted')}
          isChecked={entry.state === 'ready'}
          onChange={(isWanted) => {
            preview.setWanted(entry, isWanted);
          }}
        />
      )}
      <PreviewDetails
        article={item.article}
        edits={editsOf(source, entry)}
        onEdit={(change) => {
          preview.edit(entry, change);
        }}
      />
      {!item.hasOriginal && <p className={styles['soft']}>{t('preview.noOriginal')}</p>}
    </>
  );
}

/** The text part by part, as it will be read. */
export function PreviewText({ preview, entry, item, source }: Props) {
  const t = useMessages('library');
  const { article } = item;
  const { hiddenBlocks: leftOut = article.hiddenBlocks, language = article.language } = editsOf(
    source,
    entry,
  );
  return (
    <section className={styles['text']} aria-label={t('preview.text')}>
      <h3 className={styles['heading']}>
        {t('preview.text')}
        <span className={styles['soft']}>
          {leftOut.length === 0
            ? t('preview.allKept')
            : t('preview.leftOut', { count: leftOut.length })}
        </span>
      </h3>
      <BlockList
        text={article.text}
        blocks={article.blocks}
        language={language}
        leftOut={leftOut}
        onChange={(hiddenBlocks) => {
          preview.edit(entry, { hiddenBlocks });
        }}
      />
    </section>
  );
}

function editsOf({ choices }: ImportSource, { place }: PreviewEntry): ArticleEdits {
  return choices?.edits?.[place] ?? {};
}

function Remarks({ item }: { readonly item: LookedArticle }) {
  const t = useMessages('library');
  const format = useFormats();
  const { duplicate, alike, article } = item;
  return (
    <>
      {duplicate && (
        <Callout tone="info">
          <p>
            {t(duplicate.isDeleted ? 'preview.sameAsDeleted' : 'preview.sameAs', {
              title: duplicate.title,
            })}
          </p>
        </Callout>
      )}
      {alike && (
        <Callout tone="info">
          <p>
            {t('preview.alike', {
              share: format.number(Math.floor(alike.share * 100) / 100, { style: 'percent' }),
              title: alike.title,
            })}
          </p>
        </Callout>
      )}
      {article.notes.map((note) => (
        <Note key={note.kind} note={note} />
      ))}
    </>
  );
}

/** What was guessed or repaired; what was left out is shown with the text. */
function Note({ note }: { readonly note: LookedArticle['article']['notes'][number] }) {
  const t = useMessages('library');
  const problems = useMessages('problems');
  if (note.kind === 'page-left-out') return null;
  let words: string;
  if (note.kind === 'encoding') words = t('preview.guessed', { encoding: note.encoding });
  else if (note.kind === 'damaged-characters') words = t('preview.damaged', { count: note.count });
  else words = noteWords(problems, note);
  return (
    <Callout tone="info">
      <p>{words}</p>
    </Callout>
  );
}
