import { type ClipboardEvent, useRef, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { failureWords } from '#parts/failure-words.ts';
import { useAskedClose } from '#parts/use-asked-close.tsx';
import type { ImportOutcome } from '#workspace/import-outcome.ts';
import styles from './dialogs.module.css';
import { type Paste, pasteOf } from './paste-of.ts';

type Props = {
  readonly onAdd: (paste: Paste) => Promise<ImportOutcome | undefined>;
  readonly onClose: () => void;
};

type Failure = ImportOutcome['failed'][number];

export function PasteDialog({ onAdd, onClose }: Props) {
  const t = useMessages('library');
  const common = useMessages('common');
  const problems = useMessages('problems');
  const { text, paste, hint, setText, takePaste } = usePastedText();
  const [isAdding, setIsAdding] = useState(false);
  const [failed, setFailed] = useState<Failure>();
  const holdsWords = text.trim() !== '';
  const { close, question } = useAskedClose(holdsWords, onClose);

  async function add(): Promise<void> {
    setIsAdding(true);
    setFailed(undefined);
    try {
      const outcome = await onAdd(paste);
      const failure = outcome?.failed[0];
      // What was pasted stays here until it is taken.
      if (failure) setFailed(failure);
      else if (outcome) onClose();
    } finally {
      setIsAdding(false);
    }
  }

  return (
    <>
      <Dialog
        size="large"
        title={t('paste.title')}
        closeLabel={common('action.close')}
        onClose={close}
        holdsWords={holdsWords}
        canClose={!isAdding}
        footer={
          <>
            <Button onPress={close} isDisabled={isAdding}>
              {common('action.cancel')}
            </Button>
            <Button
              variant="primary"
              isDisabled={!holdsWords || isAdding}
              onPress={() => void add()}
            >
              {isAdding ? t('paste.working') : t('paste.add')}
            </Button>
          </>
        }
      >
        <TextField
          label={t('paste.field')}
          placeholder={t('paste.placeholder')}
          description={t('paste.hint')}
          rows={12}
          value={text}
          onChange={setText}
          onPaste={takePaste}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- The dialog is there for this one field.
          autoFocus
        />
        {hint !== undefined && <p className={styles['hint']}>{t(`paste.${hint}`)}</p>}
        {failed && (
          <Callout tone="error">
            <p>{failureWords(problems, failed)}</p>
          </Callout>
        )}
      </Dialog>
      {question}
    </>
  );
}

/** Keeps the formatting of a paste as long as the text stays as it was pasted. */
function usePastedText() {
  const [text, setText] = useState('');
  const [rich, setRich] = useState<{ readonly html: string; readonly text: string }>();
  // The paste event comes before the field's own change: the text it leads to is not known yet.
  const coming = useRef<string>(undefined);

  function change(next: string): void {
    setText(next);
    if (coming.current !== undefined) {
      setRich({ html: coming.current, text: next });
      coming.current = undefined;
    }
  }

  function takePaste(event: ClipboardEvent): void {
    const pasted = pasteOf(event.clipboardData);
    const replacesAll = text.trim() === '';
    coming.current = replacesAll ? pasted?.html : undefined;
  }

  const isUntouched = rich !== undefined && rich.text === text;
  const paste: Paste = isUntouched ? { text, html: rich.html } : { text };
  const hint = rich === undefined || text === '' ? undefined : isUntouched ? 'rich' : 'plain';
  return { text, paste, hint, setText: change, takePaste } as const;
}
