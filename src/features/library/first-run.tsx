import { ClipboardPaste, FileUp, LockKeyhole, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { setMyName } from '#workspace/library.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ARTICLE_FILES } from './article-files.ts';
import { ExampleSentence } from './example-sentence.tsx';
import { FromBrowserButton } from './from-browser-button.tsx';
import styles from './first-run.module.css';
import type { LibraryActs } from './library-screen.tsx';

type Props = {
  readonly acts: LibraryActs;
  readonly onPaste: () => void;
  /** There were articles, but all were deleted. */
  readonly isReturning: boolean;
};

/** Gets a newcomer to the first tagged claim: one press opens a story that is ready to be annotated. */
export function FirstRun({ acts, onPaste, isReturning }: Props) {
  const t = useMessages('library');
  const [isOpening, setIsOpening] = useState(false);

  async function openSample(): Promise<void> {
    setIsOpening(true);
    try {
      await acts.onSample();
    } finally {
      setIsOpening(false);
    }
  }

  return (
    <div className={styles['page']}>
      <PageTitle className={styles['title']}>
        {isReturning ? t('list.allDeleted') : t('first.title')}
      </PageTitle>
      <p className={styles['lead']}>{t('first.text')}</p>
      <ExampleSentence />
      <div className={styles['actions']}>
        <Button
          variant="primary"
          icon={<ScrollText />}
          isDisabled={isOpening}
          onPress={() => void openSample()}
          onHoverStart={acts.onPrepareOpen}
        >
          {isOpening ? t('first.opening') : t('first.sample')}
        </Button>
        <Button
          icon={<ClipboardPaste />}
          onPress={onPaste}
          onHoverStart={acts.onPrepareAdd}
          onFocus={acts.onPrepareAdd}
        >
          {t('first.paste')}
        </Button>
        <FileButton
          icon={<FileUp />}
          accept={ARTICLE_FILES}
          isMultiple
          onPrepare={acts.onPrepareAdd}
          onFiles={acts.onFiles}
        >
          {t('first.file')}
        </FileButton>
        <FromBrowserButton />
      </div>
      <p className={styles['hint']}>
        {t('add.pasteAnywhere', { shortcut: pasteShortcut() })} {t('first.backup')}
      </p>
      <p className={styles['formats']}>{t('add.formats')}</p>
      <p className={styles['private']}>
        <LockKeyhole aria-hidden size={18} />
        <span>{t('first.private')}</span>
      </p>
      <MyName />
    </div>
  );
}

function MyName() {
  const t = useMessages('library');
  const common = useMessages('common');
  const stored = useWorkspace((s) => s.me?.name) ?? '';
  const isDefault = stored === '' || stored === common('me');
  const [name, setName] = useState(isDefault ? '' : stored);
  return (
    <form
      className={styles['name']}
      onSubmit={(event) => {
        event.preventDefault();
        void setMyName(name);
      }}
    >
      <TextField
        label={t('first.name')}
        description={t('first.nameHint')}
        placeholder={common('me')}
        autoComplete="name"
        value={name}
        onChange={setName}
        onBlur={() => void setMyName(name)}
      />
    </form>
  );
}

function pasteShortcut(): string {
  return navigator.platform.startsWith('Mac') ? '⌘V' : 'Ctrl+V';
}
