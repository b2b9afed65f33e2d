import { useDeferredValue, useMemo } from 'react';
import { Virtualizer } from 'virtua';
import { EmptyState } from '#ui/empty-state.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';
import { annotationsBySentence, articleSentences } from './article-sentences.ts';
import { useDesk } from './desk.tsx';
import { SentenceRow } from './sentence-row.tsx';
import { visibleBlocks } from '#workspace/visible-blocks.ts';

/** Longer lists keep only what is in view in the page. */
const MOST_PLAIN = 200;

/** The second route: the article as a list of sentences, each with its annotations and a Tag menu. */
export function SentenceList() {
  const { t } = useDesk();
  const article = useWorkspace((state) => state.open?.article);
  const revision = useWorkspace((state) => state.open?.revision);
  const current = useWorkspace((state) => state.open?.state);
  const layer = useDeferredValue(current);
  const sentences = useMemo(
    () =>
      article && revision
        ? articleSentences(revision.text, visibleBlocks({ article, revision }), article.language)
        : [],
    [article, revision],
  );
  const lists = useMemo(
    () => (layer ? annotationsBySentence(layer, sentences) : undefined),
    [layer, sentences],
  );
  if (sentences.length === 0) return <EmptyState title={t('list.noSentences')} />;
  const rows = sentences.map((span, at) => (
    <SentenceRow key={span.start} span={span} number={at + 1} ids={lists?.get(at)} />
  ));
  return (
    <section aria-label={t('list.label')} className={styles['sentences']}>
      {rows.length > MOST_PLAIN ? (
        <Virtualizer as="ul" item="li">
          {rows}
        </Virtualizer>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.key}>{row}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
