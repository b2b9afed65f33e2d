import { BookmarkPlus } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button, buttonClass } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { bookmarkletAddress } from '#clipper/bookmarklet-address.ts';
import { receiveKey } from '#clipper/receive-key.ts';
import { useMessages } from '#messages/messages.tsx';
import styles from './browser-dialog.module.css';

type Props = { readonly onClose: () => void };

/** How a page gets from the browser into the library without being saved to a file. */
export function BrowserDialog({ onClose }: Props) {
  const t = useMessages('browser');
  const common = useMessages('common');
  return (
    <Dialog title={t('title')} closeLabel={common('action.close')} onClose={onClose}>
      <div className={styles['ways']}>
        <p>{t('intro')}</p>
        <Way title={t('bookmarklet.title')}>
          <Bookmarklet />
          <p className={styles['hint']}>{t('bookmarklet.selection')}</p>
        </Way>
        <Way title={t('clipper.title')}>
          <p>{t('clipper.steps')}</p>
          <p className={styles['hint']}>{t('clipper.address', { address: appAddress() })}</p>
        </Way>
        <Way title={t('paste.title')}>
          <p>{t('paste.steps')}</p>
        </Way>
      </div>
    </Dialog>
  );
}

function Way(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['way']}>
      <h3 className={styles['title']}>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Bookmarklet() {
  const t = useMessages('browser');
  const address = useBookmarkletAddress();
  const [outcome, setOutcome] = useState<'clicked' | 'copied' | 'notCopied'>();
  // React does not write such an address, for good reasons: here it is what the link is for.
  const setAddress = useCallback(
    (link: HTMLAnchorElement | null) => link?.setAttribute('href', address),
    [address],
  );

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      setOutcome('copied');
    } catch {
      setOutcome('notCopied');
    }
  }

  return (
    <>
      <p>{t('bookmarklet.steps')}</p>
      <p className={styles['actions']}>
        <a
          href={appAddress()}
          ref={setAddress}
          className={buttonClass('primary')}
          onClick={(event) => {
            event.preventDefault();
            setOutcome('clicked');
          }}
        >
          <BookmarkPlus aria-hidden size={18} />
          {t('bookmarklet.link')}
        </a>
        <Button variant="quiet" onPress={() => void copy()}>
          {t('bookmarklet.copy')}
        </Button>
      </p>
      <output className={styles['hint']}>
        {outcome !== undefined && t(`bookmarklet.${outcome}`)}
      </output>
    </>
  );
}

function useBookmarkletAddress(): string {
  const t = useMessages('browser');
  return useMemo(
    () =>
      bookmarkletAddress({
        receiver: `${appAddress()}receive.html`,
        // Without a key each page is asked about.
        key: receiveKey() ?? '',
        words: {
          why: t('copyBox.why'),
          copy: t('copyBox.copy'),
          copied: t('copyBox.copied'),
          close: t('copyBox.close'),
        },
      }),
    [t],
  );
}

/** Of this app, ending in `/`. */
function appAddress(): string {
  return new URL('./', location.href).href;
}
