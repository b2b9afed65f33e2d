import { useState } from 'react';
import type { Span } from '#domain/text/span.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';
import { useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { findWords } from './find-words.ts';
import { tagSpan } from './tag-acts.ts';
import { useText } from './use-data.ts';

type Props = { readonly span: Span; readonly onClose: () => void };

/** Tags words of a sentence by typing them: exact spans without selecting anything. */
export function FindWordsDialog({ span, onClose }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  const text = useText();
  const project = useWorkspace((state) => state.project);
  const [words, setWords] = useState('');
  const found = findWords(text, span, words);
  return (
    <Dialog
      title={t('list.findTitle')}
      closeLabel={common('action.close')}
      onClose={onClose}
      footer={(project ? enabledLabels(project) : []).map((label) => (
        <Button
          key={label.id}
          isDisabled={!found}
          aria-label={t('bar.tagAs', { label: label.name })}
          onPress={() => {
            if (found && tagSpan(desk, label.id, found)) onClose();
          }}
        >
          {label.name}
        </Button>
      ))}
    >
      <blockquote className={styles['sentenceText']} dir="auto">
        {text.slice(span.start, span.end)}
      </blockquote>
      <TextField
        label={t('list.findField')}
        value={words}
        onChange={setWords}
        error={words.trim() !== '' && !found ? t('list.findMissing') : undefined}
      />
    </Dialog>
  );
}
