import { useEffect, useState } from 'react';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { ArticleId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useMessages } from '#messages/messages.tsx';
import { readArticleText, setHiddenBlocks } from '#workspace/change-article.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { BlockList } from './block-list.tsx';
import styles from './dialogs.module.css';

type Props = { readonly articleId: ArticleId; readonly onClose: () => void };

/** An article of the library part by part: what was left out of it can be brought back, at any time. */
export function LeftOutDialog({ articleId, onClose }: Props) {
  const t = useMessages('library');
  const common = useMessages('common');
  const article = useWorkspace(
    (s) => s.articles.find((summary) => summary.article.id === articleId)?.article,
  );
  return (
    <Dialog
      size="large"
      title={t('parts.title')}
      closeLabel={common('action.close')}
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {common('action.close')}
        </Button>
      }
    >
      {article && <Parts article={article} />}
    </Dialog>
  );
}

function Parts({ article }: { readonly article: Article }) {
  const t = useMessages('library');
  const revision = useText(article);
  const [first] = useState(article.hiddenBlocks);
  const { id, hiddenBlocks } = article;
  if (revision === 'missing') return <p>{t('parts.missing')}</p>;
  if (!revision) return null;
  const isChanged = first.join(' ') !== hiddenBlocks.join(' ');
  return (
    <>
      <div className={styles['intro']}>
        <p className={styles['articleTitle']} dir="auto">
          {article.title}
        </p>
        <p className={styles['hint']}>
          {hiddenBlocks.length === 0
            ? t('parts.nothing')
            : t('parts.count', { count: hiddenBlocks.length })}{' '}
          {t('parts.keepsAnnotations')}
        </p>
        {isChanged && (
          <div>
            <Button onPress={() => void setHiddenBlocks(id, first)}>{t('parts.undoAll')}</Button>
          </div>
        )}
      </div>
      <BlockList
        text={revision.text}
        blocks={revision.blocks}
        language={article.language}
        leftOut={hiddenBlocks}
        onChange={(leftOut) => void setHiddenBlocks(id, leftOut)}
      />
    </>
  );
}

function useText(article: Article): TextRevision | 'missing' | undefined {
  const [revision, setRevision] = useState<TextRevision | 'missing'>();
  const { textHash } = article;
  useEffect(() => {
    let isWanted = true;
    async function read(): Promise<void> {
      const found = await readArticleText(textHash);
      if (isWanted) setRevision(found ?? 'missing');
    }
    void read();
    return () => {
      isWanted = false;
    };
  }, [textHash]);
  return revision;
}
