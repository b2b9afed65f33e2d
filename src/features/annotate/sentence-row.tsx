import { Tag } from 'lucide-react';
import { memo, useState } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import { nextQuote, quoteAt } from '#domain/text/quotes.ts';
import { contains, type Span } from '#domain/text/span.ts';
import { MenuButton, type MenuEntry } from '#ui/menu-button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { AnnotationCard } from './annotation-card.tsx';
import styles from './annotate.module.css';
import { openNow, useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { FindWordsDialog } from './find-words-dialog.tsx';
import { tagSpan } from './tag-acts.ts';
import { useText } from './use-data.ts';
import { visibleBlocks } from '#workspace/visible-blocks.ts';

type Props = {
  readonly span: Span;
  /** Counted from 1. */
  readonly number: number;
  readonly ids: readonly AnnotationId[] | undefined;
};

export const SentenceRow = memo(function SentenceRow({ span, number, ids }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const text = useText();
  const language = useWorkspace((state) => state.open?.article.language);
  const [isFinding, setIsFinding] = useState(false);
  const entries = useTagEntries(span, () => {
    setIsFinding(true);
  });
  return (
    <div className={styles['sentence']}>
      <p dir="auto" lang={language} className={styles['sentenceText']}>
        {text.slice(span.start, span.end)}
      </p>
      <MenuButton
        label={t('list.tagSentence', { number })}
        icon={<Tag />}
        variant="plain"
        entries={entries}
      />
      {ids !== undefined && (
        <div className={styles['sentenceCards']}>
          {ids.map((id) => (
            <AnnotationCard key={id} id={id} />
          ))}
        </div>
      )}
      {isFinding && (
        <FindWordsDialog
          span={span}
          onClose={() => {
            setIsFinding(false);
          }}
        />
      )}
    </div>
  );
});

/** Each label for the quotation in the sentence, if there is one, and for the sentence; and words typed. */
function useTagEntries(span: Span, find: () => void): readonly MenuEntry[] {
  const desk = useDesk();
  const { t } = desk;
  const project = useWorkspace((state) => state.project);
  const labels = project ? enabledLabels(project) : [];
  const quote = quoteIn(span);
  const entries = labels.flatMap((label): readonly MenuEntry[] => {
    const tagPlace = (place: Span) => () => {
      tagSpan(desk, label.id, place);
    };
    const whole: MenuEntry = {
      kind: 'item',
      id: `whole-${label.id}`,
      name: t('list.tagWhole', { label: label.name }),
      onAct: tagPlace(span),
    };
    // A person or source is never a quotation.
    if (!quote || label.entity) return [whole];
    const quoted: MenuEntry = {
      kind: 'item',
      id: `quote-${label.id}`,
      name: t('list.tagQuote', { label: label.name }),
      onAct: tagPlace(quote),
    };
    return [quoted, whole];
  });
  return [
    { kind: 'item', id: 'find', name: t('list.tagFind'), onAct: find },
    { kind: 'separator', id: 'separator' },
    ...entries,
  ];
}

function quoteIn(span: Span): Span | undefined {
  const open = openNow();
  if (!open) return undefined;
  const { text } = open.revision;
  const blocks = visibleBlocks(open);
  const found = quoteAt(text, blocks, span.start) ?? nextQuote(text, blocks, span.start);
  return found && contains(span, found) ? found : undefined;
}
